from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.grants import WRITE
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.exceptions import NormNotFound

from .. import messages_act as messages
from ..domain import act_norms
from ..exceptions import ActRefused

ENTRY_RULES = [
    ("on_signing", "From the day of signing"),
    ("on_publication", "From the day of the first official publication"),
    ("after_publication", "When the days after the first official publication have passed"),
]
STEPS = [
    ("reference_bank", "Reference control bank of normative acts"),
    ("justice", "Registration in the justice bodies"),
    ("periodical", "Periodical"),
    ("adilet", "«Ädilet» information system"),
    ("website", "Website of the akimat"),
]
# Publication in these is official (Law on legal acts, art. 37; Kentau decree p. 2, Zhetisay decree p. 2).
OFFICIAL = ("reference_bank", "periodical", "adilet")
PUBLISHERS = ("legal_head", "lawyer", "press_secretary", "general_head", "registrar", "head_of_office")


class AkimatAct(models.Model):
    """What happens to a signed act: the steps of its publication and the day from which it has effect.

    Acts for official use are neither published nor registered (Kentau Reglament p. 24).
    """

    _name = "akimat.act"
    _description = "Act after signing"
    _inherit = ["akimat.guard.mixin"]
    _row_of = ("document_id", "act_ids")
    _order = "id desc"

    document_id = fields.Many2one(
        "akimat.document", "Act", required=True, readonly=True, index=True, ondelete="cascade"
    )
    name = fields.Char(compute="_compute_name", compute_sudo=True)
    company_id = fields.Many2one("res.company", "Akimat", required=True, readonly=True, index=True, ondelete="cascade")
    signed_on = fields.Date("Signed on", readonly=True)
    entry_rule = fields.Selection(ENTRY_RULES, "Has effect", required=True, readonly=True)
    published_on = fields.Date("First official publication", compute="_compute_effect", store=True)
    effective_date = fields.Date("In effect from", compute="_compute_effect", store=True, compute_sudo=True)
    status = fields.Selection(
        [("not_in_force", "Not in force"), ("in_force", "In force")], "Status of the act", compute="_compute_status"
    )
    justice_number = fields.Char("Number of the justice registration", compute="_compute_justice")
    justice_date = fields.Date("Day of the justice registration", compute="_compute_justice")
    controller_id = fields.Many2one("res.users", "Controller", readonly=True, ondelete="restrict")
    publication_ids = fields.One2many("akimat.publication", "act_id", "Steps of publication")
    is_open = fields.Boolean("Steps are open", compute="_compute_is_open", store=True)

    _document_unique = models.UniqueIndex("(document_id)", "An act is followed once.")

    @api.depends("document_id.reg_number", "document_id.subject")
    def _compute_name(self):
        for act in self:
            act.name = act.document_id.display_name

    @api.depends("entry_rule", "signed_on", "publication_ids.done_on", "publication_ids.step")
    def _compute_effect(self):
        for act in self:
            days = act.publication_ids.filtered(lambda line: line.step in OFFICIAL and line.done_on).mapped("done_on")
            act.published_on = min(days, default=False)
            act.effective_date = act._effective_from()

    def _effective_from(self):
        """The first day on which the act has effect; False while it is not known."""
        if self.entry_rule == "on_signing":
            return self.signed_on
        if not self.published_on or self.entry_rule == "on_publication":
            return self.published_on
        try:
            last = self.env["akimat.norm"]._day_by_norm(act_norms.EFFECT, self.published_on, self.company_id)
        except NormNotFound:
            return False
        # The days have passed: the act has effect from the next one (Kentau decree p. 3).
        return last + timedelta(days=1)

    @api.depends("effective_date")
    def _compute_status(self):
        for act in self:
            begun = act.effective_date and act.effective_date <= act.company_id._akimat_today()
            act.status = "in_force" if begun else "not_in_force"

    @api.depends("publication_ids.step", "publication_ids.done_on", "publication_ids.reference")
    def _compute_justice(self):
        for act in self:
            line = act.publication_ids.filtered(lambda row: row.step == "justice")[:1]
            act.justice_number, act.justice_date = line.reference, line.done_on

    @api.depends("publication_ids.done_on")
    def _compute_is_open(self):
        for act in self:
            act.is_open = not all(act.publication_ids.mapped("done_on"))

    @api.depends("name")
    def _compute_display_name(self):
        for act in self:
            act.display_name = act.name

    @api.model
    def _follow(self, document):
        """Make the card of a signed act with the steps that its akimat demands."""
        company = document.company_id
        rules = self.env["akimat.publication.rule"]._rules(company)
        act = self._grant_create(
            {
                "document_id": document.id,
                "company_id": company.id,
                "signed_on": document.signed_on,
                "entry_rule": document.entry_rule or company.act_entry_rule,
                "controller_id": document.act_controller_id.id,
            }
        )
        self.env["akimat.publication"]._grant_create([rule._line_of(act) for rule in rules])
        return act


