"""Role × state × operation, and step: what each person may do with a card; strangers see nothing by any path."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import NOW, ControlCase

STATES = ("draft", "in_progress", "reported", "done", "cancelled")
STEPS = ("assign", "report", "return", "remove", "cancel")

# role: (operations on the record, state -> steps)
MATRIX = {
    "akim": ("rwc", {"draft": "assign cancel", "in_progress": "cancel", "reported": "return remove cancel"}),
    "deputy": ("rwc", {}),
    "other_deputy": ("rwc", {}),
    "head": ("rwc", {}),
    "inspector": ("rwcu", {"draft": "assign cancel", "reported": "return"}),
    "control_head": ("rwcu", {"draft": "assign cancel", "reported": "return"}),
    "unit_head": ("rwc", {}),
    "lead": ("rw", {"in_progress": "report"}),
    "co_executor": ("rw", {}),
    "auditor": ("r", {}),
}
NOBODY = ("colleague", "stranger")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAccessMatrix(ControlCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin_user = cls.make_user("admin user", groups="akimat_base.group_akimat_admin")

    def cards(self):
        reported = {"co_executors": self.co_executor}
        cancelled = self.card(**reported)
        self.as_user(self.akim, cancelled).action_cancel("Not needed")
        return {
            "draft": self.card(assign=False, **reported),
            "in_progress": self.card(**reported),
            "reported": self.reported_card(**reported),
            "done": self.done_card(**reported),
            "cancelled": cancelled,
        }

    def test_every_state_and_role_has_its_row(self):
        cards = self.cards()
        self.assertEqual(set(cards), set(self.env["akimat.assignment"]._fields["state"].get_values(self.env)))
        for role, (operations, steps) in MATRIX.items():
            user = getattr(self, role)
            for state, card in cards.items():
                seen = self.as_user(user, card)
                allowed = "".join(
                    letter
                    for letter, operation in zip("rwcu", ("read", "write", "create", "unlink"), strict=True)
                    if seen.has_access(operation)
                )
                self.assertEqual(allowed, operations, f"{role}, {state}")
                taken = {step for step in STEPS if seen[f"can_{step}"]}
                self.assertEqual(taken, set(steps.get(state, "").split()), f"{role}, {state}")

    def test_the_flags_are_the_gate(self):
        targets = {
            "assign": "in_progress",
            "report": "reported",
            "return": "in_progress",
            "remove": "done",
            "cancel": "cancelled",
        }
        for state, card in self.cards().items():
            for role, (_operations, steps) in MATRIX.items():
                seen = self.as_user(getattr(self, role), card)
                allowed = {targets[step] for step in steps.get(state, "").split()} | {state}
                for target in set(targets.values()) - allowed:
                    with self.subTest(role=role, state=state, target=target), self.assertRefused(".", UserError):
                        seen.write({"state": target})

    def test_strangers_and_colleagues_see_nothing_by_any_path(self):
        card = self.reported_card(co_executors=self.co_executor)
        with freeze_time("2026-06-02 05:00:00"):
            self.as_user(self.akim, card).action_return("More")
        extension = self.extension(card, "2026-07-15")
        for name in (*NOBODY, "admin_user"):
            user = getattr(self, name)
            for record in (card, card.report_ids, card.contribution_ids, extension):
                self.assertHidden(record, user)
            context = {"allowed_company_ids": user.company_ids.ids}
            model = self.env["akimat.assignment"].with_user(user).with_context(**context)
            self.assertFalse(model.name_search("street lights"))
            self.assertFalse(model.search([("overdue", "=", False)]) & card)
            self.assertFalse(
                self.env["mail.message"]
                .with_user(user)
                .with_context(**context)
                .search([("model", "=", card._name), ("res_id", "=", card.id)])
            )
            with self.assertRaises(AccessError):
                model.browse(card.id).action_report("I was here")

    def test_a_card_for_official_use_is_seen_by_those_who_take_part(self):
        card = self.restricted_card()
        for user in (self.other_deputy, self.control_head, self.auditor, self.head):
            self.assertHidden(card, user)
        for user in (self.lead, self.akim, self.inspector, self.deputy):
            self.assertTrue(self.as_user(user, card).has_access("read"))

    def test_a_new_head_of_the_unit_sees_its_cards(self):
        card = self.card()
        newcomer = self.make_user("newcomer")
        self.assertHidden(card, newcomer)
        self.make_duty(newcomer, "unit_head", department=self.housing)
        self.assertTrue(self.as_user(newcomer, card).has_access("read"))

    def test_settings_of_reminders_belong_to_the_head_of_control(self):
        row = self.env["akimat.control.reminder"].search([], limit=1)
        writers = [name for name in (*MATRIX, "admin_user") if row.with_user(getattr(self, name)).has_access("write")]
        self.assertEqual(writers, ["control_head", "admin_user"])
