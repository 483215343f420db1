"""Points of signed minutes become assignments; the staff meeting sees the tasks of higher bodies."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow
from odoo.addons.akimat_meetings.tests.common import NOW, MeetingsCase

from ..exceptions import ControlRefused


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestMinutes(MeetingsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(NOW):
            cls.inspector = cls.make_user("inspector", "inspector")

    def point(self, item, text="Repair the roof", **vals):
        values = {"item_id": item.id, "text": text, "lead_user_id": self.one.id, "deadline": "2026-06-26", **vals}
        return self.env["akimat.session.point"].with_user(self.secretary).create(values)

    def signed_session(self):
        session = self.session("held", items=2)
        self.point(session.item_ids[0], co_executor_ids=[Command.set(self.two.ids)])
        self.point(session.item_ids[1], "Count the roofs", lead_user_id=self.three.id)
        self.minute(session)
        self.sign(session)
        return session

    def cards(self, session):
        return self.env["akimat.assignment"].search([("session_id", "=", session.id)], order="id")

    def higher_card(self, **vals):
        card = (
            self.env["akimat.assignment"]
            .with_user(self.inspector)
            .create(
                {
                    "text": "Report on the roofs",
                    "source": "ministry",
                    "issuer_id": self.akim.id,
                    "lead_user_id": self.one.id,
                    "date_start": "2026-06-01",
                    "company_id": self.akimat.id,
                    **vals,
                }
            )
        )
        card.action_assign()
        return card

    @clause("PET-18.37")
    def test_each_point_becomes_an_assignment(self):
        session = self.signed_session()
        first, second = self.cards(session)
        self.assertEqual((first.source, first.state, first.deadline), ("minutes", "in_progress", date(2026, 6, 26)))
        self.assertEqual((first.lead_user_id, first.co_executor_ids, first.issuer_id), (self.one, self.two, self.chair))
        self.assertEqual(first.session_item_id, session.item_ids[0])
        self.assertEqual(first.basis_number, session.minutes_id.reg_number)
        self.assertEqual((first.basis_date, first.basis_point), (session.minutes_id.reg_date, "1.1"))
        self.assertEqual((second.text, second.basis_point, second.lead_user_id), ("Count the roofs", "2.1", self.three))
        self.assertTrue(first.with_user(self.one).has_access("read"))

    def test_a_point_is_put_on_control_once(self):
        session = self.signed_session()
        before = self.cards(session)
        session._points_signed()
        self.assertEqual(self.cards(session), before)

    def test_the_chair_removes_and_the_card_tells_the_session(self):
        session = self.signed_session()
        card = self.cards(session)[1]
        self.as_user(self.three, card).action_report("12 roofs")
        self.as_user(self.chair, card).action_remove_from_control("executed", "Minutes")
        self.assertEqual(card.state, "done")

    def test_annulled_minutes_lose_no_task(self):
        session = self.signed_session()
        with self.assertRefused("taken by: head of the general department"):
            self.as_user(self.registrar, session.minutes_id).action_annul("Registered twice")
        head = self.make_user("head of the general department", "general_head")
        self.as_user(head, session.minutes_id).action_annul("Registered twice")
        for card in self.cards(session):
            self.assertEqual(card.state, "in_progress")
            self.assertIn("has been annulled", self.as_user(self.inspector, card).source_warning)
            asked = card.sudo().activity_ids.filtered(lambda activity: "annulled" in (activity.summary or ""))
            self.assertEqual(asked.user_id, self.chair | self.inspector)

    def test_tasks_of_a_closed_body_are_seen_by_those_who_take_part(self):
        self.body._grant({"is_restricted": True})
        card = self.cards(self.signed_session().sudo())[:1]
        self.assertTrue(card.sudo().is_restricted)
        self.assertHidden(card, self.akim)
        self.assertTrue(self.as_user(self.one, card).has_access("read"))

    @clause("KEN-48.1")
    def test_the_staff_meeting_has_the_tasks_of_higher_bodies_with_state_and_days_left(self):
        cards = self.env["akimat.assignment"].union(*(self.higher_card() for _number in range(10)))
        late = cards[0]
        own = self.higher_card(source="city_akim")
        with freeze_time("2026-07-06 04:00:00"):
            self.env.invalidate_all()
            session = self.session(date_start="2026-07-10 04:00:00", has_control_list=True)
            self.assertEqual(session.sudo().control_card_ids, cards)
            self.assertNotIn(own, session.sudo().control_card_ids)
            listed = self.as_user(self.akim, session).control_card_ids
            told = {(card.state, card.days_left, card.overdue) for card in listed}
            self.assertEqual(told, {("in_progress", -5, True)})
            # The list follows the cards until the session is held, and stays afterwards.
            self.as_user(self.one, late).action_report("Here")
            self.as_user(self.akim, late).action_cancel("Answered by telephone")
            session.action_call()
            self.assertEqual(session.sudo().control_card_ids, cards - late)
            self.open(session)
            self.as_user(self.akim, cards[1]).action_cancel("No longer needed")
            session.action_fill_control_list()
            self.assertEqual(session.sudo().control_card_ids, cards - late)

    def test_the_list_is_asked_for_by_those_who_prepare(self):
        session = self.session("called")
        for user in (self.one, self.inspector):
            with self.assertRefused(".", (ClosedNow, AccessError)):
                self.as_user(user, session).write({"has_control_list": True})
        with self.assertRefused(".", (ControlRefused, AccessError)):
            self.as_user(self.one, session).action_fill_control_list()
        self.as_user(self.secretary, session).has_control_list = True

    def test_a_series_gives_its_meetings_the_list(self):
        card = self.higher_card()
        series = (
            self.env["akimat.session.series"]
            .with_user(self.secretary)
            .create({"name": "Staff meeting", "body_id": self.body.id, "place": "Hall", "has_control_list": True})
        )
        series.action_plan()
        self.assertTrue(series.session_ids)
        self.assertEqual(series.session_ids.sudo().control_card_ids, card)

    def test_without_the_mark_there_is_no_list(self):
        self.higher_card()
        self.assertFalse(self.session().sudo().control_card_ids)
