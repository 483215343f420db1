"""The lives of an assignment and of what belongs to it, and of the report on executive discipline."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

DRAFT, IN_PROGRESS, REPORTED, DONE, CANCELLED = "draft", "in_progress", "reported", "done", "cancelled"
ON_CONTROL = (IN_PROGRESS, REPORTED)

# Who acts: inspector - the organisation-control unit; giver - who gave the task; controller - whom the
# giver charged with control; akim - the akim or who acts for him; leader - akim, deputies and heads of the
# office; lead - the lead executor; lead_head - the head of the lead's unit; co_executor; system - the
# consequence of another record. A running substitute has the role of the person he stands for.
ASSIGNMENT = TransitionTable(
    transition("assign", "draft", "in_progress", "inspector giver akim system"),
    transition("report", "in_progress", "reported", "lead"),
    transition("return", "reported", "in_progress", "inspector giver controller akim"),
    transition("remove", "reported", "done", "giver controller akim"),
    transition("conclude", "in_progress", "done", "giver controller akim"),
    transition("cancel", "draft", "cancelled", "inspector giver akim system"),
    transition("cancel", "in_progress reported", "cancelled", "giver controller akim system"),
)

EXTENSION = TransitionTable(
    transition("request", "draft", "requested", "lead lead_head"),
    transition("approve", "requested", "approved", "giver controller akim"),
    transition("reject", "draft requested", "rejected", "giver controller akim system"),
    transition("grant", "draft", "approved", "giver controller akim"),
)

REPORT = TransitionTable(
    transition("accept", "submitted", "accepted", "system"),
    transition("return", "submitted", "returned", "system"),
)

CONTRIBUTION = TransitionTable(
    transition("deliver", "requested not_delivered", "delivered", "co_executor"),
    transition("accept", "delivered", "accepted", "lead"),
    transition("send_back", "delivered", "requested", "lead"),
    transition("miss", "requested", "not_delivered", "system"),
    transition("reopen", "not_delivered", "requested", "system"),
)

INTERIM = TransitionTable(
    transition("submit", "expected", "submitted", "lead"),
    transition("send_back", "submitted", "expected", "inspector giver controller akim"),
    transition("drop", "expected", "dropped", "system"),
)

MEMO = TransitionTable(
    transition("visa", "draft", "visaed", "system"),
    transition("rework", "visaed", "draft", "inspector"),
    transition("send", "visaed", "sent", "inspector"),
    transition("decide", "sent", "decided", "giver controller akim"),
    transition("close", "draft visaed sent", "closed", "system"),
)

DISCIPLINE_REPORT = TransitionTable(
    transition("sign", "draft", "signed", "author control_head"),
    transition("rework", "signed", "draft", "author control_head"),
    transition("send", "signed", "sent", "author control_head"),
)
