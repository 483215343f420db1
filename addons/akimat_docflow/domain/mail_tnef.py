"""winmail.dat (TNEF): the attachments and the text that a Microsoft mailer wrapped up.

Reads what is there up to the first damaged attribute; `Package.whole` says whether the end was reached.
"""

import struct
from dataclasses import dataclass, field

from . import mail_charset

SIGNATURE = 0x223E9F78
BODY, CODEPAGE, MESSAGE_PROPERTIES = 0x0002800C, 0x00069007, 0x00069003
NEW_FILE, FILE_TITLE, FILE_DATA, FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
LONG_NAME, SHORT_NAME, MIME_TAG, DATA_OBJECT = 0x3707, 0x3704, 0x370E, 0x3701
TEXT, HTML, PACKED_RTF = 0x1000, 0x1013, 0x1009
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_STRING_8, _STRING_16, _BINARY, _OBJECT = 0x1E, 0x1F, 0x102, 0x0D
MOST_PROPERTIES = 5_000


@dataclass
class File:
    name: str = ""
    media_type: str = ""
    content: bytes = b""


@dataclass
class Package:
    text: str = ""
    html: bytes = b""
    rtf: bytes = b""
    files: list = field(default_factory=list)
    whole: bool = False
    codepage: str = "cp1251"


def read(raw):
    """Package, or None when the bytes are not TNEF."""
    if len(raw) < 6 or struct.unpack_from("<I", raw)[0] != SIGNATURE:
        return None
    package, position = Package(), 6
    while position + 9 <= len(raw):
        _level, name, size = struct.unpack_from("<BII", raw, position)
        value = raw[position + 9 : position + 9 + size]
        if len(value) < size:
            return package
        try:
            _attribute(package, name, value)
        except (struct.error, IndexError):
            return package
        position += 9 + size + 2
    package.whole = not raw[position:].strip(b"\0\r\n\t ")
    return package


def _attribute(package, name, value):
    if name == CODEPAGE and len(value) >= 4:
        package.codepage = mail_charset.canonical(f"cp{struct.unpack_from('<I', value)[0]}") or package.codepage
    elif name == BODY:
        package.text = _text(value, package.codepage)
    elif name == MESSAGE_PROPERTIES:
        _message(package, _properties(value))
    elif name == NEW_FILE:
        package.files.append(File())
    elif package.files:
        _file(package, package.files[-1], name, value)


def _file(package, current, name, value):
    if name == FILE_TITLE:
        current.name = current.name or _text(value, package.codepage)
    elif name == FILE_DATA:
        current.content = value
    elif name == FILE_PROPERTIES:
        found = _properties(value)
        current.name = _as_text(found.get(LONG_NAME) or found.get(SHORT_NAME), package) or current.name
        current.media_type = _as_text(found.get(MIME_TAG), package)
        kind, data = found.get(DATA_OBJECT, (0, b""))
        if data and not current.content:
            # An object begins with the identifier of its interface; an embedded letter is TNEF again.
            current.content = data[16:] if kind == _OBJECT else data
            if current.content[:4] == struct.pack("<I", SIGNATURE):
                current.media_type = "application/ms-tnef"


def _message(package, found):
    package.text = package.text or _as_text(found.get(TEXT), package)
    package.html = found.get(HTML, (0, b""))[1]
    if packed := found.get(PACKED_RTF, (0, b""))[1]:
        package.rtf = unpacked_rtf(packed)


def _as_text(found, package):
    if not found:
        return ""
    kind, value = found
    if kind == _STRING_16:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return _text(value, package.codepage)


def _text(value, codepage):
    return mail_charset.decode(value.rstrip(b"\0"), codepage).text


def _properties(raw):
    """MAPI properties: {identifier: (type, first value)}."""
    count = min(struct.unpack_from("<I", raw)[0], MOST_PROPERTIES)
    position, found = 4, {}
    for _number in range(count):
        kind, name = struct.unpack_from("<HH", raw, position)
        position += 4
        if name >= 0x8000:
            position = _after_name(raw, position)
        values, position = _values(raw, position, kind)
        if values:
            found[name] = (kind & 0xFFF, values[0])
    return found


def _after_name(raw, position):
    (kind,) = struct.unpack_from("<I", raw, position + 16)
    (size,) = struct.unpack_from("<I", raw, position + 20)
    return position + 24 + (_padded(size) if kind else 0)


def _values(raw, position, kind):
    simple = kind & 0xFFF
    if simple in _FIXED:
        count = 1
        if kind & 0x1000:
            (count,) = struct.unpack_from("<I", raw, position)
            position += 4
        end = position + _FIXED[simple] * count
        return [raw[position : position + _FIXED[simple]]], end
    (count,) = struct.unpack_from("<I", raw, position)
    position += 4
    values = []
    for _number in range(min(count, MOST_PROPERTIES)):
        (size,) = struct.unpack_from("<I", raw, position)
        values.append(raw[position + 4 : position + 4 + size])
        position += 4 + _padded(size)
    return values, position


def _padded(size):
    return size + -size % 4


_PREFIX = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked_rtf(raw):
    """Compressed RTF of a letter's body (LZ77 with a known beginning); of damaged data what came before the damage."""
    if len(raw) < 16:
        return b""
    size, mark = struct.unpack_from("<4xI4s", raw)
    if mark == b"MELA":
        return raw[16:]
    out, position = bytearray(_PREFIX), 16
    end = min(len(_PREFIX) + size, len(_PREFIX) + 50 * len(raw))
    while position < len(raw) and len(out) < end:
        flags = raw[position]
        position += 1
        for bit in range(8):
            if position >= len(raw) or len(out) >= end:
                break
            if not flags >> bit & 1:
                out.append(raw[position])
                position += 1
                continue
            if not _copied(out, raw[position : position + 2]):
                return bytes(out[len(_PREFIX) :])
            position += 2
    return bytes(out[len(_PREFIX) :])


def _copied(out, pair):
    """One reference into the 4096-byte window; False at the end mark."""
    if len(pair) < 2:
        return False
    reference = pair[0] << 8 | pair[1]
    offset, length = reference >> 4, (reference & 0xF) + 2
    back = (len(out) - offset) % 4096
    if back == 0:
        return False
    for _number in range(length):
        out.append(out[-back] if back <= len(out) else 0)
    return True
