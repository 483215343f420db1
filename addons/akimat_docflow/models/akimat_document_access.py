from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import is_html_empty

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.exceptions import RecordKept

from ..domain import roles
from ..exceptions import ContentRefused, RestrictedContent
from .akimat_document_people import PEOPLE

# What a paper says.
_WORDS = frozenset(("body_kk", "body_ru", "attachment_ids"))


class AkimatDocument(models.Model):
    """Who takes part in a document, and what a document for official use may hold."""

    _name = "akimat.document"
    _inherit = ["akimat.limited.mixin", "akimat.document"]

    is_limited = fields.Boolean("Limited circle", compute="_compute_is_limited", store=True)
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_document_participant_rel",
        "document_id",
        "user_id",
        "Participants",
        copy=False,
        readonly=True,
        # The first participant is there before the rules look at what was created.
        default=lambda self: [Command.link(self.env.uid)],
    )
    circle_ids = fields.Many2many("res.users", "akimat_document_circle_rel", "document_id", "user_id")
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "akimat_document_attachment_rel",
        "document_id",
        "attachment_id",
        "Scans and annexes",
        copy=False,
    )
    attachment_count = fields.Integer("Files", compute="_compute_attachment_count")

    _limited_idx = models.Index("(id) WHERE is_limited IS TRUE")

    # Who sees it

    @api.depends("confidentiality")
    def _compute_is_limited(self):
        """Papers for official use; areas flag theirs."""
        for document in self:
            document.is_limited = document.confidentiality != "open"

    @api.model
    def _circle_people(self):
        """Those who take part in a paper, and whoever acts for one of them."""
        return self.env.user.docflow_people_ids.ids

    @api.model
    def _domain_by_confidentiality(self):
        """Papers that the user may see as far as their confidentiality is concerned."""
        every = self.env.user.has_group("akimat_docflow.group_restricted")
        return Domain.TRUE if every else Domain("confidentiality", "=", "open")

    @api.model
    def _domain_admitted(self):
        """Papers of a limited circle that the office of the user opens: those for official use to their officers.

        Areas withhold theirs and say whom they admit. What no area speaks for stays with its participants.
        """
        return Domain("confidentiality", "=", "dsp") & self._domain_by_confidentiality()

    @api.depends("attachment_ids")
    def _compute_attachment_count(self):
        for document in self:
            document.attachment_count = len(document.attachment_ids)

    # Participants

    def _note_participants(self, vals):
        if any(vals.get(name) for name in PEOPLE):
            for document in self:
                document._add_participants(document.author_id | document.executor_id | document.signatory_id)

    def _add_participants(self, users):
        for document in self:
            # Taking part follows from a step that was already allowed; the actor need not own the list.
            missing = users - document.sudo().participant_ids
            if missing:
                # As above.
                document.sudo()._grant({"participant_ids": [Command.link(user.id) for user in missing]})

    def _heads_of(self, departments):
        """Users who head one of the units today, and their substitutes."""
        if not departments:
            return self.env["res.users"]
        duties = self.env["akimat.duty"]._running(roles.UNIT_HEADS, self.company_id or self.env.company)
        heads = duties.filtered(lambda duty: duty.department_ids & departments).user_id
        return heads | self.env["akimat.substitution"]._substitutes(heads, self.company_id or self.env.company)

    # Size of what is typed

    @api.model
    def _check_length(self, vals):
        """A book does not belong in a field: it is refused before it is cleaned, stored and indexed."""
        # The limits apply to everybody; the table of parameters is closed to users.
        parameters = self.env["ir.config_parameter"].sudo()
        limits = {
            "char": int(parameters.get_param("akimat_docflow.max_line_characters") or 0),
            "text": int(parameters.get_param("akimat_docflow.max_text_characters") or 0),
        }
        limits["html"] = limits["text"]
        for name, value in vals.items():
            limit = limits.get(self._fields[name].type) if isinstance(value, str) and name in self._fields else 0
            if limit and len(value) > limit:
                raise ContentRefused(self._refusal_message(Refusal("too_long", fields=[name], limit=limit)))

    # For official use: the card only

    def _check_restricted_content(self):
        for document in self.filtered(lambda d: d.confidentiality == "dsp"):
            if document.point_ids or not (is_html_empty(document.body_kk) and is_html_empty(document.body_ru)):
                raise RestrictedContent(document._refusal_message(Refusal("restricted_text")))
            if document._all_attachments():
                raise RestrictedContent(document._refusal_message(Refusal("restricted_file")))

    def _all_attachments(self):
        """Files in the field and in the chatter."""
        # A file that the user may not read is still a file.
        attached = (
            self.env["ir.attachment"]
            .sudo()
            .search_count(
                [("res_model", "=", self._name), ("res_id", "in", self.ids), ("res_field", "=", False)], limit=1
            )
        )
        return attached or bool(self.attachment_ids)

    def _check_new_files(self):
        """Called before files are attached to these documents."""
        for document in self.filtered(lambda d: d.confidentiality == "dsp"):
            raise RestrictedContent(document._refusal_message(Refusal("restricted_file")))

    def _own_attachments(self):
        """Files uploaded before the card was saved belong to the card: their readers are its readers."""
        for document in self:
            loose = document.attachment_ids.filtered(
                lambda file: file.res_model in (False, self._name) and not file.res_id
            )
            loose.write({"res_model": self._name, "res_id": document.id})

    def _kept_files(self):
        """Document → the files that stay in it, because something is decided on it."""
        return {document: document.attachment_ids for document in self if document._has_settled_files()}

    def _check_kept_files(self, kept):
        for document, files in kept.items():
            for file in files - document.attachment_ids:
                raise RecordKept(document._refusal_message(Refusal("file_is_kept", name=file.name)))

    def message_post(self, *, message_type="notification", **kwargs):
        if message_type not in ("notification", "user_notification", "auto_comment"):
            self._check_new_files()
        return super().message_post(message_type=message_type, **kwargs)

    def _read_format(self, fnames, load="_classic_read"):
        # By whatever call: a card that is opened, or the words and files of many at once.
        if len(self) == 1 or not _WORDS.isdisjoint(fnames):
            self._note_disclosure()
        return super()._read_format(fnames, load)

    def export_data(self, fields_to_export):
        self._note_disclosure()
        return super().export_data(fields_to_export)

    def _note_disclosure(self):
        """Reading a paper for official use is written down: who and when."""
        opened = self.browse() if self.env.su else self.exists().filtered(lambda d: d.confidentiality == "dsp")
        for document in opened:
            document._audit("disclosure", after={"user": self.env.user.name})
