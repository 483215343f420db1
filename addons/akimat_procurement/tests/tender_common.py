"""A tender of a test office, step by step."""

from datetime import datetime

from odoo.fields import Command
from odoo.tests import freeze_time

from .plan_common import BINS, NOW, PlanCase

LAST_MOMENT = datetime(2026, 6, 10, 5)
AFTER = "2026-06-10 06:00:00"


class TenderCase(PlanCase):
    """A commission of three, two bidders."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_user("member")
        cls.other_member = cls.make_user("other member")
        cls.rival = cls.env["res.partner"].create({"name": "Rival", "is_company": True, "bin": BINS[1]})

    def tender(self, item=None, **vals):
        """A prepared tender with its commission, on a row of the plan or on one that needs a tender."""
        line = self.line("414")
        row = {"name": "Furniture", "quantity": 10, "price": 4_000_000, "budget_line_id": line.id}
        members = [(self.unit_head, "chair"), (self.member, "member"), (self.other_member, "deputy_chair")]
        return self.procedure(
            item or self.plan(row).item_ids,
            member_ids=[Command.create({"user_id": user.id, "role": role}) for user, role in members],
            **{"bids_until": LAST_MOMENT, **vals},
        )

    def announced(self, **vals):
        procedure = self.tender(**vals)
        procedure.action_announce()
        procedure.action_receive()
        return procedure

    def with_bids(self, **vals):
        procedure = self.announced(**vals)
        procedure.action_receive_bid(self.supplier.id, 38_000_000, 30)
        procedure.action_receive_bid(self.rival.id, 36_000_000)
        return procedure

    def opened(self, **vals):
        procedure = self.with_bids(**vals)
        with freeze_time(AFTER):
            procedure.action_open()
        return procedure

    def evaluated(self):
        procedure = self.opened()
        procedure.action_take_part(self.env["res.users"].union(self.unit_head, self.member, self.other_member).ids)
        procedure.bid_ids.action_admit()
        self.as_user(self.unit_head, procedure).action_evaluate()
        return procedure

    def with_protocol(self, day=AFTER):
        with freeze_time(day):
            procedure = self.evaluated_at(day)
            for user in (self.unit_head, self.member):
                self.as_user(user, procedure).action_vote("for")
            self.as_user(self.unit_head, procedure).action_protocol()
        return self.as_user(self.procurer, procedure)

    def evaluated_at(self, day):
        with freeze_time(NOW):
            procedure = self.with_bids()
        procedure.action_open()
        procedure.action_take_part((self.unit_head | self.member | self.other_member).ids)
        procedure.bid_ids.action_admit()
        self.as_user(self.unit_head, procedure).action_evaluate()
        return procedure
