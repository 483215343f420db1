"""Two appeals go through the office, in a real browser, told as its people would tell it."""

import time
from datetime import date, timedelta

import pytest
from client import Client
from labels import label

from odoo.addons.akimat_base.domain.clauses import clause

ACCUSED, SUBSTITUTE, LAWYER, EXECUTOR = "unit_head", "executor2", "lawyer", "executor"


class Office:
    """The people of the story, each at his own screen."""

    def __init__(self, browser_page, shot, rpc, lang, name):
        self.lang, self.name = lang, name
        self.mark = str(time.time_ns())[-7:]
        self._page, self._shot, self._rpc, self._clients = browser_page, shot, rpc, {}

    def at(self, login, viewport="desktop"):
        if login not in self._clients:
            page = self._page(login, lang=self.lang, viewport=viewport)
            self._clients[login] = Client(page, self.lang, self._take)
        return self._clients[login]

    def _take(self, page, name):
        return self._shot(page, f"appeals-{self.name}-{name}")

    def user(self, login):
        """(id, name) of the person with this login."""
        found = self._rpc("admin").call("res.users", "search_read", [["login", "=", login]], ["name"])
        return found[0]["id"], found[0]["name"]

    @property
    def appeal(self):
        """Number and id of the appeal of this story."""
        registrar = self._rpc("registrar")
        return registrar.call("akimat.appeal", "search_read", [["subject", "=", self.subject]], ["reg_number"])[0]

    @property
    def letter(self):
        """The subject of the letter that answers it."""
        registrar = self._rpc("registrar")
        domain = [["appeal_id", "=", self.appeal["id"]], ["appeal_role", "=", "answer"]]
        return registrar.call("akimat.document", "search_read", domain, ["subject"])[0]["subject"]

    def surname(self, login):
        return self.user(login)[1]


def day(ahead):
    """A day so many days ahead, moved off a weekend, as people type it."""
    found = date.today() + timedelta(days=ahead)
    while found.weekday() > 4:
        found += timedelta(days=1)
    return found.strftime("%d.%m.%Y")


def option(client, field, source, inside=""):
    """Choose an option of a selection field by its words."""
    box = client.field(field, inside)
    box.locator("input, button, select").first.click()
    client.settle()
    client.page.locator(".o_select_menu_item, .o-dropdown-item").filter(has_text=label(client.lang, source)).first.click()
    client.settle()


def tab(client, source):
    client.page.locator(".o_notebook .nav-link").filter(has_text=label(client.lang, source)).first.click()
    client.settle()


def question(client, text):
    """Write the first question of the appeal."""
    rows = client.field("question_ids")
    rows.locator(".o_field_x2many_list_row_add a").first.click()
    client.settle()
    rows.locator(".o_selected_row [name=text] textarea, .o_selected_row [name=text] input").first.fill(text)
    client.page.locator(".o_form_sheet").first.click(position={"x": 5, "y": 5})
    client.settle()


def answer(client, text, outcome):
    """Answer the first question in its row."""
    rows = client.field("question_ids")
    rows.locator(".o_data_row [name=answer]").first.click()
    client.settle()
    rows.locator(".o_selected_row [name=answer] textarea, .o_selected_row [name=answer] input").first.fill(text)
    option(client, "outcome", outcome, inside=".o_selected_row")
    client.page.locator(".o_form_sheet").first.click(position={"x": 5, "y": 5})
    client.settle()


def enter(client, story, kind=None, language=None):
    """The registrar enters what came on paper."""
    client.open("appeals-register")
    client.new()
    client.type("subject", story.subject)
    if kind:
        option(client, "kind", kind)
    if language:
        option(client, "language", language)
    client.type("applicant_name", "Серіков Мұрат Асқарұлы")
    client.type("address", "150000, Көкжиек, Абай даңғылы, 12")
    client.type("text", story.question)
    tab(client, "Questions")
    question(client, story.question)


@pytest.fixture
def kazakh(browser_page, shot, rpc):
    story = Office(browser_page, shot, rpc, "kk_KZ", "complaint")
    story.subject = f"Бөлім басшысының үстінен шағым {story.mark}"
    story.question = "Неге құжат қабылданбады?"
    return story


