"""The checks find what they are for."""
import pytest

from tools.errors import Problem
from tools.lint import compose, files, odoo19, texts
from tools.lint.simple_yaml import parse


@pytest.fixture
def addon(tmp_path, monkeypatch):
    """A place for files that the checks then see as the only files."""
    folder = tmp_path / "addons" / "akimat_x"
    folder.mkdir(parents=True)

    def write(name, text):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        for module in (files, texts):
            monkeypatch.setattr(module, "ADDONS", tmp_path / "addons", raising=False)
            monkeypatch.setattr(module, "ROOT", tmp_path, raising=False)
        monkeypatch.setattr(files, "of_kind", lambda *suffixes, under=None: [path] if path.suffix in suffixes else [])
        monkeypatch.setattr(files, "addon_files", lambda *suffixes: [path] if path.suffix in suffixes else [])
        files.text.cache_clear()
        return path

    return write


@pytest.mark.parametrize(("text", "problem"), [
    ("<odoo><tree/></odoo>", "<tree> is <list>"),
    ("<odoo><field attrs='{}'/></odoo>", "attrs is gone"),
    ("<odoo><t t-name='kanban-box'/></odoo>", "called card"),
    ("<odoo><div class='x oe_chatter'/></odoo>", "<chatter/>"),
    ("<odoo><field name='view_mode'>tree,form</field></odoo>", "view_mode names tree"),
    ("<odoo><search><group expand='0' string='By'/></search></odoo>", "has no attributes"),
    ("<odoo><t t-esc='x'/></odoo>", "t-out"),
    ("<odoo><unclosed></odoo>", "mismatch"),
])
def test_old_forms_in_views(addon, text, problem):
    addon("view.xml", text)
    assert any(problem in found for found in odoo19.xml_files())


def test_a_view_of_today_is_clean(addon):
    addon("view.xml", "<odoo><list><field name='x' invisible='not y'/></list><chatter/></odoo>")
    assert not list(odoo19.xml_files())


@pytest.mark.parametrize("line", ["    _sql_constraints = []", "def name_get(self):", "@api.onchange('x')", "self._cr.execute(x)"])
def test_old_forms_in_python(addon, line):
    addon("model.py", line + "\n")
    assert list(odoo19.python_files())


@pytest.mark.parametrize(("code", "explained"), [
    ("x = record.sudo().name\n", False),
    ("# The clerk may not read the counter.\nx = record.sudo().name\n", True),
    ("x = record.sudo().name  # the clerk may not read the counter\n", True),
    ("for a in record.sudo():\n    # another reason\n    pass\n", False),
    ("y = 1  # about y\n\nx = (\n    record\n    .sudo()\n)\n", False),
])
def test_sudo_needs_its_reason(addon, code, explained):
    addon("model.py", code)
    assert (not list(texts.unexplained_sudo())) is explained


def test_addresses_and_paths_are_found(addon):
    addon("a.py", "x = 'https://" + "pypi" + ".org/simple'\ny = '/ro" + "ot/x'\n")
    assert len(list(texts.forbidden_strings())) == 2


def test_a_long_file(addon):
    addon("a.py", "\n" * 401)
    assert list(texts.long_files())


def test_compose_is_read():
    text = "services:\n  db:\n    image: postgres:17\n    command: [\"a\", \"b\"]\n    volumes:\n      - data:/x\nvolumes:\n  data:\n"
    assert parse(text) == {
        "services": {"db": {"image": "postgres:17", "command": ["a", "b"], "volumes": ["data:/x"]}}, "volumes": {"data": None},
    }


@pytest.mark.parametrize("text", ["a:\n   b: 1\n  c: 2\n", "a\n", "a: 1\na: 2\n", "a: |\n  x\n"])
def test_a_broken_compose_file_is_refused(text):
    with pytest.raises(Problem):
        parse(text)


def test_the_stack_names_only_what_exists():
    stack = {"services": {"web": {"image": "x", "depends_on": {"db": {}}, "volumes": ["gone:/x", "./nothing:/y"]}}}
    found = "\n".join(compose._structure(stack))
    assert "needs db" in found and "volume gone" in found and "./nothing" in found
