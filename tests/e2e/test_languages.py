"""Nothing on the screens is English: every menu, view and dialog is read in Kazakh and in Russian.

Strings of ours that are English: none. Of the core: a list, printed, not longer than 1 % of the strings seen.
"""

from pathlib import Path

import pytest
from conftest import OUTPUT
from crawler import Crawler
from english import English

from tools.testing.office import described
from tools.testing.rpc import RpcError

CORE_SHARE = 0.01
# Who reads what: the administrator everything, the others the applications of their work.
READERS = ["admin", "registrar", "akim", "hr_officer", "procurer", "storekeeper", "secretary", "inspector"]
PUBLIC = ["/web/login", "/web/reset_password", "/my", "/my/account", "/my/security"]


def _english(rpc, code):
    modules = rpc("admin")["ir.module.module"].search_read([("state", "=", "installed")], ["name"])
    odoo, _template = described()
    return English(Path(odoo.tree.site) / "odoo" / "addons", [module["name"] for module in modules], code)


def _dialogs(client):
    """Actions of the wizards that open without a record, and of those bound to our models."""
    found = client["ir.actions.act_window"].search_read(
        [("target", "=", "new"), ("res_model", "!=", False)], ["name", "res_model"])
    for action in found:
        try:
            client.call(action["res_model"], "default_get", [])
        except RpcError:
            continue
        yield action["name"], action["id"]


def _report(name, strings, core):
    OUTPUT.mkdir(parents=True, exist_ok=True)
    lines = [f"{strings[text]}\t{text}" for text in core]
    (OUTPUT / f"english_{name}.tsv").write_text("\n".join(lines), encoding="utf-8")
    print(f"{name}: {len(strings)} strings, {len(core)} of the core in English")
    print("\n".join(lines))


@pytest.mark.long
@pytest.mark.parametrize("lang", ["kk_KZ", "ru_RU"])
@pytest.mark.parametrize("login", READERS)
def test_no_screen_is_english(office, rpc, pages, browser_page, login, lang):
    page = browser_page(login, lang=lang)
    client = office.rpc(login)
    crawler = Crawler(page, client)
    for place, action, app in crawler.menus():
        if login == "admin" or app.startswith("akimat_"):
            crawler.visit(place, action)
    _user_menu(crawler)
    if login == "admin":
        for place, action in _dialogs(client):
            crawler.dialog(place, action)
        for path in PUBLIC:
            page.goto(path)
            crawler.keep(path)
    pages.errors.clear()  # that screens open without errors is another test's matter
    ours, core = _english(rpc, lang[:2]).judge(set(crawler.strings))
    _report(f"{login}_{lang[:2]}", crawler.strings, core)
    print(dict(crawler.failed))
    assert len(crawler.failed) < 10, dict(crawler.failed)
    assert ours == []
    assert len(core) <= CORE_SHARE * len(crawler.strings)


def _user_menu(crawler):
    """Messages, activities, the menu of the user, the shortcuts, his preferences."""
    for opener in (".o_menu_systray .o-mail-DiscussSystray-class, .o_menu_systray .fa-comments",
                   ".o_menu_systray .fa-clock-o", ".o_user_menu button"):
        crawler.click(opener, "the top bar")
        crawler.page.keyboard.press("Escape")
    for item in ("shortcuts", "preferences"):
        crawler.click(".o_user_menu button", "the top bar")
        crawler.click(f".o-dropdown--menu [data-menu={item}]", f"the user's {item}")
        crawler._tabs(f"the user's {item}")
        crawler.close()
