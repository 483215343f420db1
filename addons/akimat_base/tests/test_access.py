"""Role × model × operation for the models of this addon."""

from odoo.tests import tagged

from .common import AkimatCase

OPERATIONS = ("read", "write", "create", "unlink")
NOTHING, READ, ALL = "", "r", "rwcu"
MATRIX = {
    # model: (employee, leader, personnel service, auditor, editor of norms, akimat administrator)
    "akimat.audit.entry": (NOTHING, NOTHING, NOTHING, READ, NOTHING, READ),
    "akimat.audit.anchor": (NOTHING, NOTHING, NOTHING, READ, NOTHING, READ),
    "akimat.journal": (READ, READ, READ, READ, READ, ALL),
    "akimat.journal.number": (NOTHING, NOTHING, NOTHING, READ, NOTHING, READ),
    "akimat.calendar.day": (READ, READ, READ, READ, ALL, ALL),
    "akimat.norm": (READ, READ, READ, READ, ALL, ALL),
    "akimat.deadline.review": (NOTHING, NOTHING, NOTHING, READ, READ, READ),
    "akimat.deadline.review.line": (NOTHING, NOTHING, NOTHING, READ, READ, READ),
    "akimat.oversight.field": (READ, READ, READ, READ, READ, ALL),
    "akimat.duty": (READ, READ, READ, READ, READ, ALL),
    "akimat.substitution": (READ, "rwc", "rwc", READ, READ, ALL),
    "akimat.public.file": (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
    "akimat.public.hit": (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, READ),
    "akimat.regulation": (READ, READ, READ, READ, ALL, ALL),
    "akimat.clause": (READ, READ, READ, READ, ALL, ALL),
    "akimat.clause.screen": (READ, READ, READ, READ, ALL, ALL),
    "akimat.seal": (READ, READ, READ, READ, READ, "rwc"),
    "akimat.pack": (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, READ),
    "akimat.pack.row": (NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, READ),
    "akimat.post.use": (READ, READ, READ, READ, READ, ALL),
}
ROLES = (
    "akimat_base.group_user",
    "akimat_base.group_leader",
    "akimat_base.group_personnel",
    "akimat_base.group_auditor",
    "akimat_base.group_norm_editor",
    "akimat_base.group_akimat_admin",
)


@tagged("post_install", "-at_install")
class TestAccess(AkimatCase):
    def test_matrix(self):
        users = [self.make_user(f"role{place}", groups=group) for place, group in enumerate(ROLES)]
        for model, rights in MATRIX.items():
            for user, right in zip(users, rights, strict=True):
                allowed = "".join(
                    letter
                    for letter, operation in zip("rwcu", OPERATIONS, strict=True)
                    if self.env[model].with_user(user).has_access(operation)
                )
                self.assertEqual(allowed, right, f"{model} for {user.name}")

    def test_the_matrix_has_every_model_of_the_addon(self):
        stored = self.env["ir.model"].search([("model", "=like", "akimat.%")])
        ours = stored.filtered(lambda model: "akimat_base" in (model.modules or "").split(", "))
        own = [name for name in ours.mapped("model") if not self.env[name]._abstract and not self.env[name]._transient]
        self.assertEqual(sorted(own), sorted(MATRIX))

    def test_lawyers_keep_the_norms_and_the_calendar(self):
        for kind in ("lawyer", "legal_head"):
            user = self.make_user(kind, kind)
            self.assertTrue(user.has_group("akimat_base.group_norm_editor"), kind)
        self.assertFalse(self.make_user("clerk", "registrar").has_group("akimat_base.group_norm_editor"))

    def test_another_akimats_records_are_hidden(self):
        stranger = self.make_user("stranger", company=self.other_akimat, groups="akimat_base.group_akimat_admin")
        journal = self.env["akimat.journal"].create({"code": "X", "name": "X", "company_id": self.akimat.id})
        duty = self.make_duty(self.make_user("akim"), "akim")
        review = self.env["akimat.deadline.review"]._grant_create({"company_id": self.akimat.id})
        for record in (journal, duty, review):
            self.assertHidden(record, stranger)
        lines = self.env["akimat.audit.entry"].search([("res_model", "=", "akimat.duty"), ("res_id", "=", duty.id)])
        self.assertHidden(lines[0], stranger)
