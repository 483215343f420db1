"""Fixtures of the end-to-end tests: an office that serves, clients, pages.

`office`         a server on a database of its own with demonstration data, for the whole session
`make_office`    another one, for a test that kills it or counts everything in it
`rpc`            rpc("registrar", lang="ru_RU") -> JSON-RPC client of that user
`browser_page`   browser_page("akim", lang="kk_KZ", viewport="phone") -> page of Chromium, logged in;
                 the test fails when a page of it had an error in its console
`anonymous_page` the same for somebody who has not logged in
`shot`           shot(page, "name") -> picture in tests/e2e/output/
"""
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tools.testing.browser import Browser, settle
from tools.testing.office import Office, described

OUTPUT = Path(__file__).parent / "output"


@pytest.fixture(scope="session")
def make_office():
    """Call it with a name; every office made is closed at the end of the session."""
    prepared = described()
    if not prepared:
        pytest.fail("start these tests with ./akimat test tests/e2e", pytrace=False)
    offices = []

    def make(name, *options):
        office = Office(*prepared, name=name, options=options)
        offices.append(office)
        return office.open()

    yield make
    for office in offices:
        office.close()


@pytest.fixture(scope="session")
def office(make_office):
    return make_office("office")


@pytest.fixture
def rpc(office):
    return office.rpc


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = Browser(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def pages(browser):
    """The browser, for this test; tells the errors of its pages at the end."""
    yield browser
    errors = browser.forget_pages()
    assert not errors, "errors in the browser's console:\n" + "\n".join(errors)


@pytest.fixture
def browser_page(office, pages):
    def open_page(login, lang="kk_KZ", viewport="desktop", path="/odoo", at=None):
        place = at or office
        client = place.rpc(login)
        client.call("res.users", "write", [client.uid], {"lang": lang})
        # A new session, so that it has the language from its first page.
        page = pages.page(place.base_url, place.rpc(login).session_id, lang, viewport)
        page.goto(path)
        page.wait_for_selector(".o_main_navbar")
        settle(page)
        return page

    return open_page


@pytest.fixture
def anonymous_page(office, pages):
    def open_page(path="/", lang="kk_KZ", viewport="desktop", at=None):
        page = pages.page((at or office).base_url, None, lang, viewport)
        page.goto(path)
        return page

    return open_page


@pytest.fixture
def shot():
    OUTPUT.mkdir(parents=True, exist_ok=True)

    def take(page, name, full=False):
        path = OUTPUT / f"{name}.png"
        page.screenshot(path=path, full_page=full)
        return path

    return take
