"""A letter as it came -> what the registrar needs to see.

`read(raw, limits)` never raises and never loses a file: what cannot be opened stays as an attachment in the form in
which it came, and a `Problem` says what happened. What the limits keep back is named in a problem; the caller keeps the
original letter, so that even this is there.
"""

import hashlib

from . import mail_charset, mail_headers
from .mail_body import Body
from .mail_parts import LONGEST_TEXT, Attachment, Letter, Limits, Problem, header, read_headers, structure

LETTER_HEADERS = (
    "From",
    "Subject",
    "Date",
    "Message-ID",
    "To",
    "Received",
    "MIME-Version",
    "Content-Type",
    "Reply-To",
    "Return-Path",
)
__all__ = ["Attachment", "Letter", "Limits", "Problem", "envelope", "fingerprint", "read", "sender"]


def fingerprint(raw):
    return hashlib.sha256(raw).hexdigest()


def read(raw, limits):
    """Bytes of a letter -> Letter."""
    letter = Letter()
    raw = _without_envelope(raw)
    if not raw.strip(b"\0 \r\n\t"):
        letter.problems.append(Problem("empty_file", {}))
        return letter
    message = structure(raw)
    if message is None:
        return _as_plain(letter, raw)
    if not _looks_like_letter(message):
        letter.problems.append(Problem("not_a_letter", {}))
    read_headers(letter, message)
    body = Body(limits, letter.problems)
    letter.text = body.read(message)[:LONGEST_TEXT]
    letter.attachments, letter.signed = body.attachments, body.signed
    if not letter.text and not letter.attachments and not letter.subject and not letter.sender_address:
        letter.problems.append(Problem("nothing_readable", {}))
    return letter


def _without_envelope(raw):
    """Without what a mailbox or a copy by hand puts before the first header."""
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if raw.startswith((b"From ", b">From ")):
        raw = raw.partition(b"\n")[2]
    return raw


def _as_plain(letter, raw):
    """The last resort: headers up to the first empty line, and the rest as text."""
    head, _empty, rest = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    message = structure(head[:200_000] + b"\n\n")
    letter.problems.append(Problem("structure", {}))
    if message is not None:
        read_headers(letter, message)
    letter.text = mail_charset.clean(mail_charset.decode(rest[:LONGEST_TEXT]).text).strip()
    return letter


def _looks_like_letter(message):
    return any(header(message, name) for name in LETTER_HEADERS)


def sender(stated):
    """Name and address of a sender given as text."""
    return mail_headers.sender(stated.encode("utf-8", "replace"))


def envelope(raw):
    """Headers only: enough to see for whom a letter is."""
    raw = _without_envelope(raw)
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    letter, message = Letter(), structure(head[:300_000] + b"\n\n")
    if message is not None:
        read_headers(letter, message)
    return letter
