"""What a unit needs becomes a row of the plan, a purchase and a signed contract; a contract over its line does not."""

import time

import pytest
from client import Client
from labels import label

from odoo.addons.akimat_base.domain.clauses import clause

PLAN_ROW = "Принтер картриджі"
SUPPLIER = "Көкжиек Кеңсе"


class Office:
    """People of the story, each at his own screen."""

    def __init__(self, browser_page, shot, lang):
        self.lang = lang
        self._page, self._shot, self._clients = browser_page, shot, {}

    def at(self, login, viewport="desktop"):
        if (login, viewport) not in self._clients:
            page = self._page(login, lang=self.lang, viewport=viewport)
            self._clients[login, viewport] = Client(page, self.lang, self._take)
        return self._clients[login, viewport]

    def _take(self, page, name):
        return self._shot(page, f"procurement-{self.lang[:2]}-{name}")


@pytest.fixture
def kazakh(browser_page, shot):
    return Office(browser_page, shot, "kk_KZ")


@pytest.fixture
def russian(browser_page, shot):
    return Office(browser_page, shot, "ru_RU")


@clause("PET-17.19")
def test_the_need_of_a_unit_becomes_a_signed_contract(kazakh):
    need = f"Ақ тақта маркері {str(time.time_ns())[-6:]}"
    unit_asks_on_the_phone(kazakh, need)
    procurer_accepts(kazakh, need)
    the_plan_is_changed_and_approved(kazakh, need)
    head_decides_on_the_purchase(kazakh, need)
    the_contract_is_prepared_visaed_and_signed(kazakh, need)


def unit_asks_on_the_phone(office, need):
    executor = office.at("executor", "phone")
    executor.open("my-needs")
    executor.shot("1-my-needs-phone")
    executor.new()
    executor.type("name", need)
    executor.type("quantity", "40")
    executor.type("price", "1250")
    executor.choose("budget_line_id", "149")
    executor.shot("2-need-phone")
    executor.press("Send the need")
    assert executor.says_state("Submitted")
    executor.shot("3-need-sent-phone")


def procurer_accepts(office, need):
    procurer = office.at("procurer")
    procurer.open("needs")
    procurer.shot("4-needs")
    procurer.pick(need)
    procurer.press("Accept")
    assert procurer.says_state("Accepted")


def the_plan_is_changed_and_approved(office, need):
    procurer = office.at("procurer")
    open_plan_in_force(procurer)
    procurer.shot("5-plan-in-force")
    procurer.press("Change the plan")
    procurer.press("Gather the needs")
    procurer.type("change_reason", "Бөлімшенің жаңа қажеттілігі")
    assert need in procurer.text()
    procurer.press("Submit to finance")
    assert procurer.says_state("Submitted")
    procurer.shot("6-new-version")
    address = procurer.page.url
    finance, head = office.at("finance"), office.at("head")
    finance.page.goto(address)
    finance.settle()
    finance.press("Agree with the plan")
    assert finance.says_state("Agreed by finance")
    finance.shot("7-agreed")
    head.page.goto(address)
    head.settle()
    head.press("Approve the plan")
    assert head.says_state("Approved")
    head.shot("8-approved")


def open_plan_in_force(procurer):
    procurer.open("procurement-plans")
    rows = procurer.page.locator(".o_data_row").filter(has=procurer.page.get_by_text(label(procurer.lang, "Approved")))
    rows.first.click()
    procurer.page.wait_for_selector(".o_form_view")
    procurer.settle()


def head_decides_on_the_purchase(office, need):
    procurer, head = office.at("procurer"), office.at("head")
    procurer.open("planned-purchases")
    procurer.pick(need)
    procurer.shot("9-proposed-method")
    assert "АЕК" in procurer.text()
    procurer.press("Begin the procedure")
    assert procurer.says_state("Prepared")
    head.page.goto(procurer.page.url)
    head.settle()
    head.press("Decide on the purchase")
    head.choose("partner_id", SUPPLIER, inside=".modal")
    head.type("price", "50000", inside=".modal")
    head.shot("10-decision")
    head.press("Decide", inside=".modal")
    assert head.says_state("Protocol")
    head.shot("11-protocol")


