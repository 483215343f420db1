"""Letters and files made up for the tests."""

import io
import zipfile
from email.message import EmailMessage

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def letter(
    subject="Көшені жарықтандыру", text="Құрметті әріптестер!", sender="Әсел <asel@kense.example>", files=(), **headers
):
    """Bytes of a letter; files are (name, content)."""
    message = EmailMessage()
    message["Subject"], message["From"] = subject, sender
    message["To"] = headers.pop("to", "office@akimat.example")
    message["Date"] = headers.pop("date", "Tue, 03 Mar 2026 10:15:00 +0500")
    message["Message-ID"] = headers.pop("message_id", "<1@kense.example>")
    message.set_content(text)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def docx(text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", f"<w:document {_WORD}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def pdf(*lines):
    """A PDF whose Cyrillic text is mapped to Unicode, one glyph for each letter."""
    letters = sorted(set("".join(lines)))
    code = {letter: number + 1 for number, letter in enumerate(letters)}
    shown = b"".join(b"(%s) Tj T*\n" % b"".join(b"\\%03o" % code[letter] for letter in line) for line in lines)
    pairs = "".join(f"<{number:02x}> <{ord(letter):04x}>\n" for letter, number in code.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> "
        f"endcodespacerange {len(code)} beginbfchar\n{pairs}endbfchar endcmap end end"
    ).encode()
    stream = b"BT /F1 12 Tf 14 TL 50 700 Td\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(to_unicode), to_unicode),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(out))
    )
