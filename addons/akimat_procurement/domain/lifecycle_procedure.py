"""The life of a procurement procedure."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

RUNNING = ("prepared", "announced", "bids", "opened", "evaluated", "protocol")

# Who acts: procurer - the procurement officer; chair - the chair of the commission, or who stands for him;
# first_head - the akim or the head of the office, who decides personally on a direct purchase;
# head_of_office - the head of the office; system - the consequence of another record.
PROCEDURE = TransitionTable(
    transition("announce", "prepared", "announced", "procurer"),
    transition("receive", "announced", "bids", "procurer"),
    transition("open", "bids", "opened", "procurer chair"),
    transition("evaluate", "opened", "evaluated", "chair"),
    transition("protocol", "evaluated", "protocol", "chair"),
    transition("decide", "prepared", "protocol", "first_head"),
    transition("reopen", "protocol", "opened", "system"),
    transition("contract", "protocol", "contracted", "system"),
    transition("fail", "bids opened evaluated protocol", "failed", "procurer chair"),
    transition("cancel", "prepared announced bids opened evaluated protocol", "cancelled", "head_of_office"),
)
