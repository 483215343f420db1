from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle


class AkimatCase(models.Model):
    """A case file of the yearly nomenclature."""

    _name = "akimat.case"
    _description = "Case file"
    _inherit = ["akimat.workflow.mixin", "mail.thread"]
    _order = "year desc, index, id"
    _rec_names_search = ["index", "name"]
    _check_company_auto = True
    _transitions = lifecycle.CASE
    # The nomenclature that the head of the office has approved stands for its year.
    _open = {
        "draft": "index name year company_id department_id retention_years retention_article permanent",
        "closed archived": "destruction_act",
    }

    index = fields.Char(required=True, tracking=True)
    name = fields.Char("Title", required=True, translate=True)
    year = fields.Integer(required=True, default=lambda self: self.env.company._akimat_today().year, aggregator=None)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    department_id = fields.Many2one("hr.department", "Unit", index=True, ondelete="restrict", check_company=True)
    retention_years = fields.Integer("Storage term, years", aggregator=None)
    retention_article = fields.Char("Article of the list")
    permanent = fields.Boolean("Kept for ever")
    closed_on = fields.Date("Closed on", readonly=True, copy=False)
    destruction_act = fields.Char("Destruction act", copy=False, help="Number and date of the approved act.")
    document_ids = fields.One2many("akimat.document", "case_id", "Documents")
    document_count = fields.Integer("Number of documents", compute="_compute_document_count")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("approved", "Approved by the head"),
            ("open", "Open"),
            ("closed", "Closed"),
            ("archived", "In the archive"),
            ("destroyed", "Destroyed"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_approve = fields.Boolean(compute="_compute_can")
    can_open = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_archive = fields.Boolean(compute="_compute_can")
    can_destroy = fields.Boolean(compute="_compute_can")

    _index_unique = models.UniqueIndex(
        "(company_id, year, index)", "The nomenclature of the year already has this index."
    )

    @api.depends("index", "name", "year")
    def _compute_display_name(self):
        for case in self:
            named = " ".join(filter(None, (case.index, case.name)))
            case.display_name = f"{named} ({case.year})" if named else str(case.year or "")

    def _compute_document_count(self):
        counts = dict(self.env["akimat.document"]._read_group([("case_id", "in", self.ids)], ["case_id"], ["__count"]))
        for case in self:
            case.document_count = counts.get(case, 0)

    @api.depends("state", "destruction_act")
    @api.depends_context("uid")
    def _compute_can(self):
        return super()._compute_can()

    def _actor_roles(self):
        kinds = {
            "registrar": "clerk",
            "general_head": "clerk",
            "archivist": "archivist",
            "head_of_office": "head_of_office",
        }
        held = self._standing()["kinds"]
        return super()._actor_roles() | {role for kind, role in kinds.items() if kind in held}

    def _transition_refusal(self, transition):
        if transition.name == "approve" and not (self.permanent or self.retention_years > 0):
            return Refusal("case_without_term")
        if transition.name == "close":
            running = self._count_running()
            return Refusal("unfiled_documents", count=running) if running else None
        if transition.name == "destroy":
            return self._refusal_to_destroy()
        return super()._transition_refusal(transition)

    def _count_running(self):
        # Documents that this person may not read keep the case open too.
        documents = self.env["akimat.document"].sudo()
        return documents.search_count([("case_id", "=", self.id), ("state", "not in", ["filed", "annulled"])])

    def _refusal_to_destroy(self):
        # The term runs from 1 January of the year after the case was closed.
        kept_through = (self.closed_on.year if self.closed_on else self.year) + self.retention_years
        if self.permanent or self.company_id._akimat_today().year <= kept_through:
            return Refusal("storage_not_over")
        return None if (self.destruction_act or "").strip() else Refusal("destruction_act_missing")

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _audit_basis(self, transition):
        return self.destruction_act if transition.name == "destroy" else super()._audit_basis(transition)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "close":
            for case in self:
                case._grant({"closed_on": case.company_id._akimat_today()})

    def _refusal_to_delete(self):
        return Refusal("case_is_kept") if super()._refusal_to_delete() else None

    # Buttons and RPC

    def action_approve(self):
        """The head of the office approves the case of the nomenclature."""
        return self._move("approve")

    def action_open(self):
        """Open the approved case for filing."""
        return self._move("open")

    def action_close(self):
        """Close the case: nothing more is filed."""
        return self._move("close")

    def action_archive_case(self):
        """Hand the closed case to the departmental archive."""
        return self._move("archive")

    def action_destroy(self):
        """Mark the case destroyed by an approved act after its storage term."""
        return self._move("destroy")

    def action_open_documents(self):
        """Show the documents of the case."""
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "akimat.document",
            "view_mode": "list,form",
            "domain": [("case_id", "in", self.ids)],
        }
