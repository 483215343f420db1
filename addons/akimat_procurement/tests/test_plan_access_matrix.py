"""Role × state × operation, and step: what each person may do with the cards; strangers see nothing by any path."""

from odoo.tests import freeze_time, tagged

from .matrix_common import NOBODY, ROLES, MatrixCase
from .plan_common import NOW, YEAR

# Model of the card → role → (operations, state → steps); a role that is not named sees nothing.
PLAN = {
    "akim": ("rw", {}),
    "deputy": ("rw", {}),
    "head": ("rw", {"submitted": "return", "agreed": "approve return"}),
    "procurer": ("rwcu", {"draft": "submit"}),
    "finance": ("rw", {"submitted": "agree return", "agreed": "return"}),
    "lawyer": ("r", {}),
    "storekeeper": ("r", {}),
    "auditor": ("r", {}),
}
CONTRACT = {
    "akim": ("rw", {"signing": "return sign", "signed": "terminate", "in_force": "terminate"}),
    "deputy": ("rw", {}),
    "head": ("rw", {"signing": "return sign", "signed": "terminate", "in_force": "terminate"}),
    "procurer": ("rwcu", {"draft": "submit", "legal": "return"}),
    "finance": ("rw", {"signed": "enforce"}),
    "lawyer": ("rw", {"legal": "visa return", "signing": "return"}),
    "storekeeper": ("r", {}),
    "auditor": ("r", {}),
}
ESTIMATE = {
    "akim": ("rw", {}),
    "deputy": ("rw", {}),
    "head": ("rw", {"submitted": "approve return"}),
    "procurer": ("r", {}),
    "finance": ("rwcu", {"draft": "submit", "submitted": "return"}),
    "auditor": ("r", {}),
}
NEED = {
    "akim": ("rwcu", {}),
    "deputy": ("rwcu", {}),
    "head": ("rwcu", {}),
    "procurer": ("rwcu", {"submitted": "accept return"}),
    "finance": ("rwcu", {"submitted": "return"}),
    "unit_head": ("rwcu", {"draft": "submit", "returned": "submit"}),
    "executor": ("rwcu", {"draft": "submit", "returned": "submit"}),
    "auditor": ("r", {}),
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPlanAccessMatrix(MatrixCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin_user = cls.make_user("admin user", groups="akimat_base.group_akimat_admin")

    def plans(self):
        plans = {"changed": self.plan()}
        plans["approved"] = self.approved(self.version(plans["changed"]))
        agreed = self.another_year(2027)
        self.as_user(self.procurer, agreed).action_submit()
        submitted = self.another_year(2028)
        self.as_user(self.procurer, submitted).action_submit()
        self.as_user(self.finance, agreed).action_agree()
        return {**plans, "draft": self.another_year(2029), "submitted": submitted, "agreed": agreed}

    def version(self, plan):
        version = plan.browse(plan.action_new_version()["res_id"])
        version.change_reason = "Prices"
        return version

    def another_year(self, year):
        estimate = self.env["akimat.estimate"].search([("company_id", "=", self.akimat.id)], limit=1)
        copy = estimate.with_user(self.finance).copy({"year": year})
        copy.action_submit()
        self.as_user(self.head, copy).action_approve()
        line = copy.sudo().line_ids.budget_line_id[0]
        row = {"name": "Paper", "quantity": 1, "price": 5, "budget_line_id": line.id}
        plan = self.env["akimat.procurement.plan"].with_user(self.procurer)
        return plan.create({"year": year, "budget_date": "2026-05-25", "item_ids": [(0, 0, row)]})

    def test_plans(self):
        plans = self.plans()
        self.assertMatrix(PLAN, plans, ("submit", "agree", "approve", "return"))
        targets = {"submit": "submitted", "agree": "agreed", "approve": "approved", "return": "draft"}
        self.assertGate(PLAN, plans, targets)

    def test_contracts(self):
        contracts = self.contracts()
        self.assertMatrix(CONTRACT, contracts, ("submit", "visa", "return", "sign", "enforce", "close", "terminate"))
        targets = {
            "submit": "legal",
            "visa": "signing",
            "return": "draft",
            "sign": "signed",
            "enforce": "in_force",
            "close": "closed",
            "terminate": "terminated",
        }
        self.assertGate(CONTRACT, contracts, targets)

    def test_estimates(self):
        first = self.estimate()
        second = self.env["akimat.estimate"].with_user(self.finance).browse(first.action_new_version()["res_id"])
        second.action_submit()
        self.as_user(self.head, second).action_approve()
        submitted = self.as_user(self.finance, second).copy({"year": 2027})
        submitted.action_submit()
        draft = submitted.copy({"year": 2028})
        cards = {"changed": first, "approved": second, "submitted": submitted, "draft": draft}
        self.assertMatrix(ESTIMATE, cards, ("submit", "approve", "return"))
        self.assertGate(ESTIMATE, cards, {"submit": "submitted", "approve": "approved", "return": "draft"})

    def test_needs(self):
        needs = self.env["akimat.procurement.need"].with_user(self.executor)
        row = {"name": "Paper", "quantity": 1, "year": YEAR, "budget_line_id": self.line().id}
        cards = {state: needs.create(row) for state in ("draft", "submitted", "accepted", "returned")}
        for state in ("submitted", "accepted", "returned"):
            cards[state].action_submit()
        self.as_user(self.procurer, cards["accepted"]).action_accept()
        self.as_user(self.procurer, cards["returned"]).action_return("Why?")
        self.assertMatrix(NEED, cards, ("submit", "accept", "return"))
        self.assertGate(NEED, cards, {"submit": "submitted", "accept": "accepted", "return": "returned"})

    def test_strangers_and_colleagues_see_nothing_by_any_path(self):
        contract = self.contract(sign=True)
        item = contract.plan_item_id
        records = [contract, item, item.plan_id, contract.procedure_id, contract.procedure_id.sudo().bid_ids]
        records.append(self.env["akimat.estimate"].search([("company_id", "=", self.akimat.id)], limit=1))
        for name in NOBODY:
            with self.subTest(name):
                self.assertNothingFor(name, records)
        # Budget lines are open to the office, not to another.
        self.assertHidden(contract.budget_line_id, self.stranger)
        self.assertHidden(contract, self.admin_user)

    def test_forms_open_for_everybody_who_reads_the_card(self):
        contract = self.contract(sign=True)
        tender = self.procedure(self.plan_row(contract), member_ids=[(0, 0, {"user_id": self.executor.id})])
        for card in (contract, contract.plan_item_id, contract.plan_item_id.plan_id, contract.procedure_id, tender):
            for role in ROLES:
                seen = self.as_user(getattr(self, role), card)
                if seen.has_access("read"):
                    shown = seen.get_views([(False, "form")])["models"][seen._name]["fields"]
                    with self.subTest(role=role, card=card._name):
                        # As the form does; lines are read with their names.
                        lines = {"fields": {"display_name": {}}}
                        many = ("one2many", "many2many", "many2one")
                        asked = {name: lines if seen._fields[name].type in many else {} for name in shown}
                        self.assertTrue(seen.web_read(asked))
        self.assertTrue(self.as_user(self.executor, tender).has_access("read"))

    def plan_row(self, contract):
        version = self.version(contract.plan_item_id.plan_id)
        return version.item_ids

    def test_an_employee_does_not_write_the_numbers_of_the_portal(self):
        contract = self.contract(sign=True)
        for user in (self.lawyer, self.finance, self.head):
            with self.subTest(user.name), self.assertRefused("It is changed by: procurement officer"):
                self.as_user(user, contract).portal_number = "9"
        self.as_user(self.procurer, contract).portal_number = "9"
