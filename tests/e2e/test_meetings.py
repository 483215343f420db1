"""Collegial work in a real browser: a commission votes on telephones, a staff meeting comes every week."""

import time

from client import Client
from labels import label

from odoo.addons.akimat_base.domain.clauses import clause

COMMISSION, STAFF = "Тұрғын үй комиссиясы", "Аппараттық кеңес"


class Room:
    """The people of a session, each at his own screen."""

    def __init__(self, browser_page, shot, lang, name):
        self.lang, self.name = lang, name
        self.mark = str(time.time_ns())[-7:]
        self._page, self._shot, self._clients = browser_page, shot, {}

    def at(self, login, viewport="desktop"):
        key = login, viewport
        if key not in self._clients:
            page = self._page(login, lang=self.lang, viewport=viewport)
            self._clients[key] = Client(page, self.lang, self._take)
        return self._clients[key]

    def _take(self, page, name):
        return self._shot(page, f"meetings-{self.name}-{name}", full=True)


def in_row(client, field, text):
    """Type into a column of the row that is being entered."""
    box = client.page.locator(f".o_selected_row .o_field_widget[name={field}]").locator("input, textarea").first
    box.click()
    box.fill(text)
    client.settle()


def add_row(client, name):
    client.field(name).locator(".o_field_x2many_list_row_add a").first.click()
    client.settle()


def save(client):
    client.page.locator(".o_form_button_save").first.click()
    client.page.wait_for_selector(".o_form_saved, .o_form_button_save.invisible, .o_form_status_indicator_buttons.invisible", state="attached")
    client.settle()


def tab(client, source):
    client.page.get_by_role("tab", name=label(client.lang, source)).click()
    client.settle()


def open_question(client):
    client.page.locator("button[name=action_open_item]").locator("visible=true").first.click()
    client.page.wait_for_selector(".o_form_view .o_field_widget[name=session_id]")
    client.settle()


def open_session(client, text):
    """Find one's way to a session of the list by its place."""
    client.open("sessions")
    client.find(text)
    client.page.locator(".o_data_row").first.click()
    client.page.wait_for_selector(".o_form_view")
    client.settle()


@clause("PET-17.9")
def test_a_commission_votes_on_telephones(browser_page, shot, rpc):
    room = Room(browser_page, shot, "kk_KZ", "commission")
    room.place = f"Кіші зал {room.mark}"
    room.question = f"Пәтер беру туралы {room.mark}"
    secretary_plans_and_calls(room, rpc)
    secretary_opens_the_session(room)
    secretary_opens_the_vote(room)
    member_votes_on_his_telephone(room)
    member_declares_a_conflict(room)
    the_others_vote(room, rpc)
    secretary_closes_the_vote_and_drafts_the_minutes(room)
    unit_head_visas_and_chair_signs(room)
    extract_is_printed(room, rpc)


def secretary_plans_and_calls(room, rpc):
    secretary = room.at("secretary")
    secretary.open("sessions")
    secretary.shot("01-sessions")
    secretary.new()
    secretary.choose("body_id", COMMISSION)
    secretary.type("date_start", "01.12.2026 10:00")
    assert secretary.field("date_start").inner_text() == "01.12.2026 10:00"
    secretary.type("place", room.place)
    secretary.choose("department_id", "Тұрғын үй")
    add_row(secretary, "item_ids")
    in_row(secretary, "name", room.question)
    in_row(secretary, "draft_decision", "Пәтер берілсін")
    secretary.shot("02-agenda")
    secretary.press("Call the session")
    assert secretary.says_state("Called")
    session = rpc("secretary").call("akimat.session", "search", [["place", "=", room.place]])
    room.session = session[0]
    tab(secretary, "Attendance")
    secretary.shot("03-called")


def secretary_opens_the_session(room):
    secretary = room.at("secretary")
    secretary.press("Open the session")
    assert "қатысу белгіленбеген" in secretary.refused()
    secretary.press("Mark the rest as present")
    secretary.shot("04-attendance")
    secretary.press("Open the session")
    assert secretary.says_state("Held")


def secretary_opens_the_vote(room):
    secretary = room.at("secretary")
    tab(secretary, "Agenda")
    open_question(secretary)
    secretary.press("Open the vote")
    assert secretary.says_state("Voting")
    secretary.shot("05-vote-open")


def member_votes_on_his_telephone(room):
    member = room.at("member", "phone")
    member.open("my-sessions")
    member.shot("06-member-home")
    member.open("my-votes")
    member.shot("07-member-votes")
    card = member.page.locator(".o_kanban_record").filter(has_text=room.question)
    card.get_by_role("button", name=label(room.lang, "Against")).click()
    member.settle()
    # He thinks again while the vote is open.
    member.open("my-sessions")
    member.pick(room.place)
    open_question(member)
    member.shot("08-member-voted")
    assert member.field("my_choice").inner_text().strip()
    member.press("For")
    member.shot("09-member-changed")


def member_declares_a_conflict(room):
    colleague = room.at("executor2", "phone")
    colleague.open("my-sessions")
    colleague.pick(room.place)
    open_question(colleague)
    colleague.press("Declare a conflict of interest")
    colleague.type("reason", "Өтініш беруші — менің бауырым", inside=".modal")
    colleague.press("Confirm", inside=".modal")
    colleague.shot("10-recused")


