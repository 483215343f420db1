"""The administrator of a new akimat goes from nothing to the first registered paper through the assistant."""

import base64
import io
import time

import openpyxl
import pytest
from client import Client

WAYS = [
    pytest.param(("kk_KZ", "desktop", "Рудный қаласы", "120440001006"), id="kazakh-desktop"),
    pytest.param(("ru_RU", "phone", "Город Шымкент", "090640004001"), id="russian-phone"),
]
IIN = "791028302728"
# The pager of the form has a button «Next» too.
PAGE = ".o_form_sheet"


@pytest.fixture(params=WAYS)
def story(request, browser_page, shot, rpc):
    lang, viewport, akimat, number = request.param
    mark = str(time.time_ns())[-7:]
    admin = rpc("admin")
    # An akimat that has nothing yet, and the administrator in it.
    for taken in admin["res.company"].search([("bin", "=", number)]):
        admin["res.company"].write([taken], {"bin": False})
    company = admin["res.company"].create({"name": f"Жаңа әкімдік {mark}"})
    before = admin["res.users"].read([admin.uid], ["company_id"])[0]["company_id"][0]
    admin["res.users"].write([admin.uid], {"company_ids": [[4, company]], "company_id": company})
    page = browser_page("admin", lang=lang, viewport=viewport)
    page.context.add_cookies([{"name": "cids", "value": str(company), "url": page.url}])

    def take(page, name):
        return shot(page, f"first-run-{lang[:2]}-{viewport}-{name}", full=viewport == "phone")

    client = Client(page, lang, take)
    yield client, admin, company, akimat, number, mark
    admin["res.users"].write([admin.uid], {"company_id": before})


def sheet(form, mark):
    """The downloaded form with two employees written into it."""
    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(form)))
    rows, words = book.worksheets
    post = next(row[4] for row in words.iter_rows(min_row=2, values_only=True) if row[4])
    rows.append(["Ахметова Айгүл", IIN, f"aigul{mark}", "", post, "", ""])
    rows.append(["Иванов Пётр", "", f"petr{mark}", "", "", "", ""])
    buffer = io.BytesIO()
    book.save(buffer)
    return {"name": "people.xlsx", "mimeType": "application/octet-stream", "buffer": buffer.getvalue()}


def test_from_an_empty_akimat_to_the_first_registered_paper(story):
    admin, rpc, company, akimat, number, mark = story
    settings_are_chosen(admin, akimat)
    office_gets_its_number(admin, number)
    admin.shot("3-journals")
    admin.press("Next", inside=PAGE)
    people_come_from_the_form(admin, rpc, company, mark)
    first_paper_is_registered(admin, rpc, company, mark)


def settings_are_chosen(admin, akimat):
    admin.open("setup")
    admin.field("pack_code").locator(".o_radio_item").filter(has_text=akimat).locator("input").check()
    admin.settle()
    admin.shot("1-settings")
    admin.press("Next", inside=PAGE)
    admin.page.wait_for_selector(".o_field_widget[name=bin]")


def office_gets_its_number(admin, number):
    admin.type("bin", "123456789012")
    admin.press("Next", inside=PAGE)
    assert "123456789012" in admin.refused()
    admin.type("bin", number)
    admin.shot("2-office")
    admin.press("Next", inside=PAGE)
    admin.page.wait_for_selector(".o_field_widget[name=journal_ids]")


def people_come_from_the_form(admin, rpc, company, mark):
    assistant = rpc["akimat.setup"].search([("company_id", "=", company)])[-1]
    context = {"allowed_company_ids": [company], "lang": admin.lang, "bin_size": False}
    [form] = rpc.call("akimat.setup", "read", [assistant], ["people_form"], context=context)
    admin.field("people_file").locator("input[type=file]").set_input_files(sheet(form["people_form"], mark))
    admin.settle()
    admin.tick("i_register")
    admin.shot("4-employees")
    admin.press("Next", inside=PAGE)
    assert not admin.refused()
    admin.page.wait_for_selector(".o_field_widget[name=passwords]")
    admin.shot("5-ready")
    assert rpc["res.users"].search_count([("login", "in", [f"aigul{mark}", f"petr{mark}"])]) == 2


def first_paper_is_registered(admin, rpc, company, mark):
    rpc["res.partner"].create({"name": f"001 мекеме {mark}", "is_company": True})
    admin.press("Finish", inside=PAGE)
    admin.page.wait_for_selector(".o_field_widget[name=partner_id]")
    admin.settle()
    admin.choose("partner_id", f"001 мекеме {mark}")
    admin.type("subject", f"Бірінші хат {mark}")
    admin.press("Register")
    admin.shot("6-first-paper")
    [document] = rpc["akimat.document"].search_read(
        [("company_id", "=", company), ("subject", "=", f"Бірінші хат {mark}")], ["reg_number", "state"]
    )
    assert document["reg_number"]
    assert document["state"] == "registered"
    assert admin.says_state("Registered")
