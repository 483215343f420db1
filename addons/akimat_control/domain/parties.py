"""Who is kept apart from which step of control: nobody gains by his own act.

Step → fields (words) of the record that name people who may not take it.
"""

from __future__ import annotations

# Control is ended by whoever gave the task or was charged with control, never by those who carry it out.
ASSIGNMENT = {"remove conclude": "lead_user_id co_executor_ids"}

# Who asks for a later term does not move it.
EXTENSION = {"approve grant": "requested_by"}

# The memo is put before the giver by the control unit; who wrote it does not decide on it.
MEMO = {"decide": "author_id"}
