"""Files are what their names say."""

import io
import zipfile

import pytest

from odoo.addons.akimat_base.domain.file_content import refuse_content

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def archive(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def office(*more, folder="word"):
    return archive(**{"[Content_Types].xml": "<Types/>", f"{folder}__document.xml": "<a/>"}, **dict.fromkeys(more, "x"))


ODT = archive(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a/>"})
GOOD = {
    "a.pdf": b"\xef\xbb\xbf%PDF-1.7", "a.JPG": b"\xff\xd8\xff\xe1", "a.png": b"\x89PNG\r\n\x1a\n", "a.docx": office(),
    "a.xlsx": office(folder="xl"), "a.odt": ODT, "a.doc": OLE, "b.doc": b"{\\rtf1 x}", "a.zip": office(), "a.7z": b"7z\xbc\xaf\x27\x1c",
    "a.txt": "Сәлем".encode(), "utf16.txt": "Сәлем".encode("utf-16"), "a.p7s": b"0\x82\x01", "a.asice": office(), "noname": b"x", "run.exe": b"MZ",
}
BAD = {
    "empty": [("a.pdf", b""), ("a.txt", b""), ("a", b"")],
    "other": [
        ("a.pdf", b"MZ\x90"), ("a.pdf", b"<html>"), ("a.png", b"<html>"), ("a.jpg", b"GIF89a"), ("a.docx", b"PK\x03\x04 broken"),
        ("a.docx", office(folder="xl")), ("a.docx", ODT), ("a.odt", office()), ("a.doc", b"PK\x03\x04"), ("a.txt", b"MZ\x90"),
        ("a.txt", b"%PDF-1.4"), ("a.sig", b"MZ"), ("a", b"\x7fELF"), ("a.docx", OLE),
    ],
    "macros": [
        ("a.docx", office("word__vbaProject.bin")), ("a.docx", office("word__embeddings__x.xlsm")),
        ("a.xlsx", office("xl__macrosheets__sheet1.xml", folder="xl")), ("a.zip", office("word__VBAPROJECT.BIN")),
        ("a.odt", archive(mimetype="application/vnd.oasis.opendocument.text", Basic__Standard__M="x")),
        ("a.doc", OLE + "_VBA_PROJECT".encode("utf-16-le")),
    ],
}


@pytest.mark.parametrize("name", GOOD)
def test_honest_files_are_taken(name):
    assert refuse_content(name, GOOD[name]) is None


@pytest.mark.parametrize(("code", "name", "content"), [(code, *case) for code, cases in BAD.items() for case in cases])
def test_others_are_refused(code, name, content):
    refusal = refuse_content(name, content)
    assert refusal and refusal.code in (f"file_is_{code}", f"file_has_{code}")
    assert refusal.facts["name"] == name
