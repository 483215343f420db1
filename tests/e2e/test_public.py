"""Citizens with a cheap phone and no JavaScript, and the office behind the pages."""

import re
import time

import pytest
from client import Client
from labels import label

PHONE = {"width": 390, "height": 844}
IIN = "791028302728"
ROOT = "/appeals/kokzhiek"
FILLED_IN = 4  # seconds that a person needs at least


class Citizen:
    """A page of somebody without an account; the browser runs no script."""

    def __init__(self, chromium, office, lang, take):
        locale = {"kk_KZ": "kk-KZ", "ru_RU": "ru-RU"}[lang]
        self.context = chromium.new_context(
            base_url=office.base_url, locale=locale, viewport=PHONE, java_script_enabled=False, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(20000)
        self.lang, self._take = lang, take

    def open(self, path=""):
        self.page.goto(ROOT + path)
        wanted = self.lang[:2]
        if self.page.locator("html").get_attribute("lang") != wanted:
            self.page.locator(f".languages a[lang={wanted}]").click()
        assert self.page.locator("html").get_attribute("lang") == wanted

    def words(self, source):
        return label(self.lang, source)

    def fill(self, **values):
        for name, value in values.items():
            self.page.locator(f"#{name}").fill(value)

    def press(self, source):
        self.page.get_by_role("button", name=self.words(source)).click()

    def follow(self, source):
        self.page.get_by_role("link", name=self.words(source)).first.click()

    def shot(self, name):
        self._take(self.page, f"public-{self.lang[:2]}-{name}", full=True)

    def text(self):
        return self.page.locator("main").inner_text()

    def number_and_code(self):
        self.page.wait_for_selector("dd.big")
        return [part.strip() for part in self.page.locator("dd.big").all_inner_texts()]


@pytest.fixture
def citizen(browser, office, shot):
    opened = []

    def come(lang):
        opened.append(Citizen(browser.chromium, office, lang, shot))
        return opened[-1]

    yield come
    for person in opened:
        person.context.close()


def test_a_citizen_files_an_appeal_and_reads_its_answer(citizen, rpc):
    # Kazakh, a phone, no script.
    person = citizen("kk_KZ")
    mark = str(time.time_ns())[-7:]
    number, code = she_files(person, mark)
    registrar = rpc("registrar")
    filed = registrar.call("akimat.appeal", "search_read", [["text", "ilike", mark]], ["reg_number", "state", "channel"])
    assert [(one["reg_number"], one["state"], one["channel"]) for one in filed] == [(number, "registered", "portal")]
    read_status(person, number, code)
    person.shot("4-registered")
    the_office_answers(rpc, filed[0]["id"], f"Су құбыры жөнделді ({mark}).")
    read_status(person, number, code)
    assert f"Су құбыры жөнделді ({mark})." in person.text()
    person.shot("5-answered")
    she_takes_the_answer_and_leaves(person)


def she_files(person, mark):
    person.open()
    person.shot("1-start")
    person.follow("Write an appeal")
    person.page.locator("#kind_message").check()
    person.fill(
        applicant_name="Тестова Айгүл Ғалымқызы",
        iin="791028302729",
        address="060100, Көкжиек қаласы, Абай көшесі, 1",
        text=f"Абай көшесінде су құбыры жарылды ({mark}). Жөндеуді сұраймын.",
    )
    person.page.locator("#consent").check()
    time.sleep(FILLED_IN)
    person.press("Send the appeal")
    # The wrong number is named; what was typed is still there.
    person.page.wait_for_selector(".summary")
    assert mark in person.page.locator("#text").input_value()
    person.shot("2-mistake")
    person.fill(iin=IIN)
    person.press("Send the appeal")
    number, code = person.number_and_code()
    person.shot("3-receipt")
    # A reload files nothing twice.
    person.page.reload()
    assert person.number_and_code() == [number, code]
    with person.page.expect_download() as download:
        person.follow("Download the receipt (PDF)")
    assert download.value.suggested_filename.endswith(".pdf")
    return number, code


def she_takes_the_answer_and_leaves(person):
    with person.page.expect_download() as download:
        person.follow("Download the answer (PDF)")
    assert download.value.suggested_filename.endswith(".pdf")
    person.press("Finish and forget on this device")
    person.page.wait_for_selector(".tasks")
    person.page.goto(f"{ROOT}/case/0")
    assert person.page.url.endswith("/status")


def read_status(person, number, code):
    person.open("/status")
    person.fill(number=number, code=code)
    person.press("Show")
    person.page.wait_for_selector(".timeline")
    assert number in person.page.locator("h1").inner_text()
    assert person.page.locator(".timeline li").count() >= 2


def the_office_answers(rpc, appeal, text):
    """The akim assigns, the executor answers, the letter is agreed, signed and sent; all by RPC."""
    akim, executor, registrar = rpc("akim"), rpc("executor"), rpc("registrar")
    # The citizen showed her identity card: the general department confirms that the appeal is hers.
    registrar.call("akimat.appeal", "write", [appeal], {"signature": "confirmed"})
    registrar.call("akimat.appeal", "action_hand_over", [appeal], akim.uid)
    akim.call("akimat.appeal", "action_assign", [appeal], executor.uid, "Жөндеп, жауап беріңіз")
    questions = executor.call("akimat.appeal.question", "search", [["appeal_id", "=", appeal]])
    if questions:
        executor.call("akimat.appeal.question", "write", questions, {"answer": text, "outcome": "satisfied"})
    executor.call("akimat.appeal", "action_answer", [appeal], text, "satisfied")
    paper = executor.call("akimat.appeal", "read", [appeal], ["answer_document_id"])[0]["answer_document_id"][0]
    for _round in range(10):
        state = executor.call("akimat.document", "read", [paper], ["state"])[0]["state"]
        if state != "approval":
            break
        visas = rpc("admin").call(
            "akimat.visa", "search_read", [["document_id", "=", paper], ["state", "=", "current"]], ["user_id"]
        ) or executor.call(
            "akimat.visa", "search_read", [["document_id", "=", paper], ["state", "=", "current"]], ["user_id"]
        )
        for visa in visas:
            login = next(name for name in PEOPLE if rpc(name).uid == visa["user_id"][0])
            rpc(login).call("akimat.visa", "action_approve", [visa["id"]])
    signatory = executor.call("akimat.document", "read", [paper], ["signatory_id"])[0]["signatory_id"][0]
    signer = next(name for name in PEOPLE if rpc(name).uid == signatory)
    rpc(signer).call("akimat.document", "action_sign", [paper])
    registrar.call("akimat.document", "action_dispatch", [paper])


PEOPLE = ("akim", "deputy", "deputy2", "head", "unit_head", "lawyer", "executor", "registrar", "translator", "finance")


def test_a_citizen_books_a_reception_and_is_received(citizen, rpc, browser_page, shot):
    # Russian; the office works in the web client.
    person = citizen("ru_RU")
    question = f"О благоустройстве двора ({str(time.time_ns())[-7:]})"
    number, code = she_books(person, question)

    def at(login, viewport="desktop"):
        page = browser_page(login, lang="ru_RU", viewport=viewport)
        return Client(page, "ru_RU", lambda page, name: shot(page, f"public-ru-office-{name}"))

    officer = at("registrar")
    she_comes(officer, question)
    cards = rpc("registrar").call(
        "akimat.reception.card", "search_read", [["reg_number", "=", number]], ["leader_id", "id"]
    )
    login = next(name for name in PEOPLE if rpc(name).uid == cards[0]["leader_id"][0])
    the_leader_receives(at(login, "phone"), question)
    the_protocol_is_handed_over(officer)
    for form in ("reception_card_ru", "reception_protocol_ru", "reception_card_kk", "reception_list_kk"):
        answer = officer.page.request.get(f"/report/pdf/akimat_appeals.{form}/{cards[0]['id']}")
        assert answer.ok and answer.body().startswith(b"%PDF"), form

    person.open("/status")
    person.fill(number=number, code=code)
    person.press("Show")
    person.page.wait_for_selector(".facts")
    assert person.words("Closed").match(person.page.locator(".state").inner_text())
    person.shot("3-status")


def she_books(person, question):
    person.open()
    person.follow("Book a personal reception")
    place = person.page.locator("input[name=slot]").first
    place.check()
    taken = place.get_attribute("value")
    person.fill(applicant_name="Петрова Анна Сергеевна", iin=IIN, address="г. Кокжиек, ул. Сатпаева, 3", text=question)
    person.page.locator("#consent").check()
    person.shot("1-booking")
    time.sleep(FILLED_IN)
    person.press("Book")
    number, code = person.number_and_code()
    person.shot("2-receipt")
    person.open("/reception")
    assert not person.page.locator(f"input[name=slot][value='{taken}']").count()
    return number, code


def she_comes(officer, question):
    officer.open("receptions")
    officer.find(question)
    officer.pick(question)
    officer.shot("1-card")
    officer.press("Has come")
    assert officer.says_state("Has come")


def the_leader_receives(host, question):
    host.open("my-receptions")
    host.shot("2-my-receptions")
    host.pick(question)
    host.press("Receive")
    assert host.says_state("Received by the leader")
    host.mark("result", "Explained on the spot")
    host.type("result_text", "Двор включён в план на следующий год, разъяснён порядок.")
    host.shot("3-result")
    host.press("Finish the card")
    assert host.says_state("Card filled in")
    host.press("Sign the protocol")


def the_protocol_is_handed_over(officer):
    officer.page.reload()
    officer.settle()
    officer.press("Protocol handed over")
    officer.press("Close the card")
    assert officer.says_state("Closed")
    officer.shot("4-closed")


def test_the_pages_are_small_and_need_nothing_from_elsewhere(citizen):
    person = citizen("kk_KZ")
    asked = []
    person.page.on("request", lambda request: asked.append(request.url))
    for path in ("", "/file", "/reception", "/status"):
        asked.clear()
        person.open(path)
        sizes = [len(person.context.request.get(url).body()) for url in asked if "icon" not in url]
        assert sum(sizes) < 100_000, (path, sizes)
        assert all(re.match(r"http://(127\.0\.0\.1|localhost)", url) for url in asked)
        assert person.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
