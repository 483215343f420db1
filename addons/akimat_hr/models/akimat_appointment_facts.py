from odoo import models
from odoo.fields import Domain

from ..domain import appointment as rules
from ..domain.competition import PRESENT
from ..domain.lifecycle_competition import UNDECIDED, WINNER
from .akimat_competition_copy import LANGUAGES


class AkimatAppointment(models.Model):
    """What the rules of an appointment judge: its ground, the person, the parties, the papers."""

    _inherit = "akimat.appointment"

    def _case(self):
        """The appointment as the rules judge it."""
        # The rules look at papers that the signatory of the order need not see.
        record = self.sudo()
        return rules.Case(
            ground=record.ground,
            authority=record.position_id.authority,
            agreed=record.state != "draft",
            vacant=record._post_in_force().vacancy_count > 0,
            begins=record.date_from,
            today=record.company_id._akimat_today(),
            **record._facts_of_ground(),
            **record._facts_of_person(),
            **record._facts_of_parties(),
            **record._facts_of_papers(),
        )

    def _facts_of_ground(self):
        reserve, post, paper = self.reserve_id, self.position_id, self.ground_document_id
        titles = [post.with_context(lang=code).name or "" for code in LANGUAGES]
        contested = Domain("vacancy_ids", "in", post.ids) & Domain("state", "in", UNDECIDED)
        return {
            "won": self.applicant_id.state == WINNER and self.applicant_id.position_id == post,
            "in_reserve": reserve.is_valid,
            "reserve_fits": reserve in post.reserve_ids,
            "founded": reserve._is_founded() if reserve else False,
            "basis": self.ground_basis or "",
            "listed": post.special == "adviser",
            "proven": bool(paper.reg_number) and not paper.annulled,
            "akims_post": rules.is_akims_post(post.special, titles),
            "contested": bool(self.env["akimat.competition"].search_count(contested, limit=1)),
        }

    def _facts_of_person(self):
        """Whether it is one person throughout, and not the one who signs."""
        known = {self.applicant_id.partner_name, self.reserve_id.name, self.employee_id.name} - {False}
        signers = self.order_id.signatory_id | self.env.user
        return {
            "same_person": known <= {self.name},
            "appoints_himself": bool(self.order_id and signers & self.own_user_ids),
        }

    def _facts_of_parties(self):
        post, duties = self.position_id, self.env["akimat.duty"]
        signatory = self.order_id.signatory_id or self._authority_holder()
        return {
            "signer_holds_authority": bool(duties._holds(signatory, [post.authority], self.company_id, scope="sign")),
            "needs_agreement": post.needs_agreement,
            "needs_proposal": post.needs_proposal,
            "proposed": self._is_proposed(),
        }

    def _is_proposed(self):
        """Whether the head of the office signed a registered proposal."""
        paper = self.proposal_id
        if not paper.reg_number or paper.annulled or not paper.signed_by_id:
            return False
        return bool(self.env["akimat.duty"]._holds(paper.signed_by_id, ["head_of_office"], self.company_id))

    def _facts_of_papers(self):
        competition = self.applicant_id.competition_id
        papers = self.applicant_id.paper_ids.filtered(lambda line: line.required and line.finding != PRESENT)
        return {
            "needs_approval": competition._needs_approval() if competition else False,
            "approved": bool(competition.minutes_approved_on),
            "papers_missing": tuple(papers.mapped("paper_id.name")),
        }
