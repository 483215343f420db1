"""Who is kept apart from which step: nobody gains by his own act.

Step → fields (words) of the record that name people who may not take it.
"""

from __future__ import annotations

# A registration is not annulled by who made it alone, nor a signed paper by who signed it.
DOCUMENT = {"annul": "reg_user_id signed_by_id"}

# The lawyer, finance and translator visa what others drafted.
VISA_OF_OTHERS = frozenset({"lawyer", "finance", "translator"})
