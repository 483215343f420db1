"""File names and kinds of attachments: what a stranger wrote -> what may be stored and shown."""

import mimetypes
import re
import unicodedata
from pathlib import PurePosixPath

from . import mail_charset

LONGEST_NAME = 180
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"*:<>?|\u200b-\u200f\u202a-\u202e\u2060-\u2069]')
_RESERVED = re.compile(r"(?i)\A(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z")
# What the first bytes say. The order matters: the first that fits wins.
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"PK\x03\x04", "application/zip"),
    (b"Rar!", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")
_CONTAINERS = {"application/zip", "application/x-ole-storage", "image/bmp"}
_BY_EXTENSION = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".xml": "application/xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".p7s": "application/pkcs7-signature",
    ".p7m": "application/pkcs7-mime",
    ".asc": "application/pgp-signature",
    ".ics": "text/calendar",
    ".zip": "application/zip",
}
_EXTENSION_OF = {kind: extension for extension, kind in reversed(_BY_EXTENSION.items())}


def safe_name(name):
    """The last part of a path with nothing that a file system, a browser or a reader could be fooled by; may be ""."""
    name = unicodedata.normalize("NFC", mail_charset.clean(name or ""))
    name = _UNSAFE.sub("", name.replace("\\", "/").replace("\n", " ").replace("\t", " ")).rstrip("/ ").split("/")[-1]
    name = " ".join(name.split()).strip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name)


def _shortened(name):
    if len(name) <= LONGEST_NAME:
        return name
    extension = PurePosixPath(name).suffix[:12]
    return name[: LONGEST_NAME - len(extension)].rstrip() + extension


def extension(name):
    return PurePosixPath(name).suffix.lower()


def kind(content, name, declared=""):
    """Media type by content, then by name, then as declared."""
    seen = next((kind for magic, kind in _MAGIC if content.startswith(magic)), "")
    named = _BY_EXTENSION.get(extension(name), "")
    if seen and seen not in _CONTAINERS:
        return seen
    declared = declared if re.fullmatch(r"[\w.+-]+/[\w.+-]+", declared or "") else ""
    usable = (
        declared
        if declared not in ("application/octet-stream", "binary/octet-stream", "application/x-download")
        else ""
    )
    return named or usable or seen or "application/octet-stream"


def with_extension(name, media_type):
    """A name whose extension was lost gets the one of its kind."""
    found = _EXTENSION_OF.get(media_type, "")
    return name if extension(name) or media_type == "text/plain" else name + found


def name_for(number, media_type):
    """A name for an attachment that came without one."""
    found = _EXTENSION_OF.get(media_type) or mimetypes.guess_extension(media_type) or ".bin"
    return f"attachment-{number}{found}"


def distinct(name, taken):
    """`name`, or `name (2)` when it is taken; the choice is added to `taken` (lower case)."""
    path = PurePosixPath(name)
    candidate, number = name, 1
    while candidate.lower() in taken:
        number += 1
        candidate = f"{path.stem} ({number}){path.suffix}"
    taken.add(candidate.lower())
    return candidate


def is_forbidden(content, name, extensions):
    """Programs and scripts: by the extension (of `letter.exe.` too) or by the first bytes."""
    return content.startswith(_PROGRAMS) or extension(name.rstrip(". ")).lstrip(".") in extensions
