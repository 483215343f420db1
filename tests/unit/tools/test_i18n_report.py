"""What ./akimat i18n counts as said, and what it prints."""
import polib
import pytest

from tools.i18n import report
from tools.lint import translations


@pytest.fixture
def catalogues(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "ADDONS", tmp_path / "ours")
    monkeypatch.setattr(report, "OVERLAY", tmp_path / "overlay")
    known = report.Catalogues(tmp_path / "core")

    def write(path, **terms):
        catalogue = polib.POFile()
        catalogue.extend(polib.POEntry(msgid=source, msgstr=text) for source, text in terms.items())
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(tmp_path / path))

    known.write = write
    return known


def _row(source, kazakh="", russian="", addon="web", screens=("Papers",)):
    return [addon, "code", "a.js", "1", source, {"kk_KZ": kazakh, "ru_RU": russian}, list(screens)]


def test_a_term_is_said_when_the_database_says_it(catalogues):
    [(_addon, _source, _place, _screens, lacking)] = report.judged([_row("Save", "Сақтау")], catalogues)
    assert lacking == ["ru"]


def test_the_same_word_on_purpose_is_said(catalogues):
    catalogues.write("overlay/web/kk.po", PDF="PDF")
    catalogues.write("core/web/i18n/ru.po", PDF="PDF")
    [(*_term, lacking)] = report.judged([_row("PDF")], catalogues)
    assert lacking == []


@pytest.mark.parametrize("source", ["%s", "<br/>", "5.00", "%(name)s – {{ object.x }}"])
def test_what_has_no_words_needs_no_translation(catalogues, source):
    assert list(report.judged([_row(source)], catalogues)) == []


def test_the_table_never_rounds_up_to_the_whole():
    assert report.share([[]] * 9999 + [["kk"]], "kk") == "99.9 %"
    assert report.share([[]] * 3, "kk") == "100 %"


def test_a_term_of_two_screens_counts_in_both(catalogues):
    terms = list(report.judged([_row("Save", "Сақтау", screens=("Papers", "Control"))], catalogues))
    groups = report.grouped(terms, by_screen=True)
    assert {name: len(found) for name, found in groups.items()} == {"Papers": 1, "Control": 1, "all": 1}


def test_missing_terms_name_their_place_and_screen(catalogues):
    terms = list(report.judged([_row("Save", "Сақтау")], catalogues))
    assert list(report.missing(terms, "ru")) == ["ru web: 'Save' (code:a.js:1; Papers)"]
    assert list(report.missing(terms, "kk")) == []


@pytest.mark.parametrize(("source", "text", "problem"), [
    ("%(count)s days", "%(days)s күн", "placeholders"),
    ("%s of %s", "%s", "placeholders"),
    ("{name} left", "кетті", "placeholders"),
    ("<b>Send</b>", "Жіберу", "placeholders"),
    ("Send", "", "no translation"),
])
def test_lint_compares_the_overlay_with_the_source(tmp_path, monkeypatch, source, text, problem):
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid=source, msgstr=text))
    (tmp_path / "web").mkdir()
    catalogue.save(str(tmp_path / "web" / "kk.po"))
    monkeypatch.setattr(translations, "OVERLAY", tmp_path)
    monkeypatch.setattr(translations.files, "shown", lambda path, line=None: path.name)
    [found] = translations.overlay()
    assert problem in found
