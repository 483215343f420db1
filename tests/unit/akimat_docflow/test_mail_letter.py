"""Letters as badly written as real ones: what must be found in each, and that nothing makes the reader fail."""

import json
import random
import runpy
from email.message import EmailMessage
from pathlib import Path

import pytest

from odoo.addons.akimat_docflow.domain import mail_letter

FOLDER = Path(__file__).resolve().parents[2] / "data" / "mail"
EXPECTED = json.loads((FOLDER / "expected.json").read_text())
LIMITS = mail_letter.Limits(bytes_each=100_000, count=8, forbidden=frozenset({"exe"}))


def read(raw):
    return mail_letter.read(raw, LIMITS)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_letter_is_read(name):
    letter, expected = read((FOLDER / f"{name}.eml").read_bytes()), EXPECTED[name]
    for field in ("text", "subject", "sender_name", "sender_address", "message_id", "signed"):
        if field in expected:
            assert getattr(letter, field) == expected[field]
    if "attachments" in expected:
        assert [attachment.name for attachment in letter.attachments] == expected["attachments"]
    if "problems" in expected:
        assert [problem.code for problem in letter.problems] == expected["problems"]
    if "date" in expected:
        assert (letter.date and letter.date.isoformat()) == expected["date"]
    assert expected.get("contains", "") in letter.text
    assert len(letter.attachments) == expected.get("count", len(letter.attachments))


def test_corpus_is_what_the_script_makes():
    script = runpy.run_path(str(FOLDER / "make_letters.py"))
    made = {name: raw for name, raw, _found in script["cases"]()}
    assert made == {name: (FOLDER / f"{name}.eml").read_bytes() for name in EXPECTED}


@pytest.mark.parametrize("name", ["smime_encrypted", "pgp_encrypted", "not_a_letter", "empty_file"])
def test_unreadable_letter_says_why(name):
    assert read((FOLDER / f"{name}.eml").read_bytes()).unreadable


def test_content_of_a_file_arrives_byte_for_byte():
    content = bytes(range(256)) * 50
    message = EmailMessage()
    message["From"], message["Subject"] = "a@kense.example", "x"
    message.set_content("Сәлем")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename="Деректер.bin")
    (attachment,) = read(message.as_bytes()).attachments
    assert (attachment.name, attachment.content) == ("Деректер.bin", content)


@pytest.mark.parametrize("seed", range(40))
def test_letter_of_the_standard_library_comes_back_whole(seed):
    chance = random.Random(seed)
    alphabet = "абвгдәіңғүұқөһ абвг\nxyz 123 №«»—"
    message, text = EmailMessage(), "".join(chance.choices(alphabet, k=chance.randint(1, 400))).strip()
    subject = " ".join("".join(chance.choices("әқғабв", k=6)) for _number in range(chance.randint(1, 12)))
    message["Subject"], message["From"] = subject, f"Ә {seed} <a{seed}@kense.example>"
    message.set_content(text or "x", charset="utf-8", cte=chance.choice(("base64", "quoted-printable", "8bit")))
    files = [chance.randbytes(chance.randint(1, 3000)) for _number in range(chance.randint(0, 7))]
    for number, content in enumerate(files):
        message.add_attachment(content, maintype="image", subtype="x-test", filename=f"сурет {number}.tst")
    letter = read(message.as_bytes())
    assert letter.subject == subject
    assert letter.sender_address == f"a{seed}@kense.example"
    assert [attachment.content for attachment in letter.attachments] == files
    assert "".join(letter.text.split()) == "".join((text or "x").split())


@pytest.mark.parametrize("seed", range(60))
def test_random_bytes_never_raise(seed):
    chance = random.Random(seed)
    letter = read(chance.randbytes(chance.randint(0, 5000)))
    assert letter.problems or letter.text or letter.attachments or letter.subject


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_damaged_letter_never_raises(name):
    raw = (FOLDER / f"{name}.eml").read_bytes()
    chance = random.Random(name)
    for _number in range(15):
        damaged = bytearray(raw)
        for _place in range(chance.randint(1, 20)):
            position = chance.randrange(len(damaged) + 1)
            damaged[position : position + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 9))
        read(bytes(damaged[: chance.randint(0, len(damaged))]))


def test_letter_delivered_twice_has_one_digest():
    raw = (FOLDER / "name_word.eml").read_bytes()
    again = b"Received: from relay.example by mx.example; Tue, 3 Mar 2026 05:20:00 +0000\n" + raw
    assert read(raw).digest == read(again).digest
    assert mail_letter.fingerprint(raw) != mail_letter.fingerprint(again)


def test_thousands_of_nested_containers_do_not_fail():
    raw = b"From: a@kense.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    assert read(raw).sender_address == "a@kense.example"


def test_text_for_the_database_has_no_control_characters():
    letter = read(
        "From: a@kense.example\nSubject: a\x00\x08b\n\nтекст\x00\x1b[0m\ud800".encode("utf-8", "surrogatepass")
    )
    assert letter.subject == "ab"
    assert not {"\x00", "\x1b", "\ud800"} & set(letter.text)
