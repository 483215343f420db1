"""From what day an appeal stands registered, and whether it names its author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.akimat_base.domain.refusal import Refusal

# The office asks to have these put right; none of them lets it refuse the paper, APPC art. 63(2), 64(1), 64(6).
NAME, ADDRESS, SUBSTANCE, SIGNATURE, NUMBER = "name", "address", "substance", "signature", "number"
SIGNED = frozenset({"handwritten", "eds", "confirmed"})


@dataclass(frozen=True)
class Content:
    """What the paper says about its author and its substance."""

    name: str
    address: str
    email: str
    text: str
    signature: str
    is_entity: bool
    bin: str
    attached: bool = False


def defects(content: Content) -> tuple[str, ...]:
    """What of the obligatory content is missing (APPC art. 63(2)), in the order of the article.

    >>> defects(Content("", "Abay 1", "", "Light", "handwritten", False, ""))
    ('name',)
    >>> defects(Content("Water LLP", "Abay 1", "", "Light", "none", True, "980940001419"))
    ('signature',)
    """
    missing = []
    if not content.name.strip():
        missing.append(NAME)
    if content.is_entity and not content.bin:
        missing.append(NUMBER)
    if not (content.address.strip() or content.email.strip()):
        missing.append(ADDRESS)
    if not (content.text.strip() or content.attached):
        missing.append(SUBSTANCE)
    if content.signature not in SIGNED:
        missing.append(SIGNATURE)
    return tuple(missing)


def arrival_day(day: date, hour: float, day_ends_at: float) -> date:
    """The day an arrival counts for: after the working day it is the next day's (APPC art. 64(3)).

    Days off are the calendar's business, not of this function.

    >>> arrival_day(date(2026, 6, 1), 17.5, 18.0), arrival_day(date(2026, 6, 1), 18.5, 18.0)
    (datetime.date(2026, 6, 1), datetime.date(2026, 6, 2))
    """
    return day + timedelta(days=1) if hour > day_ends_at else day


def normalised(words: str) -> str:
    """A name or a subject as it is compared: one case, one kind of spaces, no punctuation.

    >>> normalised(" Ахметов  А.Б. "), normalised("АХМЕТОВ А Б")
    ('ахметов а б', 'ахметов а б')
    """
    return " ".join(re.findall(r"\w+", (words or "").lower()))


def applicant_key(iin: str, bin_number: str, name: str) -> str:
    """What tells one applicant from another: the number where there is one, else the name as it is written.

    >>> applicant_key("", "980940001419", "Water"), applicant_key("", "", "Ахметов А.")
    ('bin:980940001419', 'name:ахметов а')
    """
    if bin_number:
        return f"bin:{bin_number}"
    if iin:
        return f"iin:{iin}"
    name = normalised(name)
    return f"name:{name}" if name else ""


def refuse_arrival(received: date | None, registered: date) -> Refusal | None:
    """An appeal cannot be registered before it arrived."""
    if received and received > registered:
        return Refusal("received_after_registration", received=received, registered=registered)
    return None
