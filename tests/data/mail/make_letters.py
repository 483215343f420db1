"""Letters that are written as badly as real ones, all made up: `python make_letters.py` writes them beside this file.

Each case gives the bytes and what a reader must find in them; `expected.json` keeps the second part.
"""

import base64
import json
import quopri
import struct
from pathlib import Path

KK = "Құрметті Әсел Ғабитқызы! Ұсынысыңызды қарап, өңдеу мүмкіндігін һәм іс-шараларды жібердік."
RU = "Уважаемый Ерлан Серикович! Направляем ответ на запрос и просим объявить съезд ещё раз."
KK_SUBJECT = "Көшені жарықтандыру туралы өтініш"
RU_SUBJECT = "О капитальном ремонте моста"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+M8AAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
HEAD = (
    "From: Aigul <aigul@kense.example>\nTo: kense@akimat.example\n"
    "Date: Tue, 03 Mar 2026 10:15:00 +0500\nMIME-Version: 1.0\n"
)


def b64(raw):
    return base64.encodebytes(raw).decode()


def word(text, charset="utf-8", how="B"):
    raw = text.encode(charset)
    body = base64.b64encode(raw).decode() if how == "B" else quopri.encodestring(raw, header=True).decode()
    return f"=?{charset}?{how}?{body}?="


def letter(name, body, subject=RU_SUBJECT, kind="text/plain; charset=utf-8", extra="", head=HEAD):
    """Bytes of a letter; the body is bytes or text."""
    lines = f"{head}Subject: {word(subject)}\nMessage-ID: <{name}@kense.example>\nContent-Type: {kind}\n{extra}\n"
    return lines.encode() + (body if isinstance(body, bytes) else body.encode())


def part(kind, body, *fields):
    return "\n".join((f"Content-Type: {kind}", *fields, "", "")).encode() + (
        body if isinstance(body, bytes) else body.encode()
    )


def file_part(name, content, kind="application/pdf", field='Content-Disposition: attachment; filename="%s"'):
    return part(kind, b64(content), "Content-Transfer-Encoding: base64", field % name)


def parts(*items, boundary="=_b", end=True):
    mark = b"--" + boundary.encode()
    return b"".join(mark + b"\n" + item + b"\n" for item in items) + (mark + b"--\n" if end else b"")


def mixed(name, *items, **options):
    return letter(name, parts(*items), kind='multipart/mixed; boundary="=_b"', **options)


def text_part(text=RU):
    return part("text/plain; charset=utf-8", text, "Content-Transfer-Encoding: 8bit")


def der(tag, *bodies):
    body = b"".join(bodies)
    size = len(body)
    if size < 128:
        return bytes([tag, size]) + body
    digits = (size.bit_length() + 7) // 8
    return bytes([tag, 128 + digits]) + size.to_bytes(digits, "big") + body


def cms(kind, content):
    """A CMS container: "02" signed data around the content, "03" enveloped data."""
    data = der(6, bytes.fromhex("2a864886f70d010701"))
    if kind == "02":
        inner = der(0x30, b"\2\1\1", der(0x31), der(0x30, data, der(0xA0, der(4, content))), der(0x31))
    else:
        inner = der(0x30, b"\2\1\0", der(0x31), der(0x30, data))
    return der(0x30, der(6, bytes.fromhex("2a864886f70d0107" + kind)), der(0xA0, inner))


def tnef(*files, text=""):
    def attribute(level, name, value):
        return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)

    raw = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x00069007, struct.pack("<II", 1251, 0))
    raw += attribute(1, 0x0002800C, text.encode("cp1251") + b"\0")
    for name, content in files:
        raw += attribute(2, 0x00069002, b"\0" * 14)
        raw += attribute(2, 0x00018010, name.encode("cp1251") + b"\0") + attribute(2, 0x0006800F, content)
    return raw


def charset_cases():
    for charset, text in (
        ("windows-1251", RU),
        ("koi8-r", RU),
        ("iso-8859-5", RU),
        ("kz1048", KK),
        ("ptcp154", KK),
        ("utf-8", KK),
    ):
        raw = letter(f"charset-{charset}", text.encode(charset), kind=f"text/plain; charset={charset}")
        yield f"charset_{charset.replace('-', '_')}", raw, {"text": text}
    wrong = (
        ("utf-8", "windows-1251", KK),
        ("windows-1251", "us-ascii", RU),
        ("koi8-r", "windows-1251", RU),
        ("kz1048", "windows-1251", KK),
        ("windows-1251", "iso-8859-1", RU),
        ("windows-1251", "x-office-unknown", RU),
        ("windows-1251", "utf-8", RU),
    )
    for charset, label, text in wrong:
        name = f"labelled_{label}_is_{charset}".replace("-", "_")
        yield name, letter(name, text.encode(charset), kind=f'text/plain; charset="{label}"'), {"text": text}
    yield "charset_missing", letter("charset-missing", RU.encode("cp1251"), kind="text/plain"), {"text": RU}


