"""Role × state × operation, and step: what each person may do with a supply request; strangers see nothing."""

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .supply_common import NOW, SupplyCase

STEPS = ("submit", "agree", "approve", "take", "buy", "resume", "confirm", "reject", "cancel")

# role: (operations on the record, state → steps)
MATRIX = {
    "requester": (
        "rwcu",
        {"draft": "submit cancel", "new": "cancel", "agreed": "cancel", "approved": "cancel", "issued": "confirm"},
    ),
    "unit_head": ("rwcu", {"new": "agree reject"}),
    "affairs_head": ("rwcu", {"agreed": "approve reject", "in_work": "cancel", "to_buy": "cancel"}),
    "head": ("rwcu", {"agreed": "approve reject", "in_work": "cancel", "to_buy": "cancel"}),
    "storekeeper": ("rwcu", {"approved": "take", "in_work": "buy", "to_buy": "resume"}),
    "procurer": ("r", {}),
    "finance": ("r", {}),
    "auditor": ("r", {}),
}
NOBODY = ("neighbour", "colleague", "other_head", "stranger")
TARGETS = {
    "submit": "new",
    "agree": "agreed",
    "approve": "approved",
    "take": "in_work",
    "buy": "to_buy",
    "resume": "in_work",
    "confirm": "confirmed",
    "reject": "rejected",
    "cancel": "cancelled",
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSupplyAccessMatrix(SupplyCase):
    def requests(self):
        self.stock(self.paper, 90)
        goods = (self.paper, 1)
        rejected, cancelled, to_buy, issued, confirmed = (
            self.sent(goods),
            self.sent(goods),
            *(self.in_work(goods) for _number in range(3)),
        )
        self.as_user(self.unit_head, rejected).action_reject("Enough")
        self.as_user(self.requester, cancelled).action_cancel("Not needed")
        self.as_user(self.storekeeper, to_buy).action_to_buy()
        self.issue(issued)
        self.received(confirmed)
        return {
            "draft": self.draft(goods),
            "new": self.sent(goods),
            "agreed": self.agreed(goods),
            "approved": self.approved(goods),
            "in_work": self.in_work(goods),
            "to_buy": to_buy,
            "issued": issued,
            "confirmed": confirmed,
            "rejected": rejected,
            "cancelled": cancelled,
        }

    def test_every_state_and_role_has_its_row(self):
        requests = self.requests()
        self.assertEqual(set(requests), set(self.env["akimat.supply.request"]._fields["state"].get_values(self.env)))
        for role, (operations, steps) in MATRIX.items():
            for state, request in requests.items():
                with self.subTest(role=role, state=state):
                    seen = self.as_user(getattr(self, role), request)
                    allowed = self.operations(seen)
                    served = role == "affairs_head" and not request.servicing_department_id
                    hidden = served or (operations == "r" and state == "draft")
                    self.assertEqual(allowed, "" if hidden else operations)
                    if not hidden:
                        taken = {step for step in STEPS if seen[f"can_{step}"]}
                        self.assertEqual(taken, set(steps.get(state, "").split()))

    def operations(self, record):
        names = zip("rwcu", ("read", "write", "create", "unlink"), strict=True)
        return "".join(letter for letter, operation in names if record.has_access(operation))

    def test_the_flags_are_the_gate(self):
        for state, request in self.requests().items():
            for role, (operations, steps) in MATRIX.items():
                allowed = {TARGETS[step] for step in steps.get(state, "").split()} | {state, "issued"}
                for target in set(TARGETS.values()) - allowed:
                    with (
                        self.subTest(role=role, state=state, target=target),
                        self.assertRefused(".", (UserError, AccessError)),
                    ):
                        self.as_user(getattr(self, role), request).write({"state": target})
                self.assertTrue(operations)

    def test_strangers_and_colleagues_see_nothing_by_any_path(self):
        request = self.in_work((self.paper, 2))
        act = self.issue(request, 1)
        request.sudo().message_post(body="Words of the request")
        for name in NOBODY:
            user = getattr(self, name)
            company = {"allowed_company_ids": user.company_ids.ids}
            with self.subTest(name):
                self.assertHidden(request, user)
                self.assertHidden(act, user)
                for lines in (request.line_ids, act.line_ids):
                    model = self.env[lines._name].with_user(user).with_context(**company)
                    self.assertFalse(model.search([("id", "in", lines.ids)]))
                    self.assertFalse(model._read_group([("id", "in", lines.ids)], ["product_id"], ["__count"]))
                    with self.assertRaises(AccessError):
                        model.browse(lines.ids).read(["quantity"])
                model = self.env["akimat.supply.request"].with_user(user).with_context(**company)
                self.assertFalse(model.name_search("For the work"))
                self.assertFalse(model.search([("my_step", "=", True)]) & request)
                messages = self.env["mail.message"].with_user(user).with_context(**company)
                self.assertFalse(messages.search([("model", "=", request._name), ("res_id", "=", request.id)]))
                with self.assertRaises(AccessError):
                    model.browse(request.id).action_cancel("I was here")
                # Exporting reads by the same rules, for those who may export at all.
                user.group_ids += self.env.ref("base.group_allow_export")
                with self.assertRaises(AccessError):
                    model.browse(request.id).export_data(["purpose", "line_ids/quantity"])

    def test_stock_and_summaries_are_for_those_who_keep_count(self):
        readers = {"storekeeper", "procurer", "finance", "head", "akim", "auditor"}
        people = {*MATRIX, *NOBODY, "akim"} - {"stranger"}
        for model in (
            "akimat.stock.balance",
            "akimat.stock.movement",
            "akimat.stock.card",
            "akimat.procurement.summary",
        ):
            allowed = {name for name in people if self.env[model].with_user(getattr(self, name)).has_access("read")}
            self.assertEqual(allowed, readers, model)
        norm = self.make_norm(1, self.paper)
        self.assertFalse([name for name in people if norm.with_user(getattr(self, name)).has_access("write")])
