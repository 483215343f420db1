"""One paper goes all the way through the office, in a real browser, told as its people would tell it."""

import time

import pytest
from client import Client

from odoo.addons.akimat_base.domain.clauses import clause

SENDER = "«Көкжиек Су"
LEAD, HELPER = "Бекмұхамедов", "Һашимова"
WAYS = [
    pytest.param(("kk_KZ", "desktop", "Су құбырын жөндеу туралы"), id="kazakh-desktop"),
    pytest.param(("ru_RU", "phone", "О ремонте водопровода"), id="russian-phone"),
]


class Story:
    """The people of the story, each at his own screen, and the names of its papers."""

    def __init__(self, browser_page, shot, lang, viewport, subject):
        self.lang = lang
        self.viewport = viewport
        mark = str(time.time_ns())[-7:]
        self.letter = f"{subject} {mark}"
        self.answer = f"Жауап: {subject} {mark}"
        self._page, self._shot, self._clients = browser_page, shot, {}

    def at(self, login):
        if login not in self._clients:
            page = self._page(login, lang=self.lang, viewport=self.viewport)
            self._clients[login] = Client(page, self.lang, self._take)
        return self._clients[login]

    def _take(self, page, name):
        return self._shot(page, f"journey-{self.lang[:2]}-{self.viewport}-{name}")


@pytest.fixture(params=WAYS)
def story(request, browser_page, shot):
    return Story(browser_page, shot, *request.param)


@clause("KEN-61", "KEN-62", "KEN-63", "KEN-66", "KEN-67", "KEN-35", "KEN-43", "KEN-3")
def test_a_letter_arrives_is_executed_answered_and_filed(story, rpc):
    registrar_enters_the_letter(story)
    akim_writes_a_resolution(story)
    executor_answers(story)
    head_of_the_unit_agrees(story)
    akim_signs(story)
    registrar_dispatches(story)
    executor_reports(story)
    akim_removes_from_control(story)
    registrar_files(story)
    everything_stands_in_the_chain(story, rpc)


def registrar_enters_the_letter(story):
    registrar = story.at("registrar")
    registrar.open("incoming")
    registrar.new()
    registrar.choose("partner_id", SENDER)
    registrar.type("sender_number", "12-05/314")
    registrar.type("sender_date", "20.11.2026")
    registrar.type("subject", story.letter)
    registrar.shot("1-card")
    registrar.press("Register")
    assert registrar.says_state("Registered")
    registrar.press("Hand over for review")
    assert registrar.says_state("On review")
    registrar.shot("2-registered")


def akim_writes_a_resolution(story):
    akim = story.at("akim")
    akim.open("review")
    akim.shot("3-review-queue")
    akim.pick(story.letter)
    akim.press("Resolution")
    akim.type("text", "Жөндеуді ұйымдастырып, жауап беріңіз", inside=".modal")
    for name in (LEAD, HELPER):
        akim.add_line("executor_ids", "user_id", name, inside=".modal")
    akim.tick("on_control", inside=".modal")
    akim.shot("4-resolution")
    akim.press("Issue the resolution", inside=".modal")
    assert akim.says_state("In execution")
    akim.shot("5-in-execution")


def executor_answers(story):
    executor = story.at("executor")
    executor.open("my-documents")
    executor.shot("6-mine")
    executor.pick(story.letter)
    executor.press("Answer")
    executor.type("subject", story.answer)
    executor.type("body_kk", "Су құбыры жөнделді.")
    executor.shot("7-answer")
    executor.press("Send to approval")
    assert executor.says_state("On approval")


def head_of_the_unit_agrees(story):
    head = story.at("unit_head")
    head.open("my-visas")
    head.pick(story.answer)
    head.press("Approve")
    assert head.says_state("Approved")
    head.shot("8-visa")


def akim_signs(story):
    akim = story.at("akim")
    akim.open("to-sign")
    akim.pick(story.answer)
    akim.press("Sign")
    assert akim.says_state("Registered")
    akim.shot("9-signed")


def registrar_dispatches(story):
    registrar = story.at("registrar")
    registrar.open("to-dispatch")
    registrar.pick(story.answer)
    registrar.press("Dispatch")
    assert registrar.says_state("Dispatched")
    registrar.shot("10-dispatched")


def executor_reports(story):
    executor = story.at("executor")
    executor.open("my-assignments")
    executor.shot("11-my-assignments")
    executor.pick(story.letter)
    executor.shot("12-assignment")
    executor.press("Hand in a report")
    executor.type("text", "Құбыр ауыстырылды, жауап жіберілді.", inside=".modal")
    executor.press("Hand in a report", inside=".modal")
    assert executor.says_state("Reported")


def akim_removes_from_control(story):
    inspector = story.at("inspector")
    inspector.open("assignments")
    inspector.find(story.letter)
    inspector.shot("13-registry")
    akim = story.at("akim")
    akim.open("assignments-to-decide")
    akim.pick(story.letter)
    akim.press("Remove from control")
    akim.mark("evaluation", "Executed", inside=".modal")
    akim.type("basis", "Су құбыры жөнделді, жауап берілді", inside=".modal")
    akim.shot("14-removal")
    akim.press("Remove from control", inside=".modal")
    assert akim.says_state("Removed from control")


def registrar_files(story):
    registrar = story.at("registrar")
    for place, paper in enumerate((story.answer, story.letter)):
        registrar.open("to-file")
        registrar.pick(paper)
        registrar.choose_first("case_id")
        registrar.press("File in the case")
        assert registrar.says_state("Filed")
        registrar.shot(f"{15 + place}-filed")


def everything_stands_in_the_chain(story, rpc):
    admin = rpc("admin")
    assert admin.call("akimat.audit.entry", "verify_chain")["ok"]
