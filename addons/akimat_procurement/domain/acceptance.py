"""What may be accepted under a contract: within its quantity, with a reason for what is rejected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal

EPSILON = 1e-6


@dataclass(frozen=True)
class Delivered:
    """One line: ``ordered`` by the contract, ``before`` accepted by earlier acts, the rest is of this delivery."""

    name: str
    ordered: float
    before: float
    delivered: float
    accepted: float
    reason: str = ""


def refuse_lines(lines: Iterable[Delivered]) -> Refusal | None:
    """Why these lines cannot be accepted, or None; every line at fault is named.

    >>> refuse_lines([Delivered("Paper", 10, 4, 6, 6)]) is None
    True
    >>> refuse_lines([Delivered("Paper", 10, 4, 7, 7)]).code
    'over_contract'
    >>> refuse_lines([Delivered("Paper", 10, 0, 6, 5)]).code
    'no_reject_reason'
    """
    lines = list(lines)
    if not any(line.delivered > EPSILON for line in lines):
        return Refusal("nothing_delivered")
    checks = (
        ("accepted_not_delivered", lambda line: line.accepted > line.delivered + EPSILON or line.accepted < 0),
        ("over_contract", lambda line: line.accepted + line.before > line.ordered + EPSILON),
        ("no_reject_reason", lambda line: line.accepted < line.delivered - EPSILON and not line.reason.strip()),
    )
    for code, is_wrong in checks:
        if wrong := tuple(line for line in lines if is_wrong(line)):
            return Refusal(code, lines=wrong)
    return None


def days_late(due: date | None, delivered: date) -> int:
    """Calendar days by which the delivery is late: those for which a penalty is counted.

    >>> days_late(date(2026, 6, 1), date(2026, 6, 4))
    3
    >>> days_late(date(2026, 6, 4), date(2026, 6, 1))
    0
    """
    return max((delivered - due).days, 0) if due else 0
