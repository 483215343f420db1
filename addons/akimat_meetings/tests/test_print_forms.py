"""Agenda, attendance, voting sheet, extract and composition as PDF in both languages."""

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from .common import NOW, MeetingsCase

QUESTION = f"Тұрғын үй {KAZAKH_LETTERS}"
TITLES = {
    "agenda": {"kk": "күн тәртібі", "ru": "повестка дня"},
    "attendance_sheet": {"kk": "қатысу парағы", "ru": "лист регистрации"},
    "voting_sheet": {"kk": "дауыс беру парағы", "ru": "лист голосования"},
    "extract": {"kk": "хаттамадан үзінді", "ru": "выписка из протокола"},
    "composition": {"kk": "құрамы", "ru": "состав"},
    "session_plan": {"kk": "мәжілістер жоспары", "ru": "план заседаний"},
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPrintForms(PrintMixin, MeetingsCase):
    def form(self, name, language, records, user=None):
        pages = self.printed(f"akimat_meetings.{name}_{language}", records.with_user(user or self.secretary))
        self.assertOfficial(pages, language)
        self.assertIn(TITLES[name][language], pages[0].lower())
        return " ".join(pages)

    def voted(self, secret=False):
        self.body._grant({"is_secret_ballot": secret})
        session = self.session("held", absent=(self.four,))
        item = session.item_ids
        item.write({"name": QUESTION})
        self.as_user(self.three, item).action_declare_conflict("My brother")
        item = self.as_user(self.secretary, item)
        item.action_open_vote()
        self.vote(item, chair="for", one="for", two="against", deputy_chair="for")
        self.as_user(self.secretary, item).action_close_vote()
        return session, self.as_user(self.secretary, item)

    def test_forms_of_a_session_in_both_languages(self):
        session, _item = self.voted()
        for language in ("kk", "ru"):
            with self.subTest(language):
                text = self.form("agenda", language, session)
                for fact in (QUESTION, "Small hall", "unit head", "05.06.2026"):
                    self.assertIn(fact, text)
                text = self.form("attendance_sheet", language, session)
                for fact in ("one", "Expert from outside", "Ill"):
                    self.assertIn(fact, text)

    def test_forms_of_a_question_in_both_languages(self):
        _session, item = self.voted()
        item.write({"decision_ru": "Утвердить"})
        for language, word in (("kk", "жақтап"), ("ru", "за")):
            with self.subTest(language):
                text = self.form("voting_sheet", language, item)
                self.assertIn(QUESTION, text)
                self.assertIn(word, text.lower())
                text = self.form("extract", language, item)
                self.assertIn({"kk": "Decision 1", "ru": "Утвердить"}[language], text)

    def test_a_secret_voting_sheet_says_who_voted_and_not_how(self):
        _session, item = self.voted(secret=True)
        text = self.form("voting_sheet", "ru", item)
        self.assertIn("голосовал", text)
        self.assertIn("тайное", text)
        self.assertFalse(any(item.vote_ids.mapped("choice")))

    def test_the_composition_in_both_languages(self):
        for language in ("kk", "ru"):
            text = self.form("composition", language, self.body)
            for fact in ("chair", "Expert from outside", "Decree No. 1"):
                self.assertIn(fact, text)

    def test_an_extract_of_signed_minutes_has_their_number(self):
        session = self.session("signed")
        text = self.form("extract", "ru", session.item_ids, self.one)
        self.assertIn(session.minutes_id.reg_number, text)
        self.assertIn("/akimat/verify/", text.replace(" ", ""))

    @clause("SHY-15.7")
    def test_the_plan_of_the_year_lists_the_sessions_of_each_commission(self):
        names = ("Commission on corruption", "Commission on offences", "Commission on minors")
        bodies = self.body.browse().union(*(self.make_body(name=name) for name in names))
        for number, body in enumerate(bodies, 1):
            self.session(body_id=body.id, date_start=f"2026-06-0{number} 05:00:00")
            self.session(body_id=body.id, date_start=f"2025-06-0{number} 05:00:00")
        for language in ("kk", "ru"):
            text = self.form("session_plan", language, bodies)
            for number, name in enumerate(names, 1):
                self.assertIn(name, text)
                self.assertIn(f"0{number}.06.2026", text)
                self.assertNotIn(f"0{number}.06.2025", text)
        session = self.session("called", body_id=bodies[0].id)
        self.line(session, self.one, self.two, self.three, self.four, self.deputy_chair).action_absent("Ill")
        session.action_all_present()
        with self.assertRefused("quorum"):
            session.action_hold()
