"""Headers of a letter, however badly written: words, parameters, sender, date, identifier.

Every function takes the header as bytes (what stood in the letter) and returns text; none raises.
"""

import base64
import binascii
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from . import mail_charset

# An encoded word; its end may be missing when the header was cut.
_WORD = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?((?:[^?]|\?(?!=))*)(?:\?=|\Z)")
QUOTE, SEMICOLON = b'"'[0], b";"[0]
_BETWEEN = re.compile(rb"\A\s*\Z")
_ANGLE = re.compile(rb"<\s*([^<>\s]+@[^<>\s]+?)\s*>")
_BARE = re.compile(rb"[^\s<>\"'(),;:\[\]]+@[^\s<>\"'(),;:\[\]]+")
_IDENTIFIER = re.compile(rb"<([^<>]+)>")
_SIMPLE_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?\s*(Z|[+-]\d\d:?\d\d)?")
_LOCAL_DATE = re.compile(
    r"(\d{1,2})\s+([а-яёәғқңөұүһі]{3})[а-яёәғқңөұүһі.]*\s+(\d{4})(?:\D+(\d\d):(\d\d))?", re.IGNORECASE
)
_RU_MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_KK_MONTHS = ("қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел")


class Sender(NamedTuple):
    name: str
    address: str


def text(raw, charset=""):
    """An unstructured header as one line of text; encoded words, raw 8-bit and wrong labels understood."""
    return " ".join(mail_charset.clean(_decoded(raw, charset)).split()).rstrip("\ufffd")


def _decoded(raw, charset):
    out, position, pending = [], 0, None
    for match in _WORD.finditer(raw):
        between = raw[position : match.start()]
        word = (match[1].split(b"*")[0].lower(), _word_bytes(match[2], match[3]))
        if pending and _BETWEEN.match(between) and pending[0] == word[0]:
            pending = (word[0], pending[1] + word[1])
        else:
            out.append(_word_text(pending))
            if not (pending and _BETWEEN.match(between)):
                out.append(_plain(between, charset))
            pending = word
        position = match.end()
    out += [_word_text(pending), _plain(raw[position:], charset)]
    return "".join(out)


def _plain(raw, charset):
    return mail_charset.decode(re.sub(rb"\r?\n[ \t]?", b" ", raw), charset).text


def _word_text(word):
    return mail_charset.decode(word[1], word[0].decode("ascii", "ignore")).text if word else ""


def _word_bytes(encoding, payload):
    if encoding in b"bB":
        return unbase64(payload)
    payload = re.sub(rb"\r?\n\s*", b"", payload).replace(b"_", b" ")
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), payload)


def unbase64(raw):
    """Base64 with whatever garbage, missing padding or several pieces put one after another."""
    out = []
    for piece in re.split(rb"=+", re.sub(rb"[^A-Za-z0-9+/=]", b"", raw.translate(_URL_SAFE))):
        usable = piece[: len(piece) - (len(piece) % 4 == 1)]
        try:
            out.append(base64.b64decode(usable + b"=" * (-len(usable) % 4)))
        except (binascii.Error, ValueError):
            continue
    return b"".join(out)


_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def parameters(raw):
    """`value; a=b; c*0*=…` -> ("value", {"a": bytes, "c": bytes}); RFC 2231 pieces are joined, names are lower case."""
    head, *rest = _split(raw)
    plain, pieces = {}, {}
    for item in rest:
        name, equals, value = item.partition(b"=")
        name = name.strip().lower().decode("ascii", "ignore")
        if not equals or not name:
            continue
        base, star, order = name.partition("*")
        if star:
            pieces.setdefault(base, []).append((_order(order), order.endswith("*") or not order, _unquoted(value)))
        else:
            plain.setdefault(name, _unquoted(value))
    for base, parts in pieces.items():
        plain[base] = _joined(sorted(parts, key=lambda part: part[0]))
    return head.strip().lower().decode("ascii", "ignore"), plain


def _split(raw):
    """At semicolons outside quotes; a quote that nobody closes does not swallow the rest."""
    if raw.count(b'"') % 2:
        return raw.split(b";")
    parts, start, quoted = [], 0, False
    for position, byte in enumerate(raw):
        if byte == QUOTE:
            quoted = not quoted
        elif byte == SEMICOLON and not quoted:
            parts.append(raw[start:position])
            start = position + 1
    return [*parts, raw[start:]]