def header_cases():
    def head(sender, subject):
        return (
            b"From: "
            + sender
            + b" <a@kense.example>\nSubject: "
            + subject
            + b"\nDate: Tue, 03 Mar 2026 10:15:00 +0500\n"
        )

    name = "Бөкей Қанат"
    yield (
        "raw_utf8_headers",
        head(name.encode(), KK_SUBJECT.encode()) + b"\n" + KK.encode(),
        {"subject": KK_SUBJECT, "sender_name": name},
    )
    yield (
        "raw_cp1251_headers",
        head("Иван".encode("cp1251"), RU_SUBJECT.encode("cp1251")) + b"\n" + RU.encode("cp1251"),
        {"subject": RU_SUBJECT, "sender_name": "Иван", "text": RU},
    )
    raw = KK_SUBJECT.encode()
    split = " ".join(
        f"=?UTF-8?B?{base64.b64encode(raw[start : start + 7]).decode()}?=" for start in range(0, len(raw), 7)
    )
    yield "words_split_inside_letters", head(b"A", split.encode()) + b"\n" + KK.encode(), {"subject": KK_SUBJECT}
    yield "word_never_closed", head(b"A", word(RU_SUBJECT)[:-2].encode()) + b"\n.", {"subject": RU_SUBJECT}
    yield "word_in_quotes", head(f'"{word(name, how="Q")}"'.encode(), b"x") + b"\n.", {"sender_name": name}
    yield (
        "word_labelled_wrongly",
        head(b"A", b"=?utf-8?B?" + base64.b64encode(RU_SUBJECT.encode("cp1251")) + b"?=") + b"\n.",
        {"subject": RU_SUBJECT},
    )
    yield (
        "no_sender_but_return_path",
        b"Return-Path: <b@kense.example>\nSubject: x\n\n.",
        {"sender_address": "b@kense.example"},
    )
    yield "nul_bytes", head(b"A\0B", b"x\0y") + b"\nq\0w", {"subject": "xy", "text": "qw"}
    yield (
        "date_nonsense",
        b"From: a@kense.example\nSubject: x\nDate: yesterday at noon\n\n.",
        {"date": None, "problems": ["date"]},
    )
    dated = "From: a@kense.example\nSubject: x\nDate: Вт, 3 марта 2026 10:15\n\n.".encode()
    yield "date_in_russian", dated, {"date": "2026-03-03T10:15:00"}
    received = b"Received: from x by y; Tue, 3 Mar 2026 05:15:00 +0000\n"
    received += b"From: a@kense.example\nSubject: x\nDate: 99/99/9999\n\n."
    yield "date_from_received", received, {"date": "2026-03-03T05:15:00", "problems": ["date"]}
    yield "no_message_id", b"From: a@kense.example\nSubject: x\n\n.", {"message_id": ""}
    yield (
        "mailbox_line_first",
        b"From a@b Tue Mar  3 10:15:00 2026\nFrom: a@kense.example\nSubject: x\n\n.",
        {"subject": "x"},
    )


