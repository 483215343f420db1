from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import email_normalize, plaintext2html

from odoo.addons.akimat_base.domain.file_content import refuse_content
from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages_intake
from ..domain import mail_names, norm_codes, roles, text_words
from ..domain.intake_lifecycle import INTAKE
from ..exceptions import ContentRefused

_MEGABYTE = 2**20
# The document shows the beginning of a very long letter; the whole is in the original.
_LONGEST_BODY = 50_000
STATES = [
    ("waiting", "Waits for registration"),
    ("registered", "Registered"),
    ("aside", "Put aside"),
    ("refused", "Refused"),
]
SOURCES = [("mail", "Mail gateway"), ("folder", "Folder"), ("scan", "Scan")]


class AkimatIntake(models.Model):
    """A letter or a scan that has come in and waits for the registrar, with everything it brought."""

    _name = "akimat.intake"
    _description = "Incoming letter"
    _inherit = ["akimat.workflow.mixin", "akimat.file.search.mixin", "mail.thread"]
    _rec_name = "subject"
    _rec_names_search = ["subject", "sender_name", "sender_email"]
    _order = "id desc"
    _check_company_auto = True
    _transitions = INTAKE
    # What came is evidence: it is written once, when it comes.
    _open = {"waiting aside refused": "refusal_reason"}
    _judges_files = False

    state = fields.Selection(
        STATES, default="waiting", required=True, readonly=True, copy=False, tracking=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, readonly=True, ondelete="restrict"
    )

    # What came

    source = fields.Selection(SOURCES, default="mail", required=True, readonly=True)
    file_name = fields.Char("File", readonly=True)
    sender_name = fields.Char("Sender", readonly=True)
    sender_email = fields.Char("E-mail", readonly=True, index="btree_not_null")
    subject = fields.Char(readonly=True)
    sent_at = fields.Datetime("Sent", readonly=True)
    received_at = fields.Datetime("Received", default=fields.Datetime.now, required=True, readonly=True)
    body = fields.Text("Text", readonly=True)
    original_id = fields.Many2one("ir.attachment", "Original letter", readonly=True, ondelete="restrict")
    attachment_ids = fields.One2many(
        "ir.attachment",
        "res_id",
        "Files",
        domain=[("res_model", "=", "akimat.intake"), ("res_field", "=", False)],
        readonly=True,
    )
    file_count = fields.Integer("Number of files", readonly=True)
    signed = fields.Selection([("smime", "S/MIME"), ("pgp", "PGP")], "Signature in the letter", readonly=True)
    is_automatic = fields.Boolean("Automatic reply", readonly=True)

    # What is to be known about it

    problems = fields.Json(readonly=True)
    problem_text = fields.Text("Remarks", compute="_compute_problem_text")
    has_problems = fields.Boolean("With remarks", readonly=True)
    message_identifier = fields.Char("Message-ID", readonly=True, index="btree_not_null")
    fingerprint = fields.Char(readonly=True, required=True)
    digest = fields.Char(readonly=True, index="btree_not_null")
    similar_ids = fields.Many2many("akimat.intake", compute="_compute_similar_ids", string="Similar letters")
    has_similar = fields.Boolean(compute="_compute_similar_ids")

    # What became of it

    partner_id = fields.Many2one("res.partner", "Correspondent", compute="_compute_partner_id")
    document_id = fields.Many2one(
        "akimat.document", readonly=True, ondelete="set null", index="btree_not_null", check_company=True
    )
    refusal_reason = fields.Text("Reason", help="Why the letter is refused or set aside.")

    can_register = fields.Boolean(compute="_compute_can")
    can_set_aside = fields.Boolean(compute="_compute_can")
    can_refuse = fields.Boolean(compute="_compute_can")
    can_reopen = fields.Boolean(compute="_compute_can")

    _fingerprint_unique = models.UniqueIndex("(company_id, fingerprint)", "This letter has already come in.")
    _queue_idx = models.Index("(company_id, state, id)")

    @api.depends("subject", "sender_name", "sender_email", "file_name")
    def _compute_display_name(self):
        for intake in self:
            sender = intake.sender_name or intake.sender_email
            intake.display_name = " · ".join(filter(None, (sender, intake.subject or intake.file_name))) or self.env._(
                "Letter without a subject"
            )

    @api.depends("problems")
    @api.depends_context("lang")
    def _compute_problem_text(self):
        for intake in self:
            intake.problem_text = "\n".join(messages_intake.problem(self.env, item) for item in intake.problems or ())

    @api.depends("message_identifier", "digest")
    def _compute_similar_ids(self):
        keys = [(name, value) for name in ("message_identifier", "digest") for value in set(self.mapped(name)) if value]
        same = Domain.OR(Domain(name, "=", value) for name, value in keys)
        found = self.search(same & Domain("company_id", "in", self.company_id.ids)) if keys else self.browse()
        for intake in self:
            intake.similar_ids = found.filtered(intake._is_similar)
            intake.has_similar = bool(intake.similar_ids)

    def _is_similar(self, other):
        if other == self or other.company_id != self.company_id:
            return False
        return any(self[name] and self[name] == other[name] for name in ("message_identifier", "digest"))

    @api.depends("sender_email")
    def _compute_partner_id(self):
        addresses = {intake: email_normalize(intake.sender_email or "") for intake in self}
        domain = Domain("email_normalized", "in", list(filter(None, addresses.values())))
        found = {}
        for partner in self.env["res.partner"].search(domain, order="id desc"):
            found[partner.email_normalized] = partner
        for intake in self:
            intake.partner_id = found.get(addresses[intake], False)

    # Writing

    def _refusal_of_closed(self, closed):
        return Refusal("letter_is_kept", fields=closed) if self else Refusal("only_the_gateway")

    def _has_settled_files(self):
        # The files came with the letter.
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if self:
            raise ValidationError(messages_intake.letters_are_kept(self.env, self))

    # Gate

    def _actor_roles(self):
        holds = self.env["akimat.duty"]._holds(
            self.env.user, roles.GENERAL_DEPARTMENT, self.company_id or self.env.company
        )
        return super()._actor_roles() | ({"clerk"} if holds else set())

    def _transition_refusal(self, transition):
        if refusal := super()._transition_refusal(transition):
            return refusal
        if transition.name == "reopen" and self.document_id:
            return Refusal("already_registered", document=self.document_id.display_name)
        return None

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name != "refuse":
            return
        for intake in self:
            if not (intake.refusal_reason or "").strip():
                raise ContentRefused(intake._refusal_message(Refusal("reason_missing")))

    def _audit_basis(self, transition):
        return self.refusal_reason if transition.name in ("refuse", "set_aside") else super()._audit_basis(transition)

    def _refusal_message(self, refusal):
        return messages_intake.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    # Steps

    def action_register(self):
        """Make a draft of an incoming document out of the letter and open it for registration."""
        for intake in self:
            if refusal := intake._refusal_to("register"):
                intake._raise_refused([(intake, refusal)])
            intake._move("register", document_id=intake._make_document().id)
        return self._open_document()

    def action_refuse(self, reason=False):
        """Refuse the letter; the reason is kept."""
        return self._move("refuse", **({"refusal_reason": reason} if reason else {}))

    def action_set_aside(self, reason=False):
        return self._move("set_aside", **({"refusal_reason": reason} if reason else {}))

    def action_reopen(self):
        """Back into the queue; a letter with a document stays registered."""
        return self._move("reopen")

    def _open_document(self):
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_docflow.action_intake_document")
        if len(self) == 1:
            return {**action, "res_id": self.document_id.id, "views": [(False, "form")]}
        return {**action, "domain": [("id", "in", self.document_id.ids)], "views": [(False, "list"), (False, "form")]}

    def _make_document(self):
        """A draft prefilled with what the letter says; its files go with it."""
        document = self.env["akimat.document"].with_company(self.company_id)._grant_create(self._document_values())
        files = self.env["ir.attachment"]
        for attachment in self._files_for_document(document):
            files |= attachment.copy({"res_model": document._name, "res_id": document.id, "name": attachment.name})
        document.attachment_ids = files
        return document

    def _document_values(self):
        language = text_words.language(f"{self.subject or ''} {self.body or ''}")
        values = {
            "kind": "incoming",
            "company_id": self.company_id.id,
            "subject": self.subject or self.file_name,
            "partner_id": self._correspondent().id,
            "received_at": self.received_at,
            "channel": "post" if self.source == "scan" else "email",
            "language": language,
        }
        if self.body:
            values[f"body_{language}"] = plaintext2html(self.body[:_LONGEST_BODY])
        if self.sent_at:
            values["sender_date"] = self.company_id._akimat_date(self.sent_at)
        return values

    def _correspondent(self):
        """The partner with this address; a new one only now that the letter is registered."""
        if self.partner_id or not self.sender_email:
            return self.partner_id
        return self.env["res.partner"].create(
            {"name": self.sender_name or self.sender_email, "email": self.sender_email, "company_id": False}
        )

    def _files_for_document(self, document):
        """Files that a document may hold, within its number; the rest stays with the letter."""
        kinds, size = document._file_kinds(), document._limit(norm_codes.ATTACHMENT_SIZE) * _MEGABYTE
        fitting = self.attachment_ids.sorted("id").filtered(
            lambda file: file.file_size <= size
            and (not kinds or mail_names.extension(file.name)[1:] in kinds)
            and not refuse_content(file.name, file.raw or b"")
        )
        return fitting[: document._limit(norm_codes.ATTACHMENT_COUNT)]
