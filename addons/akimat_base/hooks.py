"""What installing and uninstalling needs beyond data files."""

import logging

from odoo.tools import SQL

_logger = logging.getLogger(__name__)

KEPT = ("res.company", "res.partner", "res.users", "hr.department", "hr.employee")


def post_init(env):
    """An empty database begins with the first-run assistant, and without a password that everybody knows."""
    env["akimat.setup"]._offer()
    if not env.ref("base.module_akimat_base").demo and env["res.users"]._akimat_close_known_password():
        _logger.warning(
            "The administrator's password was one that everybody knows; now it is a random one. `./akimat run` and"
            " `./akimat serve` print a new one; elsewhere set one in Odoo's shell."
        )


def uninstall(env):
    """Leave people and organisations in place, and take the append-only function away.

    Companies, accounts and employee cards (of the demo office, say) belong to the database once
    they are there; other records point at them. The audit table takes its triggers along.
    """
    env.cr.execute(SQL("DELETE FROM ir_model_data WHERE module = 'akimat_base' AND model IN %s", KEPT))
    env.cr.execute("DROP FUNCTION IF EXISTS akimat_audit_entry_is_append_only() CASCADE")
