"""«Why» on lists and forms, the register of clauses, and the summary of the head, in a real browser."""

from ast import literal_eval

import pytest
from client import Client
from labels import label

from odoo.addons.akimat_base.domain.clauses import clause

LANG = "kk_KZ"


@pytest.fixture
def at(browser_page, shot):
    def client(login, viewport="desktop", lang=LANG):
        page = browser_page(login, lang=lang, viewport=viewport)
        return Client(page, lang, lambda page, name: shot(page, f"why-{name}-{viewport}", full=True))

    return client


def ask_why(client):
    """Choose «Why?» in the cog menu and return the dialog."""
    client.page.locator(".o_cp_action_menus button.btn, .o_cp_action_menus .o-dropdown").first.click()
    client.settle()
    client.page.locator(".o_akimat_why").click()
    dialog = client.page.locator(".modal", has=client.page.locator(".o_akimat_why_dialog"))
    dialog.wait_for()
    client.settle()
    return dialog


@pytest.mark.parametrize("viewport", ["desktop", "phone"])
def test_a_list_and_a_form_tell_the_clauses_and_norms_behind_them(at, viewport):
    client = at("registrar", viewport)
    client.open("incoming")
    dialog = ask_why(client)
    assert "KEN-63" in dialog.inner_text()
    assert "Кентау қаласының әкімдігі" in dialog.inner_text()
    client.shot("list")
    dialog.get_by_role("button", name=label(LANG, "Close")).last.click()
    client.page.locator(".o_data_row .o_data_cell, .o_kanban_record:not(.o_kanban_ghost)").first.click()
    client.page.wait_for_selector(".o_form_view")
    client.settle()
    dialog = ask_why(client)
    client.shot("form")
    dialog.get_by_text("KEN-63").first.click()
    client.page.wait_for_selector(".o_form_view .o_field_widget[name=summary]")
    client.shot("clause")
    assert client.page.locator(".o_field_widget[name=code]").inner_text() == "KEN-63"


@pytest.mark.parametrize("viewport", ["desktop", "phone"])
def test_the_register_of_acts_and_clauses_reads_well(at, viewport):
    client = at("admin", viewport)
    for path in ("governing-acts", "clauses", "seals", "office-card"):
        client.open(path)
        client.shot(path)
        assert client.page.locator(".o_data_row, .o_group_header, .o_kanban_record, .o_kanban_group").count()
    for path, name in (("governing-acts", "act"), ("office-card", "office")):
        open_first(client, path)
        client.shot(name)


def open_first(client, path):
    client.open(path)
    first = client.page.locator(".o_data_row .o_data_cell, .o_kanban_record:not(.o_kanban_ghost)").first
    first.click()
    client.page.wait_for_selector(".o_form_view")


@clause("PET-23.1", "RUD-18.2", "ZHE-18.4")
def test_the_head_sees_what_is_late_and_opens_the_list(at, rpc):
    head = rpc("head")
    action = head["akimat.summary.line"].action_open()
    lines = head["akimat.summary.line"].search_read(action["domain"], ["name", "number", "action_xmlid"])
    counted = {}
    for line in lines:
        opened = head["akimat.summary.line"].action_open_list([line["id"]])
        domain = literal_eval(opened["domain"] or "[]")
        counted[opened["res_model"]] = line["number"]
        assert line["number"] == head[opened["res_model"]].search_count(domain), line["name"]
    assert set(counted) == {
        "akimat.document", "akimat.assignment", "akimat.appeal", "akimat.contract", "akimat.procurement.plan.item",
    }
    assert sum(counted.values()) > 0, "the demonstration office has something late"
    for viewport in ("desktop", "phone"):
        client = at("head", viewport)
        client.open("action-akimat_base.akimat_summary_action_open")
        client.shot("summary")
        client.page.locator(".o_kanban_record:not(.o_kanban_ghost)").first.click()
        client.page.wait_for_selector(".o_list_view, .o_kanban_view")
        client.settle()
        client.shot("summary-list")
