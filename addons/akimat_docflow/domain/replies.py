"""The number of a reply: it is found under the number of what it replies to."""

from __future__ import annotations


def reply_number(original: str, earlier_replies: int) -> str:
    """The first reply takes the number itself, the next ones a running suffix.

    >>> reply_number("12-05/314", 0), reply_number("12-05/314", 1), reply_number("12-05/314", 2)
    ('12-05/314', '12-05/314-2', '12-05/314-3')
    """
    return f"{original}-{earlier_replies + 1}" if earlier_replies else original
