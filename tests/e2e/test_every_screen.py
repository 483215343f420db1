"""Odoo's own robot opens every menu, view and filter of our applications, as the people who have them."""
import pytest

DONE, FAILED = "clickbot test succeeded", "clickbot test failed"
ROBOT = "odoo.loader.modules.get('@web/webclient/clickbot/clickbot_loader').startClickEverywhere(xmlid)"


def _our_apps(client):
    menus = client.http.get(f"{client.url}/web/webclient/load_menus", timeout=60).json()
    apps = [menus[str(number)] for number in menus["root"]["children"]]
    return [app["xmlid"] for app in apps if app["xmlid"].startswith("akimat_")]


@pytest.mark.long
@pytest.mark.parametrize(("login", "lang"), [("admin", "en_US"), ("registrar", "kk_KZ"), ("akim", "ru_RU")])
def test_every_screen_opens(office, browser_page, login, lang):
    for app in _our_apps(office.rpc(login)):
        page = browser_page(login, lang=lang)
        page.wait_for_function("window.odoo && odoo.isReady === true")
        with page.expect_console_message(_is_the_end, timeout=300_000) as said:
            page.evaluate(f"(xmlid) => {ROBOT}", app)
        assert said.value.text == DONE, f"{app} as {login}: {said.value.text}"


def _is_the_end(message):
    return message.text in (DONE, FAILED) or message.type == "error"
