from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from .selections import PAPERS

SENT = ("dispatched", "executed", "filed")
# Who answers an appeal with his signature (Kentau Reglament p. 88).
_ANSWERING = ("akim", "first_deputy", "deputy", "head_of_office")
_PEOPLE = ("author_id", "executor_id", "signatory_id", "reviewer_id")


class AkimatDocument(models.Model):
    """A paper of an appeal: under its number, seen by its circle, never in the hands of whom it complains of."""

    _name = "akimat.document"
    _inherit = ["akimat.appeal.circle", "akimat.document"]

    appeal_id = fields.Many2one(
        "akimat.appeal", readonly=True, index="btree_not_null", ondelete="restrict", check_company=True, copy=False
    )
    appeal_role = fields.Selection(PAPERS, "Paper of an appeal", readonly=True, copy=False)
    appeal_deadline = fields.Date("To be sent by", readonly=True, copy=False)

    _appeal_notice_idx = models.Index("(appeal_deadline) WHERE appeal_deadline IS NOT NULL")

    def _circle_sources(self):
        return [self.appeal_id]

    # Papers of an appeal: the circle of the appeal and of the paper, not every leader and head.

    @api.depends("appeal_id")
    def _compute_is_limited(self):
        super()._compute_is_limited()
        self.filtered("appeal_id").is_limited = True

    @api.model
    def _domain_barred(self):
        # Whom the appeal complains of sees none of its papers, not even as the substitute of somebody who may.
        complained = Domain("appeal_id", "any", [("barred_user_ids", "in", self.env.user.ids)])
        return super()._domain_barred() | complained

    @api.model
    def _domain_admitted(self):
        user, of_appeal = self.env.user, Domain("appeal_id", "!=", False)
        if not (user.has_group("akimat_appeals.group_appeal_clerk") or user.has_group("akimat_base.group_auditor")):
            of_appeal = Domain("appeal_id.participant_ids", "in", user.docflow_people_ids.ids)
        others = super()._domain_admitted() & Domain("appeal_id", "=", False)
        return others | of_appeal & self._domain_by_confidentiality()

    @api.depends("appeal_id.participant_ids", "appeal_id.barred_user_ids")
    def _compute_is_hidden_from_me(self):
        super()._compute_is_hidden_from_me()

    # One number for all papers of an appeal (Kentau Reglament p. 79)

    def _own_number(self):
        if self.kind == "outgoing" and self.appeal_id.reg_number:
            return self.appeal_id.reg_number
        return super()._own_number()

    # The ban

    @api.constrains("appeal_id", *_PEOPLE)
    def _check_appeal_people(self):
        for document in self.filtered("appeal_id"):
            people = self.env["res.users"].union(*(document[name] for name in _PEOPLE))
            document._check_circle(people)

    def _actor_roles(self):
        return super()._actor_roles() if not self._is_barred() else set()

    def _visa_holder(self, role):
        holder = super()._visa_holder(role)
        if not self.appeal_id or not self.appeal_id._barred_among(holder):
            return holder
        # The head complained of is passed over: the leader above him agrees in his place.
        return self._leader_in_place()

    def _leader_in_place(self):
        """A leader whom the appeal does not complain of, or nobody."""
        others = self.env["akimat.duty"]._holders(["first_deputy", "deputy", "head_of_office"], self.company_id)
        return (others - self.appeal_id._barred_now())[:1]

    def _add_participants(self, users):
        for document in self:
            super(AkimatDocument, document)._add_participants(users - document._barred_users())

    def _notify(self, users, summary):
        return super()._notify(users - self._barred_users(), summary)

    # Completeness

    def _completeness_checks(self):
        checks = super()._completeness_checks()
        ours = {"submit": self._refusal_of_appeal, "sign": self._refusal_of_signed_appeal}
        return {**checks, **{step: (*checks[step], check) for step, check in ours.items()}}

    def _refusal_of_appeal(self):
        return self._refusal_of_answer(signing=False)

    def _refusal_of_signed_appeal(self):
        return self._refusal_of_answer(signing=True)

    def _refusal_of_answer(self, signing):
        if self.appeal_role != "answer":
            return None
        duties = self.env["akimat.duty"]._holds(self.signatory_id, _ANSWERING, self.company_id, scope="sign")
        if not duties:
            return Refusal("answer_signatory", user=self.signatory_id.name)
        # The one who signs need not have opened the appeal: its completeness is a fact.
        appeal = self.appeal_id.sudo()
        return appeal._refusal_of_prepared_answer(signing)

    def _refusal_message(self, refusal):
        # Whoever is refused is told of which appeal, though he may not open it.
        appeal = self.appeal_id and messages.explain(self.env, self.appeal_id.sudo(), refusal)
        return appeal or super()._refusal_message(refusal)

    # What follows

    def _note_signature(self):
        super()._note_signature()
        for document in self.filtered(lambda document: document.appeal_role == "answer"):
            document.appeal_id._answer_signed(document)

    def _finish_dispatch(self):
        super()._finish_dispatch()
        for document in self.filtered(lambda document: document.appeal_role == "answer"):
            document.appeal_id._answer_sent()


class AkimatVisa(models.Model):
    _inherit = "akimat.visa"

    def _pass_over(self, users):
        """Visas that still wait for ``users``, whom the appeal must not reach since now, go to a leader above them."""
        # The ban is the system's, whoever named the official.
        for visa in self.sudo().filtered(lambda visa: visa.state in ("waiting", "current") and visa.user_id in users):
            document = visa.document_id
            leader = document._leader_in_place() - document.visa_ids.user_id
            if not leader:
                visa._grant_unlink()
                continue
            visa._grant({"user_id": leader.id}, basis=visa.user_id.name)
            if visa.state == "current":
                visa._ask()

    @api.constrains("user_id", "document_id")
    def _check_appeal_people(self):
        for visa in self.filtered("document_id.appeal_id"):
            visa.document_id._check_circle(visa.user_id)

    def _actor_roles(self):
        return super()._actor_roles() if not self.document_id._is_barred() else set()


class AkimatResolution(models.Model):
    _inherit = "akimat.resolution"

    @api.constrains("author_id", "document_id")
    def _check_appeal_people(self):
        for resolution in self.filtered("document_id.appeal_id"):
            resolution.document_id._check_circle(resolution.author_id)

    def _refusal_to_issue(self):
        return super()._refusal_to_issue() or self._refusal_of_circle()

    def _refusal_of_circle(self):
        appeal = self.document_id.appeal_id
        people = self.executor_ids.user_id | self.author_id
        for line in self.executor_ids.filtered(lambda line: not line.user_id):
            people |= line._head()
        return appeal and appeal._refusal_of_conflict(people)

    def _refusal_message(self, refusal):
        # As above.
        appeal = self.document_id.appeal_id.sudo()
        return (appeal and messages.explain(self.env, appeal, refusal)) or super()._refusal_message(refusal)


class AkimatResolutionExecutor(models.Model):
    _inherit = "akimat.resolution.executor"

    @api.constrains("user_id", "resolution_id")
    def _check_appeal_people(self):
        for line in self.filtered("document_id.appeal_id"):
            line.document_id._check_circle(line.user_id)
