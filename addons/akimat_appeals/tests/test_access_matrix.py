"""Role × state × operation, and step: what each person may do with an appeal."""

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .common import NOW, AppealCase

STEPS = ("register", "assign", "forward", "return", "withdraw", "terminate", "extend", "close")
LEADER = {
    "registered": "assign forward return terminate",
    "review": "forward extend return terminate",
    "extended": "forward terminate",
    "answered": "close",
}
# role: (operations on a registered appeal, state -> steps)
MATRIX = {
    "akim": ("rw", LEADER),
    "head": ("rw", LEADER),
    "registrar": (
        "rwc",
        {
            "draft": "register",
            "registered": "forward withdraw",
            "review": "forward withdraw",
            "extended": "forward withdraw",
        },
    ),
    "executor": ("rw", {}),
    "unit": ("rw", {}),
    "auditor": ("r", {}),
}
NOBODY = ("outsider", "colleague", "deputy", "second_deputy", "lawyer", "accused", "stranger", "admin_user")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAccessMatrix(AppealCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin_user = cls.make_user("admin user", groups="akimat_base.group_akimat_admin")
        cls.accused = cls.make_user("accused", "unit_head", department=cls.units["education"])

    def appeals(self):
        accused = {"accused_user_ids": [Command.set(self.accused.ids)]}
        extended = self.assigned(**accused)
        self.as_user(self.akim, extended).action_extend("2026-07-20", "Survey")
        returned, terminated, withdrawn, forwarded = (self.assigned(**accused) for _place in range(4))
        self.as_user(self.akim, returned).action_return("Insulting", "insulting")
        self.as_user(self.akim, terminated).action_terminate("mistake", "By mistake")
        self.as_user(self.registrar, withdrawn).action_withdraw()
        self.as_user(self.registrar, forwarded).action_forward(self.partner.id, "Theirs")
        answered, closed = self.answered(vals=accused), self.answered(vals=accused)
        closed.sudo()._grant({"is_repeat": False})
        self.as_user(self.akim, closed).action_close()
        return {
            "draft": self.draft(**accused),
            "registered": self.handed_over(**accused),
            "review": self.assigned(**accused),
            "extended": extended,
            "answered": answered,
            "forwarded": forwarded,
            "returned": returned,
            "withdrawn": withdrawn,
            "terminated": terminated,
            "closed": closed,
        }

    def test_every_state_and_role(self):
        appeals = self.appeals()
        self.assertEqual(set(appeals), set(self.env["akimat.appeal"]._fields["state"].get_values(self.env)))
        for state, appeal in appeals.items():
            for role, (operations, steps) in MATRIX.items():
                seen = self.as_user(getattr(self, role), appeal)
                in_unit = role in ("executor", "unit")
                reads = not in_unit or state not in ("draft", "registered")
                self.assertEqual(seen.has_access("read"), reads, f"{role}, {state}")
                if not reads:
                    continue
                allowed = "".join(
                    letter
                    for letter, operation in zip("rwc", ("read", "write", "create"), strict=True)
                    if seen.has_access(operation)
                )
                self.assertEqual(allowed, operations, f"{role}, {state}")
                taken = {step for step in STEPS if seen[f"can_{step}"]}
                self.assertEqual(taken, set(steps.get(state, "").split()), f"{role}, {state}")
            for role in NOBODY:
                self.assertHidden(appeal, getattr(self, role))

    def test_strangers_see_nothing_by_any_path(self):
        appeal = self.prepared(vals={"accused_user_ids": [Command.set(self.accused.ids)]})
        paper, partner = appeal.sudo().answer_document_id, appeal.sudo().partner_id
        self.assertTrue(partner.is_applicant)
        file = self.env["ir.attachment"].create(
            {"name": "a.pdf", "raw": b"%PDF", "res_model": appeal._name, "res_id": appeal.id}
        )
        for role in NOBODY:
            user = getattr(self, role)
            context = {"allowed_company_ids": user.company_ids.ids}
            for record in (appeal, appeal.question_ids, appeal.resolution_ids[0], paper, partner):
                self.assertHidden(record, user)
            messages = self.env["mail.message"].with_user(user).with_context(**context)
            self.assertFalse(messages.search([("model", "=", appeal._name), ("res_id", "=", appeal.id)]), role)
            files = self.env["ir.attachment"].with_user(user).with_context(**context)
            self.assertFalse(files.search([("id", "=", file.id)]), role)
            self.assertFalse(self.env["akimat.appeal"].with_user(user).with_context(**context).name_search("light"))
        for role in ("executor", "unit", "akim", "registrar"):
            self.assertTrue(self.as_user(getattr(self, role), paper).has_access("read"), role)
