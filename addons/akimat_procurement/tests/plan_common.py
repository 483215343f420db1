"""People, money and purchases of a test office for the tests of planning, procedures and contracts."""

from contextlib import contextmanager
from datetime import date

from psycopg2 import IntegrityError

from odoo.fields import Command
from odoo.tools import mute_logger

from odoo.addons.akimat_base.tests.common import AkimatCase

# A Monday with no holiday near it in the calendar that is shipped.
MONDAY = date(2026, 6, 1)
NOW = "2026-06-01 05:00:00"
YEAR = 2026
# Valid numbers of made-up organisations.
BINS = ("130340000125", "140540000213", "150640000318")


class PlanCase(AkimatCase):
    """An office with a procurement officer, a finance officer, a lawyer and heads, and an approved estimate."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.housing = cls.make_department("Housing")
        cls.legal = cls.make_department("Legal")
        cls.akim = cls.make_user("akim", "akim")
        cls.deputy = cls.make_user("deputy", "deputy")
        cls.head = cls.make_user("head", "head_of_office")
        cls.procurer = cls.make_user("procurer", "procurer")
        cls.finance = cls.make_user("finance", "finance")
        cls.lawyer = cls.make_user("lawyer", "legal_head", department=cls.legal)
        cls.storekeeper = cls.make_user("storekeeper", "storekeeper")
        cls.unit_head = cls.make_user("unit head", "unit_head", department=cls.housing)
        cls.executor = cls.make_user("executor", department=cls.housing)
        cls.colleague = cls.make_user("colleague", department=cls.legal)
        cls.auditor = cls.make_user("auditor", "auditor")
        cls.stranger = cls.make_user("stranger", "procurer", "head_of_office", company=cls.other_akimat)
        cls.supplier = cls.env["res.partner"].create({"name": "Supplier", "is_company": True, "bin": BINS[0]})
        cls.unit = cls.env.ref("uom.product_uom_unit")

    @contextmanager
    def assertBroken(self, constraint):
        """The block breaks the database constraint whose name holds ``constraint``, and changes nothing."""
        with mute_logger("odoo.sql_db"), self.assertRaisesRegex(IntegrityError, constraint), self.env.cr.savepoint():
            yield
            self.env.flush_all()

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user)

    def estimate(self, approve=True, **amounts):
        """An estimate with a line for each specific: ``s149=1_000_000`` gives the specific 149 that sum in June."""
        lines = [
            Command.create(
                {"name": f"Item {name[1:]}", "program_code": "122", "specific_code": name[1:], "month_06": amount}
            )
            for name, amount in (amounts or {"s149": 10_000_000, "s414": 50_000_000}).items()
        ]
        estimate = (
            self.env["akimat.estimate"]
            .with_user(self.finance)
            .create({"year": YEAR, "basis": "Decision 12", "budget_date": "2026-05-25", "line_ids": lines})
        )
        if approve:
            estimate.action_submit()
            self.as_user(self.head, estimate).action_approve()
        return estimate

    def line(self, specific="149"):
        """The budget line of a specific; the estimate is made when there is none yet."""
        lines = self.env["akimat.budget.line"]
        domain = [("company_id", "=", self.akimat.id), ("year", "=", YEAR)]
        if not lines.search_count(domain):
            self.estimate()
        return lines.search([*domain, ("specific_code", "=", specific)])

    def plan(self, *items, approve=True):
        """A plan with rows (dicts); approved and published when asked for."""
        rows = items or ({"name": "Paper A4", "code": "173013.100.000001", "quantity": 100, "price": 2000},)
        line = self.line()
        plan = (
            self.env["akimat.procurement.plan"]
            .with_user(self.procurer)
            .create(
                {
                    "year": YEAR,
                    "budget_date": "2026-05-25",
                    "item_ids": [Command.create({"budget_line_id": line.id, "month": "06", **row}) for row in rows],
                }
            )
        )
        return self.approved(plan) if approve else plan

    def approved(self, plan):
        self.as_user(self.procurer, plan).action_submit()
        self.as_user(self.finance, plan).action_agree()
        self.as_user(self.head, plan).action_approve()
        return self.as_user(self.procurer, plan)

    def procedure(self, item=None, **vals):
        """A prepared procedure on a row of the approved plan."""
        item = item or self.plan().item_ids[:1]
        procedures = self.env["akimat.procurement.procedure"].with_user(self.procurer)
        return procedures.create({"plan_item_id": item.id, **vals})

    def decided(self, item, price=None, supplier=None):
        """The head's decision to buy the row directly."""
        procedure = self.procedure(item)
        supplier = supplier or self.supplier
        self.as_user(self.head, procedure).action_decide(supplier.id, price or item.amount)
        return self.as_user(self.procurer, procedure)

    def contract(self, item=None, sign=False, **vals):
        """A draft of a contract on a row of the approved plan, bought directly; signed when asked for."""
        item = item or self.plan().item_ids[:1]
        if "procedure_id" not in vals:
            vals["procedure_id"] = self.decided(item, price=vals.get("amount")).id
        contract = (
            self.env["akimat.contract"]
            .with_user(self.procurer)
            .create(
                {
                    "name": "Paper for the office",
                    "plan_item_id": item.id,
                    "partner_id": self.supplier.id,
                    "amount": item.amount,
                    "date_end": "2026-12-31",
                    **vals,
                }
            )
        )
        return self.signed(contract) if sign else contract

    def visaed(self, contract):
        self.as_user(self.procurer, contract).action_submit()
        self.as_user(self.lawyer, contract).action_visa(own_function_checked=True)
        return contract

    def signed(self, contract):
        self.visaed(contract)
        self.as_user(self.head, contract).action_sign()
        return self.as_user(self.procurer, contract)
