"""A lawyer changes the law and the calendar by himself: next row, trial of a date, running cases that move."""

from datetime import date, timedelta

import pytest
from client import Client
from labels import label

CODE = "CONTROL.AKIM"


@pytest.fixture
def lawyer(browser_page, shot):
    def at(lang="kk_KZ", viewport="desktop", login="lawyer"):
        name = f"norms-{lang[:2]}-{viewport}"
        page = browser_page(login, lang=lang, viewport=viewport)
        return Client(page, lang, lambda page, place: shot(page, f"{name}-{place}", full=True))

    return at


def dialog_of(client, action):
    client.page.goto(f"/odoo/action-akimat_base.{action}")
    client.page.wait_for_selector(".modal .o_form_view")
    client.settle()


def day(moment):
    return moment.strftime("%d.%m.%Y")


def enter_date(client, name, moment, inside):
    """A date that is there already is a button; pressed, it can be typed over."""
    place = client.field(name, inside)
    if place.locator("button").count():
        place.locator("button").first.click()
    box = place.locator("input").first
    box.fill(day(moment))
    box.press("Tab")
    client.settle()


def test_the_law_changes(lawyer, rpc):
    client = lawyer()
    client.open("norms")
    client.shot("list")
    # A row of the country is followed by the system administrator; the lawyer keeps those of his akimat.
    country = rpc("admin").call("akimat.norm", "search", [["code", "=", CODE], ["company_id", "=", False]], limit=1)[0]
    office = rpc("lawyer").call("res.users", "read", [rpc("lawyer").uid], ["company_id"])[0]["company_id"][0]
    begins = {"company_id": office, "date_from": "2026-02-01"}
    norm = rpc("admin").call("akimat.norm", "copy", [country], begins)[0]
    client.open(f"norms/{norm}")
    client.shot("row")
    client.press("Next row")
    first = date.today() + timedelta(days=40)
    enter_date(client, "date_from", first, ".modal")
    client.type("amount", "2", inside=".modal")
    client.shot("next-row")
    assert client.field("new_words", ".modal").inner_text() != client.field("old_words", ".modal").inner_text()
    client.press("Close the row and add the next", inside=".modal")
    client.page.wait_for_selector(".modal", state="detached")
    client.shot("new-row")
    own = [["code", "=", CODE], ["company_id", "!=", False]]
    rows = rpc("lawyer").call("akimat.norm", "search_read", own, ["date_from", "date_to", "amount"])
    new, old = sorted(rows, key=lambda row: row["date_from"], reverse=True)
    assert (new["date_from"], new["amount"]) == (first.isoformat(), 2)
    assert old["date_to"] == (first - timedelta(days=1)).isoformat()


@pytest.mark.parametrize(("lang", "viewport"), [("kk_KZ", "desktop"), ("ru_RU", "phone")])
def test_what_if_it_arrived(lawyer, lang, viewport):
    client = lawyer(lang, viewport)
    dialog_of(client, "akimat_norm_preview_action")
    client.choose("norm_id", "APPEAL.DECISION")
    enter_date(client, "event_date", date(2026, 3, 20), ".modal")
    client.shot("try-a-date")
    assert "15.04.2026" in client.page.locator(".modal").inner_text()


RUNNING = {
    "akimat.assignment": ["in_progress"],
    "akimat.appeal": ["registered", "review"],
    "akimat.document": ["execution"],
}


def running_case(rpc):
    """(model, id, deadline) of a case of the demonstration office whose deadline a norm gave."""
    for model, states in RUNNING.items():
        domain = [["state", "in", states], ["norm_id", "!=", False], ["deadline", ">=", date.today().isoformat()]]
        if found := rpc("akim").call(model, "search_read", domain, ["deadline"], limit=1, order="deadline"):
            return model, found[0]["id"], found[0]["deadline"]
    raise AssertionError("nothing runs by a norm")


