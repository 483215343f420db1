"""Nothing on the screens is English: every menu, view and dialog is read in Kazakh and in Russian.

Strings of ours that are English: none. Of the core: a list, printed, not longer than 1 % of the strings seen.
"""

import json
from pathlib import Path

import pytest
from conftest import OUTPUT
from crawler import Crawler
from english import English, counted

from tools.i18n import report
from tools.testing.office import described
from tools.testing.rpc import RpcError

CORE_SHARE = 0.01
# A menu that does not open in the time given is another test's matter, unless they are many.
ACTIONS_THAT_MAY_FAIL = 10
# Who reads what: the administrator everything, the others the applications of their work.
READERS = ["admin", "registrar", "akim", "hr_officer", "procurer", "storekeeper", "secretary", "inspector"]
# Names of languages in themselves, of people and products in samples of Odoo: no words of a screen.
ROWS = {"English", "John Miller", "Thomas Passot", "Integer vitae", "Indeed"}
# Accounting, whose application is hidden; layouts of print forms of Odoo, ours have their own.
HIDDEN = ("account.", "payment.", "base.document.layout")
PUBLIC = [
    "/web/login", "/web/reset_password", "/my", "/my/account", "/my/security", "/appeals", "/akimat/competitions",
    "/akimat/competitions/application",
]


def _core():
    odoo, _template = described()
    return Path(odoo.tree.site) / "odoo" / "addons"


@pytest.mark.parametrize("code", ["kk", "ru"])
def test_the_judge_knows_english_when_it_sees_it(code):
    seen = {"Save", "Custom Filter", "Сақтау", "Сохранить", "PDF", "admin@example.com", "Save the date 5", "Put on control"}
    ours, core = English(_core(), ["web"], code).judge(seen)
    assert ours == ["Put on control"]
    assert {"Save", "Custom Filter"} <= set(core) <= {"Save", "Custom Filter", "Save the date 5"}


@pytest.mark.long
def test_what_the_screens_can_show_is_said(office):
    """The count of ./akimat i18n: everything of ours, all but one in a hundred of the core."""
    rows = office.call("tools.i18n.reach:reached", languages=list(report.LANGUAGES.values()))
    terms = list(report.judged(rows, report.Catalogues(_core())))
    assert {term[0] for term in terms} >= {"web", "mail", "base", "hr", "akimat_docflow"}
    for language in report.LANGUAGES:
        lacking = [term for term in terms if language in term[-1]]
        assert [term for term in lacking if term[0].startswith("akimat_")] == []
        assert len(lacking) <= CORE_SHARE * len(terms), list(report.missing(terms, language))


def _english(rpc, code):
    modules = rpc("admin")["ir.module.module"].search_read([("state", "=", "installed")], ["name"])
    return English(_core(), [module["name"] for module in modules], code)


def _logins(rpc):
    return {user["login"] for user in rpc("admin")["res.users"].search_read([], ["login"])}


def _dialogs(client):
    """Actions of the wizards that open without a record, and of those bound to our models."""
    found = client["ir.actions.act_window"].search_read(
        [("target", "=", "new"), ("res_model", "!=", False)], ["name", "res_model", "context", "binding_model_id"])
    models = {model["id"]: model["model"] for model in client["ir.model"].search_read([], ["model"])}
    for action in found:
        bound = models.get(action["binding_model_id"] and action["binding_model_id"][0], "")
        if "active" in action["context"] or any(model.startswith(HIDDEN) for model in (action["res_model"], bound)):
            continue
        try:
            client.call(action["res_model"], "default_get", [])
        except RpcError:
            continue
        yield action["name"], action["id"]


def _report(name, crawler, core):
    """The list of the core, printed and kept in tests/e2e/output beside all strings with their places."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    seen = {"strings": crawler.strings, "failed": crawler.failed}
    (OUTPUT / f"strings_{name}.json").write_text(json.dumps(seen, ensure_ascii=False, indent=0), "utf-8")
    lines = [f"{crawler.strings[text]}\t{text}" for text in core]
    (OUTPUT / f"english_{name}.tsv").write_text("\n".join(lines), encoding="utf-8")
    print(f"{name}: {len(crawler.strings)} strings, {len(core)} of the core in English", *lines, sep="\n")


@pytest.mark.long
@pytest.mark.parametrize("lang", ["kk_KZ", "ru_RU"])
@pytest.mark.parametrize("login", READERS)
def test_no_screen_is_english(office, rpc, pages, browser_page, login, lang):
    crawler = Crawler(browser_page(login, lang=lang), office.rpc(login))
    for place, action, app in crawler.menus():
        if login == "admin" or app.startswith("akimat_"):
            crawler.visit(place, action)
    crawler.top_bar()
    if login == "admin":
        _dialogs_and_pages(crawler)
    pages.errors.clear()  # that screens open without errors is another test's matter
    seen = counted(set(crawler.strings) - _logins(rpc) - ROWS)
    ours, core = _english(rpc, lang[:2]).judge(seen)
    _report(f"{login}_{lang[:2]}", crawler, core)
    assert len(crawler.unopened()) < ACTIONS_THAT_MAY_FAIL, crawler.unopened()
    assert ours == []
    assert len(core) <= CORE_SHARE * len(seen)


def _dialogs_and_pages(crawler):
    for place, action in _dialogs(crawler.client):
        crawler.dialog(place, action)
    for path in PUBLIC:
        crawler.public_page(path)
