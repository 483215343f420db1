"""What an S/MIME container (CMS, RFC 5652) holds, without judging the signature.

Only the shape is read: SignedData gives its content back, EnvelopedData says that it is encrypted. Definite and
indefinite lengths (BER) and octet strings in pieces are understood.
"""

SIGNED = bytes.fromhex("2a864886f70d010702")
ENVELOPED = (bytes.fromhex("2a864886f70d010703"), bytes.fromhex("2a864886f70d010910010917"))
COMPRESSED = bytes.fromhex("2a864886f70d0109100109")
DEEPEST = 40

SEQUENCE, OBJECT, OCTETS, OCTETS_IN_PIECES, CONTEXT_0 = 0x30, 0x06, 0x04, 0x24, 0xA0


class Malformed(ValueError):
    """Not a CMS container."""


def content(raw):
    """Bytes of a container -> ("signed", content or None when detached) | ("encrypted", None) | ("unknown", None)."""
    try:
        return _content(raw)
    except (Malformed, IndexError):
        return "unknown", None


def _content(raw):
    tag, body, _rest = _element(raw)
    if tag != SEQUENCE:
        raise Malformed
    kind, body = _object_and_rest(body)
    if kind in ENVELOPED:
        return "encrypted", None
    if kind != SIGNED:
        return "unknown", None
    _tag, explicit, _rest = _element(body)
    _tag, signed, _rest = _element(explicit)
    _version, _body, rest = _element(signed)
    _digests, _body, rest = _element(rest)
    _tag, encapsulated, _rest = _element(rest)
    _kind, rest = _object_and_rest(encapsulated)
    if not rest:
        return "signed", None
    tag, explicit, _rest = _element(rest)
    return "signed", _octets(explicit, 0) if tag == CONTEXT_0 and explicit else None


def _object_and_rest(raw):
    tag, body, rest = _element(raw)
    if tag != OBJECT:
        raise Malformed
    return body, rest


def _octets(raw, depth):
    if depth > DEEPEST:
        raise Malformed
    out = []
    while raw:
        tag, body, raw = _element(raw)
        if tag == OCTETS:
            out.append(body)
        elif tag == OCTETS_IN_PIECES:
            out.append(_octets(body, depth + 1))
        else:
            raise Malformed
    return b"".join(out)


def _element(raw):
    """First element of a row: (tag, body, what follows)."""
    tag, first = raw[0], raw[1]
    if tag & 0x1F == 0x1F:
        raise Malformed
    if first == 0x80:
        size = _indefinite_size(raw[2:], 0)
        return tag, raw[2 : 2 + size], raw[2 + size + 2 :]
    start, size = _length(raw, first)
    if size > len(raw) - start:
        raise Malformed
    return tag, raw[start : start + size], raw[start + size :]


def _length(raw, first):
    if first < 0x80:
        return 2, first
    digits = first & 0x7F
    if digits > 6:
        raise Malformed
    return 2 + digits, int.from_bytes(raw[2 : 2 + digits], "big")


def _indefinite_size(raw, depth):
    """Length of the elements before the end-of-contents mark."""
    if depth > DEEPEST:
        raise Malformed
    position = 0
    while raw[position : position + 2] != b"\0\0":
        first = raw[position + 1]
        if first == 0x80:
            position += 2 + _indefinite_size(raw[position + 2 :], depth + 1) + 2
        else:
            start, size = _length(raw[position : position + 10], first)
            position += start + size
        if position >= len(raw):
            raise Malformed
    return position