@pytest.fixture
def russian(browser_page, shot, rpc):
    story = Office(browser_page, shot, rpc, "ru_RU", "statement")
    story.subject = f"О ремонте дороги {story.mark}"
    story.question = "Когда отремонтируют дорогу?"
    return story


@clause("KEN-81", "KEN-79")
def test_a_complaint_never_reaches_whom_it_complains_of(kazakh, rpc):
    somebody_acts_for_the_accused(kazakh, rpc)
    registrar_enters_the_complaint(kazakh)
    akim_is_refused_twice_then_assigns(kazakh)
    lawyer_answers_with_a_promise(kazakh)
    akim_signs_and_registrar_sends(kazakh)
    the_promise_stays_on_additional_control(kazakh, rpc)


def somebody_acts_for_the_accused(story, rpc):
    today = date.today().isoformat()
    made = rpc("hr_officer").call(
        "akimat.substitution",
        "create",
        [
            {
                "principal_id": story.user(ACCUSED)[0],
                "substitute_id": story.user(SUBSTITUTE)[0],
                "date_from": today,
                "date_to": (date.today() + timedelta(days=1)).isoformat(),
                "basis": "№ 12 бұйрық",
            }
        ],
    )
    rpc("head").call("akimat.substitution", "action_confirm", made)
    story.substitution = made


def registrar_enters_the_complaint(story):
    registrar = story.at("registrar")
    enter(registrar, story, kind="Complaint")
    registrar.choose("accused_user_ids", story.surname(ACCUSED))
    registrar.shot("1-card")
    registrar.press("Register")
    assert registrar.says_state("Registered")
    registrar.press("Hand over for consideration")
    registrar.press("Confirm", inside=".modal")
    registrar.shot("2-registered")


def akim_is_refused_twice_then_assigns(story):
    akim = story.at("akim")
    akim.open("appeals-to-decide")
    akim.shot("3-to-decide")
    akim.pick(story.subject)
    akim.press("Resolution")
    for login in (ACCUSED, SUBSTITUTE):
        name = story.surname(login)
        akim.choose("user_id", name, inside=".modal")
        akim.type("reason", "Тексеріп, жауап беріңіз", inside=".modal")
        akim.shot(f"4-warned-{login}")
        akim.press("Confirm", inside=".modal")
        assert name in akim.refused()
    akim.choose("user_id", story.surname(LAWYER), inside=".modal")
    akim.press("Confirm", inside=".modal")
    assert akim.says_state("On consideration")
    akim.shot("5-assigned")


def lawyer_answers_with_a_promise(story):
    lawyer = story.at(LAWYER)
    lawyer.open("my-appeals")
    lawyer.pick(story.subject)
    tab(lawyer, "Questions")
    answer(lawyer, "Тексеру жүргізілді, құжат қабылданады.", "Promised by a date")
    lawyer.shot("6-question")
    lawyer.press("Prepare the answer")
    lawyer.type("text", "Құжатыңыз белгіленген күнге дейін қабылданады.", inside=".modal")
    lawyer.type("promised_on", day(30), inside=".modal")
    lawyer.shot("7-answer")
    lawyer.press("Confirm", inside=".modal")
    lawyer.shot("8-prepared")
    lawyer.open("my-visas")
    lawyer.pick(story.letter)
    lawyer.press("Approve")


def akim_signs_and_registrar_sends(story):
    akim = story.at("akim")
    akim.open("to-sign")
    akim.pick(story.letter)
    akim.shot("9-letter")
    akim.press("Sign")
    assert akim.says_state("Registered")
    registrar = story.at("registrar")
    registrar.open("to-dispatch")
    registrar.pick(story.letter)
    registrar.press("Dispatch")
    assert registrar.says_state("Dispatched")
    registrar.shot("10-sent")
    assert story.appeal["reg_number"] in registrar.text()


