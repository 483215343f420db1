"""The life of an acceptance act."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

DRAFT, SIGNING, APPROVED, PAID = "draft", "signing", "approved", "paid"
ACCEPTED = (APPROVED, PAID)

# Who acts: storekeeper and procurer - who receive; commission - its members; office_head - the akim, the head of
# the office or his deputy; finance - the finance officer;
# system - the consequence of a reversed payment.
ACCEPTANCE = TransitionTable(
    transition("submit", "draft", "signing", "storekeeper procurer"),
    transition("return", "signing", "draft", "commission office_head"),
    transition("approve", "signing", "approved", "office_head"),
    transition("pay", "approved", "paid", "finance"),
    transition("unpay", "paid", "approved", "system"),
)
