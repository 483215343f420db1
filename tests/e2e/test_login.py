"""The office opens: the login page serves, people of the demonstration office get in."""
import pytest

from tools.testing.browser import settle

LANGUAGES = ("қазақша", "русский", "English")


def test_the_login_page_offers_three_languages(anonymous_page, shot):
    page = anonymous_page("/web/login")
    page.wait_for_selector("input[name=login]")
    text = page.content().lower()
    shot(page, "login")
    assert all(language.lower() in text for language in LANGUAGES)


def test_a_registrar_logs_in_and_sees_a_kazakh_screen(rpc, anonymous_page, shot):
    registrar = rpc("registrar")
    registrar["res.users"].write([registrar.uid], {"lang": "kk_KZ"})
    page = anonymous_page("/web/login")
    page.fill("input[name=login]", "registrar")
    page.fill("input[name=password]", "registrar")
    page.click("button[type=submit]")
    settle(page)
    shot(page, "first_screen_kk")
    assert page.evaluate("luxon.Settings.defaultLocale").startswith("kk")


@pytest.mark.parametrize("login", [
    "admin", "akim", "deputy", "deputy2", "head", "registrar", "inspector", "lawyer", "translator", "executor",
    "executor2", "unit_head", "press", "hr_officer", "secretary", "member", "procurer", "storekeeper", "finance",
    "archivist", "auditor", "stranger",
])
def test_each_demo_user_logs_in(rpc, login):
    assert rpc(login).uid


def test_a_russian_screen_fits_a_phone(browser_page, shot):
    page = browser_page("akim", lang="ru_RU", viewport="phone")
    shot(page, "phone_ru")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
