from uuid import uuid4

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle, parties
from ..exceptions import ContentRefused
from .akimat_document_people import PEOPLE as _PEOPLE

KINDS = [
    ("incoming", "Incoming"),
    ("outgoing", "Outgoing"),
    ("internal", "Internal"),
    ("act", "Act"),
    ("order", "Order"),
    ("minutes", "Minutes"),
]
URGENCIES = [
    ("ordinary", "Ordinary"),
    ("expedite", "Expedite"),
    ("urgent", "Urgent"),
    ("very_urgent", "Very urgent"),
]
CHANNELS = [
    ("post", "Post"),
    ("courier", "Courier"),
    ("hand", "By hand"),
    ("email", "E-mail"),
    ("esedo", "ESEDO"),
    ("fax", "Fax"),
]
STATES = [
    ("draft", "Draft"),
    ("approval", "On approval"),
    ("signing", "For signing"),
    ("registered", "Registered"),
    ("review", "On review"),
    ("execution", "In execution"),
    ("dispatched", "Dispatched"),
    ("executed", "Executed"),
    ("filed", "Filed"),
    ("annulled", "Annulled"),
]


_ROUTE = frozenset("field_id reviewer_id executor_id department_id".split())


class AkimatDocument(models.Model):
    """One paper of the office, from its arrival or its draft to its case file."""

    _name = "akimat.document"
    _description = "Document"
    _inherit = [
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "id desc"
    _rec_names_search = ["reg_number", "subject", "sender_number"]
    _check_company_auto = True
    _mail_post_access = "read"

    _registering_moves = ("register", "sign")
    _frozen_fields = (
        "journal_id",
        "reg_date",
        "company_id",
        "kind",
        "act_type",
        "is_normative",
        "subject",
        "partner_id",
        "sender_number",
        "sender_date",
        "reply_to_id",
        "received_at",
        "confidentiality",
        "language",
        "body_kk",
        "body_ru",
        "signatory_id",
        "entry_rule",
        "act_controller_id",
    )
    # What a paper says is written until it is signed or registered; afterwards it is routed, executed and filed.
    _open = {
        "draft": "kind confidentiality author_id company_id received_at correspondence_kind_id deadline visa_ids"
        " point_ids awaits_answer by_mailing_list",
        "draft registered": "field_id reviewer_id",
        "draft approval": "visa_ids",
        "draft approval signing": "act_type is_normative subject body_kk body_ru language urgency pages channel"
        " partner_id sender_number sender_date signatory_id reply_to_id is_informational executor_phone basis_number"
        " basis_date basis_point entry_rule act_controller_id journal_id reg_date dispatch_ids",
        "draft approval signing registered": "executor_id department_id",
        "draft approval signing registered review execution dispatched executed": "case_id attachment_ids"
        " acquaintance_ids",
        "draft registered review execution": "to_be_returned",
        "registered review execution executed": "returned",
        "execution": "execution_note",
        "approval signing review": "return_reason",
    }
    _open_to = {
        "*": "author executor clerk system",
        "author_id": "clerk system",
        "reviewer_id returned to_be_returned": "clerk general_head system",
        "case_id": "author executor clerk archivist system",
        "execution_note": "executor reviewer general_head system",
        "return_reason": "author executor clerk signatory reviewer system",
    }
    _apart = parties.DOCUMENT
    _files_open = "approval signing"
    _untold = "notice_date"

    # What it is

    kind = fields.Selection(KINDS, required=True, default="incoming", index=True)
    state = fields.Selection(STATES, default="draft", required=True, readonly=True, copy=False, tracking=True)
    act_type = fields.Selection(
        [("kaulu", "Decree (қаулы)"), ("sheshim", "Decision (шешім)"), ("okim", "Order (өкім)")]
    )
    is_normative = fields.Boolean("Normative")
    subject = fields.Char(tracking=True, index="trigram")
    body_kk = fields.Html("Text in Kazakh")
    body_ru = fields.Html("Text in Russian")
    language = fields.Selection(
        [("kk", "Kazakh"), ("ru", "Russian"), ("kk_ru", "Kazakh and Russian")], default="kk", required=True
    )
    urgency = fields.Selection(URGENCIES, default="ordinary", required=True, tracking=True)
    confidentiality = fields.Selection(
        [("open", "Open"), ("dsp", "For official use (ҚБП)")], default="open", required=True
    )
    pages = fields.Integer("Sheets")
    channel = fields.Selection(CHANNELS, default="post")
    scan_token = fields.Char(default=lambda self: uuid4().hex, copy=False, index=True, readonly=True)
    version = fields.Integer(default=1, readonly=True, copy=False)

    # Who wrote it, who works on it

    partner_id = fields.Many2one("res.partner", "Correspondent", index=True, ondelete="restrict", tracking=True)
    correspondent_level = fields.Selection(related="partner_id.correspondent_level")
    sender_number = fields.Char("Sender's number", index="trigram")
    sender_date = fields.Date("Sender's date")
    author_id = fields.Many2one("res.users", default=lambda self: self.env.user, index=True, ondelete="restrict")
    executor_id = fields.Many2one("res.users", index=True, ondelete="restrict", tracking=True)
    signatory_id = fields.Many2one("res.users", index="btree_not_null", ondelete="restrict")
    department_id = fields.Many2one(
        "hr.department", "Unit", index=True, ondelete="restrict", check_company=True, tracking=True
    )
    case_id = fields.Many2one(
        "akimat.case", index="btree_not_null", ondelete="restrict", copy=False, check_company=True
    )

    # Links to other papers

    reply_to_id = fields.Many2one(
        "akimat.document", "In reply to", index="btree_not_null", ondelete="restrict", check_company=True
    )
    answer_ids = fields.One2many("akimat.document", "reply_to_id", "Answers")
    answer_count = fields.Integer(compute="_compute_answer_count")
    duplicate_ids = fields.Many2many("akimat.document", compute="_compute_duplicate_ids", string="Possible duplicates")
    has_duplicates = fields.Boolean(compute="_compute_duplicate_ids")

    is_incoming = fields.Boolean(compute="_compute_shape")
    is_outgoing = fields.Boolean(compute="_compute_shape")
    is_act = fields.Boolean(compute="_compute_shape")
    is_restricted = fields.Boolean(compute="_compute_shape")
    is_urgent = fields.Boolean(compute="_compute_shape")
    is_numbered = fields.Boolean(compute="_compute_shape")
    is_editable = fields.Boolean(compute="_compute_is_editable")
    is_running = fields.Boolean("In work", compute="_compute_is_overdue")
    is_overdue = fields.Boolean("Late", compute="_compute_is_overdue", search="_search_is_overdue")

    # With what record rules and groupings ask, so that counts over all documents read the index alone.
    _queue_idx = models.Index(
        "(company_id, kind, state) INCLUDE (id, is_limited, confidentiality, executor_id, reviewer_id, department_id)"
    )
    _review_idx = models.Index("(reviewer_id, state)")
    _sender_idx = models.Index("(partner_id, sender_number, sender_date) WHERE sender_number IS NOT NULL")
    _late_idx = models.Index("(company_id, deadline) WHERE deadline IS NOT NULL")

    @api.depends("reg_number", "subject")
    def _compute_display_name(self):
        for document in self:
            parts = [document.reg_number and f"№ {document.reg_number}", document.subject]
            document.display_name = " · ".join(filter(None, parts)) or self.env._("New document")

    @api.depends("kind", "confidentiality", "urgency", "reg_number")
    def _compute_shape(self):
        for document in self:
            document.is_incoming = document.kind == "incoming"
            document.is_outgoing = document.kind == "outgoing"
            document.is_act = document.kind == "act"
            document.is_restricted = document.confidentiality == "dsp"
            document.is_urgent = document.urgency in ("urgent", "very_urgent")
            document.is_numbered = bool(document.reg_number)

    @api.depends("state", "author_id", "executor_id")
    @api.depends_context("uid")
    def _compute_is_editable(self):
        for document in self:
            document.is_editable = document.state in document._editable_states() and bool(
                document._actor_roles() & document._writer_roles()
            )

    @api.depends("deadline", "state")
    def _compute_is_overdue(self):
        today = self.env.company._akimat_today()
        for document in self:
            document.is_running = document.state in self._running_states()
            document.is_overdue = bool(document.is_running and document.deadline and document.deadline < today)

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = self._domain_overdue()
        return late if set(value) == {True} else ~late

    @api.depends("answer_ids")
    def _compute_answer_count(self):
        counts = dict(self._read_group([("reply_to_id", "in", self.ids)], ["reply_to_id"], ["__count"]))
        for document in self:
            document.answer_count = counts.get(document._origin, 0)

    @api.depends("partner_id", "sender_number", "sender_date", "kind", "company_id")
    def _compute_duplicate_ids(self):
        found = self._search_duplicates()
        for document in self:
            same = found.get(document._duplicate_key(), self.browse()) - document._origin
            document.duplicate_ids = same.filtered(document._has_same_date)
            document.has_duplicates = bool(document.duplicate_ids)

    # Names of queries and states

    @api.model
    def _running_states(self):
        """States in which somebody still has to do something before the deadline."""
        return ("registered", "review", "execution", "draft", "approval", "signing")

    @api.model
    def _deadline_states(self):
        return self._running_states()

    @api.model
    def _domain_overdue(self):
        return Domain("deadline", "<", self.env.company._akimat_today()) & Domain("state", "in", self._running_states())

    def _has_same_date(self, other):
        """A date that is not known does not tell two letters apart."""
        return not (self.sender_date and other.sender_date) or self.sender_date == other.sender_date

    def _duplicate_key(self):
        if self.kind != "incoming" or not (self.partner_id and self.sender_number):
            return False
        return (self.company_id.id, self.partner_id._origin.id, self.sender_number)

    def _search_duplicates(self):
        """Key (company, sender, number) → documents that carry it, annulled ones left out."""
        keys = [key for document in self if (key := document._duplicate_key())]
        if not keys:
            return {}
        same = self.search(
            Domain("kind", "=", "incoming")
            & Domain("state", "!=", "annulled")
            & Domain.OR(
                Domain("company_id", "=", company)
                & Domain("partner_id", "=", partner)
                & Domain("sender_number", "=", number)
                for company, partner, number in keys
            )
        )
        return same.grouped(lambda document: document._duplicate_key())

    # Writing

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_length(vals)
        documents = super().create(vals_list)
        for document in documents:
            # The first participant, there from the start, has taken the place of those whom its rows brought.
            document._add_participants(document.acquaintance_ids.user_id | document.visa_ids.user_id)
        documents._note_participants(dict.fromkeys(_PEOPLE, True))
        documents._check_receiver()
        documents._check_restricted_content()
        documents._own_attachments()
        return documents

    def write(self, vals):
        self._check_length(vals)
        changed_text = self._with_changed_text(vals)
        kept = self._kept_files() if "attachment_ids" in vals else {}
        result = super().write(vals)
        self._check_kept_files(kept)
        if not {"confidentiality", "body_kk", "body_ru", "attachment_ids"}.isdisjoint(vals):
            self._check_restricted_content()
            self._own_attachments()
        self._note_participants(vals)
        changed_text._ask_visas_again()
        return result

    def _check_receiver(self):
        """Only the general department (or a program: mail, import by the system) enters what arrives."""
        for document in self.filtered(lambda d: d.kind == "incoming"):
            if not document._actor_roles() & {"clerk", "system"}:
                raise ContentRefused(document._refusal_message(Refusal("only_general_department_receives")))

    def _open_now(self):
        # A letter that arrived is routed after its registration; what the office itself wrote was signed as it is.
        opened = super()._open_now()
        return opened if self.kind == "incoming" or not self.reg_number else opened - _ROUTE

    def _refusal_of_closed(self, closed):
        if "kind" in closed:
            return Refusal("kind_is_fixed")
        return super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        refusal = super()._refusal_of_role(names)
        if not refusal:
            return None
        denied = refusal.facts["fields"]
        routes = denied <= {"reviewer_id", "returned", "to_be_returned"}
        return Refusal("general_department_only" if routes else "content_not_yours", fields=denied)

    def _deadline_basis(self):
        return self.env._("term set by the sender")

    @api.model
    def _writer_roles(self):
        """Who may change what the document says while it is not registered."""
        return {"author", "executor", "clerk"}

    @api.model
    def _editable_states(self):
        return ("draft", "approval", "signing")

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    @api.model
    def _transition_tables(self):
        return tuple(dict.fromkeys(lifecycle.DOCUMENT_TABLES.values()))

    def _transition_table(self):
        return lifecycle.DOCUMENT_TABLES[self.kind]

    def get_formview_id(self, access_uid=None):
        self.ensure_one()
        view = "incoming" if self.kind == "incoming" else "outgoing"
        return self.env.ref(f"akimat_docflow.akimat_document_view_form_{view}").id

    def action_open_card(self):
        """Open the document in the form of its kind."""
        return self.get_formview_action()
