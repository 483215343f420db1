"""Who sees and does what in a disciplinary case: role × state × operation; nobody else by any path."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .discipline_common import NOW, DisciplineCase

STEPS = ("open", "ask_explanation", "put_before", "confirm", "lift", "close", "explain")

# role: (operations, first state in which it sees the case, state -> steps)
MATRIX = {
    "hr_officer": (
        "rwcu",
        "draft",
        {"draft": "open", "opened": "ask_explanation", "explanation": "explain"},
    ),
    "hr_head": (
        "rwcu",
        "draft",
        {"draft": "open", "opened": "ask_explanation", "explanation": "explain"},
    ),
    "akim": (
        "r",
        "opened",
        {
            "opened": "close",
            "explanation": "close",
            "hearing": "close",
            "proposed": "close confirm",
            "confirmed": "close",
            "ordered": "lift",
        },
    ),
    "head": (
        "r",
        "opened",
        {
            "opened": "close",
            "explanation": "close",
            "hearing": "close",
            "proposed": "close confirm",
            "confirmed": "close",
        },
    ),
    "secretary": ("r", "opened", {"explanation": "put_before"}),
    "one": ("r", "hearing", {}),
    "culprit": ("r", "opened", {"explanation": "explain"}),
    "auditor": ("r", "draft", {}),
}
NOBODY = ("colleague", "deputy", "inspector", "lawyer", "legal_head", "registrar", "stranger")
STATES = ("draft", "opened", "explanation", "hearing", "proposed", "confirmed", "ordered")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestDisciplineAccess(DisciplineCase):
    def test_every_role_and_state(self):
        for state in STATES:
            case = self.case(state, description=state) if state != "hearing" else self.case("hearing")
            for role, (operations, since, steps) in MATRIX.items():
                seen = self.as_user(getattr(self, role), case)
                visible = STATES.index(state) >= STATES.index(since)
                allowed = "".join(
                    letter
                    for letter, operation in zip("rwcu", ("read", "write", "create", "unlink"), strict=True)
                    if seen.has_access(operation)
                )
                self.assertEqual(allowed, operations if visible else "", f"{role}, {state}")
                if visible:
                    taken = {step for step in STEPS if seen[f"can_{step}"]}
                    self.assertEqual(taken, set(steps.get(state, "").split()), f"{role}, {state}")
            self.drop(case)

    def drop(self, case):
        """Make room for the next case about the same offence."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_disciplinary_case SET state = 'closed' WHERE id = %s", [case.id])
        self.env.invalidate_all()

    def test_nobody_else_by_any_path(self):
        case = self.case("ordered")
        order = case.sudo().order_id
        for name in NOBODY:
            user = getattr(self, name)
            self.assertHidden(case, user)
            context = {"allowed_company_ids": user.company_ids.ids}
            model = self.env["akimat.disciplinary.case"].with_user(user).with_context(**context)
            self.assertFalse(model.name_search("culprit"))
            with self.assertRaises(UserError):
                model.browse(case.id).export_data(["employee_id/name"])
            if user != self.lawyer:
                self.assertHidden(order, user)
                self.assertFalse(
                    self.env["akimat.acquaintance"]
                    .with_user(user)
                    .with_context(**context)
                    .search([("document_id", "=", order.id)])
                )
        self.assertTrue(self.as_user(self.culprit, order).has_access("read"))
        self.assertTrue(self.as_user(self.auditor, order).has_access("read"))

    def test_suspensions_are_as_closed_as_their_case(self):
        case = self.case("opened")
        line = self.suspend(case, "2026-05-05", "2026-05-06")
        for name in NOBODY:
            self.assertHidden(line, getattr(self, name))
        self.assertTrue(self.as_user(self.culprit, line).has_access("read"))
        with self.assertRefused("by nobody in his own case|not allowed to modify"):
            self.as_user(self.culprit, line).write({"basis": "x"})

    def test_the_employee_sees_his_case_without_the_votes(self):
        case = self.case("proposed")
        seen = self.as_user(self.culprit, case)
        self.assertTrue(seen.proposal)
        item = case.sudo().item_id
        for record in (item, item.session_id, item.vote_ids):
            self.assertFalse(self.as_user(self.culprit, record).has_access("read"), record)
        with self.assertRefused("cannot be entered or changed now|not allowed to modify"):
            seen.write({"explanation": "x"})

    def test_a_new_head_sees_the_running_cases_and_the_former_does_not(self):
        case = self.case("opened")
        duty = self.env["akimat.duty"].search([("user_id", "=", self.head.id), ("kind", "=", "head_of_office")])
        duty.date_to = "2026-05-10"
        newcomer = self.make_user("new head")
        self.make_duty(newcomer, "head_of_office", date_from="2026-05-11")
        self.assertTrue(self.as_user(newcomer, case).has_access("read"))
        self.assertHidden(case, self.head)

    def test_law_rows_are_changed_by_the_head_of_personnel(self):
        row = self.env["akimat.disciplinary.sanction.rule"].search([], limit=1)
        writers = [name for name in (*MATRIX, *NOBODY) if row.with_user(getattr(self, name)).has_access("write")]
        self.assertEqual(writers, ["hr_head", "stranger"])

    def test_a_corrected_row_of_law_survives_an_upgrade(self):
        row = self.env.ref("akimat_hr.sanction_rule_b_duty_remark")
        row.with_user(self.hr_head).citation = "Checked"
        data = self.env["ir.model.data"].search([("model", "=", row._name), ("res_id", "=", row.id)])
        self.assertTrue(data.noupdate)