def the_promise_stays_on_additional_control(story, rpc):
    akim = story.at("akim")
    akim.open("appeals-additional-control")
    akim.pick(story.subject)
    assert akim.says_state("Answered")
    akim.press("Remove from control")
    akim.type("reason", "Бақылаудан алынсын", inside=".modal")
    akim.press("Confirm", inside=".modal")
    assert story.appeal["reg_number"] in akim.refused()
    akim.shot("11-additional-control")
    assert not rpc(ACCUSED).call("akimat.appeal", "search_count", [["subject", "=", story.subject]])
    rpc("head").call("akimat.substitution", "action_cancel", story.substitution)


def test_a_statement_is_extended_with_notice_and_answered(russian):
    registrar_enters_the_statement(russian)
    leader_assigns_on_the_phone(russian)
    executor_asks_for_time(russian)
    leader_extends_on_the_phone(russian)
    executor_sends_the_notice(russian)
    executor_answers(russian)
    leader_closes_on_the_phone(russian)


def registrar_enters_the_statement(story):
    registrar = story.at("registrar")
    enter(registrar, story, language="Russian")
    registrar.press("Register")
    assert registrar.says_state("Registered")
    registrar.press("Hand over for consideration")
    registrar.choose("user_id", story.surname("deputy"), inside=".modal")
    registrar.press("Confirm", inside=".modal")
    registrar.shot("1-registered")


def leader_assigns_on_the_phone(story):
    leader = story.at("deputy", "phone")
    leader.open("appeals-to-decide")
    leader.shot("2-to-decide")
    leader.pick(story.subject)
    leader.shot("3-card")
    leader.press("Resolution")
    leader.choose("user_id", story.surname(EXECUTOR), inside=".modal")
    leader.type("reason", "Обследуйте дорогу и ответьте", inside=".modal")
    leader.shot("4-resolution")
    leader.press("Confirm", inside=".modal")
    assert leader.says_state("On consideration")


def executor_asks_for_time(story):
    executor = story.at(EXECUTOR)
    executor.open("my-appeals")
    executor.shot("5-mine")
    executor.pick(story.subject)
    executor.press("Ask to extend the term")
    executor.type("day", day(45), inside=".modal")
    executor.type("reason", "Назначено обследование дороги", inside=".modal")
    executor.press("Confirm", inside=".modal")


def leader_extends_on_the_phone(story):
    leader = story.at("deputy", "phone")
    leader.open(f"appeals-registry/{story.appeal['id']}")
    leader.shot("6-asked")
    leader.press("Extend the term")
    leader.shot("7-extend")
    leader.press("Confirm", inside=".modal")
    assert leader.says_state("Term extended")


def executor_sends_the_notice(story):
    executor = story.at(EXECUTOR)
    executor.open("my-letters")
    executor.pick(story.appeal["reg_number"])
    executor.press("Send to approval")
    agree_sign_and_send(story, story.appeal["reg_number"], "8-notice")


def agree_sign_and_send(story, letter, picture):
    head = story.at("unit_head")
    head.open("my-visas")
    head.pick(letter)
    head.press("Approve")
    leader = story.at("deputy", "phone")
    leader.open("to-sign")
    leader.pick(letter)
    leader.shot(picture)
    leader.press("Sign")
    assert leader.says_state("Registered")
    registrar = story.at("registrar")
    registrar.open("to-dispatch")
    registrar.pick(letter)
    registrar.press("Dispatch")
    assert registrar.says_state("Dispatched")


def executor_answers(story):
    executor = story.at(EXECUTOR)
    executor.open("my-appeals")
    executor.pick(story.subject)
    tab(executor, "Questions")
    answer(executor, "Дорога отремонтирована.", "Satisfied")
    executor.press("Prepare the answer")
    executor.type("text", "Улица отремонтирована.", inside=".modal")
    executor.press("Confirm", inside=".modal")
    agree_sign_and_send(story, story.letter, "9-answer")


def leader_closes_on_the_phone(story):
    leader = story.at("deputy", "phone")
    leader.open("appeals-to-decide")
    leader.pick(story.subject)
    leader.press("Remove from control")
    leader.type("reason", "Снять с контроля", inside=".modal")
    leader.press("Confirm", inside=".modal")
    assert leader.says_state("Closed")
    leader.shot("10-closed")
