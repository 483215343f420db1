"""Files that old mailers put into the text itself (uuencode)."""

import binascii
import re

_FILE = re.compile(
    rb"^begin(?:-base64)? ([0-7]{3,4}) ([^\r\n]{1,255})\r?\n(.*?)^(?:end|====)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE
)


def files(raw):
    """Bytes of a text -> (bytes without the files, [(name, content, whole)])."""
    found = []

    def taken(match):
        content, whole, readable = _decoded(match[3])
        if not readable:
            return match[0]
        found.append((match[2], content, whole))
        return b""

    return _FILE.sub(taken, raw) if b"begin " in raw else raw, found


def _decoded(body):
    content, lines, bad = [], 0, 0
    for line in body.splitlines():
        if not line.strip() or line.strip() == b"`":
            continue
        lines += 1
        try:
            content.append(binascii.a2b_uu(line))
        except binascii.Error:
            part = _forgiving(line)
            bad += part is None
            content.append(part or b"")
    return b"".join(content), not bad, lines and bad * 2 <= lines


def _forgiving(line):
    """A line whose tail a mailer cut or lengthened."""
    size = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[:size])
    except binascii.Error:
        return None
