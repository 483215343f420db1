"""Role × state × operation of competitions; candidates are seen by the personnel service and their commission alone."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.mail.tools.discuss import Store

from .competition_common import AFTER_RECEIPT, INTERVIEW_NOW, MEMBERS, CompetitionCase

STEPS = ("announce", "receive", "check", "interview", "decide", "close", "fail")
HR_STEPS = {
    "opened": {"announce"},
    "announced": {"receive", "fail"},
    "receiving": {"check", "fail"},
    "admission": {"interview", "fail"},
    "interview": {"decide", "fail"},
    "decided": {"close"},
    "closed": set(),
    "failed": set(),
}
# role: (operations, steps by state); an opened competition is the personnel service's alone.
MATRIX = {
    "hr_officer": ("rwcu", HR_STEPS),
    "hr_head": ("rwcu", HR_STEPS),
    "secretary": ("r", {"interview": {"decide"}}),
    "chair": ("r", {}),
    "akim": ("r", {}),
    "auditor": ("r", {}),
    "colleague": ("r", {}),
    "recruiter": ("r", {}),
}
CANDIDATE = {"hr_officer": "rwc", "hr_head": "rwc", "secretary": "r", "chair": "r", "four": "r"}
NOBODY = ("akim", "head", "auditor", "colleague", "stranger", "recruiter", "outside_secretary", "admin_user")


@tagged("post_install", "-at_install")
@freeze_time(INTERVIEW_NOW)
class TestCompetitionAccess(CompetitionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin_user = cls.make_user("admin user", groups="akimat_base.group_akimat_admin")
        cls.outside_secretary = cls.make_user("outside secretary", "commission_secretary")

    def allowed(self, record):
        letters = zip("rwcu", ("read", "write", "create", "unlink"), strict=True)
        return "".join(letter for letter, operation in letters if record.has_access(operation))

    def competitions(self):
        with freeze_time(AFTER_RECEIPT):
            decided, _candidates = self.decided("Aigul")
        found = {"decided": decided}
        opened = self.competition("opened", vacancy_ids=[Command.set(self.other_post.ids)])
        found["opened"] = opened
        for state in set(HR_STEPS) - {"opened", "decided"}:
            found[state] = opened.copy()
            values = {"state": state, "body_id": self.body.id, "reg_number": state, "fail_reason": "Reason"}
            self.env.flush_all()
            self.env.cr.execute(
                "UPDATE akimat_competition SET state = %s, body_id = %s, reg_number = %s, fail_reason = %s,"
                " receive_from = '2026-06-01', receive_to = '2026-06-03' WHERE id = %s",
                [*values.values(), found[state].id],
            )
        self.env.invalidate_all()
        return found

    def test_every_state_and_role_has_its_row(self):
        found = self.competitions()
        self.assertEqual(set(found), set(self.env["akimat.competition"]._fields["state"].get_values(self.env)))
        for role, (operations, steps) in MATRIX.items():
            for state, competition in found.items():
                seen = self.as_user(getattr(self, role), competition)
                hidden = state == "opened" and operations == "r"
                self.assertEqual(self.allowed(seen), "" if hidden else operations, f"{role}, {state}")
                if not hidden:
                    taken = {step for step in STEPS if seen[f"can_{step}"]}
                    self.assertEqual(taken, steps.get(state, set()), f"{role}, {state}")

    def test_the_flags_are_the_gate(self):
        for state, competition in self.competitions().items():
            for role in ("chair", "akim", "auditor", "colleague"):
                target = "failed" if state == "closed" else "closed"
                with self.subTest(role=role, state=state), self.assertRaises(UserError), self.env.cr.savepoint():
                    self.as_user(getattr(self, role), competition).write({"state": target})

    def test_candidates_are_seen_by_the_personnel_service_and_their_commission_alone(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_interview("Aigul")
        line = applicant.paper_ids[0]
        file = self.env["ir.attachment"].create(
            {"name": "diploma.pdf", "raw": b"%PDF", "res_model": "hr.applicant", "res_id": applicant.id}
        )
        for role, operations in CANDIDATE.items():
            self.assertEqual(self.allowed(self.as_user(getattr(self, role), applicant)), operations, role)
        for name in NOBODY:
            user = getattr(self, name)
            self.assertHidden(applicant, user)
            self.assertHidden(line, user)
            context = {"allowed_company_ids": user.company_ids.ids}
            candidates = self.env["hr.applicant"].with_user(user).with_context(**context)
            with self.subTest(name):
                self.assertFalse(candidates.name_search("Aigul"))
                self.assertFalse(candidates._read_group([("competition_id", "!=", False)], ["state"], ["__count"]))
                messages = self.env["mail.message"].with_user(user).with_context(**context)
                self.assertFalse(messages.search([("model", "=", "hr.applicant"), ("res_id", "=", applicant.id)]))
                with self.assertRaises(AccessError):
                    file.with_user(user).with_context(**context).read(["raw"])
                with self.assertRaises(AccessError):
                    candidates.browse(applicant.id).action_admit()
        self.assertNotIn("Aigul", " ".join(self.env["akimat.session.item"].search([]).mapped("name")))
        self.assertEqual(competition.commission_user_ids, self.secretary.union(*(getattr(self, m) for m in MEMBERS)))

    def test_the_iin_is_read_by_the_personnel_service_alone(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (applicant,) = self.at_interview("Aigul")
        self.assertTrue(self.as_user(self.hr_officer, applicant).iin)
        for user in (self.chair, self.secretary):
            with self.assertRaises(AccessError):
                self.as_user(user, applicant).read(["iin"])
        for user in (self.hr_officer, self.hr_head, self.chair):
            with self.assertRaises(AccessError):
                self.as_user(user, applicant).read(["access_code"])

    def test_the_card_and_its_chatter_open_for_those_who_may_see_it(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (applicant,) = self.at_interview("Aigul")
        asked = ["activities", "attachments", "followers", "scheduledMessages", "suggestedRecipients"]
        view = "akimat_hr.hr_applicant_view_form_competition"
        for user in (self.hr_officer, self.hr_head, self.chair, self.secretary):
            seen = self.as_user(user, applicant).with_context(allowed_company_ids=self.akimat.ids)
            with self.subTest(user.name):
                self.assertEqual(seen.get_formview_id(), self.env.ref(view).id)
                Form(seen, view=view)
                store = Store()
                seen._thread_to_store(store, [], request_list=asked)
                self.assertTrue(store.get_result())

    def test_who_leaves_the_commission_sees_its_candidates_no_more(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_interview("Aigul")
        row = self.body.member_ids.filtered(lambda member: member.user_id == self.four)
        row.write({"date_to": "2026-06-05", "basis": "Order No. 2"})
        with self.enter_registry_test_mode():
            self.env.ref("akimat_hr.cron_competition_terms").method_direct_trigger()
        self.assertHidden(applicant, self.four)
        self.assertNotIn(self.four, competition.commission_user_ids)

    def test_members_settings_and_appointments(self):
        paper = self.env.ref("akimat_hr.paper_application")
        roles = ("hr_officer", "hr_head", "chair", "akim", "admin_user")
        writers = [name for name in roles if paper.with_user(getattr(self, name)).has_access("write")]
        self.assertEqual(writers, ["hr_head"])
        appointments = self.env["akimat.appointment"]
        readers = [
            name for name in (*roles, "auditor") if appointments.with_user(getattr(self, name)).has_access("read")
        ]
        self.assertEqual(readers, ["hr_officer", "hr_head", "akim", "auditor"])