def enter_day_off(client, moment):
    client.open("working-calendar")
    client.shot("calendar")
    client.page.locator(".o_list_button_add").first.click()
    client.settle()
    row = ".o_selected_row"
    enter_date(client, "date", moment, row)
    client.page.locator(f"{row} [name=kind] select, {row} [name=kind] input").first.click()
    choose_kind(client)
    client.type("name", "Қала күні", inside=row)
    client.type("act", "№ 7 қаулы", inside=row)
    client.page.locator(".o_list_button_save").first.click()
    client.settle()
    client.shot("asked")


def look_at_question(client):
    client.open("deadlines-to-move")
    client.shot("questions")
    client.pick("Қала күні")
    client.shot("question")


def test_a_new_day_off_moves_running_cases(lawyer, rpc):
    model, case, due = running_case(rpc)
    client = lawyer()
    enter_day_off(client, date.fromisoformat(due))
    look_at_question(client)
    look_at_question(lawyer(viewport="phone"))
    client.press("Move the deadlines")
    assert client.says_state("Moved")
    client.shot("moved")
    moved = rpc("akim").call(model, "read", [case], ["deadline", "deadline_explanation"])[0]
    assert moved["deadline"] > due
    assert "№ 7 қаулы" in moved["deadline_explanation"]


def test_terms_are_left_as_they_are_with_a_reason(lawyer, rpc):
    _model, _case, due = running_case(rpc)
    values = {"date": due, "kind": "day_off", "name": "Сенбілік", "act": "№ 8 қаулы"}
    rpc("lawyer").call("akimat.calendar.day", "create", [values])
    phone = lawyer(viewport="phone")
    phone.open("deadlines-to-move")
    phone.pick("Сенбілік")
    phone.press("Leave as they are")
    phone.type("reason", "Мекеме ол күні жұмыс істейді", inside=".modal")
    phone.shot("decline")
    phone.press("Leave as they are", inside=".modal")
    assert phone.says_state("Left as they were")
    assert "Мекеме ол күні жұмыс істейді" in phone.text()


def test_running_cases_of_a_row_are_listed(lawyer, rpc):
    rows = rpc("lawyer").call("akimat.norm", "search_read", [["unit", "!=", "times"]], ["open_case_count"])
    most = max(rows, key=lambda row: row["open_case_count"])
    client = lawyer()
    client.open(f"norms/{most['id']}")
    client.page.locator(".oe_stat_button").first.click()
    client.page.wait_for_selector(".o_form_view", state="detached")
    client.settle()
    assert client.page.locator(".o_data_row").count() == most["open_case_count"]
    client.shot("cases")
    phone = lawyer(viewport="phone")
    phone.open(f"norms/{most['id']}")
    phone.shot("row")


def test_an_estimated_day_is_confirmed(lawyer, rpc):
    day_id = rpc("lawyer").call("akimat.calendar.day", "search", [["estimated", "=", True]], limit=1)[0]
    reader = lawyer(viewport="phone")
    reader.open(f"working-calendar/{day_id}")
    # It holds for the whole country: the system administrator confirms it.
    assert not reader.page.locator(".o_statusbar_buttons button:visible").count()
    phone = lawyer(viewport="phone", login="admin")
    phone.open(f"working-calendar/{day_id}")
    phone.shot("estimated")
    phone.press("Confirm the date")
    phone.type("act_kk", "ҚМДБ хабарландыруы", inside=".modal")
    phone.type("act_ru", "Объявление ДУМК", inside=".modal")
    phone.shot("confirm")
    phone.press("Confirm", inside=".modal")
    phone.page.wait_for_selector(".modal", state="detached")
    told = rpc("lawyer").call("akimat.calendar.day", "read", [day_id], ["estimated", "verified", "act"])[0]
    assert (told["estimated"], told["verified"], told["act"]) == (False, True, "ҚМДБ хабарландыруы")


def choose_kind(client):
    """Moved day off, in whichever way the list lets one choose."""
    client.page.get_by_role("option", name=label(client.lang, "Moved day off")).or_(
        client.page.locator(".o_select_menu_item").filter(has_text=label(client.lang, "Moved day off"))
    ).first.click()
    client.settle()
