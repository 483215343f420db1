"""Life of a staffing table: the personnel service prepares it, the leader whom the akimat names approves it.

The days on which an approved table comes into force and the former one ends belong to the system.
"""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

STAFFING_TABLE = TransitionTable(
    transition("submit", "draft", "submitted", "hr"),
    transition("send_back", "submitted", "draft", "approver"),
    transition("approve", "submitted", "approved", "approver"),
    transition("enforce", "approved", "in_force", "system"),
    transition("archive", "in_force", "archived", "system"),
)
