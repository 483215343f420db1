"""The life of an appeal and of the hearing before a decision against the applicant."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

DRAFT, REGISTERED, REVIEW, EXTENDED = "draft", "registered", "review", "extended"
ANSWERED, FORWARDED, RETURNED = "answered", "forwarded", "returned"
WITHDRAWN, TERMINATED, CLOSED = "withdrawn", "terminated", "closed"

# The applicant waits for something from us.
OPEN = (REGISTERED, REVIEW, EXTENDED)
ENDED = (FORWARDED, RETURNED, WITHDRAWN, TERMINATED, CLOSED)

# Who acts: clerk - the general department; leader - akim, deputies and heads of the office; executor - whom a
# leader's resolution names; system - the consequence of another record (an answer that was sent, a public form).
# The official complained of has no role at all.
APPEAL = TransitionTable(
    transition("register", "draft", "registered", "clerk system"),
    transition("assign", "registered", "review", "leader"),
    transition("forward", "registered review extended", "forwarded", "clerk leader"),
    transition("extend", "review", "extended", "leader"),
    transition("return", "registered review", "returned", "leader"),
    transition("withdraw", "registered review extended", "withdrawn", "clerk system"),
    transition("terminate", "registered review extended", "terminated", "leader"),
    transition("answer", "review extended", "answered", "leader system"),
    transition("close", "answered", "closed", "leader"),
)

HEARING = TransitionTable(
    transition("tell", "draft", "told", "executor leader clerk"),
    transition("object", "told", "objected", "executor leader clerk"),
    transition("hold", "told objected", "held", "executor leader"),
    transition("sign", "held", "done", "executor leader"),
    transition("finish", "told objected", "done", "executor leader"),
)
