"""Role × state × operation, and step: what each person may do with a session; strangers see nothing by any path."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import NOW, MeetingsCase

STATES = ("draft", "called", "held", "minutes", "signed", "cancelled")
TARGETS = {"call": "called", "hold": "held", "make_minutes": "minutes", "reopen": "held", "cancel": "cancelled"}
PREPARES = {
    "draft": "call cancel",
    "called": "hold cancel",
    "held": "make_minutes",
    "minutes": "reopen",
}

# role: (operations on the session, state -> steps)
MATRIX = {
    "secretary": ("rwcu", PREPARES),
    "chair": ("rwcu", PREPARES),
    "deputy_chair": ("rwcu", {}),
    "one": ("r", {}),
    "unit_head": ("r", {}),
    "akim": ("r", {}),
    "head": ("r", {}),
    "auditor": ("r", {}),
}
NOBODY = ("outsider", "registrar", "stranger", "admin_user")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAccessMatrix(MeetingsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin_user = cls.make_user("admin user", groups="akimat_base.group_akimat_admin")

    def sessions(self):
        sessions = {state: self.session(state) for state in STATES if state != "cancelled"}
        cancelled = self.session("called")
        cancelled.action_cancel("No quorum expected")
        return {**sessions, "cancelled": cancelled}

    def test_every_state_and_role_has_its_row(self):
        sessions = self.sessions()
        self.assertEqual(set(sessions), set(self.env["akimat.session"]._fields["state"].get_values(self.env)))
        for role, (operations, steps) in MATRIX.items():
            for state, session in sessions.items():
                seen = self.as_user(getattr(self, role), session)
                allowed = "".join(
                    letter
                    for letter, operation in zip("rwcu", ("read", "write", "create", "unlink"), strict=True)
                    if seen.has_access(operation)
                )
                self.assertEqual(allowed, operations, f"{role}, {state}")
                taken = {step for step in TARGETS if seen[f"can_{step}"]}
                self.assertEqual(taken, set(steps.get(state, "").split()), f"{role}, {state}")

    def test_the_flags_are_the_gate(self):
        for state, session in self.sessions().items():
            for role, (_operations, steps) in MATRIX.items():
                seen = self.as_user(getattr(self, role), session)
                allowed = {TARGETS[step] for step in steps.get(state, "").split()} | {state}
                for target in {*TARGETS.values(), "signed"} - allowed:
                    with self.subTest(role=role, state=state, target=target), self.assertRefused(".", UserError):
                        seen.write({"state": target})

    def test_content_is_written_by_those_who_prepare(self):
        session = self.session("called")
        for role in (*(set(MATRIX) - {"secretary", "chair"}), *NOBODY):
            with self.subTest(role), self.assertRaises(UserError), self.env.cr.savepoint():
                self.as_user(getattr(self, role), session).write({"place": "Elsewhere"})
            with self.subTest(role), self.assertRaises(UserError), self.env.cr.savepoint():
                self.as_user(getattr(self, role), session.item_ids).write({"name": "Another"})
            with self.subTest(role), self.assertRaises(UserError), self.env.cr.savepoint():
                self.as_user(getattr(self, role), session.attendance_ids).write({"status": "present"})

    def test_strangers_and_colleagues_see_nothing_by_any_path(self):
        session = self.session("held")
        item = session.item_ids
        item.write({"attachment_ids": [(0, 0, {"name": "a.pdf", "raw": b"%PDF secret"})]})
        item.action_open_vote()
        self.vote(item, one="for")
        self.as_user(self.two, item).action_declare_conflict("My brother")
        self.as_user(self.secretary, item).action_close_vote()
        item = self.as_user(self.secretary, item)
        item.point_ids.create({"item_id": item.id, "text": "Do it"})
        records = (session, item, session.attendance_ids[0], item.vote_ids[0], item.recusal_ids, item.point_ids)
        for name in NOBODY:
            user = getattr(self, name)
            for record in records:
                self.assertHidden(record, user)
            context = {"allowed_company_ids": user.company_ids.ids}
            env = self.env(user=user, context=context)
            self.assertFalse(env["akimat.session"].name_search("Commission on housing"))
            self.assertFalse(env["akimat.session.item"].name_search("Question 1"))
            self.assertFalse(env["akimat.session"].search([("item_ids.name", "ilike", "Question")]) & session)
            self.assertFalse(env["ir.attachment"].search([("id", "in", item.attachment_ids.ids)]))
            self.assertFalse(env["mail.message"].search([("model", "=", session._name), ("res_id", "=", session.id)]))
            with self.assertRaises(UserError):
                env["akimat.session"].browse(session.id).export_data(["name"])
            with self.assertRaises(AccessError):
                env["akimat.session.item"].browse(item.id).action_vote("for")

    def test_minutes_of_a_closed_body_are_seen_by_its_people_only(self):
        self.body = self.make_body(is_restricted=True, name="Commission on minors")
        session = self.session("signed")
        document = session.minutes_id
        for user in (self.akim, self.head, self.auditor, self.registrar, self.outsider, self.stranger):
            self.assertHidden(session, user)
            self.assertHidden(session.item_ids, user)
            self.assertHidden(document, user)
            self.assertHidden(document.visa_ids[0], user)
        for user in (self.one, self.chair, self.secretary):
            self.assertTrue(self.as_user(user, session).has_access("read"))
            self.assertTrue(self.as_user(user, document).has_access("read"))

    def test_an_employee_plans_no_session(self):
        for user in (self.outsider, self.one, self.head):
            with self.subTest(user.name), self.assertRaises(UserError), self.env.cr.savepoint():
                self.env["akimat.session"].with_user(user).create({"body_id": self.body.id, "date_start": NOW})

    def test_what_happened_is_not_forged(self):
        session = self.session("called")
        for vals in ({"participant_ids": [(4, self.outsider.id)]}, {"held_at": NOW}, {"minutes_id": False}):
            with self.assertRefused("cannot be entered or changed now"):
                session.write(vals)
        for vals in ({"vote_for": 7}, {"result": "adopted"}, {"res_model": "res.users", "res_id": 1}):
            with self.assertRefused("cannot be entered or changed now"):
                session.item_ids.write(vals)
        with self.assertRefused("cannot be entered or changed now"):
            session.attendance_ids[0].write({"is_voting": True})
