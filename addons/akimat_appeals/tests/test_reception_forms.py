from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from ..hooks import uninstall
from .reception_common import NOW, ON_FRIDAY, ReceptionCase

QUESTION = f"Аулада жарық жоқ {KAZAKH_LETTERS}"
CARD = {"kk": "жеке қабылдау карточкасы", "ru": "карточка личного приема"}
PROTOCOL = {"kk": "жеке қабылдау хаттамасы", "ru": "протокол личного приема"}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestReceptionForms(PrintMixin, ReceptionCase):
    def setUp(self):
        super().setUp()
        self.plan = self.schedule()

    def done(self, **vals):
        with freeze_time(ON_FRIDAY):
            card = self.received_card(self.plan, question=QUESTION)
            card.with_user(self.officer).write({"result": "explained", "result_text": "Шам орнатылады", **vals})
            self.as_user(self.officer, card).action_finish()
            self.as_user(self.akim, card).action_sign_protocol()
        return card.with_user(self.officer)

    def test_card_and_protocol_in_both_languages(self):
        card = self.done()
        for language in ("kk", "ru"):
            for form, titles in (("card", CARD), ("protocol", PROTOCOL)):
                with self.subTest(language=language, form=form):
                    pages = self.printed(f"akimat_appeals.reception_{form}_{language}", card)
                    self.assertOfficial(pages, language)
                    text = " ".join(pages)
                    self.assertIn(titles[language], text.lower())
                    for fact in (QUESTION, "Сәуле Ахметова", "Шам орнатылады", card.reg_number, "09.10.2026"):
                        self.assertIn(fact, text)
                    self.assertIn("/akimat/verify/", text.replace(" ", ""))

    def test_schedule_and_list_of_the_day(self):
        card = self.booked_card(self.plan, question=QUESTION)
        for language in ("kk", "ru"):
            with self.subTest(language):
                schedule = " ".join(self.printed(f"akimat_appeals.reception_schedule_{language}", self.plan))
                for fact in ("Office 101", "akim", "10:00", "12:00"):
                    self.assertIn(fact, schedule)
                day = " ".join(self.printed(f"akimat_appeals.reception_list_{language}", card.with_user(self.officer)))
                for fact in (QUESTION, "09.10.2026 10:00", "Сәуле Ахметова"):
                    self.assertIn(fact, day)

    def test_an_oral_appeal_has_the_terms_of_a_written_one(self):
        card = self.done(result="appeal")
        appeal = card.sudo().appeal_id
        self.assertEqual((appeal.channel, appeal.state, appeal.text), ("reception", "registered", QUESTION))
        with freeze_time(ON_FRIDAY):
            written = self.env["akimat.appeal"]._file_from_public(
                {"kind": "statement", "text": "Same"}, company=self.akimat
            )
        self.assertEqual((appeal.norm_id, appeal.deadline), (written.norm_id, written.deadline))
        self.assertIn(appeal.reg_number, " ".join(self.printed("akimat_appeals.reception_card_ru", card)))

    def test_uninstalling_empties_receptions_and_the_appeals_they_made(self):
        card = self.done(result="appeal")
        appeal = card.sudo().appeal_id
        self.env.flush_all()
        uninstall(self.env)
        self.env.invalidate_all()
        self.assertFalse(card.sudo().exists() or appeal.exists())
