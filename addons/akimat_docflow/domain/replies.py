"""The number of a reply: it is found under the number of what it replies to."""

from __future__ import annotations


def reply_number(original: str, last: int) -> str:
    """The first reply takes the number itself, the next ones a running suffix.

    :param last: place of the last reply before this one, 0 when there is none.

    >>> reply_number("12-05/314", 0), reply_number("12-05/314", 1), reply_number("12-05/314", 2)
    ('12-05/314', '12-05/314-2', '12-05/314-3')
    """
    return f"{original}-{last + 1}" if last else original