def _order(order):
    digits = order.rstrip("*")
    return int(digits) if digits.isdigit() and len(digits) < 5 else 0


def _unquoted(value):
    value = re.sub(rb"\r?\n[ \t]?", b"", value.strip())
    if len(value) > 1 and value[:1] == b'"':
        return re.sub(rb"\\([\"\\])", rb"\1", value.rstrip(b'"')[1:])
    return value.strip(b"\"'")


def _joined(parts):
    """Pieces of one RFC 2231 parameter as an encoded word would hold it: charset known, bytes whole."""
    charset, raw = b"", b""
    for position, (_order_number, escaped, value) in enumerate(parts):
        if escaped:
            if position == 0 and value.count(b"'") >= 2:
                charset, _language, value = value.split(b"'", 2)
            value = unquote_to_bytes(value)
        raw += value
    if charset and not raw.isascii():
        return mail_charset.decode(raw, charset.decode("ascii", "ignore")).text.encode()
    return raw


def sender(raw, charset=""):
    """The first sender of a From header."""
    hidden = _WORD.sub(lambda word: b"x" * len(word[0]), raw)
    match = _ANGLE.search(hidden) or _BARE.search(hidden)
    if match is None:
        decoded = text(raw, charset)
        raw = decoded.encode()
        match = _ANGLE.search(raw) or _BARE.search(raw)
        if match is None:
            return Sender(_name(decoded), "")
    name = raw[: match.start()] if match.re is _ANGLE else raw[: match.start()] + b" " + raw[match.end() :]
    address = text(match[match.lastindex or 0], charset).strip("'\".,;")
    return Sender(_name(text(name, charset)), address.lower() if address.isascii() else address)


def _name(decoded):
    decoded = decoded.strip().strip(",;").strip()
    if decoded.startswith("(") and decoded.endswith(")"):
        decoded = decoded[1:-1]
    return decoded.replace('\\"', '"').strip("\"' <>")


def identifier(raw):
    """Message-ID without brackets and blanks; "" when there is none."""
    match = _IDENTIFIER.search(raw)
    found = match[1] if match else raw.strip().split(b" ")[0].strip(b"<>")
    return re.sub(r"\s", "", mail_charset.clean(found.decode("utf-8", "replace")))[:500]


def identifiers(raw):
    """Message identifiers of References and In-Reply-To."""
    return [mail_charset.clean(found.decode("utf-8", "replace")).strip() for found in _IDENTIFIER.findall(raw)][-32:]


def addresses(raw):
    """Every address of a recipient header, in lower case, once."""
    hidden = _WORD.sub(b" ", raw)
    return list(dict.fromkeys(text(found).strip("'\".").lower() for found in _BARE.findall(hidden)))


def moment(raw):
    """Date header -> naive UTC moment, or None when no date can be made out."""
    value = text(raw)
    return _mail_date(value) or _simple_date(value) or _local_date(value)


def _mail_date(value):
    try:
        fields = parsedate_tz(value)
        if not fields:
            return None
        return _utc(datetime(*fields[:6]), fields[9] or 0)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def _simple_date(value):
    match = _SIMPLE_DATE.search(value)
    if not match:
        return None
    zone = (match[7] or "Z").replace(":", "")
    offset = 0 if zone == "Z" else int(zone[:1] + "1") * (int(zone[1:3]) * 3600 + int(zone[3:5]) * 60)
    try:
        return _utc(datetime(*(int(part or 0) for part in match.groups()[:6])), offset)
    except (ValueError, OverflowError):
        return None


def _local_date(value):
    """A date that a program wrote with the month's Kazakh or Russian name."""
    match = _LOCAL_DATE.search(value)
    if not match:
        return None
    month = match[2].lower()
    for months in (_RU_MONTHS, _KK_MONTHS):
        if month in months:
            try:
                return datetime(
                    int(match[3]), months.index(month) + 1, int(match[1]), int(match[4] or 0), int(match[5] or 0)
                )
            except ValueError:
                return None
    return None


def _utc(local, offset):
    found = (local.replace(tzinfo=UTC) - timedelta(seconds=offset)).replace(tzinfo=None)
    return found if found.year >= 1970 else None
