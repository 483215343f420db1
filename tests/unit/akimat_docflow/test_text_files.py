"""Text of files for search: every usual kind, and nothing that a hostile file can do."""

import io
import random
import time
import zipfile

import pytest

from odoo.addons.akimat_docflow.domain import text_file, text_html, text_rtf, text_words

KK = "Құрылыс басқармасының есебі әкімдікке өткізілді"


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def docx(body):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return archive(word__document_dot_xml=f"<w:document {space}><w:body>{body}</w:body></w:document>")


def paragraphs(*texts):
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def test_docx():
    found = text_file.read(docx(paragraphs(KK, "екінші")), "есеп.docx")
    assert found.text == f"{KK}\nекінші"


def test_word_split_into_runs_is_one_word():
    body = "<w:p><w:r><w:t>құры</w:t></w:r><w:r><w:t>лыс</w:t></w:r></w:p>"
    assert text_file.read(docx(body), "a.docx").text == "құрылыс"


def test_xlsx():
    book = archive(
        xl__sharedStrings_dot_xml=f"<sst><si><t>{KK}</t></si><si><r><t>екі</t></r><r><t>бөлік</t></r></si></sst>",
        xl__worksheets__sheet1_dot_xml='<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
        "<c><v>42</v></c>"
        '<c t="inlineStr"><is><t>ішкі</t></is></c></row></sheetData></worksheet>',
    )
    assert text_file.read(book, "кесте.xlsx").text == f"{KK} екібөлік 42 ішкі"


def test_odt():
    file = archive(content_dot_xml=f'<o xmlns:text="t"><text:p>{KK}</text:p><text:p>екі<text:tab/>үш</text:p></o>')
    assert text_file.read(file, "хат.odt").text == f"{KK}\nекі үш"


def test_rtf_in_code_page_and_unicode():
    cyrillic = "".join(f"\\'{byte:02x}" for byte in "отчёт".encode("cp1251"))
    raw = f"{{\\rtf1\\ansi\\ansicpg1251{{\\fonttbl{{\\f0 Arial;}}}}{cyrillic} "
    raw += "\\u1179?\\u1201?рылыс\\par{\\*\\x hidden}end}"
    assert text_rtf.to_text(raw.encode("cp1251", "replace")).split() == ["отчёт", "құрылыс", "end"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "kz1048", "ptcp154"])
def test_plain_text_in_any_charset(charset):
    assert text_file.read(f"{KK};1;2".encode(charset), "кесте.csv").text == f"{KK};1;2"


def test_html_without_scripts():
    page = f"<html><head><title>t</title></head><body><script>bad()</script><p>{KK}<br>екі &amp; үш</p></body></html>"
    assert text_file.read(page.encode(), "a.html").text == f"{KK}\nекі & үш"


def test_old_word_file_gives_its_text():
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + KK.encode("utf-16-le") + bytes(64)
    assert KK in text_file.read(raw, "ескі.doc").text


@pytest.mark.parametrize(
    ("raw", "name", "problem"),
    [
        (b"", "a.docx", "empty"),
        (b"PK\x03\x04broken", "a.docx", "damaged"),
        (b"nonsense", "a.docx", "damaged"),
        (b"\xff\xd8\xff\xe0\0", "a.jpg", "picture"),
        (b"\0\1\2\3", "a.bin", "kind"),
        (archive(any_dot_txt="x"), "a.zip", "archive"),
        (docx("<w:p>"), "a.docx", "damaged"),
    ],
)
def test_file_without_text_says_why(raw, name, problem):
    assert text_file.read(raw, name) == ("", problem)


def test_entities_that_grow_are_refused():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ха" * 10}">' for n in range(12))
    bomb = archive(word__document_dot_xml=f"<!DOCTYPE d [{laughs}]><w:t>&l11;</w:t>")
    assert text_file.read(bomb, "a.docx").problem == "doctype"


def test_external_entities_are_refused():
    file = archive(content_dot_xml='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x;</p>')
    assert text_file.read(file, "a.odt").problem == "doctype"


def test_zip_bomb_is_stopped():
    started = time.process_time()
    bomb = archive(word__document_dot_xml=b"<d>" + b" " * 200_000_000 + b"</d>")
    assert text_file.read(bomb, "a.docx").problem == "too_much"
    many = archive(content_dot_xml=b"<p>x" + b"<x/>" * 10_000_000 + b"</p>")
    assert text_file.read(many, "a.odt").text == "x"
    assert time.process_time() - started < 20


def test_long_text_is_cut():
    assert len(text_file.read(docx(paragraphs("сөз " * 2_000_000)), "a.docx").text) <= text_file.LONGEST


@pytest.mark.parametrize(
    "page", ["<a " * 99_999, "<!--" * 99_999, "<script>" * 99_999, "</" * 99_999, "&#" * 99_999, "<" * 99_999]
)
def test_hostile_page_is_read_in_linear_time(page):
    started = time.process_time()
    text_html.to_text(page)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_never_raise(seed):
    chance = random.Random(seed)
    raw = bytearray(
        chance.choice(
            [
                docx(paragraphs(KK)),
                archive(content_dot_xml=f"<p>{KK}</p>"),
                b"{\\rtf1 \\'e0\\u1179?}",
                KK.encode("utf-16"),
            ]
        )
    )
    for _number in range(chance.randint(1, 12)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    text_file.read(bytes(raw), f"a.{chance.choice(['docx', 'xlsx', 'odt', 'rtf', 'txt', 'doc', 'bin'])}")


def test_every_typed_form_finds_the_word():
    found = text_words.words("Құжаттардың тізімі. Обращения граждан, әкімдікке жіберілді №12-Қ ЁЛКА")
    for typed in (
        "құжат",
        "ҚҰЖАТТАР",
        "құжаттың",
        "обращение",
        "обращений",
        "гражданам",
        "әкімдік",
        "әкімдіктің",
        "12",
        "елка",
        "ёлки",
    ):
        (beginning,) = text_words.beginnings(typed)
        assert any(word.startswith(beginning) for word in found), typed


def test_unrelated_word_is_not_found():
    found = text_words.words("Құжаттардың тізімі")
    assert not any(word.startswith(text_words.beginnings("қабылдау")[0]) for word in found)


def test_words_are_bounded():
    assert len(text_words.words(" ".join(map(str, range(200_000))))) == text_words.MOST_WORDS
    assert max(map(len, text_words.words("ә" * 5000))) == text_words.LONGEST_WORD


def test_language_of_a_letter():
    assert text_words.language("Сізге өтінішіңіз бойынша жауап жіберіледі") == "kk"
    assert text_words.language("Направляем ответ на ваше обращение") == "ru"


def test_divided_word_is_found_whole():
    assert {"құрылысы", "құры", "лысы"} <= set(text_words.words("құры-\nлысы"))
    assert text_words.words("құры\u00adлысы") == ["құрылысы"]
