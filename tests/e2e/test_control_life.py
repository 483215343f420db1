"""Two walks through control: a joint task that is executed badly, and the analysis of a month."""

import io
import re
import time

import openpyxl
import pytest
from client import Client
from pypdf import PdfReader

LEAD, HELPER = "Бекмұхамедов", "Һашимова"


class Office:
    """People at their screens; each has his own language and device."""

    def __init__(self, browser_page, shot, story):
        self._page, self._shot, self._story, self._clients = browser_page, shot, story, {}

    def at(self, login, lang="kk_KZ", viewport="desktop"):
        if login not in self._clients:
            page = self._page(login, lang=lang, viewport=viewport)
            self._clients[login] = Client(page, lang, self._take)
        return self._clients[login]

    def _take(self, page, name):
        return self._shot(page, f"control-{self._story}-{name}")


@pytest.fixture
def people(browser_page, shot, request):
    return Office(browser_page, shot, request.node.name.removeprefix("test_")[:12])


def test_a_joint_task_is_executed_badly_and_the_giver_decides(people):
    task = f"Көпір қоршауын жөндеу {str(time.time_ns())[-7:]}"
    inspector_puts_a_joint_task_on_control(people, task)
    co_executor_contributes_on_a_phone(people, task)
    lead_executor_reports(people, task)
    inspector_writes_a_memo(people, task)
    head_of_the_branch_unit_agrees(people, task)
    inspector_sends_it(people, task)
    akim_moves_the_term(people, task)
    card_tells_it_all(people, task)


def inspector_puts_a_joint_task_on_control(people, task):
    inspector = people.at("inspector")
    inspector.open("assignments")
    inspector.new()
    inspector.type("name", task)
    inspector.type("text", "Қоршауды жөндеп, бояу керек.")
    inspector.choose("lead_user_id", LEAD)
    inspector.choose("co_executor_ids", HELPER)
    inspector.type("deadline", "29.12.2026")
    inspector.shot("1-draft")
    inspector.save()
    inspector.press("Put on control")
    assert inspector.says_state("In progress")
    inspector.shot("2-on-control")


def co_executor_contributes_on_a_phone(people, task):
    helper = people.at("executor2", viewport="phone")
    helper.open("contributions")
    helper.shot("3-contributions-phone")
    helper.pick(task)
    helper.shot("4-contribution-phone")
    helper.press("Hand in")
    helper.type("text", "Мектеп жағындағы 20 метр қоршау жөнделді.", inside=".modal")
    helper.press("Hand in", inside=".modal")
    assert helper.says_state("Delivered")
    helper.shot("5-delivered-phone")


def lead_executor_reports(people, task):
    lead = people.at("executor")
    lead.open("my-assignments")
    lead.pick(task)
    lead.shot("6-lead")
    lead.press("Hand in a report")
    lead.type("text", "Қоршаудың жартысы боялды.", inside=".modal")
    lead.press("Hand in a report", inside=".modal")
    assert lead.says_state("Reported")


def inspector_writes_a_memo(people, task):
    inspector = people.at("inspector")
    inspector.open("assignments")
    inspector.find(task)
    inspector.pick(task)
    inspector.press("Write a memo")
    inspector.mark("evaluation", "Partially executed")
    inspector.type("findings", "Қоршаудың 60 метрі боялмаған.")
    inspector.mark("proposal", "Set a new term")
    inspector.type("proposed_deadline", "15.01.2027")
    inspector.save()
    inspector.shot("7-memo")
    inspector.press("Put a visa")
    inspector.shot("8-memo-one-visa")


def head_of_the_branch_unit_agrees(people, task):
    head = people.at("unit_head")
    head.open("memos")
    head.pick(task)
    head.press("Put a visa")
    assert head.says_state("With visas")


def inspector_sends_it(people, task):
    inspector = people.at("inspector")
    inspector.open("memos")
    inspector.pick(task)
    inspector.press("Send to the giver")
    assert inspector.says_state("Before the giver")


def akim_moves_the_term(people, task):
    akim = people.at("akim")
    akim.open("memos")
    akim.shot("9-memos-of-akim")
    akim.pick(task)
    akim.press("Decide")
    akim.mark("decision", "Move the term", inside=".modal")
    akim.type("text", "Қалған бөлігі 15 қаңтарға дейін аяқталсын.", inside=".modal")
    akim.shot("10-decision")
    akim.press("Decide", inside=".modal")
    assert akim.says_state("Decided")
    akim.shot("11-decided")


