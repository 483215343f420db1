"""A file -> the text in it, for search. PDF is read elsewhere (a library in a process of its own)."""

import re
from typing import NamedTuple

from . import mail_charset, mail_cms, mail_letter, mail_names, text_html, text_rtf, text_zip

MOST_PLAIN = 5_000_000
LONGEST = 1_500_000
OFFICE = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".ott")
LEGACY = (".doc", ".xls", ".ppt", ".msg", ".dot")
PICTURES = ("image/", "audio/", "video/")
# Runs of UTF-16 text in an old binary file: ASCII and Cyrillic letters.
_UTF16 = re.compile(rb"(?:[\x20-\x7e\t\r\n]\x00|[\x00-\xff]\x04){5,}")
_CP1251 = re.compile(rb"[\x20-\x7e\xa8\xb8\xb2\xb3\xc0-\xff\t\r\n]{12,}")


class Found(NamedTuple):
    """Text of a file; `problem` when there is none: a code for the reason."""

    text: str
    problem: str = ""


def is_pdf(raw, name="", media_type=""):
    return b"%PDF-" in raw[:1024]


def read(raw, name="", media_type=""):
    """Text of any file but PDF. Never raises."""
    if not raw:
        return Found("", "empty")
    kind = mail_names.kind(raw, name, media_type)
    try:
        text = _reader(raw, kind, mail_names.extension(name))(raw)
    except text_zip.Refused as refused:
        return Found("", refused.code)
    text = tidied(text)
    return Found(text) if text else Found("", "no_text")


def tidied(text):
    return text_html.tidy(mail_charset.clean(text[: 2 * LONGEST]))[:LONGEST]


def _reader(raw, kind, extension):
    if kind.startswith(PICTURES):
        return _picture
    if raw.startswith(b"PK\x03\x04"):
        return text_zip.to_text
    if raw.startswith(b"{\\rtf"):
        return _rtf
    if raw.startswith(b"\xd0\xcf\x11\xe0") or extension in LEGACY:
        return _legacy
    if extension in OFFICE:
        return _damaged
    if kind in ("text/html", "application/xhtml+xml") or extension in (".htm", ".html"):
        return _html
    if kind == "application/pkcs7-mime" or extension == ".p7m":
        return _signed
    if kind == "message/rfc822" or extension == ".eml":
        return _letter
    if kind.startswith("text/") or kind in ("application/xml", "application/json"):
        return _plain
    return _unknown


def _picture(raw):
    raise text_zip.Refused("picture")


def _damaged(raw):
    raise text_zip.Refused("damaged")


def _unknown(raw):
    """A kind nobody named: text when it looks like text."""
    if b"\0" in raw[:4096]:
        raise text_zip.Refused("kind")
    return _plain(raw)


def _rtf(raw):
    return text_rtf.to_text(raw)


def _html(raw):
    raw = raw[: text_html.LONGEST]
    return text_html.to_text(mail_charset.decode(raw, text_html.declared_charset(raw)).text)


def _plain(raw):
    return mail_charset.decode(raw[:MOST_PLAIN]).text


def _signed(raw):
    _state, content = mail_cms.content(raw)
    if not content:
        raise text_zip.Refused("kind")
    return _plain(content)


def _letter(raw):
    """Words of a letter itself; its files are read where they are attached."""
    letter = mail_letter.read(raw, mail_letter.Limits(bytes_each=2**40, count=10_000))
    return "\n".join((letter.sender_name, letter.sender_address, letter.subject, letter.text))


def _legacy(raw):
    """Old Word and Excel files keep their text in pieces of UTF-16 or of the Windows code page."""
    raw = raw[: 4 * MOST_PLAIN]
    wide = [match[0][: len(match[0]) // 2 * 2].decode("utf-16-le", "ignore") for match in _UTF16.finditer(raw)]
    narrow = [text for match in _CP1251.finditer(raw) if _is_prose(text := match[0].decode("cp1251", "ignore"))]
    return "\n".join(wide + narrow)


def _is_prose(text):
    """Binary data happens to be letters too: prose has blanks, and is mostly letters of one alphabet."""
    return (
        " " in text.strip()
        and mail_charset.likeness(text) >= 0
        and sum(char.isalpha() for char in text) > len(text) * 0.6
    )
