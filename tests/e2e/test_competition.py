"""A vacant post finds its civil servant: the personnel service, a citizen with a cheap phone, the commission, the order."""

import base64
import re
import time

import pytest
from client import Client

from odoo.addons.akimat_base.domain.clauses import clause

VOTERS = ("deputy", "lawyer", "finance", "inspector", "member")
NEEDED = {"kk_KZ": "Бас инспектор", "ru_RU": "Главный специалист отдела экономики"}
# One white point, as a telephone would photograph a paper.
PHOTOGRAPH = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="
)
COMMISSION = {"kk_KZ": "Бірыңғай конкурстық", "ru_RU": "Единая конкурсная"}
TEXT = {"kk": "Тапсырмалардың орындалуын бақылау.", "ru": "Контроль исполнения поручений."}


def iin(stem):
    """The 12 digits of an IIN whose first eleven are ``stem``, or None when there is no such."""
    digits = [int(digit) for digit in stem]
    for weights in (range(1, 12), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
        control = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
        if control < 10:
            return f"{stem}{control}"
    return None


class Story:
    """The people of one competition, each at his own screen."""

    def __init__(self, office, browser_page, pages, shot, lang):
        self.office, self.lang = office, lang
        self.mark = str(time.time_ns())[-6:]
        self._page, self._pages, self._shot, self._clients = browser_page, pages, shot, {}
        self.number = None

    def at(self, login, viewport="desktop"):
        if login not in self._clients:
            page = self._page(login, lang=self.lang, viewport=viewport)
            self._clients[login] = Client(page, self.lang, self.shot)
        return self._clients[login]

    def shot(self, page, name):
        return self._shot(page, f"competition-{self.lang[:2]}-{name}", full=True)

    def citizen(self):
        """A phone whose browser runs no scripts."""
        context = self._pages.chromium.new_context(
            viewport={"width": 390, "height": 844}, java_script_enabled=False, base_url=self.office.base_url
        )
        self._pages.contexts.append(context)
        context.add_cookies([{"name": "frontend_lang", "value": self.lang, "url": self.office.base_url}])
        return context.new_page()

    def call(self, login, model, method, *args):
        return self.office.rpc(login).call(model, method, *args)

    def read(self, model, ids, *names):
        return self.call("hr_officer", model, "read", ids, list(names))[0]


@pytest.fixture(params=["kk_KZ", "ru_RU"])
def story(request, office, browser_page, pages, shot):
    return Story(office, browser_page, pages, shot, request.param)


@pytest.mark.parametrize("story", ["kk_KZ"], indirect=True)
@clause("ZHE-15.11")
def test_a_citizen_applies_is_judged_and_appointed(story):
    officer_announces(story)
    _number, code = citizen_applies(story, f"Нұрлан Айдос {story.mark}", "90020230")
    assert len(code) == 8
    the_last_day_passes(story)
    officer_ends_the_receipt(story)
    officer_admits(story)
    secretary_calls_the_commission(story)
    members_score(story)
    commission_votes(story)
    officer_takes_the_decision(story)
    order_is_prepared(story)


@pytest.mark.parametrize("story", ["ru_RU"], indirect=True)
def test_a_refused_candidate_learns_why(story):
    officer_announces(story)
    name = f"Сергеев Пётр {story.mark}"
    number, code = citizen_applies(story, name, "91030430")
    the_last_day_passes(story)
    officer_ends_the_receipt(story)
    officer_refuses(story, name, "Нет диплома о высшем образовании")
    officer_publishes_the_failure(story)
    citizen_reads_the_answer(story, number, code, "Нет диплома о высшем образовании")


def officer_announces(story):
    officer = story.at("hr_officer")
    officer.open("competitions")
    officer.shot("01-list")
    officer.new()
    officer.choose("vacancy_ids", NEEDED[story.lang])
    officer.choose("body_id", COMMISSION[story.lang])
    officer.type("place", "204")
    officer.type("text_kk", TEXT["kk"])
    officer.type("text_ru", TEXT["ru"])
    officer.press("Announce")
    assert officer.says_state("Announced")
    officer.shot("02-announced")
    story.number = int(re.search(r"/(\d+)(?:\?|$)", officer.page.url).group(1))


def citizen_applies(story, name, birth):
    page = story.citizen()
    page.goto("/akimat/competitions")
    story.shot(page, "03-public-list")
    page.click(f"a[href='/akimat/competitions/{story.number}']")
    assert TEXT[story.lang[:2]] in page.inner_text("main")
    story.shot(page, "04-public-announcement")
    page.click(f"a[href='/akimat/competitions/{story.number}/apply']")
    stem = next(found for tail in range(int(story.mark) % 900, 1000) if (found := iin(f"{birth}{tail:03}")))
    page.fill("#partner_name", name)
    page.fill("#iin", stem[:-1] + str((int(stem[-1]) + 1) % 10))
    page.fill("#partner_phone", "+7 701 123 45 67")
    page.check("input[name=consent]")
    page.click("button[type=submit]")
    story.shot(page, "05-public-refusal")
    assert page.locator("[role=alert]").count() == 1
    page.fill("#iin", stem)
    page.check("input[name=consent]")
    file = {"name": "өтініш.png", "mimeType": "image/png", "buffer": base64.b64decode(PHOTOGRAPH)}
    for place in range(page.locator("input[type=file]").count()):
        page.locator("input[type=file]").nth(place).set_input_files(file)
    page.click("button[type=submit]")
    story.shot(page, "06-public-receipt")
    number, code = (page.locator(".code").nth(place).inner_text() for place in (0, 1))
    return number.strip(), code.strip()


def the_last_day_passes(story):
    story.office.sql(
        "UPDATE akimat_competition SET receive_from = current_date - 3, receive_to = current_date - 1 WHERE id = %s",
        story.number,
    )
    story.office.sql("UPDATE hr_applicant SET received_on = current_date - 2 WHERE competition_id = %s", story.number)


def officer_ends_the_receipt(story):
    officer = story.at("hr_officer")
    officer.open(f"competitions/{story.number}")
    officer.press("Begin to receive papers")
    assert officer.says_state("Receiving papers")
    officer.press("End the receipt of papers")
    assert officer.says_state("Admission")


def open_candidate(story, name):
    officer = story.at("hr_officer")
    officer.open("candidates")
    officer.shot("07-candidates")
    officer.pick(name)
    return officer


def officer_admits(story):
    officer = open_candidate(story, story.mark)
    officer.press("Admit")
    assert officer.refused()
    officer.press("All the rest is present")
    officer.shot("08-checklist")
    officer.press("Admit")
    assert officer.says_state("Admitted")
    officer.open(f"competitions/{story.number}")
    officer.type("interview_on", time.strftime("%d.%m.%Y"))
    officer.press("Begin the interviews")
    assert officer.says_state("Interview")


def secretary_calls_the_commission(story):
    secretary = story.at("secretary")
    secretary.open(f"my-competitions/{story.number}")
    secretary.press("Candidates to the agenda")
    secretary.shot("09-session")
    session = story.read("akimat.competition", [story.number], "session_id")["session_id"][0]
    for step in ("action_call", "action_all_present", "action_hold"):
        story.call("secretary", "akimat.session", step, [session])


def members_score(story):
    member = story.at("member", viewport="phone")
    member.open("score-sheets")
    member.shot("10-my-sheets-phone")
    member.pick(story.mark)
    member.type("points", "5")
    member.type("reason", "Заңды біледі, жауабы нақты.")
    member.press("Hand in the sheet")
    assert member.says_state("Handed in")
    member.shot("11-sealed-sheet-phone")
    seen = [("competition_id", "=", story.number), ("points", "!=", False)]
    for login in ("admin", "hr_officer", "secretary", "lawyer"):
        found = story.call(login, "akimat.competition.score", "search_read", seen[:1], ["user_id", "points"])
        assert not [sheet for sheet in found if sheet["points"]], login
    for login in VOTERS[:-1]:
        sheets = story.call(
            login, "akimat.competition.score", "search", [*seen[:1], ("user_id.login", "=", login)]
        )
        story.call(login, "akimat.competition.score", "write", sheets, {"points": 4, "reason": "Жақсы"})
        story.call(login, "akimat.competition.score", "action_hand_in", sheets)
    found = story.call("hr_officer", "akimat.competition.score", "search_read", seen[:1], ["points"])
    assert sorted(sheet["points"] for sheet in found) == [4, 4, 4, 4, 5]


def commission_votes(story):
    session = story.read("akimat.competition", [story.number], "session_id")["session_id"][0]
    items = story.call("secretary", "akimat.session.item", "search", [("session_id", "=", session)])
    story.call("secretary", "akimat.session.item", "action_open_vote", items)
    for login in VOTERS:
        story.call(login, "akimat.session.item", "action_vote", items, "for")
    story.call("secretary", "akimat.session.item", "action_close_vote", items)


def officer_takes_the_decision(story):
    officer = story.at("hr_officer")
    officer.open(f"competitions/{story.number}")
    officer.press("Take over the decision")
    assert officer.says_state("Decided")
    officer.press("Publish the results")
    officer.shot("12-results")
    page = story.citizen()
    page.goto(f"/akimat/competitions/{story.number}")
    assert "Нұрлан А" in page.inner_text("main")
    story.shot(page, "13-public-results")


def order_is_prepared(story):
    officer = story.at("hr_officer")
    found = story.call("hr_officer", "hr.applicant", "search", [("competition_id", "=", story.number)])
    officer.open(f"candidates/{found[0]}")
    assert officer.says_state("Winner")
    officer.press("Prepare the appointment")
    officer.shot("14-appointment")
    officer.press("Prepare the order")
    officer.shot("15-order")
    assert "Нұрлан Айдос" in officer.field("body_kk").inner_text()


def officer_refuses(story, name, reason):
    officer = open_candidate(story, name)
    officer.press("Refuse admission")
    officer.choose_first("reason_id")
    officer.type("text", reason, inside=".modal")
    officer.shot("08-refusal")
    officer.press("Refuse admission", inside=".modal")
    assert officer.says_state("Not admitted")
    officer.shot("09-refused")


def officer_publishes_the_failure(story):
    officer = story.at("hr_officer")
    officer.open(f"competitions/{story.number}")
    officer.type("fail_reason", "Никто не допущен к собеседованию")
    officer.press("End without a winner")
    assert officer.says_state("Failed")
    officer.press("Publish the results")
    officer.shot("10-failed")


def citizen_reads_the_answer(story, number, code, reason):
    page = story.citizen()
    page.goto("/akimat/competitions/application")
    page.fill("#number", number)
    page.fill("#code", "ZZZZZZZZ")
    page.click("button[type=submit]")
    assert page.locator("[role=alert]").count() == 1
    page.fill("#number", number)
    page.fill("#code", code)
    page.click("button[type=submit]")
    assert reason in page.inner_text("main")
    story.shot(page, "11-answer")
