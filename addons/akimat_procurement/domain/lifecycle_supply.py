"""The lives of a supply request and of the handover act by which it is issued."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

DRAFT, NEW, AGREED, APPROVED, IN_WORK = "draft", "new", "agreed", "approved", "in_work"
TO_BUY, ISSUED, CONFIRMED, REJECTED, CANCELLED = "to_buy", "issued", "confirmed", "rejected", "cancelled"
# What still waits for somebody's step.
OPEN = (NEW, AGREED, APPROVED, IN_WORK, TO_BUY, ISSUED)
# What has been asked for and not yet handed over: it counts against the norm together with what was issued.
PROMISED = (AGREED, APPROVED, IN_WORK, TO_BUY)

# Who may give less than was asked for, before he decides: state → roles.
MAY_REDUCE = {NEW: frozenset({"unit_head", "superior"}), AGREED: frozenset({"affairs", "office_head"})}

# Who acts: requester - who asks; unit_head - the head of his unit; superior - the akim, the head of the
# office or his deputy, where the head of the unit himself asks; affairs - the head of the servicing
# organisation; office_head - the akim, the head of the office or his deputy; storekeeper - who keeps the store of
# the servicing organisation; receiver - who signed for the goods; system - the consequence of a signature.
SUPPLY_REQUEST = TransitionTable(
    transition("submit", "draft", "new", "requester"),
    transition("agree", "new", "agreed", "unit_head superior"),
    transition("approve", "agreed", "approved", "affairs office_head"),
    transition("take", "approved", "in_work", "storekeeper"),
    transition("buy", "in_work", "to_buy", "storekeeper"),
    transition("resume", "to_buy", "in_work", "storekeeper"),
    transition("issue", "in_work", "issued", "storekeeper"),
    transition("confirm", "issued", "confirmed", "requester receiver"),
    transition("reject", "new", "rejected", "unit_head superior"),
    transition("reject", "agreed", "rejected", "affairs office_head"),
    transition("cancel", "draft new agreed approved", "cancelled", "requester"),
    transition("cancel", "in_work to_buy", "cancelled", "affairs office_head"),
)

SUPPLY_ISSUE = TransitionTable(
    transition("hand_over", "draft", "handed_over", "storekeeper"),
    transition("receive", "handed_over", "received", "receiver"),
)