def card_tells_it_all(people, task):
    lead = people.at("executor")
    lead.open("my-assignments")
    lead.pick(task)
    assert lead.says_state("In progress")
    assert "15.01.2027" in lead.text() or "15 қаң" in lead.text().lower()
    lead.shot("12-card")


def test_the_analysis_of_a_month_is_read_drilled_and_sent(people):
    inspector = people.at("inspector", lang="ru_RU")
    figures_lead_to_cards(inspector)
    report_leads_to_cards(inspector)
    letter_and_table_are_taken_away(inspector)
    letter_is_signed_and_sent(inspector)
    akim_reads_it(people)


def figures_lead_to_cards(inspector):
    inspector.open("discipline")
    inspector.page.wait_for_selector(".o_pivot table")
    inspector.shot("1-figures")
    inspector.page.locator(".o_pivot_cell_value").filter(has_text=re.compile("[1-9]")).first.click()
    inspector.page.wait_for_selector(".o_list_view .o_data_row")
    inspector.shot("2-events")
    inspector.page.locator(".o_data_row td[name=assignment_id]").first.click()
    inspector.page.wait_for_selector(".o_form_view")
    inspector.settle()
    inspector.shot("3-card")


def report_leads_to_cards(inspector):
    inspector.open("discipline-reports")
    inspector.shot("4-reports")
    inspector.page.locator(".o_data_row").first.click()
    inspector.page.wait_for_selector(".o_form_view")
    inspector.settle()
    inspector.shot("5-report")
    inspector.page.locator(".o_data_row button[name=action_open_events]").first.click()
    inspector.page.wait_for_selector(".o_list_view .o_group_header, .o_list_view .o_data_row")
    inspector.settle()
    inspector.shot("6-events-of-a-unit")
    inspector.page.go_back()
    inspector.page.wait_for_selector(".o_form_view")
    inspector.settle()


def letter_and_table_are_taken_away(inspector):
    with inspector.page.expect_download() as table:
        inspector.press("Table (XLSX)")
    rows = list(openpyxl.load_workbook(io.BytesIO(content_of(table))).active.values)
    assert rows[2][:2] == ("Орган", "Отдел")
    assert len(rows) > 3
    with inspector.page.expect_download() as letter:
        inspector.print_form("Service letter (Russian)")
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content_of(letter))).pages)
    assert "служебное письмо" in text.lower()
    assert "Тұрғын үй-коммуналдық шаруашылық бөлімі" in " ".join(text.split())


def content_of(download):
    with open(download.value.path(), "rb") as file:
        return file.read()


def letter_is_signed_and_sent(inspector):
    inspector.press("Sign")
    assert inspector.says_state("Signed")
    inspector.press("Send to the leaders")
    assert inspector.says_state("Sent")
    inspector.shot("7-sent")


def akim_reads_it(people):
    akim = people.at("akim", viewport="phone")
    akim.open("discipline-reports")
    akim.shot("8-akim-phone")
    akim.page.locator(".o_kanban_record:not(.o_kanban_ghost)").first.click()
    akim.page.wait_for_selector(".o_form_view")
    akim.shot("9-akim-reads-phone")


def test_parts_and_periods_are_seen(people):
    head = people.at("unit_head")
    head.open("my-assignments")
    head.pick("жылу беру маусымына")
    head.shot("1-task-with-parts")
    head.page.locator("button[name=action_open_parts]").click()
    head.page.wait_for_selector(".o_hierarchy_view .o_hierarchy_node")
    head.settle()
    assert head.page.locator(".o_hierarchy_node").filter(has_text="Апаттық бригадалардың").count()
    head.shot("2-tree")
    lead = people.at("executor2", viewport="phone")
    lead.open("interim-reports")
    lead.shot("3-interim-phone")
    lead.pick("Жайлы мектеп")
    lead.press("Report")
    lead.type("text", "Бірінші қабат қаланды, екінші мектептің іргетасы құйылды.", inside=".modal")
    lead.press("Hand in", inside=".modal")
    assert lead.says_state("Submitted")
    lead.shot("4-submitted-phone")
