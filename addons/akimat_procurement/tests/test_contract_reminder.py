from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from .plan_common import NOW, PlanCase

ACTIVITY = "akimat_procurement.mail_activity_contract_end"
# Ten working days before the last day of the contracts, and the working day before that.
IN_TIME, EARLY = "2026-09-16 05:00:00", "2026-09-15 05:00:00"
LAST_DAY = "2026-09-30"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestContractReminder(PlanCase):
    def contracts(self, count=1):
        rows = ({"name": f"Chairs {number}", "quantity": 1, "price": 100} for number in range(count))
        return self.env["akimat.contract"].union(
            *(self.contract(item, sign=True, date_end=LAST_DAY) for item in self.plan(*rows).item_ids)
        )

    def run_cron(self, moment):
        self.env.flush_all()
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("akimat_procurement.cron_contract_delivery").method_direct_trigger()
        self.env.invalidate_all()

    def reminded(self, contracts):
        """Users who have a task about the end of the contracts."""
        kind = self.env.ref(ACTIVITY)
        return contracts.sudo().activity_ids.filtered(lambda task: task.activity_type_id == kind).user_id

    def test_who_prepared_the_contract_is_told_once(self):
        other = self.make_user("other procurer", "procurer")
        contract = self.contracts()
        self.run_cron(EARLY)
        self.assertFalse(self.reminded(contract))
        self.run_cron(IN_TIME)
        self.run_cron("2026-09-17 05:00:00")
        task = contract.sudo().activity_ids
        self.assertEqual((task.user_id, str(task.date_deadline)), (self.procurer, LAST_DAY))
        self.assertNotIn(other, task.user_id)

    def test_the_term_is_a_norm(self):
        contract = self.contracts()
        norm = self.env.ref("akimat_procurement.norm_contract_end")
        norm.copy({"amount": 11, "company_id": self.akimat.id})
        self.run_cron(EARLY)
        self.assertEqual(self.reminded(contract), self.procurer)

    def test_an_akimat_without_the_norm_stops_no_other(self):
        contract = self.contracts()
        norm = self.env.ref("akimat_procurement.norm_contract_end")
        norm.copy({"company_id": self.akimat.id})
        norm.date_to = "2026-06-30"
        with self.assertLogs("odoo.addons.akimat_base.models.akimat_round_mixin", "WARNING"):
            self.run_cron(IN_TIME)
        self.assertEqual(self.reminded(contract), self.procurer)

    def test_who_acts_for_the_officer_is_told_too(self):
        contract = self.contracts()
        deputy = self.make_user("acting procurer")
        substitution = self.env["akimat.substitution"].create(
            {
                "principal_id": self.procurer.id,
                "substitute_id": deputy.id,
                "date_from": "2026-09-10",
                "date_to": "2026-09-20",
                "basis": "Order 7",
                "company_id": self.akimat.id,
            }
        )
        substitution.with_user(self.head).action_confirm()
        self.run_cron(IN_TIME)
        self.assertEqual(self.reminded(contract), self.procurer | deputy)

    def test_when_the_officer_has_left_all_officers_are_told(self):
        other = self.make_user("other procurer", "procurer")
        contract = self.contracts()
        duty = self.env["akimat.duty"].search([("user_id", "=", self.procurer.id)])
        duty.date_to = "2026-06-30"
        self.run_cron(IN_TIME)
        self.assertEqual(self.reminded(contract), other)

    def test_nobody_is_told_at_night_or_on_a_day_off(self):
        contract = self.contracts()
        for moment in ("2026-09-16 19:00:00", "2026-09-19 05:00:00"):
            self.run_cron(moment)
            self.assertFalse(self.reminded(contract), moment)

    def test_a_moved_term_is_told_of_anew(self):
        contract = self.contracts()
        self.run_cron(IN_TIME)
        amendment = self.env["akimat.contract.amendment"].with_user(self.procurer)
        longer = {"contract_id": contract.id, "text": "Longer", "new_date_end": "2026-11-30"}
        with freeze_time(IN_TIME):
            longer = amendment.create(longer)
            longer.action_submit()
            self.as_user(self.lawyer, longer).action_visa()
            self.as_user(self.head, longer).action_sign()
        self.assertFalse(self.reminded(contract))
        self.run_cron("2026-09-17 05:00:00")
        self.assertFalse(self.reminded(contract))
        self.run_cron("2026-11-20 05:00:00")
        self.assertEqual(str(contract.sudo().activity_ids.date_deadline), "2026-11-30")

    def test_a_contract_that_has_ended_asks_for_nothing(self):
        contract = self.contracts()
        self.run_cron(IN_TIME)
        self.as_user(self.head, contract).action_terminate("agreement", "Not needed")
        self.assertFalse(self.reminded(contract))
        self.run_cron("2026-09-17 05:00:00")
        self.assertFalse(self.reminded(contract))

    def test_batches_go_on_and_one_bad_contract_stops_nobody(self):
        contracts = self.contracts(3)
        bad = contracts[0]
        model = self.env.registry["akimat.contract"]
        tell = model._tell_of_end

        def failing(contract, today):
            if contract == bad:
                raise KeyError("broken")
            tell(contract, today)

        self.env.ref("akimat_procurement.cron_contract_delivery").code = "model._cron_end(batch=1)"
        with (
            patch.object(model, "_tell_of_end", failing),
            patch.object(self.env.cr, "rollback"),
            self.assertLogs("odoo.addons.akimat_base.models.akimat_round_mixin", "WARNING"),
        ):
            for _run in contracts:
                self.run_cron(IN_TIME)
        self.assertEqual(contracts.filtered("end_told_on"), contracts - bad)
        self.assertEqual(str(bad.end_tried_on), "2026-09-16")
        # The next day it is tried again.
        self.run_cron("2026-09-17 05:00:00")
        self.assertEqual(self.reminded(bad), self.procurer)
