from odoo.fields import Command

from odoo.addons.akimat_base.tests.common import AkimatCase

# attribute → duty kind (None: an employee without a duty) and unit
PEOPLE = {
    "akim": ("akim", None),
    "deputy": ("first_deputy", None),
    "head": ("head_of_office", None),
    "registrar": ("registrar", "general"),
    "general": ("general_head", "general"),
    "lawyer": ("legal_head", "legal"),
    "unit": ("unit_head", "housing"),
    "executor": (None, "housing"),
    "outsider": (None, "education"),
    "archivist": ("archivist", "general"),
    "auditor": ("auditor", None),
    "restricted": ("restricted_officer", "general"),
    "personnel": ("hr_officer", None),
}
UNITS = {"general": "general", "legal": "legal", "housing": "executive_body", "education": "executive_body"}


class DocflowCase(AkimatCase):
    """A small office: people named by what they do, a correspondent of each kind, an open case."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.units = {code: cls.make_department(code, kind) for code, kind in UNITS.items()}
        for login, (kind, unit) in PEOPLE.items():
            user = cls.make_user(login, *filter(None, [kind]), department=cls.units[unit] if unit else None)
            setattr(cls, login, user)
        cls.stranger = cls.make_user("stranger", "registrar", company=cls.other_akimat)
        cls.partner = cls.correspondent("Water company", "organisation")
        cls.ministry = cls.correspondent("Ministry of water", "ministry")
        cls.case = cls.open_case()

    @classmethod
    def correspondent(cls, name, level, **vals):
        address = {"zip": "160400", "city": "Kentau", "street": "Abay avenue, 12"}
        return cls.env["res.partner"].create(
            {"name": name, "is_company": True, "correspondent_level": level, **address, **vals}
        )

    @classmethod
    def open_case(cls, **vals):
        case = cls.env["akimat.case"].create(
            {
                "index": "01-05",
                "name": "Correspondence",
                "company_id": cls.akimat.id,
                "year": cls.akimat._akimat_today().year,
                "retention_years": 5,
                **vals,
            }
        )
        case.with_user(cls.head).action_approve()
        case.with_user(cls.registrar).action_open()
        return case

    def substitution(self, absent, acting, scope="all"):
        """A confirmed substitution for today."""
        today = self.akimat._akimat_today()
        record = self.env["akimat.substitution"].create(
            {
                "principal_id": absent.id,
                "substitute_id": acting.id,
                "date_from": today,
                "date_to": today,
                "scope": scope,
                "basis": "Order No. 1",
                "company_id": self.akimat.id,
            }
        )
        # Neither of the two parties confirms it.
        record.with_user(self.personnel).action_confirm()
        return record

    def documents(self, user=None):
        return self.env["akimat.document"].with_user(user or self.registrar).with_company(self.akimat)

    def incoming(self, state="draft", user=None, **vals):
        """An incoming letter brought to `state` by the people whose job it is."""
        document = self.documents(user).create(
            {
                "kind": "incoming",
                "partner_id": self.partner.id,
                "subject": "Burst pipe",
                "sender_number": "12-1",
                "sender_date": "2026-01-12",
                **vals,
            }
        )
        path = ("registered", "review", "execution", "executed", "filed")
        for step in path[: path.index(state) + 1] if state in path else ():
            getattr(self, f"_to_{step}")(document)
        return document

    def _to_registered(self, document):
        document.with_user(self.registrar).action_register()

    def _to_review(self, document):
        document.with_user(self.registrar).write({"reviewer_id": self.akim.id})
        document.with_user(self.registrar).action_hand_over()

    def _to_execution(self, document):
        self.resolution(document).action_issue()

    def _to_executed(self, document):
        document.with_user(self.executor).action_execute("Repaired")

    def _to_filed(self, document):
        document.with_user(self.registrar).write({"case_id": self.case.id})
        document.with_user(self.registrar).action_file()

    def resolution(self, document, user=None, executors=None, **vals):
        lines = [Command.create({"user_id": person.id}) for person in executors or [self.executor]]
        return (
            self.env["akimat.resolution"]
            .with_user(user or self.akim)
            .create({"document_id": document.id, "text": "Consider and answer", "executor_ids": lines, **vals})
        )

    def outgoing(self, state="draft", **vals):
        """A letter to an organisation written by the executor of the housing unit."""
        document = self.documents(self.executor).create(
            {
                "kind": "outgoing",
                "partner_id": self.partner.id,
                "subject": "About the pipe",
                "body_kk": "<p>Repaired</p>",
                "executor_id": self.executor.id,
                "department_id": self.units["housing"].id,
                "signatory_id": self.deputy.id,
                **vals,
            }
        )
        steps = {
            "approval": lambda: document.with_user(self.executor).action_submit(),
            "signing": lambda: self.visa_all(document),
            "registered": lambda: document.with_user(document.signatory_id).action_sign(),
            "dispatched": lambda: document.with_user(self.registrar).action_dispatch(),
        }
        for name, step in steps.items():
            if state == "draft":
                break
            step()
            if name == state:
                break
        return document

    def visa_all(self, document):
        while current := document.visa_ids.filtered(lambda visa: visa.state == "current"):
            for visa in current:
                visa.with_user(visa.user_id).action_approve()

    def seen(self, record, user):
        """`record` as `user` has it in his own akimat."""
        return record.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
