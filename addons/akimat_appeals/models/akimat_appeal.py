from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle, parties
from ..domain.procedures import procedure_of
from ..tools.access_codes import new_code
from .selections import CHANNELS, HIGHER_BODIES, KINDS, OUTCOMES, PROCEDURES, SIGNATURES

_CODE_LENGTH = 10
# What the paper says, entered by the general department: for good with the number, or until somebody works on it.
_PAPER = "kind channel received_at language text source_deadline journal_id reg_date company_id"
_CARD = (
    "partner_id is_entity applicant_name representative_name representative_basis iin bin collective co_applicants"
    " subject attachment_ids signature controlled_by controller_number sender_id eotinish_number"
)
# Where the answer is sent, kept right as long as it is awaited.
_ADDRESS = "address email phone"
# What the office finds about it, entered by the general department and the leader.
_CASE = (
    "topic_id territory_id accused_user_ids accused_department_ids bars_subordinates exception_ground exception_note"
    " other_procedure reviewer_note previous_id department_id disputed_act learned_on restoration_reason"
)
_ROWS = "question_ids hearing_ids"
_WHOM = frozenset(("accused_user_ids", "accused_department_ids", "bars_subordinates"))


class AkimatAppeal(models.Model):
    """An appeal of a person or an organisation, under one number from its arrival to its case file.

    The card is filled by the general department, decided on by leaders, answered by executors. No step,
    list, paper or task of it reaches the official it complains of.
    """

    _name = "akimat.appeal"
    _description = "Appeal"
    _inherit = [
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "akimat.appeal.circle",
        "akimat.control.daily",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _rec_names_search = ["reg_number", "subject", "applicant_name"]
    _check_company_auto = True
    _mail_post_access = "read"
    _transitions = lifecycle.APPEAL
    _frozen_fields = tuple(_PAPER.split())
    _open = {
        "draft": _PAPER,
        "draft registered": _CARD,
        "draft registered review extended": f"{_ADDRESS} {_CASE} {_ROWS}",
    }
    _open_to = {
        "*": "clerk system",
        **dict.fromkeys(_CASE.split(), "clerk leader system"),
        **dict.fromkeys(_ROWS.split(), "clerk leader executor system"),
    }
    _apart = parties.APPEAL

    # What it is
    kind = fields.Selection(KINDS, required=True, default="statement", index=True, tracking=True)
    channel = fields.Selection(CHANNELS, "Came by", required=True, default="paper", index=True)
    procedure = fields.Selection(
        PROCEDURES, compute="_compute_procedure", store=True, precompute=True, help="Follows from the kind."
    )
    subject = fields.Char(tracking=True, help="In one line: what is asked or complained of.")
    text = fields.Text("Text of the appeal")
    topic_id = fields.Many2one("akimat.appeal.topic", index=True, ondelete="restrict", tracking=True)
    language = fields.Selection([("kk", "Kazakh"), ("ru", "Russian")], required=True, default="kk")
    received_at = fields.Datetime("Received", copy=False, help="When the paper reached the office.")
    eotinish_number = fields.Char("Number in e-Otinish", index="btree_not_null", copy=False)
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "akimat_appeal_attachment_rel",
        "appeal_id",
        "attachment_id",
        "Scans and annexes",
        copy=False,
    )
    question_ids = fields.One2many("akimat.appeal.question", "appeal_id", "Questions", copy=True)
    access_code = fields.Char(
        default=lambda self: new_code(_CODE_LENGTH),
        readonly=True,
        copy=False,
        groups="akimat_appeals.group_appeal_clerk",
        help="With it and the number the applicant follows the appeal on the public pages.",
    )

    # Who asks
    partner_id = fields.Many2one("res.partner", "Applicant", index="btree_not_null", ondelete="restrict", copy=False)
    is_entity = fields.Boolean(
        "Organisation", compute="_compute_applicant", store=True, readonly=False, precompute=True
    )
    applicant_name = fields.Char(
        "Name of the applicant", compute="_compute_applicant", store=True, readonly=False, precompute=True
    )
    iin = fields.Char("IIN", compute="_compute_applicant", store=True, readonly=False, precompute=True, size=12)
    bin = fields.Char("BIN", compute="_compute_applicant", store=True, readonly=False, precompute=True, size=12)
    address = fields.Char("Postal address", compute="_compute_applicant", store=True, readonly=False, precompute=True)
    email = fields.Char("E-mail", compute="_compute_applicant", store=True, readonly=False, precompute=True)
    phone = fields.Char(compute="_compute_applicant", store=True, readonly=False, precompute=True)
    representative_name = fields.Char("Represented by")
    representative_basis = fields.Char("Ground of representation")
    collective = fields.Boolean("Collective appeal")
    co_applicants = fields.Text("Other applicants")
    signature = fields.Selection(SIGNATURES, required=True, default="handwritten", tracking=True)
    controlled_by = fields.Selection(HIGHER_BODIES, "Controlled by", index="btree_not_null", tracking=True)
    controller_number = fields.Char("Number of the higher body")
    source_deadline = fields.Date("Term of the higher body", copy=False)

    # Of whom it complains
    accused_user_ids = fields.Many2many(
        "res.users",
        "akimat_appeal_accused_rel",
        "appeal_id",
        "user_id",
        "Officials complained of",
        help="The appeal reaches neither them nor who acts for them.",
    )
    accused_department_ids = fields.Many2many(
        "hr.department",
        "akimat_appeal_accused_unit_rel",
        "appeal_id",
        "department_id",
        "Units complained of",
        check_company=True,
        help="The appeal does not reach the heads of these units.",
    )
    bars_subordinates = fields.Boolean(
        "Also bar their subordinates", help="People of the units that those officials head do not take part either."
    )

    # Its life
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("registered", "Registered"),
            ("review", "On consideration"),
            ("extended", "Term extended"),
            ("answered", "Answered"),
            ("forwarded", "Forwarded"),
            ("returned", "Returned"),
            ("withdrawn", "Withdrawn"),
            ("terminated", "Consideration ended"),
            ("closed", "Closed"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    outcome = fields.Selection(OUTCOMES, readonly=True, copy=False, index="btree_not_null", tracking=True)
    is_open = fields.Boolean("In work", compute="_compute_is_open")
    is_editable = fields.Boolean(compute="_compute_is_editable")
    is_case_editable = fields.Boolean(compute="_compute_is_editable")
    is_address_editable = fields.Boolean(compute="_compute_is_editable")

    can_register = fields.Boolean(compute="_compute_can")

    _queue_idx = models.Index("(company_id, state, deadline)")
    _applicant_idx = models.Index("(company_id, applicant_key) WHERE applicant_key IS NOT NULL")
    _executor_idx = models.Index("(executor_id, deadline) WHERE state IN ('review', 'extended')")
    _reviewer_idx = models.Index("(reviewer_id, state)")

    @api.depends("reg_number", "subject")
    def _compute_display_name(self):
        for appeal in self:
            parts = [appeal.reg_number and f"№ {appeal.reg_number}", appeal.subject]
            appeal.display_name = " · ".join(filter(None, parts)) or self.env._("New appeal")

    @api.depends("kind")
    def _compute_procedure(self):
        for appeal in self:
            appeal.procedure = appeal.kind and procedure_of(appeal.kind)

    @api.depends("partner_id")
    def _compute_applicant(self):
        """What the directory knows of the applicant; what the paper says goes first."""
        for appeal in self:
            # The clerk chose the applicant; his number may be hidden from other users of the directory.
            partner = appeal.partner_id.sudo()
            appeal.applicant_name = appeal.applicant_name or partner.name
            appeal.is_entity = appeal.is_entity or partner.is_company
            appeal.iin = appeal.iin or partner.iin
            appeal.bin = appeal.bin or partner.bin
            appeal.address = appeal.address or partner._appeal_address()
            appeal.email = appeal.email or partner.email
            appeal.phone = appeal.phone or partner.phone

    @api.depends("state")
    def _compute_is_open(self):
        for appeal in self:
            appeal.is_open = appeal.state in lifecycle.OPEN

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        for appeal in self:
            roles = appeal._actor_roles()
            opened = appeal._open_now()
            appeal.is_editable = "subject" in opened and "clerk" in roles
            appeal.is_case_editable = "topic_id" in opened and bool(roles & {"clerk", "leader"})
            appeal.is_address_editable = "address" in opened and "clerk" in roles

    @api.depends("state", "reviewer_id", "executor_id", "accused_user_ids", "accused_department_ids")
    @api.depends_context("uid")
    def _compute_can(self):
        """A button is shown to whoever may take the step now; what is still missing is told on the click."""
        names = [name for name, field in self._fields.items() if field.compute == "_compute_can"]
        for appeal in self:
            roles = appeal._actor_roles()
            for name in names:
                transition = self._transitions.named(name.removeprefix("can_"), appeal.state)
                appeal[name] = bool(transition and roles & transition.roles)

    # Writing

    @api.model_create_multi
    def create(self, vals_list):
        appeals = super().create(vals_list)
        appeals._own_attachments()
        appeals._check_attachments()
        return appeals

    def write(self, vals):
        # Whom it must not reach is the system's own record, whoever names the official.
        barred = {appeal: appeal.barred_user_ids for appeal in self.sudo()} if _WHOM.intersection(vals) else {}
        result = super().write(vals)
        for appeal, before in barred.items():
            appeal._take_from_barred(appeal.barred_user_ids - before)
        if "attachment_ids" in vals:
            self._own_attachments()
            self._check_attachments()
        return result

    def _refusal_of_closed(self, closed):
        if closed <= set(_ROWS.split()):
            return Refusal("questions_are_fixed")
        entered = frozenset().union(*self._guard_table("_open").values())
        if self and self.state not in ("draft", *lifecycle.OPEN) and closed <= entered:
            return Refusal("appeal_is_ended", fields=closed)
        return super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        refusal = super()._refusal_of_role(names)
        if not refusal:
            return None
        if names <= set(_ROWS.split()):
            return Refusal("questions_are_fixed")
        return Refusal("appeal_not_yours", fields=refusal.facts["fields"])

    def _own_attachments(self):
        """Files uploaded before the card was saved belong to the card: their readers are its readers."""
        for appeal in self:
            loose = appeal.attachment_ids.filtered(
                lambda file: file.res_model in (False, self._name) and not file.res_id
            )
            loose.write({"res_model": self._name, "res_id": appeal.id})

    def _check_attachments(self):
        for appeal in self:
            appeal.attachment_ids._check_akimat_appeal(appeal)

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _search_flag(self, operator, value, domain):
        """The domain of a computed yes/no field that is yes for ``domain``."""
        if operator != "in":
            return NotImplemented
        wanted = set(map(bool, value))
        if wanted == {True, False}:
            return Domain.TRUE
        return domain if wanted == {True} else Domain("id", "not in", self._search(domain))
