"""The lives of a reception schedule, a slot and a reception card."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

# States in which the citizen has a place with a leader, and those in which he has been received.
WAITING = ("requested", "to_cure")
PLACED = ("booked", "arrived")
RECEIVED = ("received", "card_done", "on_control", "closed")

# Who acts: approver - the akim or the head of the office; officer - who keeps schedule and bookings; host - the
# leader who receives, or who substitutes him at receptions; system - the consequence of another record, or the
# citizen's own step on the public pages.
SCHEDULE = TransitionTable(
    transition("approve", "draft", "approved", "approver"),
    transition("cancel", "draft approved", "cancelled", "approver"),
)

SLOT = TransitionTable(
    transition("book", "free", "booked", "system"),
    transition("release", "booked", "free", "system"),
    transition("hold", "booked", "held", "system"),
    transition("miss", "booked", "missed", "system"),
    transition("cancel", "free booked", "cancelled", "officer system"),
)

CARD = TransitionTable(
    transition("register", "draft", "requested", "officer host system"),
    transition("ask_to_cure", "requested", "to_cure", "officer"),
    transition("cured", "to_cure", "requested", "officer"),
    transition("send_back", "to_cure", "returned", "officer"),
    transition("book", "requested", "booked", "officer system"),
    transition("unbook", "booked", "requested", "officer system"),
    transition("walk_in", "requested", "arrived", "officer host"),
    transition("arrive", "booked", "arrived", "officer host"),
    transition("miss", "booked", "missed", "officer host"),
    transition("ask_again", "missed", "requested", "officer"),
    transition("receive", "arrived", "received", "host"),
    transition("finish", "received", "card_done", "officer host"),
    transition("control", "received", "on_control", "officer host system"),
    transition("close", "card_done", "closed", "officer"),
    transition("close", "on_control", "closed", "system"),
    transition("cancel", "requested to_cure booked", "cancelled", "officer system"),
    transition("annul", "requested to_cure", "annulled", "officer"),
)
