"""Codes of the norms this addon asks for; the amounts are rows of `akimat.norm`."""

CONTROL_NO_TERM = "CONTROL.NO_TERM"
CONTROL_VERY_URGENT = "CONTROL.VERY_URGENT"
CONTROL_URGENT = "CONTROL.URGENT"
REVIEW_RETURN = "DOC.REVIEW_RETURN"
FILING = "DOC.FILING"
ADDRESSEES = "DOC.ADDRESSEES"
ATTACHMENT_SIZE = "DOC.ATTACHMENT_SIZE"
ATTACHMENT_COUNT = "DOC.ATTACHMENT_COUNT"

_BY_URGENCY = {
    "very_urgent": CONTROL_VERY_URGENT,
    "urgent": CONTROL_URGENT,
    "expedite": CONTROL_URGENT,
    "ordinary": CONTROL_NO_TERM,
}


def term_code(urgency: str) -> str:
    """Which norm gives the term of a resolution that names none.

    >>> term_code("expedite")
    'CONTROL.URGENT'
    """
    return _BY_URGENCY[urgency]
