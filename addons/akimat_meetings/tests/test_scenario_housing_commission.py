"""A housing commission from its composition to the extract, told as its secretary would tell it."""

from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import NOW, MeetingsCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestScenarioHousingCommission(MeetingsCase):
    def planned_and_called(self):
        # The secretary plans a session; members come into the attendance by themselves, the materials get their term.
        session = self.session(items=2)
        queue = session.item_ids[0]
        self.assertEqual(str(queue.materials_deadline), "2026-06-02")
        # He calls it: every member has it in his calendar and a task; the invitation names place and time.
        session.write({"place": False})
        with self.assertRefused("Fill in: Place"):
            session.action_call()
        session.write({"place": "Small hall"})
        session.action_call()
        event = session.calendar_event_id.sudo()
        organiser = event.attendee_ids.filtered(lambda line: line.partner_id == self.secretary.partner_id)
        self.assertEqual((event.location, str(event.start)), ("Small hall", "2026-06-05 05:00:00"))
        self.assertIn("Question 2", event.description)
        self.assertEqual(set((event.attendee_ids - organiser).mapped("state")), {"needsAction"})
        return session

    @clause("KEN-58")
    def test_a_session_with_a_conflict_of_interest(self):
        session = self.planned_and_called()
        queue, flat = session.item_ids
        # On the day one member is ill; six of seven are there, five are enough.
        self.open(session, absent=(self.four,))
        self.assertIn("6 of 7", session.quorum_text)
        # A member tells that the flat is for his brother: he is out of that question, not of the other.
        self.as_user(self.one, flat).action_declare_conflict("My brother asks for it")
        self.as_user(self.secretary, session).item_ids.action_open_vote()
        with self.assertRefused("conflict of interest"):
            self.vote(flat, one="for")
        self.vote(queue, one="for", two="for", three="for", chair="for")
        self.vote(flat, two="for", three="against", chair="for", deputy_chair="against")
        # Two for, two against: the chair's vote decides.
        session = self.as_user(self.secretary, session)
        session.item_ids.action_close_vote()
        self.assertEqual(session.item_ids.mapped("result"), ["adopted", "adopted"])
        # A task is given with its executor and term, and the minutes are drafted.
        queue = session.item_ids[0]
        queue.write(
            {"point_ids": [Command.create({"text": "Publish", "lead_user_id": self.two.id, "deadline": "2026-06-15"})]}
        )
        session.action_make_minutes()
        for fact in ("Decision 1", "Publish", "15.06.2026", "My brother asks for it", "four"):
            self.assertIn(fact, session.minutes_id.body_kk)
        # The head of the unit visas, the chair signs; nothing changes any more, everybody may read the minutes.
        self.sign(session)
        self.assertEqual(session.state, "signed")
        self.assertTrue(self.as_user(self.one, session.minutes_id).has_access("read"))
        with self.assertRefused("does not change any more"):
            self.as_user(self.secretary, session).item_ids[0].point_ids.write({"text": "Another"})
        events = self.audit_events(session)
        self.assertEqual([e for e in events if e != "deadline"], ["call", "hold", "make_minutes", "sign_minutes"])

    def test_a_subject_puts_its_people_out_of_the_vote(self):
        # Any record of an upper addon may be discussed; the partner card of the test plays it.
        session = self.session("called", items=0, item_ids=[Command.create({"name": "Case", "draft_decision": "Yes"})])
        item = session.item_ids
        decided = []
        subject = self.env["res.partner"].create({"name": "Case of one"})
        hooks = {
            "_conflicted_users": lambda record: self.one,
            "_on_item_decided": lambda record, of: decided.append((record.id, of.result)),
        }
        for name, hook in hooks.items():
            self.startPatcher(patch.object(type(subject), name, hook, create=True))
        item._grant({"res_model": subject._name, "res_id": subject.id})
        self.open(session)
        item.action_open_vote()
        self.assertEqual(item.recused_ids, self.one)
        self.assertTrue(item.recusal_ids.is_automatic)
        self.vote(item, two="for", three="for", chair="for", four="for")
        self.as_user(self.secretary, item).action_close_vote()
        self.assertEqual(decided, [(subject.id, "adopted")])
        # The minutes say why he is out, each text in its language.
        session = self.as_user(self.secretary, session)
        session.action_make_minutes()
        self.assertIn("мәселе осы адамға қатысты", session.minutes_id.body_kk)
        self.assertIn("вопрос касается его", session.minutes_id.body_ru)
