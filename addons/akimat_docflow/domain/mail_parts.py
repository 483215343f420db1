"""What is known of a letter, and its headers."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from email.parser import BytesParser
from email.policy import compat32
from typing import NamedTuple

from . import mail_headers

LONGEST_TEXT = 1_000_000
LONGEST_HEADER = 20_000
# Problems that leave nothing to work with: the letter waits apart until somebody looks at it.
UNREADABLE = {"empty_file", "not_a_letter", "encrypted", "nothing_readable"}


class Problem(NamedTuple):
    """One thing that went wrong: a code for the sentence and the facts it names."""

    code: str
    facts: dict

    def as_data(self):
        return {"code": self.code, **self.facts}


class Attachment(NamedTuple):
    name: str
    mimetype: str
    content: bytes
    inline: bool = False


class Limits(NamedTuple):
    """What one letter may bring; the values come from the settings of the office."""

    bytes_each: int
    count: int
    forbidden: frozenset = frozenset()
    nesting: int = 12


@dataclass
class Letter:
    message_id: str = ""
    sender_name: str = ""
    sender_address: str = ""
    recipients: list = field(default_factory=list)
    subject: str = ""
    date: datetime | None = None
    text: str = ""
    attachments: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    signed: str = ""
    references: list = field(default_factory=list)
    automatic: bool = False

    @property
    def unreadable(self):
        """The problem for which the letter is set aside, or None."""
        return next((problem for problem in self.problems if problem.code in UNREADABLE), None)

    @property
    def digest(self):
        """The same for the same letter delivered twice over different routes."""
        whole = hashlib.sha256()
        date = self.date.isoformat() if self.date else ""
        for part in (self.sender_address, self.subject, date, self.text):
            whole.update(part.encode("utf-8", "replace") + b"\0")
        for attachment in self.attachments:
            whole.update(hashlib.sha256(attachment.content).digest())
        return whole.hexdigest()


def structure(raw):
    """Tree of parts, or None when the structure defeats the parser."""
    try:
        return BytesParser(policy=compat32).parsebytes(raw)
    except Exception:  # noqa: BLE001 - the parser of the standard library fails in many ways on hostile input
        return None


def separated(part, raw):
    """Parts of a multipart body whose boundary is folded, misquoted or not stated: by what stands in the text."""
    stated = mail_headers.parameters(header(part, "Content-Type"))[1].get("boundary", b"")
    folded = re.sub(rb"\s+", b" ", header(part, "Content-Type"))
    spaced = mail_headers.parameters(folded)[1].get("boundary", b"")
    first = re.search(rb"^--([^\s-][^\r\n]{0,199}?)[ \t]*\r?$", raw, re.MULTILINE)
    for boundary in filter(None, (spaced, stated, first and first[1])):
        chunks = re.split(rb"^--" + re.escape(boundary) + rb"[ \t]*(?:--.*)?\r?(?:\n|\Z)", raw, flags=re.MULTILINE)
        if len(chunks) > 1:
            return [child for chunk in chunks[1:] if chunk.strip() and (child := structure(chunk))]
    return []


def header(message, name):
    """The first header of this name as it stood in the letter (bytes)."""
    name = name.lower()
    for found, value in message.raw_items():
        if found.lower().strip() == name:
            return str(value).encode("utf-8", "surrogateescape")[:LONGEST_HEADER]
    return b""


def headers(message, name):
    name = name.lower()
    values = (value for found, value in message.raw_items() if found.lower().strip() == name)
    return [str(value).encode("utf-8", "surrogateescape")[:LONGEST_HEADER] for value in values]


def read_headers(letter, message):
    charset = _hint(message)
    for name in ("From", "Sender", "Reply-To", "Return-Path", "X-Sender"):
        found = mail_headers.sender(header(message, name), charset)
        letter.sender_name = letter.sender_name or found.name
        letter.sender_address = letter.sender_address or found.address
        if letter.sender_address:
            break
    letter.subject = mail_headers.text(header(message, "Subject"), charset)
    letter.message_id = mail_headers.identifier(header(message, "Message-ID"))
    letter.references = mail_headers.identifiers(header(message, "References") + b" " + header(message, "In-Reply-To"))
    letter.recipients = mail_headers.addresses(
        b", ".join(value for name in ("Delivered-To", "X-Original-To", "To", "Cc") for value in headers(message, name))
    )
    letter.automatic = _is_automatic(message)
    _read_date(letter, message)


def _read_date(letter, message):
    stated = header(message, "Date")
    letter.date = mail_headers.moment(stated)
    if letter.date is None:
        received = next(iter(headers(message, "Received")), b"")
        letter.date = mail_headers.moment(received.rpartition(b";")[2])
        if stated.strip():
            letter.problems.append(Problem("date", {"value": mail_headers.text(stated)[:100]}))


def _hint(message):
    """Charset of the text: mailers that write headers in raw bytes write them in the same one."""
    for part in (message, *(message.get_payload() if message.is_multipart() else ())):
        _kind, found = mail_headers.parameters(header(part, "Content-Type"))
        if charset := found.get("charset"):
            return charset.decode("ascii", "ignore")
    return ""


def _is_automatic(message):
    stated = header(message, "Auto-Submitted").strip().lower()
    kind = mail_headers.parameters(header(message, "Content-Type"))[0]
    return bool(stated and not stated.startswith(b"no")) or kind == "multipart/report"