def the_contract_is_prepared_visaed_and_signed(office, need):
    procurer, lawyer, head = office.at("procurer"), office.at("lawyer"), office.at("head")
    procurer.page.reload()
    procurer.settle()
    procurer.press("Prepare the contract")
    procurer.type("date_end", "31.12.2026")
    procurer.shot("12-contract")
    assert "Елу мың теңге 00 тиын" in procurer.field("amount_in_words_kk").inner_text()
    procurer.press("Send to the lawyer")
    assert procurer.says_state("Legal visa")
    lawyer.open("contracts-legal")
    lawyer.pick(need)
    lawyer.press("Legal visa")
    lawyer.tick("own_function_checked", inside=".modal")
    lawyer.shot("13-visa")
    lawyer.press("Give the visa", inside=".modal")
    assert lawyer.says_state("To be signed")
    head.open("contracts-to-sign")
    head.shot("14-to-sign")
    head.pick(need)
    head.press("Sign the contract")
    assert head.says_state("Signed")
    head.shot("15-signed")


def test_a_contract_over_its_line_is_refused_until_the_plan_is_changed(russian, rpc):
    contract = contract_above_the_line(rpc)
    head = russian.at("head")
    head.open("contracts-to-sign")
    head.pick(PLAN_ROW)
    head.press("Sign the contract")
    head.shot("1-refused")
    sentence = head.refused()
    assert "300" in sentence and "свободно только" in sentence and "259" in sentence
    assert head.says_state("To be signed")
    the_row_grows_by_a_new_version(russian, rpc)
    head.open("contracts-to-sign")
    head.pick(PLAN_ROW)
    head.press("Sign the contract")
    assert head.says_state("Signed")
    head.shot("5-signed")
    [signed] = rpc("procurer").call("akimat.contract", "read", [contract], ["state", "amount_in_words_ru"])
    assert signed["amount_in_words_ru"] == "Триста тысяч тенге 00 тиын"


def contract_above_the_line(rpc):
    """The head decided on 300,000 for a row of 259,000; the contract has its legal visa."""
    procurer, head, lawyer = rpc("procurer"), rpc("head"), rpc("lawyer")
    domain = [["name", "=", PLAN_ROW], ["plan_state", "=", "approved"]]
    [item] = procurer.call("akimat.procurement.plan.item", "search", domain)
    [procedure] = procurer.call("akimat.procurement.procedure", "create", [{"plan_item_id": item}])
    [supplier] = procurer.call("res.partner", "search", [["bin", "=", "110540007126"]])
    head.call("akimat.procurement.procedure", "action_decide", [procedure], supplier, 300000)
    values = {
        "name": PLAN_ROW,
        "plan_item_id": item,
        "procedure_id": procedure,
        "partner_id": supplier,
        "amount": 300000,
        "date_end": "2026-12-31",
    }
    [contract] = procurer.call("akimat.contract", "create", [values])
    procurer.call("akimat.contract", "action_submit", [contract])
    lawyer.call("akimat.contract", "action_visa", [contract], True)
    return contract


def the_row_grows_by_a_new_version(office, rpc):
    procurer = office.at("procurer")
    open_plan_in_force(procurer)
    procurer.press("Change the plan")
    procurer.type("change_reason", "Баға көтерілді")
    rows = procurer.page.locator(".o_field_widget[name=item_ids] .o_data_row")
    price = rows.filter(has_text=PLAN_ROW).locator("td[name=price]")
    price.click()
    box = rows.locator("td[name=price] input")
    box.fill("22000")
    box.press("Tab")
    procurer.settle()
    procurer.shot("2-new-price")
    procurer.press("Submit to finance")
    assert procurer.says_state("Submitted")
    procurer.shot("3-submitted")
    plan = int(procurer.page.url.rstrip("/").rsplit("/", 1)[1])
    rpc("finance").call("akimat.procurement.plan", "action_agree", [plan])
    rpc("head").call("akimat.procurement.plan", "action_approve", [plan])
    procurer.page.reload()
    procurer.settle()
    assert procurer.says_state("Approved")
    procurer.shot("4-approved")
