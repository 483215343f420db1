"""Who is kept apart from which step of appeals and receptions: nobody gains by his own act.

Step → fields (words) of the record that name people who may not take it.
"""

from __future__ import annotations

# Who answers the applicant neither gives himself more time nor removes his own answer from control.
APPEAL = {"extend": "executor_id co_executor_ids", "close": "executor_id co_executor_ids"}

# What a citizen complains of is neither cancelled nor decided by whom he complains of.
CARD = dict.fromkeys(
    ("ask_to_cure", "send_back", "cancel", "annul", "receive", "finish", "control", "close"), "accused_user_ids"
)
