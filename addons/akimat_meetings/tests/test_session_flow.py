"""Sessions: call, attendance, quorum, minutes, signature."""

from odoo.tests import freeze_time, tagged

from .common import NOW, MeetingsCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSessionFlow(MeetingsCase):
    def test_attendance_comes_from_the_composition(self):
        session = self.session()
        self.assertEqual(len(session.attendance_ids), 8)
        self.assertEqual(session.chair_id, self.chair)
        self.assertEqual(session.secretary_id, self.secretary)
        self.assertEqual((session.voting_count, session.needed_count), (7, 5))

    def test_calling_puts_the_session_into_the_calendar_of_its_people(self):
        session = self.session("called")
        event = session.calendar_event_id.sudo()
        self.assertIn(self.one.partner_id, event.partner_ids)
        self.assertIn(self.expert, event.partner_ids)
        self.assertEqual(event.privacy, "private")
        self.assertTrue(session.sudo().activity_ids.filtered(lambda activity: activity.user_id == self.one))

    def test_everybody_reads_the_name_of_a_session_in_his_language(self):
        self.body._grant({"name_ru": "Жилищная комиссия"})
        session = self.session()
        names = {lang: session.with_user(self.one).with_context(lang=lang).display_name for lang in ("kk_KZ", "ru_RU")}
        self.assertEqual(
            names, {"kk_KZ": "Commission on housing, 05.06.2026", "ru_RU": "Жилищная комиссия, 05.06.2026"}
        )
        for words in ("Commission on", "Жилищная", "05.06.2026", "Жилищная комиссия, 05.06.2026"):
            found = self.env["akimat.session"].with_user(self.secretary).name_search(words)
            self.assertIn(session.id, [record_id for record_id, _name in found])
        for words in ("04.06.2026", "31.02.2026"):
            self.assertFalse(self.env["akimat.session"].with_user(self.secretary).name_search(words))
        session.name = "Extraordinary session"
        self.assertEqual(session.with_context(lang="ru_RU").display_name, "Extraordinary session")

    def test_people_are_called_in_their_own_language(self):
        self.one.lang, self.two.lang = "kk_KZ", "ru_RU"
        tasks = self.session("called").sudo().activity_ids
        summaries = {task.user_id: task.summary for task in tasks}
        self.assertEqual(summaries[self.one], "Сіз мәжіліске шақырылдыңыз.")
        self.assertEqual(summaries[self.two], "Вас вызывают на заседание.")

    def test_a_session_without_quorum_is_refused_with_what_is_missing(self):
        session = self.session("called")
        with self.assertRefused("attendance is not marked"):
            session.action_hold()
        self.line(session, self.one, self.two, self.three).action_absent("Leave")
        session.action_all_present()
        self.assertFalse(session.has_quorum)
        with self.assertRefused("4 of 7 members with a vote are present, 5 are needed. Absent: one, two, three"):
            session.action_hold()
        self.line(session, self.three).action_present()
        session.action_hold()
        self.assertEqual(session.state, "held")

    def test_from_the_call_to_the_signature(self):
        session = self.session("minutes", items=2)
        document = session.minutes_id
        self.assertEqual(document.kind, "minutes")
        self.assertEqual(document.signatory_id, self.chair)
        self.assertEqual(str(session.minutes_deadline), "2026-06-08")
        self.assertIn("Question 2", document.body_kk)
        self.sign(session)
        self.assertEqual(session.state, "signed")
        self.assertTrue(document.reg_number)
        with self.assertRefused("does not change any more"):
            session.item_ids[0].write({"decision": "Another"})
        with self.assertRefused("does not change any more"):
            session.write({"place": "Elsewhere"})
