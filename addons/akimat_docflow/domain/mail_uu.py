"""Files that old mailers put into the text itself (uuencode)."""

import binascii
import re
from collections import deque

_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?\n", re.MULTILINE)
_END = re.compile(rb"^end[ \t]*\r?$\n?", re.MULTILINE)


def files(raw):
    """Bytes of a text -> (bytes without the files, [(name, content, whole)])."""
    if b"begin " not in raw:
        return raw, []
    begins = deque(_BEGIN.finditer(raw))
    kept, found, position = [], [], 0
    for end in _END.finditer(raw):
        # The file that ends here began at the last beginning before it.
        begin = None
        while begins and begins[0].end() <= end.start():
            begin = begins.popleft()
        if begin is None:
            continue
        content, whole, readable = _decoded(raw[begin.end() : end.start()])
        if readable:
            kept.append(raw[position : begin.start()])
            found.append((begin[1], content, whole))
            position = end.end()
    return b"".join(kept) + raw[position:], found


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
