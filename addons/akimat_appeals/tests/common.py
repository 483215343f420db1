"""People of a test office and appeals for the tests of this addon."""

from odoo import fields

from odoo.addons.akimat_docflow.tests.common import DocflowCase

# A Monday with no holiday near it in the calendar that is shipped, 11:00 in Almaty.
NOW = "2026-06-01 06:00:00"
IIN = "791028302728"
BIN = "980940001419"


class AppealCase(DocflowCase):
    """The office of the document flow, with a second deputy and a citizen; everybody is named by his part."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second_deputy = cls.make_user("second deputy", "deputy")
        cls.colleague = cls.make_user("colleague", department=cls.units["housing"])
        cls.superior = cls.correspondent("Akimat of the region", "regional_body")
        cls.akimat.appeal_superior_id = cls.superior

    @classmethod
    def appeal_values(cls, **vals):
        return {
            "kind": "statement",
            "subject": "Street light",
            "text": "The light in Abay street does not burn.",
            "applicant_name": "Ахметов Асан",
            "iin": IIN,
            "address": "160400, Kentau, Abay avenue, 7",
            "company_id": cls.akimat.id,
            "question_ids": [fields.Command.create({"text": "When will the light be repaired?"})],
            **vals,
        }

    def draft(self, user=None, **vals):
        appeals = self.env["akimat.appeal"].with_user(user or self.registrar).with_company(self.akimat)
        return appeals.create(self.appeal_values(**vals))

    def registered(self, **vals):
        appeal = self.draft(**vals)
        appeal.action_register()
        return appeal

    def handed_over(self, reviewer=None, **vals):
        appeal = self.registered(**vals)
        appeal.action_hand_over((reviewer or self.akim).id)
        return appeal

    def assigned(self, reviewer=None, executor=None, **vals):
        """An appeal with the executor of the housing unit, by the resolution of the akim."""
        reviewer = reviewer or self.akim
        appeal = self.handed_over(reviewer, **vals)
        self.as_user(reviewer, appeal).action_assign((executor or self.executor).id, "Consider and answer")
        return appeal

    def answer_questions(self, appeal, outcome="explained"):
        for question in self.as_user(appeal.executor_id, appeal).question_ids:
            question.write({"answer": "The lamp was changed.", "outcome": outcome})

    def prepared(self, outcome="explained", **answer):
        """An appeal whose answer waits for visas."""
        vals = answer.pop("vals", {})
        appeal = self.assigned(**vals)
        self.answer_questions(appeal, outcome)
        self.as_user(self.executor, appeal).action_answer("We answer you.", outcome, **answer)
        return appeal

    def send(self, paper):
        """Bring a paper of an appeal through visas, signature and dispatch."""
        if paper.state == "draft":
            self.as_user(paper.executor_id, paper).action_submit()
        self.visa_all(paper)
        self.as_user(paper.signatory_id, paper).action_sign()
        self.as_user(self.registrar, paper).action_dispatch()

    def answered(self, outcome="explained", **answer):
        appeal = self.prepared(outcome, **answer)
        self.send(appeal.answer_document_id.sudo(False).with_user(self.executor))
        self.env.invalidate_all()
        return appeal

    def paper(self, appeal, role):
        """The paper ``role`` of ``appeal``, as its executor has it."""
        paper = appeal.sudo().paper_ids.filtered(lambda paper: paper.appeal_role == role)
        return self.as_user(paper.executor_id, paper)

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
