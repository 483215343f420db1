"""A disciplinary case from discovery to order, and a staffing table over its limit, in a real browser."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from client import Client
from labels import label

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.domain.workdays import add_months

from tools.testing.rpc import RpcError

EMPLOYEE, INFORMER, COMMISSION = "Бекмұхамедов", "Қасымов", "Бірыңғай тәртіптік комиссия"
ABSENT_DAYS = 4


class Office:
    """The people of the story, each at his own screen."""

    def __init__(self, browser_page, shot, name):
        self.mark = str(time.time_ns())[-7:]
        self._page, self._shot, self._name, self._clients = browser_page, shot, name, {}

    def at(self, login, lang="kk_KZ", viewport="desktop"):
        key = login, lang, viewport
        if key not in self._clients:
            page = self._page(login, lang=lang, viewport=viewport)
            self._clients[key] = Client(page, lang, self._take)
        return self._clients[key]

    def _take(self, page, name):
        return self._shot(page, f"{self._name}-{name}", full=True)


def day(moment):
    return moment.strftime("%d.%m.%Y")


def tab(client, source):
    client.page.get_by_role("tab", name=label(client.lang, source)).click()
    client.settle()


def in_row(client, field, text):
    box = client.page.locator(f".o_selected_row .o_field_widget[name={field}]").locator("input, textarea").first
    box.click()
    box.fill(text)
    box.press("Tab")
    client.settle()


@pytest.fixture
def case(browser_page, shot, rpc):
    story = Office(browser_page, shot, "discipline")
    story.today = date.today()
    story.discovered = story.today - timedelta(days=8)
    story.committed = story.today - timedelta(days=15)
    story.text = f"Хат уақтылы тіркелмеді {story.mark}"
    story.rpc = rpc
    return story


@clause("ZHE-15.12", "RUD-14.2.15")
def test_a_case_goes_from_discovery_to_the_order(case):
    personnel_opens_the_case(case)
    personnel_counts_a_suspension(case)
    employee_explains_himself(case)
    personnel_proposes_a_sanction(case)
    secretary_puts_it_before_the_commission(case)
    member_votes_on_a_telephone_in_russian(case)
    minutes_are_signed(case)
    head_approves_the_proposal(case)
    personnel_prepares_the_order(case)
    head_signs(case)
    nobody_else_sees_it(case)


def personnel_opens_the_case(case):
    personnel = case.at("hr_officer")
    personnel.open("disciplinary-cases")
    personnel.shot("01-cases")
    personnel.new()
    personnel.choose("employee_id", EMPLOYEE)
    personnel.choose("informer_id", INFORMER)
    personnel.type("description", case.text)
    personnel.type("committed_on", day(case.committed))
    personnel.type("discovered_on", day(case.discovered))
    personnel.press("Open the case")
    assert personnel.says_state("Opened")
    case.last_day = add_months(case.discovered, 1)
    assert day(case.last_day) in personnel.field("sanction_deadline").inner_text()
    assert day(case.last_day) in personnel.field("limitation_explanation").inner_text()
    personnel.shot("02-opened")
    found = case.rpc("hr_officer").call("akimat.disciplinary.case", "search", [["description", "=", case.text]])
    case.id = found[0]


def personnel_counts_a_suspension(case):
    personnel = case.at("hr_officer")
    tab(personnel, "Suspensions of the term")
    personnel.field("suspension_ids").locator(".o_field_x2many_list_row_add a").first.click()
    personnel.settle()
    first = case.discovered + timedelta(days=2)
    in_row(personnel, "date_from", day(first))
    in_row(personnel, "date_to", day(first + timedelta(days=ABSENT_DAYS - 1)))
    in_row(personnel, "basis", "№ 214 еңбекке жарамсыздық парағы")
    personnel.page.locator(".o_form_button_save").first.click()
    personnel.settle()
    personnel.press("Count")
    moved = case.last_day + timedelta(days=ABSENT_DAYS)
    assert day(moved) in personnel.field("sanction_deadline").inner_text()
    assert day(moved) in personnel.field("limitation_explanation").inner_text()
    personnel.shot("03-suspension")
    personnel.press("Ask for an explanation")
    assert personnel.says_state("Explanation asked")


def employee_explains_himself(case):
    employee = case.at("executor")
    employee.open("my-disciplinary-cases")
    employee.pick(EMPLOYEE)
    employee.press("Explanation")
    employee.type("text", "Хат жүйеге кеш түсті.", inside=".modal")
    employee.shot("04-explanation")
    employee.press("Confirm", inside=".modal")
    employee.shot("05-employee-sees")


def personnel_proposes_a_sanction(case):
    personnel = case.at("hr_officer")
    personnel.open(f"disciplinary-cases/{case.id}")
    personnel.choose("sanction_id", "Ескерту")
    personnel.page.locator(".o_form_button_save").first.click()
    personnel.settle()
    personnel.shot("06-proposed-sanction")


def secretary_puts_it_before_the_commission(case):
    rpc = case.rpc("secretary")
    (body,) = rpc.call("akimat.body", "search", [["name", "=", COMMISSION]])
    start = datetime.combine(case.today, datetime.min.time()) + timedelta(hours=5)
    case.session = rpc.call(
        "akimat.session",
        "create",
        {"body_id": body, "date_start": start.strftime("%Y-%m-%d %H:%M:%S"), "place": f"Кіші зал {case.mark}"},
    )
    secretary = case.at("secretary")
    secretary.open(f"disciplinary-cases/{case.id}")
    secretary.shot("07-secretary")
    secretary.press("Put before the commission")
    secretary.choose("session_id", day(start), inside=".modal")
    secretary.shot("08-session")
    secretary.press("Confirm", inside=".modal")
    assert secretary.says_state("Before the commission")
    for step in ("action_call", "action_all_present", "action_hold"):
        rpc.call("akimat.session", step, [case.session])
    (case.item,) = rpc.call("akimat.session.item", "search", [["session_id", "=", case.session]])
    rpc.call("akimat.session.item", "action_open_vote", [case.item])


def member_votes_on_a_telephone_in_russian(case):
    member = case.at("member", "ru_RU", "phone")
    member.open("my-votes")
    member.shot("09-member")
    card = member.page.locator(".o_kanban_record").filter(has_text=EMPLOYEE)
    card.get_by_role("button", name=label("ru_RU", "For")).click()
    member.settle()
    member.open(f"disciplinary-cases/{case.id}")
    member.shot("10-member-reads")
    assert day(case.last_day + timedelta(days=ABSENT_DAYS)) in member.text()


def minutes_are_signed(case):
    for login in ("deputy2", "lawyer"):
        case.rpc(login).call("akimat.session.item", "action_vote", [case.item], "for")
    rpc = case.rpc("secretary")
    rpc.call("akimat.session.item", "action_close_vote", [case.item])
    rpc.call("akimat.session", "action_make_minutes", [case.session])
    (session,) = rpc.call("akimat.session", "read", [case.session], ["minutes_id"])
    minutes = session["minutes_id"][0]
    rpc.call("akimat.document", "action_submit", [minutes])
    case.rpc("head").call("akimat.document", "action_approve_visa", [minutes])
    case.rpc("deputy2").call("akimat.session", "action_sign_minutes", [case.session])


def head_approves_the_proposal(case):
    head = case.at("head")
    head.open("disciplinary-cases")
    head.shot("11-head-list")
    head.open(f"disciplinary-cases/{case.id}")
    head.press("Approve the proposal")
    assert head.says_state("Proposal approved")
    head.shot("12-approved")


def personnel_prepares_the_order(case):
    personnel = case.at("hr_officer")
    personnel.open(f"disciplinary-cases/{case.id}")
    personnel.press("Prepare the order")
    personnel.page.wait_for_selector(".o_field_widget[name=body_kk]")
    personnel.shot("13-order")
    personnel.press("Send to approval")
    assert personnel.says_state("On approval")
    (record,) = case.rpc("hr_officer").call("akimat.disciplinary.case", "read", [case.id], ["order_id"])
    case.order = record["order_id"][0]
    case.rpc("lawyer").call("akimat.document", "action_approve_visa", [case.order])


def head_signs(case):
    head = case.at("head")
    head.open("to-sign")
    head.pick("Тәртіптік жаза қолдану туралы")
    head.press("Sign")
    assert head.says_state("Registered")
    head.shot("14-signed")
    personnel = case.at("hr_officer")
    personnel.open("sanctions-in-force")
    assert EMPLOYEE in personnel.text()
    personnel.shot("15-in-force")
    personnel.open(f"disciplinary-cases/{case.id}")
    tab(personnel, "Order and its life")
    personnel.shot("16-order-and-life")


def nobody_else_sees_it(case):
    for login in ("registrar", "deputy", "unit_head", "press"):
        stranger = case.rpc(login)
        assert not stranger.call("akimat.disciplinary.case", "search_count", [])
        assert not stranger.call("akimat.document", "search_count", [["id", "=", case.order]])
    assert case.rpc("auditor").call("akimat.disciplinary.case", "search_count", [["id", "=", case.id]])


@clause("PET-9", "PET-23.9")
def test_a_staffing_table_over_its_limit_is_refused_and_the_next_is_in_force(browser_page, shot):
    office = Office(browser_page, shot, "staffing")
    office.name = f"Штатное расписание {office.mark}"
    personnel_is_refused_over_the_limit(office)
    akim_approves_the_table(office)
    personnel_reads_the_vacancies(office)


def personnel_is_refused_over_the_limit(office):
    personnel = office.at("hr_officer", "ru_RU")
    personnel.open("staffing")
    personnel.shot("01-tables")
    personnel.page.locator(".o_data_row").first.click()
    personnel.page.wait_for_selector(".o_form_view")
    personnel.settle()
    personnel.shot("02-in-force")
    personnel.press("New version")
    personnel.type("name", office.name)
    personnel.type("limit", "20")
    personnel.press("Submit for approval")
    refusal = personnel.refused()
    assert "20" in refusal and "лишних" in refusal
    personnel.shot("03-over-the-limit")
    personnel.type("limit", "36")
    personnel.press("Submit for approval")
    assert personnel.says_state("Submitted")


def akim_approves_the_table(office):
    akim = office.at("akim", "ru_RU")
    akim.open("staffing")
    akim.pick(office.name)
    akim.shot("04-akim")
    akim.press("Approve")
    assert akim.says_state("In force")
    akim.shot("05-approved")


def personnel_reads_the_vacancies(office):
    personnel = office.at("hr_officer", "ru_RU")
    personnel.open("vacancies")
    assert "Водитель" in personnel.text()
    personnel.shot("06-vacancies")
    phone = office.at("hr_officer", "ru_RU", "phone")
    phone.open("vacancies")
    phone.shot("07-vacancies-phone")


def test_two_officers_cannot_take_the_last_unit_at_once(rpc):
    (post,) = rpc("hr_officer").call(
        "akimat.staffing.position",
        "search",
        [["table_id.state", "=", "in_force"], ["category", "=", "E-3"], ["vacancy_count", "=", 1]],
        limit=1,
    )
    people = rpc("hr_officer").call("hr.employee", "search", [["user_id.login", "in", ["press", "lawyer"]]])

    def seat(employee):
        try:
            rpc("hr_officer").call("hr.employee", "write", [employee], {"staffing_position_id": post})
        except RpcError as error:
            return str(error)
        return "seated"

    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(seat, people))
    assert len(people) == 2
    assert answers.count("seated") == 1, answers
    (state,) = rpc("hr_officer").call("akimat.staffing.position", "read", [post], ["occupied_count", "headcount"])
    assert state["occupied_count"] == state["headcount"]
