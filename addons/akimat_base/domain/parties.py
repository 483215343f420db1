"""Who is kept apart from which step: nobody gains by his own act.

Step → fields (words) of the record that name people who may not take it.
"""

from __future__ import annotations

# A substitution is confirmed by neither of its two parties, nor by who entered it.
SUBSTITUTION = {"confirm": "principal_id substitute_id create_uid"}
