"""The lives of an estimate, a unit's need and a procurement plan."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

# Who acts: finance - the finance officer; head_of_office - the head of the office or who acts for him;
# procurer - the procurement officer; author - who wrote the need; unit_head - the head of his unit;
# system - the consequence of another record.
ESTIMATE = TransitionTable(
    transition("submit", "draft", "submitted", "finance"),
    transition("return", "submitted", "draft", "head_of_office finance"),
    transition("approve", "submitted", "approved", "head_of_office"),
    transition("supersede", "approved", "changed", "system"),
)

NEED = TransitionTable(
    transition("submit", "draft", "submitted", "author unit_head"),
    transition("submit", "returned", "submitted", "author unit_head"),
    transition("accept", "submitted", "accepted", "procurer"),
    transition("return", "submitted", "returned", "procurer finance"),
)

PLAN = TransitionTable(
    transition("submit", "draft", "submitted", "procurer"),
    transition("agree", "submitted", "agreed", "finance"),
    transition("approve", "agreed", "approved", "head_of_office"),
    transition("return", "submitted agreed", "draft", "finance head_of_office"),
    transition("supersede", "approved", "changed", "system"),
)
