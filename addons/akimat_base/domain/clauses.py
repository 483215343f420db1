"""The mark that ties a test to the clauses of the regulations it proves."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

Test = TypeVar("Test", bound=Callable)

CODE = re.compile(r"(PET|KEN|RUD|SHY|ZHE)-[D\d][\d.]*\Z")


def clause(*codes: str) -> Callable[[Test], Test]:
    """Mark a test function with the clause codes (``KEN-39``) that it proves.

    :param codes: codes as in ``data/akimat.clause.csv``.
    :raise ValueError: a code does not look like one.

    >>> @clause("KEN-37", "KEN-39")
    ... def test_third_extension_is_refused(): ...
    >>> test_third_extension_is_refused.clauses
    ('KEN-37', 'KEN-39')
    """
    for code in codes:
        if not CODE.match(code):
            raise ValueError(f"{code!r} is not the code of a clause")

    def mark(test: Test) -> Test:
        test.clauses = codes
        return test

    return mark
