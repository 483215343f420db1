from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.akimat_base.tests.print_common import KAZAKH_LETTERS, PrintMixin

from .common import NOW, ControlCase

TASK = f"Көше жарығын жөндеу {KAZAKH_LETTERS}"
TITLES = {"kk": "бақылау карточкасы", "ru": "контрольная карточка"}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestControlCardForm(PrintMixin, ControlCase):
    def form(self, language, cards):
        return self.printed(f"akimat_control.control_card_{language}", cards.with_user(self.inspector))

    def test_the_control_card_in_both_languages(self):
        card = self.card(text=TASK, basis_number="12-5", basis_point="3")
        for language in ("kk", "ru"):
            with self.subTest(language):
                pages = self.form(language, card)
                self.assertOfficial(pages, language)
                self.assertIn(TITLES[language], pages[0].lower())
                for fact in (TASK, "12-5", "lead", "01.06.2026", card.deadline.strftime("%d.%m.%Y")):
                    self.assertIn(fact, pages[0])

    def test_the_card_tells_how_the_task_was_executed(self):
        text = " ".join(self.form("ru", self.done_card(text=TASK)))
        for fact in ("The lights are repaired.", "Resolution of the akim", "akim", "01.06.2026"):
            self.assertIn(fact, text)

    def test_cards_of_several_tasks_are_one_file(self):
        pages = self.form("kk", self.card(text="Бірінші") | self.card(text="Екінші"))
        self.assertEqual(len(pages), 2)
        for page, task in zip(pages, ("Бірінші", "Екінші"), strict=True):
            self.assertIn(task, page)
            self.assertIn("1 / 1", page)

    def test_the_code_opens_the_card_for_those_who_may_log_in(self):
        card = self.card()
        self.assertIn(f"/mail/view?model=akimat.assignment&res_id={card.id}", self.form("kk", card)[0].replace(" ", ""))
