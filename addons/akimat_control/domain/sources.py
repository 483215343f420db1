"""The directory of control sources: who can give an assignment, of what level, counted from what day.

Kentau Reglament p. 29 lists the sources; Government Reglament p. 170 the categories of today.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import norm_codes as codes

HIGHER, CITY, OFFICE = "higher", "city", "office"
LEVELS = (HIGHER, CITY, OFFICE)

VERY_URGENT, URGENT, EXPEDITE, ORDINARY = "very_urgent", "urgent", "expedite", "ordinary"
RECEIPT, SIGNING = "receipt", "signing"


@dataclass(frozen=True)
class Source:
    """One line of the directory.

    ``ordinary``, ``urgent`` and ``very_urgent`` are the norms of an assignment that states no term;
    ``base`` is the day the term runs from; ``closed_by_answer`` asks for the answer sent to the
    giver before control ends.
    """

    code: str
    level: str
    ordinary: str = codes.NO_TERM
    urgent: str = codes.URGENT
    very_urgent: str = codes.VERY_URGENT
    base: str = RECEIPT
    closed_by_answer: bool = False

    def norm_for(self, urgency: str) -> str:
        """The code of the norm for an assignment of this source with the mark ``urgency``."""
        if urgency == VERY_URGENT:
            return self.very_urgent
        if urgency in (URGENT, EXPEDITE):
            return self.urgent
        return self.ordinary


def _higher(code: str, ordinary: str = codes.NO_TERM, **rules) -> Source:
    return Source(code, HIGHER, ordinary, **rules)


def _akim(code: str, level: str) -> Source:
    return Source(code, level, codes.AKIM, urgent=codes.AKIM_URGENT)


SOURCES = {
    source.code: source
    for source in (
        _higher("president", codes.ADMINISTRATION, closed_by_answer=True),
        _higher("administration", codes.ADMINISTRATION, closed_by_answer=True),
        _higher("parliament"),
        _higher("government"),
        _higher("pm", codes.PM, closed_by_answer=True),
        _higher(
            "pm_operative",
            codes.PM_OPERATIVE,
            urgent=codes.PM_OPERATIVE,
            very_urgent=codes.PM_OPERATIVE,
            base=SIGNING,
            closed_by_answer=True,
        ),
        _higher("deputy_pm", codes.PM),
        _higher("pm_office", codes.PM, closed_by_answer=True),
        _higher("ministry"),
        _higher("oblast_akim"),
        _higher("oblast_akimat"),
        _higher("oblast_maslikhat"),
        _akim("city_akim", CITY),
        Source("city_akimat", CITY),
        Source("city_maslikhat", CITY),
        _akim("deputy_akim", CITY),
        Source("head_of_office", OFFICE),
        _higher("deputy_inquiry"),
        _higher("prosecutor"),
        _higher("court"),
        _higher("audit"),
        Source("minutes", CITY),
        Source("appeal", CITY),
        Source("own", OFFICE),
        Source("other", OFFICE),
    )
}


# Duty → the source of the tasks that its holder gives of himself, the highest first.
GIVERS = {
    "akim": "city_akim",
    "first_deputy": "deputy_akim",
    "deputy": "deputy_akim",
    "head_of_office": "head_of_office",
    "office_deputy_head": "head_of_office",
}


def source_of_author(duty_kinds: frozenset[str]) -> str:
    """The source of an assignment that an officer of the office gives of himself, by the duties he holds.

    >>> source_of_author(frozenset({"deputy", "lawyer"}))
    'deputy_akim'
    >>> source_of_author(frozenset({"unit_head"}))
    'own'
    """
    return next((source for kind, source in GIVERS.items() if kind in duty_kinds), "own")


# What the letters of a correspondent are when they are put on control, by its level.
_BY_CORRESPONDENT = {
    "administration": "administration",
    "pm_office": "pm_office",
    "parliament": "parliament",
    "ministry": "ministry",
    "regional_body": "oblast_akimat",
    "maslikhat": "city_maslikhat",
}


def source_of_correspondent(level: str) -> str | bool:
    """The control source of letters from a correspondent of ``level``; False when the level gives none.

    >>> source_of_correspondent("ministry"), source_of_correspondent("citizen")
    ('ministry', False)
    """
    return _BY_CORRESPONDENT.get(level, False)
