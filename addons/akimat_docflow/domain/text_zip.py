"""Office files are zip archives of XML: read their text within bounds, whatever the file claims about itself."""

import io
import zipfile
from xml.parsers import expat

MOST_BYTES = 60_000_000
MOST_TEXT = 3_000_000
MOST_PARTS = 400
MOST_ELEMENTS = 2_500_000
CHUNK = 65_536
_LINES = {"p", "h", "br", "cr", "row", "table-row", "list-item", "line-break", "tr"}


class Refused(ValueError):
    """The file is damaged or built to do harm; `code` says which."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Full(Exception):
    """Enough text has been read."""


class Text:
    """Collects text up to its bound."""

    def __init__(self):
        self.parts, self.size = [], 0

    def add(self, text):
        self.parts.append(text)
        self.size += len(text)
        if self.size > MOST_TEXT:
            raise Full

    def __str__(self):
        return "".join(self.parts)


class Archive:
    """A zip file of which at most MOST_BYTES are ever unpacked."""

    def __init__(self, raw):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
            raise Refused("damaged") from error
        self.names = self._zip.namelist()[:100_000]
        self._left = MOST_BYTES
        self._elements = MOST_ELEMENTS

    def chunks(self, name):
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Refused("too_much")
                    yield chunk
        except RuntimeError as error:
            raise Refused("password") from error
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            NotImplementedError,
            zipfile.zlib.error,
            KeyError,
            ValueError,
        ) as error:
            if isinstance(error, Refused):
                raise
            raise Refused("damaged") from error

    def bytes(self, name, most=CHUNK):
        found = b""
        for chunk in self.chunks(name):
            found += chunk
            if len(found) >= most:
                break
        return found[:most]

    def read_xml(self, name, handler):
        """Feed a part to an expat handler. Document types are refused: office files have none, attacks do."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype

        def start(tag, attributes):
            self._elements -= 1
            if self._elements < 0:
                raise Full
            handler.start(tag.rpartition(" ")[2], attributes)

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda tag: handler.end(tag.rpartition(" ")[2])
        parser.CharacterDataHandler = handler.text
        try:
            for chunk in self.chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refused("damaged") from error


def _refuse_doctype(*_arguments):
    raise Refused("doctype")


class _Words:
    """Text inside the elements of a document, one line for each paragraph."""

    def __init__(self, out, only=None):
        self.out, self.only = out, only
        self.inside = 0 if only else 1

    def start(self, tag, attributes):
        if self.only and tag in self.only:
            self.inside += 1
        if tag in ("tab", "tc", "table-cell", "s"):
            self.out.add(" ")
        elif tag in ("br", "line-break"):
            self.out.add("\n")

    def end(self, tag):
        if self.only and tag in self.only:
            self.inside -= 1
        if tag in _LINES:
            self.out.add("\n")

    def text(self, data):
        if self.inside:
            self.out.add(data)


class _Sheet:
    """Cells of a worksheet: shared strings by number, inline strings and values as they are."""

    def __init__(self, out, shared):
        self.out, self.shared = out, shared
        self.kind, self.value, self.inside = "", "", False

    def start(self, tag, attributes):
        if tag == "c":
            self.kind, self.value = attributes.get("t", ""), ""
        self.inside = self.inside or tag in ("v", "t")

    def end(self, tag):
        if tag in ("v", "t"):
            self.inside = False
        elif tag == "c":
            self.out.add(self._cell() + " ")
        elif tag == "row":
            self.out.add("\n")

    def text(self, data):
        if self.inside and len(self.value) < MOST_TEXT:
            self.value += data

    def _cell(self):
        if self.kind == "s" and self.value.strip().isdigit() and len(self.value) < 9:
            number = int(self.value)
            return self.shared[number] if number < len(self.shared) else ""
        return self.value


def to_text(raw):
    """Text of a DOCX, XLSX, PPTX, ODT, ODS or ODP file; `Refused` when it cannot or must not be read."""
    archive, out = Archive(raw), Text()
    try:
        for name, reader in _plan(archive):
            reader(archive, name, out)
    except Full:
        pass
    return str(out).strip()


def _plan(archive):
    """Parts that hold text, in reading order, with the way to read each."""
    names = archive.names
    if "content.xml" in names:
        return [("content.xml", _read_words)]
    if "word/document.xml" in names:
        extra = [
            name
            for name in names
            if name.startswith(("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments"))
        ]
        return [
            (name, _read_runs) for name in ("word/document.xml", *sorted(extra)[:MOST_PARTS]) if name.endswith(".xml")
        ]
    sheets = sorted(name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml"))
    if sheets or "xl/sharedStrings.xml" in names:
        return [("xl/sharedStrings.xml", _read_book)]
    slides = sorted(
        name for name in names if name.startswith(("ppt/slides/slide", "ppt/notesSlides/")) and name.endswith(".xml")
    )
    if slides:
        return [(name, _read_runs) for name in slides[:MOST_PARTS]]
    raise Refused("archive")


def _read_words(archive, name, out):
    archive.read_xml(name, _Words(out))


def _read_runs(archive, name, out):
    archive.read_xml(name, _Words(out, only={"t", "delText"}))


def _read_book(archive, name, out):
    shared = _shared_strings(archive) if name in archive.names else []
    sheets = (sheet for sheet in archive.names if sheet.startswith("xl/worksheets/") and sheet.endswith(".xml"))
    for sheet in sorted(sheets)[:MOST_PARTS]:
        archive.read_xml(sheet, _Sheet(out, shared))


def _shared_strings(archive):
    strings = _Shared()
    try:
        archive.read_xml("xl/sharedStrings.xml", strings)
    except Full:
        pass
    return strings.found


class _Shared:
    def __init__(self):
        self.found, self.current, self.inside, self.size = [], [], False, 0

    def start(self, tag, attributes):
        if tag == "si":
            self.current = []
        self.inside = tag == "t"

    def end(self, tag):
        if tag == "t":
            self.inside = False
        elif tag == "si":
            self.found.append("".join(self.current))

    def text(self, data):
        if self.inside:
            self.current.append(data)
            self.size += len(data)
            if self.size > MOST_TEXT:
                raise Full
