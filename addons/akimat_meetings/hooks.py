"""What uninstalling does besides data files."""

from odoo.tools import SQL

# Lines that hold an attendance go before the attendance; the rest goes with its session or body.
_TABLES = ("akimat_session_vote", "akimat_session_recusal", "akimat_session", "akimat_session_series", "akimat_body")


def uninstall(env):
    """Empty the tables before the data they point at is removed; minutes stay in document flow, people stay.

    Tasks about sessions would hold the kind of task of this addon.
    """
    env.cr.execute("DELETE FROM ir_model_data WHERE module = 'akimat_meetings' AND model = 'res.partner'")
    env.cr.execute("DELETE FROM mail_activity WHERE res_model LIKE 'akimat.session%'")
    env.cr.execute("UPDATE akimat_document SET session_id = NULL WHERE session_id IS NOT NULL")
    # The day and the explanation of a term are kept with the paper; the row of the norm goes with the addon.
    env.cr.execute(
        "UPDATE akimat_document SET norm_id = NULL WHERE norm_id IN"
        " (SELECT res_id FROM ir_model_data WHERE module = 'akimat_meetings' AND model = 'akimat.norm')"
    )
    for table in _TABLES:
        env.cr.execute(SQL("DELETE FROM %s", SQL.identifier(table)))
