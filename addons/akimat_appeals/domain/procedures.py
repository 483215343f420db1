"""Kinds of appeals, the procedure each is considered by, and the norm that gives its term.

APPC art. 4(1)16), 31-1), 32), 35)-38), 87(1): statements and complaints are appeals in the strict sense;
messages, proposals, responses and inquiries run by the simplified procedure, a petition by its own.
"""

from __future__ import annotations

from . import norm_codes as codes

ORDINARY, COMPLAINT, SIMPLIFIED, PETITION = "ordinary", "complaint", "simplified", "petition"

PROCEDURES = {
    "statement": ORDINARY,
    "complaint": COMPLAINT,
    "message": SIMPLIFIED,
    "proposal": SIMPLIFIED,
    "response": SIMPLIFIED,
    "inquiry": SIMPLIFIED,
    "petition": PETITION,
}
TERM_CODES = {
    ORDINARY: codes.DECISION,
    COMPLAINT: codes.COMPLAINT,
    SIMPLIFIED: codes.SIMPLIFIED,
    PETITION: codes.PETITION,
}
# Where a burdensome act is preceded by a hearing, APPC art. 73(1); the simplified procedure is free of it, 73(2).
HEARD = frozenset({ORDINARY, COMPLAINT})


def procedure_of(kind: str) -> str:
    """The procedure for an appeal of ``kind``.

    >>> procedure_of("statement"), procedure_of("inquiry")
    ('ordinary', 'simplified')
    """
    return PROCEDURES[kind]


def term_code(procedure: str, needs_inquiry: bool = False, inquiry_is_a_norm: bool = False) -> str:
    """The code of the norm that gives the term.

    :param needs_inquiry: others must be asked or a place visited.
    :param inquiry_is_a_norm: the law of the day has a separate term for that (Kentau Reglament p. 85, second part).

    >>> term_code("ordinary", needs_inquiry=True), term_code("ordinary", True, True)
    ('APPEAL.DECISION', 'APPEAL.DECISION_INQUIRY')
    """
    if needs_inquiry and inquiry_is_a_norm:
        return codes.DECISION_INQUIRY
    return TERM_CODES[procedure]
