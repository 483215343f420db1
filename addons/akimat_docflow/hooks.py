"""What installing and uninstalling do besides data files."""

from odoo.tools import SQL


def uninstall(env):
    """Empty the tables before the data they point at is removed, and leave people and organisations in place.

    Correspondents (of the demo office, say) belong to the database once they are there. The documents go with
    the tables; their tasks would hold the kind of task of this addon.
    """
    kept = ("res.partner", "akimat.duty")
    env.cr.execute(SQL("DELETE FROM ir_model_data WHERE module = 'akimat_docflow' AND model IN %s", kept))
    env.cr.execute("DELETE FROM mail_activity WHERE res_model LIKE 'akimat.%'")
    env.cr.execute("UPDATE akimat_document SET reply_to_id = NULL, case_id = NULL")
    env.cr.execute("UPDATE akimat_resolution SET parent_id = NULL")
    env.cr.execute("DELETE FROM akimat_resolution")
    env.cr.execute("DELETE FROM akimat_document")
