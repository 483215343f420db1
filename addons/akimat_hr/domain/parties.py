"""Who is kept apart from which step of the personnel service: nobody gains by his own act.

Step → fields (words) of the record that name people who may not take it.
"""

from __future__ import annotations

# Who entered or submitted a staffing table does not approve it.
STAFFING_TABLE = {"approve": "submitted_by_id create_uid"}

# A candidate, or whom he is related to, neither runs his competition nor takes over its decision.
COMPETITION = {
    step: "candidate_user_ids" for step in ("announce", "receive", "check", "interview", "decide", "close", "fail")
}

# Neither a candidate nor who is related to him decides on his application (Law on the civil service, art. 51).
APPLICATION = {step: "own_user_ids conflict_user_ids" for step in ("admit", "refuse", "reconsider", "withdraw")}

# Nobody appoints himself, nor agrees to it, nor puts himself in office.
APPOINTMENT = dict.fromkeys(("agree", "act", "cancel"), "own_user_ids")

# Nobody takes himself out of the reserve, nor keeps himself in it.
RESERVE_PLACE = {"remove": "own_user_ids"}

# The employee takes no step in his own case but the explanation; who opened it, or discovered the offence, does not
# decide on it, nor puts it before the commission as its chair or secretary (Law on the civil service, art. 45).
_EMPLOYEE = "employee_id.user_id"
DISCIPLINARY_CASE = {
    **dict.fromkeys(("open", "ask_explanation", "put_off", "withdraw", "quash"), _EMPLOYEE),
    "put_before": f"{_EMPLOYEE} opened_by_id",
    "close": f"{_EMPLOYEE} opened_by_id",
    "confirm": f"{_EMPLOYEE} opened_by_id informer_id",
    "decide": f"{_EMPLOYEE} opened_by_id",
    "lift": f"{_EMPLOYEE} opened_by_id",
}

# The employee of a case does not count the days that move its term.
SUSPENSION = {"confirm": "case_id.employee_id.user_id", "reject": "case_id.employee_id.user_id"}
