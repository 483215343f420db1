"""A mailbox in one file -> its letters, one at a time."""

import re

_START = re.compile(rb"From \S+.*\d{4}|From - |From .*\d\d:\d\d")


def letters(lines):
    """Lines of an mbox file (bytes, with their ends) -> raw letters."""
    current, empty_before, started = [], True, False
    for line in lines:
        if empty_before and _START.match(line):
            if started:
                yield _letter(current)
            current, started = [], True
        elif started:
            current.append(line)
        empty_before = not line.strip()
    if started:
        yield _letter(current)


def is_mailbox(beginning):
    return bool(_START.match(beginning))


def _letter(lines):
    """Without the empty line before the next letter and with quoted From lines as they were written."""
    if lines and not lines[-1].strip():
        lines = lines[:-1]
    return b"".join(line[1:] if re.match(rb">+From ", line) else line for line in lines)
