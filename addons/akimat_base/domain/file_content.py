"""Whether a file is what its name says, holds something, and nothing that an office program would run."""

from __future__ import annotations

import io
import re
import zipfile

from .refusal import Refusal

_OLE, _ZIP, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK", b"{\\rtf"
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
# Named as what they are: whether the office takes them, its list of kinds says.
_PROGRAM_NAMES = frozenset("exe com dll msi scr so bin sh bat cmd class".split())
_HEAD, _MOST_NAMES = 1024, 20_000
# Extension → beginnings that its content may have.
_BEGINNINGS = {
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "gif": (b"GIF87a", b"GIF89a"),
    "tif": (b"II*\0", b"MM\0*"),
    "tiff": (b"II*\0", b"MM\0*"),
    "rtf": (_RTF,),
    "doc": (_OLE, _RTF),
    "xls": (_OLE,),
    "ppt": (_OLE,),
    "msg": (_OLE,),
    "zip": (_ZIP,),
    "asice": (_ZIP,),
    "rar": (b"Rar!\x1a\x07",),
    "7z": (b"7z\xbc\xaf\x27\x1c",),
}
# Office files are archives: a name that their archive has.
_PARTS = {
    "docx": "word/",
    "xlsx": "xl/",
    "pptx": "ppt/",
    "odt": "opendocument.text",
    "ods": "opendocument.spreadsheet",
    "odp": "opendocument.presentation",
}
_TEXTS = frozenset("txt csv xml eml html htm json".split())
_NEVER_TEXT = (*_PROGRAMS, _OLE, b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")
_MACRO_NAME = re.compile(
    r"(?:^|/)(?:vbaproject\.bin|macrosheets/)|^(?:basic|scripts)/.|\.(?:doc|xls|ppt|dot|xlt)m$", re.I
)
_OLE_MACRO = "_VBA_PROJECT".encode("utf-16-le")


def refuse_content(name: str, content: bytes) -> Refusal | None:
    """Why the office cannot keep ``content`` under ``name``, or None.

    Kinds without a known mark are judged by what they must not be: a program.

    >>> refuse_content("scan.pdf", b"%PDF-1.7") is None, refuse_content("scan.pdf", b"MZ").code
    (True, 'file_is_other')
    >>> refuse_content("note.txt", b"").code, refuse_content("note.txt", "Сәлем".encode()) is None
    ('file_is_empty', True)
    """
    if not content:
        return Refusal("file_is_empty", name=name)
    extension = name.rpartition(".")[2].lower()
    if not _fits(extension, content):
        return Refusal("file_is_other", name=name)
    return Refusal("file_has_macros", name=name) if _has_macros(content) else None


def _fits(extension: str, content: bytes) -> bool:
    if extension == "pdf":
        return b"%PDF" in content[:_HEAD]
    if extension in _BEGINNINGS:
        return content.startswith(_BEGINNINGS[extension])
    if extension in _PARTS:
        return _is_office(_PARTS[extension], content)
    if extension in _TEXTS:
        return not content.startswith(_NEVER_TEXT)
    return extension in _PROGRAM_NAMES or not content.startswith(_PROGRAMS)


def _names(content: bytes) -> list[str]:
    """Names in a zip archive; none when it is no archive or a damaged one."""
    if not content.startswith(_ZIP):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()[:_MOST_NAMES]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        return []


def _is_office(part: str, content: bytes) -> bool:
    names = _names(content)
    if part.endswith("/"):
        return "[Content_Types].xml" in names and any(name.startswith(part) for name in names)
    # The kind of an OpenDocument file stands, not compressed, at the beginning of its archive.
    return "mimetype" in names and part.encode() in content[:_HEAD]


def _has_macros(content: bytes) -> bool:
    if content.startswith(_OLE):
        return _OLE_MACRO in content
    return any(_MACRO_NAME.search(name) for name in _names(content))
