"""The code with which an applicant opens what he filed."""

import secrets

# Letters and digits that nobody mistakes for one another on paper or by telephone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code(length: int) -> str:
    """A random code of ``length`` signs.

    >>> len(new_code(8)), set(new_code(100)) <= set(ALPHABET)
    (8, True)
    """
    return "".join(secrets.choice(ALPHABET) for _place in range(length))
