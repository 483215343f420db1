"""Whether an appeal repeats an earlier one: the same applicant on the same matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .registration import normalised


@dataclass(frozen=True)
class Matter:
    """What of an appeal repeat detection looks at; ``topic`` is 0 when none is chosen."""

    id: int
    topic: int
    subject: str


def repeats(new: Matter, earlier: Iterable[Matter]) -> list[int]:
    """Ids of the earlier appeals of this applicant on the same topic or under the same subject, latest first.

    >>> light = Matter(3, 7, "Street light")
    >>> repeats(light, [Matter(1, 7, "Lamp"), Matter(2, 0, "street  LIGHT!"), Matter(4, 8, "Water")])
    [2, 1]
    """
    subject = normalised(new.subject)
    found = [
        other.id
        for other in earlier
        if other.id != new.id
        and ((new.topic and other.topic == new.topic) or (subject and normalised(other.subject) == subject))
    ]
    return sorted(found, reverse=True)