def the_others_vote(room, rpc):
    for login in ("deputy", "unit_head", "lawyer"):
        office = rpc(login)
        items = office.call("akimat.session.item", "search", [["session_id", "=", room.session]])
        office.call("akimat.session.item", "action_vote", items, "for")
    room.item = items[0]


def secretary_closes_the_vote_and_drafts_the_minutes(room):
    secretary = room.at("secretary")
    secretary.page.reload()
    secretary.page.wait_for_selector(".o_form_view .o_field_widget[name=session_id]")
    secretary.press("Enter a vote from outside")
    secretary.choose("attendance_id", "Жанғали", inside=".modal")
    secretary.mark("choice", "Abstained", inside=".modal")
    secretary.type("note", "Мәжілісте айтты", inside=".modal")
    secretary.shot("11-outside-vote")
    secretary.press("Enter the vote", inside=".modal")
    secretary.press("Close the vote")
    assert secretary.says_state("Voted")
    add_row(secretary, "point_ids")
    in_row(secretary, "text", "Шарт жасау")
    secretary.choose("lead_user_id", "Бекмұхамедов", inside=".o_selected_row")
    in_row(secretary, "deadline", "20.12.2026")
    save(secretary)
    secretary.shot("12-decided")
    open_session(secretary, room.question)
    secretary.press("Draft the minutes")
    assert secretary.says_state("Minutes")
    secretary.page.locator("button[name=action_open_minutes]").click()
    secretary.page.wait_for_selector(".o_form_view .o_field_widget[name=signatory_id]")
    secretary.shot("13-minutes")
    secretary.press("Send to approval")
    assert secretary.says_state("On approval")


def unit_head_visas_and_chair_signs(room):
    head = room.at("unit_head")
    head.open("my-visas")
    head.pick(COMMISSION)
    head.press("Approve")
    assert head.says_state("Approved")
    chair = room.at("deputy", "phone")
    chair.open("my-sessions")
    chair.pick(room.place)
    chair.press("Sign the minutes")
    assert chair.says_state("Signed")
    chair.shot("14-signed")


def extract_is_printed(room, rpc):
    secretary = room.at("secretary")
    open_session(secretary, room.question)
    assert secretary.says_state("Signed")
    secretary.shot("15-signed")
    answer = secretary.page.request.get(f"/report/pdf/akimat_meetings.extract_kk/{room.item}")
    assert answer.ok and answer.headers["content-type"] == "application/pdf"
    item = rpc("secretary").call("akimat.session.item", "read", [room.item], ["result", "vote_for", "vote_abstain"])[0]
    assert (item["result"], item["vote_for"], item["vote_abstain"]) == ("adopted", 4, 1)


@clause("KEN-48")
def test_a_staff_meeting_comes_every_week(browser_page, shot, rpc):
    room = Room(browser_page, shot, "ru_RU", "staff")
    room.place = f"Зал {room.mark}"
    secretary_plans_the_series(room)
    staff_meeting_is_held(room)
    question_is_noted_with_a_task(room)
    minutes_of_the_staff_meeting_are_signed(room)


def secretary_plans_the_series(room):
    secretary = room.at("secretary")
    secretary.open("session-series")
    secretary.new()
    secretary.type("name", f"Совещание {room.mark}")
    secretary.choose("body_id", "Аппаратное совещание")
    secretary.type("hour", "15:00")
    secretary.type("place", room.place)
    secretary.type("agenda", f"Поручения вышестоящих органов {room.mark}")
    secretary.shot("01-series")
    secretary.press("Plan the next sessions")
    secretary.shot("02-planned")


def staff_meeting_is_held(room):
    secretary = room.at("secretary")
    open_session(secretary, room.mark)
    secretary.press("Call the session")
    assert secretary.says_state("Called")
    tab(secretary, "Attendance")
    secretary.press("Mark the rest as present")
    secretary.press("Open the session")
    assert secretary.says_state("Held")


def question_is_noted_with_a_task(room):
    secretary = room.at("secretary")
    tab(secretary, "Agenda")
    open_question(secretary)
    secretary.type("decision", "Усилить контроль исполнения")
    add_row(secretary, "point_ids")
    in_row(secretary, "text", "Представить отчёт")
    secretary.choose("lead_user_id", "Үсенов", inside=".o_selected_row")
    in_row(secretary, "deadline", "20.12.2026")
    secretary.press("Take note")
    assert secretary.says_state("Noted")
    secretary.shot("03-noted")


def minutes_of_the_staff_meeting_are_signed(room):
    secretary = room.at("secretary")
    open_session(secretary, room.mark)
    secretary.press("Draft the minutes")
    assert secretary.says_state("Minutes")
    secretary.shot("04-minutes")
    secretary.page.locator("button[name=action_open_minutes]").click()
    secretary.page.wait_for_selector(".o_form_view .o_field_widget[name=signatory_id]")
    assert "Усилить контроль исполнения" in secretary.text()
    secretary.press("Send to approval")
    head = room.at("head")
    head.open("my-visas")
    head.pick(STAFF)
    head.press("Approve")
    akim = room.at("akim", "phone")
    akim.open("to-sign")
    akim.pick(STAFF)
    akim.shot("05-akim")
    akim.press("Sign")
    assert akim.says_state("Registered")
    open_session(secretary, room.mark)
    assert secretary.says_state("Signed")
    secretary.shot("06-signed")
