"""The lives of a competition, an application to it, a score sheet, an appointment and a place in the reserve."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

OPENED, ANNOUNCED, RECEIVING = "opened", "announced", "receiving"
ADMISSION, INTERVIEW, DECIDED, CLOSED, FAILED = "admission", "interview", "decided", "closed", "failed"
# While these last, a paper of a candidate may come.
OPEN_STATES = (ANNOUNCED, RECEIVING)
# While these last, the composition of the commission may still change by an order.
CHANGEABLE = (ANNOUNCED, RECEIVING, ADMISSION)
# While these last, the posts of the competition are nobody else's.
UNDECIDED = (ANNOUNCED, RECEIVING, ADMISSION, INTERVIEW)
RUNNING = (ANNOUNCED, RECEIVING, ADMISSION, INTERVIEW, DECIDED)

FILED, ADMITTED, REFUSED, WITHDRAWN = "filed", "admitted", "refused", "withdrawn"
WINNER, RESERVE, NOT_SELECTED = "winner", "reserve", "not_selected"
DECISIONS = (REFUSED, WINNER, RESERVE, NOT_SELECTED)

# Who acts: hr - the personnel service; secretary - the secretary of the commission; member - who filled in the
# sheet; akim - the akim or who acts for him; system - the day of a term, or the consequence of another record.
COMPETITION = TransitionTable(
    transition("announce", "opened", "announced", "hr"),
    transition("receive", "announced", "receiving", "hr system"),
    transition("check", "receiving", "admission", "hr system"),
    transition("interview", "admission", "interview", "hr"),
    transition("decide", "interview", "decided", "hr secretary system"),
    transition("close", "decided", "closed", "hr"),
    transition("fail", "announced receiving admission interview", "failed", "hr system"),
)

APPLICATION = TransitionTable(
    transition("admit", "filed", "admitted", "hr"),
    transition("refuse", "filed", "refused", "hr system"),
    transition("reconsider", "admitted refused", "filed", "hr"),
    transition("withdraw", "filed admitted", "withdrawn", "hr"),
    transition("win", "admitted", "winner", "system"),
    transition("reserve", "admitted", "reserve", "system"),
    transition("pass_over", "admitted", "not_selected", "system"),
)

SCORE = TransitionTable(
    transition("hand_in", "draft", "handed_in", "member"),
    transition("recuse", "draft", "recused", "member"),
)

APPOINTMENT = TransitionTable(
    transition("agree", "draft", "agreed", "hr akim"),
    transition("sign", "agreed", "signed", "system"),
    transition("act", "signed", "acted", "hr system"),
    transition("cancel", "draft agreed", "cancelled", "hr"),
)

RESERVE_PLACE = TransitionTable(
    transition("use", "included", "used", "system"),
    transition("expire", "included", "expired", "system"),
    transition("remove", "included", "removed", "hr"),
)
