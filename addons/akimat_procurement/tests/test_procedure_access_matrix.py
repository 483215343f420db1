"""Who does what with procedures, amendments and payments, in every state; strangers see nothing by any path."""

from datetime import datetime

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .matrix_common import NOBODY, ROLES, MatrixCase
from .plan_common import NOW
from .tender_common import AFTER, TenderCase

PROCEDURE = {
    "akim": ("rw", {}),
    "deputy": ("rw", {}),
    "head": (
        "rw",
        dict.fromkeys(("prepared", "announced", "bids", "opened", "evaluated", "protocol"), "cancel"),
    ),
    "procurer": (
        "rwcu",
        {
            "prepared": "announce",
            "announced": "receive",
            "bids": "open fail",
            "opened": "fail",
            "evaluated": "fail",
            "protocol": "fail",
        },
    ),
    # The chair of the commission.
    "unit_head": (
        "rw",
        {"bids": "open fail", "opened": "evaluate fail", "evaluated": "protocol fail", "protocol": "fail"},
    ),
    "finance": ("rw", {}),
    "lawyer": ("rw", {}),
    "auditor": ("r", {}),
}
AMENDMENT = {
    "akim": ("rw", {"legal": "return", "signing": "return sign"}),
    "deputy": ("rw", {}),
    "head": ("rw", {"legal": "return", "signing": "return sign"}),
    "procurer": ("rwcu", {"draft": "submit"}),
    "finance": ("rw", {}),
    "lawyer": ("rw", {"legal": "visa return", "signing": "return"}),
    "auditor": ("r", {}),
}
# A payment has no states of its own: what counts is the state of its contract.
PAYMENT = {
    "akim": "r",
    "deputy": "r",
    "head": "r",
    "procurer": "r",
    "finance": "rwc",
    "lawyer": "r",
    "storekeeper": "r",
    "auditor": "r",
}


@tagged("post_install", "-at_install")
class TestProcedureAccessMatrix(MatrixCase, TenderCase):
    def procedures(self):
        """A tender in each state; the steps that the matrix shows lack nothing."""
        states = self.env["akimat.procurement.procedure"]._fields["state"].get_values(self.env)
        line = self.line("414").id
        rows = ({"name": f"Lot {state}", "quantity": 1, "price": 4_000_000, "budget_line_id": line} for state in states)
        rows = [{**row, "method": "tender", "method_reason": "Competition"} for row in rows]
        items = dict(zip(states, self.plan(*rows).item_ids, strict=True))
        later = datetime(2026, 6, 20)
        cards = {
            state: self.tender(item, **({"bids_until": later} if state == "prepared" else {}))
            for state, item in items.items()
        }
        for state in set(states) - {"prepared"}:
            cards[state].action_announce()
            if state != "announced":
                cards[state].action_receive()
                cards[state].action_receive_bid(self.supplier.id, 3_000_000)
        with freeze_time(AFTER):
            for state in ("opened", "evaluated", "protocol", "contracted"):
                self.bring_to(state, cards[state])
            cards["failed"].action_fail("No use")
            self.as_user(self.head, cards["cancelled"]).action_cancel("Expenses were cut")
        with freeze_time("2026-06-30 06:00:00"):
            values = {"amount": 3_000_000, "procedure_id": cards["contracted"].id}
            self.contract(items["contracted"], sign=True, **values)
        return cards

    def bring_to(self, state, procedure):
        procedure.action_open()
        procedure.action_take_part((self.unit_head | self.member | self.other_member).ids)
        procedure.bid_ids.action_admit()
        if state == "opened":
            return
        chair = self.as_user(self.unit_head, procedure)
        chair.action_evaluate()
        for user in (self.unit_head, self.member):
            self.as_user(user, procedure).action_vote("for")
        if state != "evaluated":
            chair.action_protocol()

    def test_procedures(self):
        with freeze_time(NOW):
            cards = self.procedures()
        with freeze_time(AFTER):
            steps = ("announce", "receive", "open", "evaluate", "protocol", "decide", "fail", "cancel")
            self.assertMatrix(PROCEDURE, cards, steps)
            targets = {
                "announce": "announced",
                "receive": "bids",
                "open": "opened",
                "evaluate": "evaluated",
                "protocol": "protocol",
                "fail": "failed",
                "cancel": "cancelled",
            }
            self.assertGate(PROCEDURE, cards, targets)

    @freeze_time(NOW)
    def test_a_purchase_without_bids_is_decided_by_the_first_head_only(self):
        procedure = self.procedure()
        deciders = {role for role in ROLES if self.takes(role, procedure, "decide")}
        self.assertEqual(deciders, {"akim", "head"})
        for role in set(ROLES) - deciders:
            with self.subTest(role), self.assertRefused(".", UserError):
                self.as_user(getattr(self, role), procedure).action_decide(self.supplier.id, 1)

    def takes(self, role, record, step):
        seen = self.as_user(getattr(self, role), record)
        return seen.has_access("read") and seen[f"can_{step}"]

    def amendments(self):
        contract = self.contract(sign=True)
        values = {"contract_id": contract.id, "reason": "term", "text": "Longer", "new_date_end": "2026-12-30"}
        drafts = self.env["akimat.contract.amendment"].with_user(self.procurer).create([values] * 4)
        cards = dict(zip(("draft", "legal", "signing", "signed"), drafts, strict=True))
        (drafts - cards["draft"]).action_submit()
        for state in ("signing", "signed"):
            self.as_user(self.lawyer, cards[state]).action_visa()
        self.as_user(self.head, cards["signed"]).action_sign()
        return cards

    @freeze_time(NOW)
    def test_amendments(self):
        cards = self.amendments()
        self.assertMatrix(AMENDMENT, cards, ("submit", "visa", "return", "sign"))
        self.assertGate(AMENDMENT, cards, {"submit": "legal", "visa": "signing", "return": "draft", "sign": "signed"})

    @freeze_time(NOW)
    def test_payments(self):
        contracts = self.contracts()
        for role in ROLES:
            user = getattr(self, role)
            seen = self.as_user(user, contracts["closed"].sudo().payment_ids)
            self.assertEqual(self.operations(seen), PAYMENT.get(role, ""), role)
            for state, contract in contracts.items():
                payment = {"document_number": f"9-{state}", "amount": 1, "contract_id": contract.id}
                payments = self.env["akimat.contract.payment"].with_user(user)
                with self.subTest(role=role, state=state):
                    if role == "finance" and state in ("signed", "in_force"):
                        kept = payments.create(payment)
                        for change in (lambda kept=kept: kept.write({"amount": 2}), kept.unlink):
                            with self.assertRefused(".", UserError):
                                change()
                    else:
                        with self.assertRefused(".", UserError):
                            payments.create(payment)

    @freeze_time(NOW)
    def test_strangers_and_colleagues_see_nothing_by_any_path(self):
        amendment = self.amendments()["signed"]
        contract = self.as_user(self.finance, amendment.contract_id)
        payment = self.env["akimat.contract.payment"].with_user(self.finance)
        paid = payment.create({"document_number": "1", "amount": 1, "contract_id": contract.id})
        tender = self.tender(contract.plan_item_id)
        for name in NOBODY:
            with self.subTest(name):
                self.assertNothingFor(name, [amendment, paid, tender, tender.member_ids[0]])