def name_cases():
    def named(case, field, expected, kind="application/pdf"):
        raw = part(kind, b64(PDF), "Content-Transfer-Encoding: base64").replace(b"\n\n", b"\n" + field + b"\n\n", 1)
        return case, mixed(case, text_part(), raw), {"attachments": [expected]}

    long = "Қазақстан өңірлеріндегі әкімдіктердің есебі.pdf"
    escaped = "".join(f"%{byte:02X}" for byte in long.encode())
    pieces = ";\n".join(
        f" filename*{number}*={'utf-8' + chr(39) * 2 if not number else ''}{escaped[number * 60 : number * 60 + 60]}"
        for number in range(len(escaped) // 60 + 1)
    )
    yield named("name_rfc2231", f"Content-Disposition: attachment;\n{pieces}".encode(), long)
    yield named("name_word", f'Content-Disposition: attachment; filename="{word("Жауап.pdf")}"'.encode(), "Жауап.pdf")
    yield named(
        "name_raw_cp1251", 'Content-Disposition: attachment; filename="Ответ.pdf"'.encode("cp1251"), "Ответ.pdf"
    )
    yield named("name_traversal", b'Content-Disposition: attachment; filename="../../etc/act.pdf"', "act.pdf")
    yield named("name_windows_path", b'Content-Disposition: attachment; filename="C:\\\\letters\\\\act.pdf"', "act.pdf")
    yield named("name_reversed", 'Content-Disposition: attachment; filename="act\u202efdp.pdf"'.encode(), "actfdp.pdf")
    yield named("name_missing", b"Content-Disposition: attachment", "attachment-1.pdf", "application/octet-stream")
    twice = mixed(
        "twice",
        text_part(),
        file_part("act.pdf", PDF),
        file_part("act.pdf", PDF + b"2"),
        file_part("ACT.pdf", PDF + b"3"),
    )
    yield "name_three_times", twice, {"attachments": ["act.pdf", "act (2).pdf", "ACT (3).pdf"]}


def structure_cases():
    related = parts(
        part("text/html; charset=utf-8", f"<p>{KK}</p><img src='cid:1'>"),
        file_part("logo.png", PNG, "image/png", "Content-ID: <1>\nContent-Disposition: inline; filename=%s"),
        boundary="r",
    )
    inner = parts(part("text/plain; charset=utf-8", KK), part('multipart/related; boundary="r"', related), boundary="a")
    nested = mixed("nested", part('multipart/alternative; boundary="a"', inner), file_part("act.pdf", PDF))
    yield "nested_multipart", nested, {"text": KK, "attachments": ["logo.png", "act.pdf"]}
    forwarded = mixed("inner", text_part(KK), file_part("act.pdf", PDF), subject=KK_SUBJECT)
    files = [f"{KK_SUBJECT}.eml", "act.pdf"]
    yield (
        "forwarded",
        mixed("forwarded", text_part(), part("message/rfc822", forwarded))
        .replace(b"=_b", b"=_o", 1)
        .replace(b"--=_b", b"--=_o", 1),
        {"contains": KK},
    )
    coded = mixed("coded", text_part(), part("message/rfc822", b64(forwarded), "Content-Transfer-Encoding: base64"))
    yield "forwarded_in_base64", coded, {"attachments": files, "contains": KK}
    deep = letter("deep", RU)
    for _level in range(30):
        deep = letter("deep", deep, kind="message/rfc822")
    yield "forwarded_thirty_times", deep, {"count": 8, "problems": ["too_many", "nested_too_deep"]}
    folded = letter(
        "folded",
        parts(text_part(), file_part("act.pdf", PDF), boundary="=_b c"),
        kind='multipart/mixed; boundary="=_b\n c"',
    )
    yield "boundary_folded", folded, {"text": RU, "attachments": ["act.pdf"]}
    open_end = letter(
        "open", parts(text_part(), file_part("act.pdf", PDF), end=False), kind="multipart/mixed; boundary==_b"
    )
    yield "boundary_never_closed", open_end, {"text": RU, "attachments": ["act.pdf"]}
    unnamed = letter("unnamed", parts(text_part(), file_part("act.pdf", PDF)), kind="multipart/mixed")
    yield "boundary_not_stated", unnamed, {"text": RU, "attachments": ["act.pdf"]}
    yield "empty_body", letter("empty", ""), {"text": "", "problems": []}
    page = "<html><head><meta charset=windows-1251><style>p{}</style></head><body>"
    page += f"<p>{RU}</p><script>x()</script></body></html>"
    yield "html_only", letter("html", page.encode("cp1251"), kind="text/html"), {"text": RU}
    blank = parts(part("text/plain; charset=utf-8", " \n"), part("text/html; charset=utf-8", f"<b>{KK}</b>"))
    yield "plain_form_empty", letter("blank", blank, kind="multipart/alternative; boundary==_b"), {"text": KK}
    report = part("message/delivery-status", "Final-Recipient: rfc822; z@kense.example\nAction: failed\n")
    notice = letter("report", parts(text_part(), report), kind="multipart/report; boundary==_b")
    yield "delivery_report", notice, {"contains": "Action: failed", "attachments": ["delivery-status.txt"]}
    yield (
        "mac_line_ends",
        letter("mac", parts(text_part(), file_part("act.pdf", PDF)), kind="multipart/mixed; boundary==_b").replace(
            b"\n", b"\r"
        ),
        {"text": RU, "attachments": ["act.pdf"]},
    )
    yield "not_a_letter", b"\x00\x01\x02just bytes\xff\xfe", {"problems": ["not_a_letter"]}
    yield "empty_file", b"", {"problems": ["empty_file"]}


def container_cases():
    inside = parts(text_part(KK), file_part("act.pdf", PDF), boundary="i")
    entity = part('multipart/mixed; boundary="i"', inside)
    signed = letter(
        "signed",
        parts(entity, file_part("smime.p7s", cms("02", b""), "application/pkcs7-signature")),
        kind='multipart/signed; protocol="application/pkcs7-signature"; boundary==_b',
    )
    yield "smime_signed", signed, {"text": KK, "attachments": ["act.pdf", "smime.p7s"], "signed": "smime"}
    opaque = letter(
        "opaque",
        b64(cms("02", entity)),
        kind="application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
        extra="Content-Transfer-Encoding: base64\n",
    )
    yield "smime_opaque", opaque, {"text": KK, "attachments": ["smime.p7m", "act.pdf"], "signed": "smime"}
    sealed = letter(
        "sealed",
        b64(cms("03", b"")),
        kind="application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
        extra="Content-Transfer-Encoding: base64\n",
    )
    yield "smime_encrypted", sealed, {"attachments": ["smime.p7m"], "problems": ["encrypted"]}
    pgp = letter(
        "pgp",
        parts(
            part("application/pgp-encrypted", "Version: 1\n"),
            file_part("encrypted.asc", b"-----BEGIN PGP MESSAGE-----"),
        ),
        kind="multipart/encrypted; boundary==_b",
    )
    yield "pgp_encrypted", pgp, {"problems": ["encrypted"]}
    clear = letter(
        "clear",
        parts(text_part(), part("application/pgp-signature; name=signature.asc", "-----BEGIN PGP SIGNATURE-----")),
        kind="multipart/signed; boundary==_b",
    )
    yield "pgp_signed", clear, {"text": RU, "signed": "pgp", "attachments": ["signature.asc"]}
    packed = tnef(("Смета.pdf", PDF), ("План.txt", b"plan"), text=RU)
    winmail = 'Content-Disposition: attachment; filename="winmail.dat"'
    yield (
        "winmail",
        mixed(
            "winmail",
            text_part("."),
            part("application/ms-tnef", b64(packed), "Content-Transfer-Encoding: base64", winmail),
        ),
        {"attachments": ["Смета.pdf", "План.txt"], "contains": RU},
    )
    broken = part("application/ms-tnef", b64(packed[:-30]), "Content-Transfer-Encoding: base64", winmail)
    yield (
        "winmail_cut",
        mixed("winmail-cut", text_part("."), broken),
        {"problems": ["container"], "attachments": ["winmail.dat", "Смета.pdf"]},
    )


def encoding_cases():
    dirty = b64(PDF).replace("A", "A!*\n", 3).rstrip("=\n") + "\n\nScanned by a mail filter\n"
    raw = part(
        "application/pdf",
        dirty.replace("Scanned by a mail filter", "-- !! --"),
        "Content-Transfer-Encoding: base64",
        'Content-Disposition: attachment; filename="act.pdf"',
    )
    yield "base64_with_garbage", mixed("dirty", text_part(), raw), {"attachments": ["act.pdf"], "problems": []}
    soft = quopri.encodestring(RU.encode()).decode().replace("=D0=A3", "=d0=a3", 1).rstrip("\n") + "=\n=ZZ=\n"
    yield (
        "quoted_printable_errors",
        letter("soft", soft, extra="Content-Transfer-Encoding: quoted-printable\n"),
        {"contains": RU},
    )
    uu = "begin 644 akt.txt\n#0V%T\n`\nend\n"
    yield "uuencode_in_text", letter("uu", f"{RU}\n\n{uu}"), {"text": RU, "attachments": ["akt.txt"]}
    yield (
        "zero_bytes",
        mixed("zero", text_part(), file_part("empty.pdf", b"")),
        {"attachments": ["empty.pdf"], "problems": ["empty_attachment"]},
    )
    bad = mixed(
        "bad",
        text_part(),
        file_part("act.pdf", b"MZ\x90program"),
        file_part("act.pdf.EXE", b"x"),
        file_part("ok.pdf", PDF),
    )
    yield "programs", bad, {"attachments": ["ok.pdf"], "problems": ["forbidden_kind", "forbidden_kind"]}
    many = mixed("many", text_part(), *(file_part(f"{number}.pdf", PDF) for number in range(12)))
    yield "twelve_files", many, {"count": 8, "problems": ["too_many"]}
    yield (
        "large_file",
        mixed("large", text_part(), file_part("big.pdf", PDF * 2000)),
        {"attachments": [], "problems": ["too_large"]},
    )


def cases():
    for group in (charset_cases, header_cases, name_cases, structure_cases, container_cases, encoding_cases):
        yield from group()


if __name__ == "__main__":
    folder = Path(__file__).parent
    expected = {}
    for name, raw, found in cases():
        (folder / f"{name}.eml").write_bytes(raw)
        expected[name] = found
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
