"""A decree in points: the executor drafts it, the akim signs, each point on control is a task on a phone (PET-D.2, PET-D.4)."""

from datetime import date, timedelta

import pytest
from client import Client
from labels import label

SUBJECT = "Аулаларды жарықтандыру туралы"
TERM = date.today() + timedelta(days=20)


@pytest.fixture
def as_user(browser_page, shot):
    def at(login, viewport="desktop", lang="kk_KZ"):
        name = f"act-points-{lang[:2]}-{viewport}"
        page = browser_page(login, lang=lang, viewport=viewport)
        return Client(page, lang, lambda page, place: shot(page, f"{name}-{place}", full=True))

    return at


def select(client, name, source):
    client.field(name).locator("input, .o_select_menu_toggler").first.click()
    client.page.locator(".o_select_menu_item").filter(has_text=label(client.lang, source)).first.click()
    client.settle()


def enter_point(client, executor):
    client.page.locator(".o_notebook_headers a[name=points]").click()
    client.settle()
    rows = client.field("point_ids")
    rows.locator(".o_field_x2many_list_row_add a").first.click()
    client.settle()
    row = ".o_selected_row"
    client.type("text", "Аула жарығын тексеру", row)
    client.choose("lead_user_id", executor, row)
    box = client.field("deadline", row).locator("input, button").first
    box.click()
    box = client.field("deadline", row).locator("input").first
    box.fill(f"{TERM:%d.%m.%Y}")
    box.press("Tab")
    client.settle()


def draft_decree(executor, names):
    executor.open("internal-documents")
    executor.new()
    select(executor, "kind", "Act")
    select(executor, "act_type", "Decree (қаулы)")
    executor.type("subject", SUBJECT)
    executor.choose("signatory_id", names["akim"])
    executor.page.locator(".o_notebook_headers a[name=text]").click()
    executor.type("body_kk", "Әкімдік қаулы етеді")
    enter_point(executor, names["unit_head"])
    executor.shot("1-draft")


def test_a_decree_in_points_becomes_tasks(as_user, rpc):
    names = {row["login"]: row["name"] for row in rpc("admin")["res.users"].search_read([], ["login", "name"])}
    executor = as_user("executor")
    draft_decree(executor, names)
    executor.press("Send to approval")
    executor.page.locator(".modal").first.wait_for()
    executor.shot("2-no-controller")
    assert "бақылау" in executor.refused()
    executor.choose("act_controller_id", names["deputy"])
    executor.press("Send to approval")
    executor.says_state("On approval")
    executor.shot("3-on-approval")
    (found,) = rpc("executor")["akimat.document"].search_read([("subject", "=", SUBJECT)], ["id"])
    for login in ("unit_head", "lawyer", "deputy", "head"):
        rpc(login).call("akimat.document", "action_approve_visa", [found["id"]])
    akim = as_user("akim", viewport="phone")
    akim.open(f"to-sign/{found['id']}")
    akim.press("Sign")
    akim.says_state("Registered")
    akim.page.locator(".o_notebook_headers a[name=points]").click()
    akim.settle()
    assert "Аула жарығын" in akim.text()
    akim.shot("4-signed")
    sees_the_task(as_user("unit_head", viewport="phone"), names["deputy"])
    registrar = as_user("registrar", lang="ru_RU")
    registrar.open("acts")
    registrar.shot("7-acts")
    assert SUBJECT in registrar.text()


def sees_the_task(lead, controller):
    lead.open("my-assignments")
    lead.find("Аула жарығын")
    lead.shot("5-mine")
    lead.pick("Аула жарығын")
    assert controller in lead.text()
    lead.shot("6-task")
