"""One task from the akim's word to its removal from control, as the office tells it."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused

from .common import ControlCase


@tagged("post_install", "-at_install")
class TestScenarioNightLight(ControlCase):
    @clause("KEN-23", "KEN-30", "KEN-39", "KEN-42.2", "KEN-43.2")
    @freeze_time("2026-06-01 05:00:00")
    def test_the_lights_of_abai_street(self):
        # On Monday the akim tells the inspector: the lights of Abai street must work. The inspector writes a card
        # for the housing department; nobody named a person, so its head answers.
        card = (
            self.env["akimat.assignment"]
            .with_user(self.inspector)
            .create(
                {
                    "text": "Make the lights of Abai street work",
                    "source": "city_akim",
                    "issuer_id": self.akim.id,
                    "lead_department_id": self.housing.id,
                    "company_id": self.akimat.id,
                }
            )
        )
        self.assertEqual(card.lead_user_id, self.unit_head)

        # He puts it on control. The akim gave no term: a month, and the card says by which norm.
        card.action_assign()
        self.assertEqual(card.deadline, date(2026, 7, 1))
        self.assertTrue(card.deadline_explanation)

        # The cable comes late. On the 20th the head asks for two weeks more; the akim agrees.
        with freeze_time("2026-06-20 05:00:00"):
            extension = self.extension(card, "2026-07-15", "The cable comes late", user=self.unit_head)
            self.as_user(self.akim, extension).action_approve()
        self.assertEqual((card.initial_deadline, card.deadline), (date(2026, 7, 1), date(2026, 7, 15)))

        # On 10 July he reports. The inspector goes there at night: two lamps are dark. The report goes back.
        with freeze_time("2026-07-10 05:00:00"):
            self.as_user(self.unit_head, card).action_report("All 40 lamps work.")
        with freeze_time("2026-07-13 05:00:00"):
            self.as_user(self.inspector, card).action_return("Lamps 7 and 8 are dark.")

        # On the 16th the card is on the list of the late; on that day he reports again.
        with freeze_time("2026-07-16 05:00:00"):
            self.env.invalidate_all()
            late = self.env["akimat.assignment"].with_user(self.akim).search([("overdue", "=", True)])
            self.assertIn(card, late)
            self.as_user(self.unit_head, card).action_report("Lamps 7 and 8 work too.")

            # Neither he nor the inspector may take it off control. The akim does.
            for user in (self.unit_head, self.inspector):
                with self.assertRefused("taken by", MoveRefused):
                    self.as_user(user, card).action_remove_from_control("executed", "Resolution")
            self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution of 16.07.2026")

        # The card keeps the whole story: both reports, the first term, that it was late, every step in the chain.
        self.assertEqual(card.report_ids.mapped("state"), ["accepted", "returned"])
        self.assertTrue(card.executed_late)
        self.assertEqual(
            self.audit_events(card), ["deadline", "assign", "deadline", "report", "return", "report", "remove"]
        )
        self.assertTrue(self.env["akimat.audit.entry"].sudo().verify_chain()["ok"])
