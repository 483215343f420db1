from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.tests.circle_common import CircleChecks

from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestLimitedCircle(CircleChecks, ControlCase):
    """The table of circles holds the participants of restricted cards, and of no others."""

    def test_the_circle_follows_flag_and_participants(self):
        self.assertCircleIs(self.card(), self.env["res.users"])
        card = self.restricted_card().sudo()
        self.assertTrue(card.is_restricted)
        self.assertCircleIs(card, card.participant_ids)
        self.assertHidden(card, self.colleague)
        card.co_executor_ids += self.colleague
        self.assertIn(self.colleague.id, self.circle(card))
        self.assertTrue(card.with_user(self.colleague).has_access("read"))
        card.co_executor_ids -= self.colleague
        self.assertNotIn(self.colleague.id, self.circle(card))
        card.document_id.with_env(self.env).confidentiality = "open"
        self.assertCircleIs(card, self.env["res.users"])

    def test_nobody_writes_a_circle(self):
        card = self.restricted_card()
        with self.assertRefused("Circle"):
            card.with_user(self.inspector).write({"circle_ids": [(4, self.colleague.id)]})
        self.assertNotIn(self.colleague.id, self.circle(card))

    def test_the_upgrade_fills_the_circles_of_what_is_there(self):
        self.card()
        self.restricted_card()
        self.assertFilledByUpgrade(self.env["akimat.assignment"])

    def test_counts_ask_the_database_for_nothing_else(self):
        self.card()
        # Tasks where somebody only contributes are looked up first.
        for user, flag, queries in ((self.inspector, "overdue", 1), (self.lead, "mine", 2)):
            cards = self.env["akimat.assignment"].with_user(user)
            cards.search_count([(flag, "=", True)])
            self.env.flush_all()
            self.env.invalidate_all()
            with self.assertQueryCount(queries):
                cards.search_count([(flag, "=", True)])

    def test_mine_are_those_i_lead_and_those_i_contribute_to(self):
        led = self.card()
        contributed = self.card(co_executors=self.colleague, text="Count the lamps")
        self.env.flush_all()
        registry = self.env["akimat.assignment"].with_user(self.inspector)
        self.assertEqual(registry.with_user(self.lead).search([("mine", "=", True)]), led | contributed)
        self.assertEqual(registry.with_user(self.colleague).search([("mine", "=", True)]), contributed)
        self.assertFalse(registry.search([("mine", "=", True)]))
        self.assertEqual(registry.search([("mine", "=", False)]), led | contributed)

    def test_a_change_of_the_reminders_is_seen_at_once(self):
        reminders = self.env["akimat.control.reminder"]
        reminders.search([]).write({"active": False})
        self.assertEqual(reminders._days_ahead(self.akimat), 1)
        row = reminders.create({"moment": "before", "days": 4, "recipient": "akim", "company_id": self.akimat.id})
        self.assertEqual(reminders._days_ahead(self.akimat), 4)
        row.days = 2
        self.assertEqual(reminders._days_ahead(self.akimat), 2)
        row.unlink()
        self.assertEqual(reminders._days_ahead(self.akimat), 1)