class AkimatPublication(models.Model):
    """One step after signing: where the act goes, by when, when it was done and under what number, issue or link."""

    _name = "akimat.publication"
    _description = "Step of publication"
    _inherit = ["akimat.guard.mixin"]
    _row_of = ("act_id", "publication_ids")
    _open = {"*": "done_on reference"}
    _order = "act_id, sequence, id"

    act_id = fields.Many2one("akimat.act", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="act_id.company_id", store=True, index=True)
    sequence = fields.Integer(readonly=True)
    step = fields.Selection(STEPS, required=True, readonly=True)
    deadline = fields.Date(readonly=True)
    after_official = fields.Boolean(readonly=True)
    both_languages = fields.Boolean(readonly=True)
    basis = fields.Char("By what act", readonly=True)
    done_on = fields.Date("Done on")
    reference = fields.Char("Number, issue or link")
    done_by_id = fields.Many2one("res.users", "Entered by", readonly=True, ondelete="restrict")
    may_enter = fields.Boolean(compute="_compute_may_enter")
    is_overdue = fields.Boolean("Late", compute="_compute_is_overdue")

    _open_idx = models.Index("(company_id, deadline) WHERE done_on IS NULL")

    @api.depends_context("uid")
    def _compute_may_enter(self):
        for line in self:
            duties = self.env["akimat.duty"]._holds(self.env.user, PUBLISHERS, line.company_id, scope="execution")
            line.may_enter = bool(duties)

    @api.depends("deadline", "done_on")
    def _compute_is_overdue(self):
        for line in self:
            line.is_overdue = bool(
                line.deadline and not line.done_on and line.deadline < line.company_id._akimat_today()
            )

    def write(self, vals):
        if self._granted(WRITE) or not {"done_on", "reference"} & set(vals):
            return super().write(vals)
        for line in self:
            if refusal := line._refusal_to_enter(vals):
                raise ActRefused(messages.explain(self.env, line, refusal))
        result = super().write(vals)
        self._grant({"done_by_id": self.env.uid})
        for line in self:
            after = {"step": line.step, "done_on": str(line.done_on or ""), "reference": line.reference or ""}
            line._audit("publication", after=after, basis=line.basis)
        return result

    def _refusal_to_enter(self, vals):
        day = fields.Date.to_date(vals.get("done_on", self.done_on))
        reference = vals.get("reference", self.reference)
        if not self.may_enter:
            return Refusal("not_a_publisher")
        # That an act was annulled is a fact of its card, whoever may open the act.
        if self.act_id.document_id.sudo().annulled:
            return Refusal("act_is_annulled")
        if not day:
            return Refusal("day_missing")
        if day > self.company_id._akimat_today():
            return Refusal("day_in_future", day=day)
        if day < self.act_id.signed_on:
            return Refusal("before_signing", day=day)
        if not (reference or "").strip():
            return Refusal("reference_missing")
        if self.after_official and not (self.act_id.published_on and self.act_id.published_on <= day):
            return Refusal("not_published_yet")
        # Whether there are both texts is told; the texts themselves stay with the document.
        document = self.act_id.document_id.sudo()
        if self.both_languages and not (document.body_kk and document.body_ru):
            return Refusal("one_language")
        return None


class AkimatPublicationRule(models.Model):
    """A step that every open act of an akimat takes after signing."""

    _name = "akimat.publication.rule"
    _description = "Rule of publication"
    _order = "company_id, sequence, id"

    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="cascade"
    )
    sequence = fields.Integer("Turn", default=10)
    step = fields.Selection(STEPS, required=True)
    norm_code = fields.Char("Norm of the term", help="Code of the norm that counts the term from the signing.")
    after_official = fields.Boolean("After the official publication")
    both_languages = fields.Boolean("In Kazakh and Russian")
    basis = fields.Char("By what act")

    _step_unique = models.UniqueIndex("(company_id, step)", "The akimat already has this step.")

    @api.depends("step")
    @api.depends_context("lang")
    def _compute_display_name(self):
        names = dict(self._fields["step"]._description_selection(self.env))
        for rule in self:
            rule.display_name = names.get(rule.step, "")

    @api.model
    def _rules(self, company):
        return self.search(Domain("company_id", "=", company.id))

    def _line_of(self, act):
        deadline = False
        if self.norm_code:
            deadline = self.env["akimat.norm"]._day_by_norm(self.norm_code, act.signed_on, act.company_id)
        copied = ("sequence", "step", "after_official", "both_languages", "basis")
        return {"act_id": act.id, "deadline": deadline, **{name: self[name] for name in copied}}
