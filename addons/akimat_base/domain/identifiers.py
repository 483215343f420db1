"""Check digits of the Kazakh identification numbers IIN (ЖСН) and BIN (БСН).

Source: the rules on forming identification numbers, Government decree No. 565
of 11.06.2003 (read through a secondary source, see ``law.md`` section 9).
"""

from __future__ import annotations

_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_LENGTH = 12
# A remainder of ten has no digit: the second weights are tried, then the number cannot exist.
_NO_DIGIT = 10


def check_digit(body: str) -> int | None:
    """Check digit of the first eleven digits, or None when such a number cannot exist.

    >>> check_digit("79102830272")
    8
    """
    digits = [int(character) for character in body]
    for weights in (_FIRST, _SECOND):
        remainder = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        if remainder != _NO_DIGIT:
            return remainder
    return None


def _is_valid(number: str) -> bool:
    return (
        len(number) == _LENGTH and number.isascii() and number.isdigit() and check_digit(number[:-1]) == int(number[-1])
    )


def is_valid_iin(number: str) -> bool:
    """Whether ``number`` is twelve digits, starts with a possible month and day, and its check digit holds.

    The seventh digit is not judged: some foreigners have a zero there.

    >>> is_valid_iin("791028302728"), is_valid_iin("791028302729"), is_valid_iin("")
    (True, False, False)
    """
    return _is_valid(number) and 1 <= int(number[2:4]) <= 12 and 1 <= int(number[4:6]) <= 31


def is_valid_bin(number: str) -> bool:
    """Whether ``number`` is twelve digits with a possible month and a right check digit.

    >>> is_valid_bin("980940001419"), is_valid_bin("98094000141")
    (True, False)
    """
    return _is_valid(number) and 1 <= int(number[2:4]) <= 12
