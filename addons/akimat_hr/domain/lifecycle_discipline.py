"""Life of a disciplinary case and of the suspensions of its term.

The commission's proposal, the signature of the order and the end of a sanction come from other records and
days: those steps are the system's.
"""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

DISCIPLINARY_CASE = TransitionTable(
    transition("open", "draft", "opened", "hr"),
    transition("ask_explanation", "opened", "explanation", "hr"),
    transition("put_before", "explanation", "hearing", "secretary"),
    transition("propose", "hearing", "proposed", "system"),
    # Rejected or put off by the commission, or its session was cancelled: it may be put before it again.
    transition("put_off", "hearing", "explanation", "system hr"),
    transition("confirm", "proposed", "confirmed", "head"),
    # Contract staff under labour law: the official who hires decides without a commission.
    transition("decide", "explanation", "confirmed", "authority"),
    transition("order", "confirmed", "ordered", "system"),
    transition("lift", "ordered", "lifted", "authority system"),
    transition("expire", "ordered", "expired", "system"),
    transition("withdraw", "draft", "closed", "hr"),
    # A sanction that a court, a higher official or the annulled order itself has undone never was: it repeats nothing.
    transition("quash", "ordered lifted expired", "quashed", "authority system"),
    transition("close", "opened explanation hearing proposed confirmed", "closed", "head authority system"),
)

SUSPENSION = TransitionTable(
    transition("confirm", "proposed", "confirmed", "hr"),
    transition("reject", "proposed confirmed", "rejected", "hr"),
)
