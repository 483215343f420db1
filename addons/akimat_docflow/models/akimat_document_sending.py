from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import SQL

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.tools import serial

from ..domain import norm_codes, replies

SEPARATOR = ", "


class AkimatDocument(models.Model):
    """Sending out, replies and their numbers, acquaintance."""

    _inherit = "akimat.document"

    dispatch_ids = fields.One2many("akimat.dispatch", "document_id", "Addressees", copy=False)
    acquaintance_ids = fields.One2many("akimat.acquaintance", "document_id", copy=False)
    by_mailing_list = fields.Boolean("By a mailing list", help="More addressees than one letter may carry.")
    awaits_answer = fields.Boolean("Awaits an answer", help="An inquiry: it is executed when its answer is registered.")
    can_answer = fields.Boolean(compute="_compute_can_answer")
    can_acknowledge = fields.Boolean(compute="_compute_can_acknowledge")

    @api.depends("state", "kind", "executor_id", "reviewer_id")
    @api.depends_context("uid")
    def _compute_can_answer(self):
        for document in self:
            in_work = document.kind == "incoming" and document.state == "execution"
            document.can_answer = in_work and bool(document._actor_roles() & {"executor", "reviewer"})

    @api.depends("acquaintance_ids.date_read")
    @api.depends_context("uid")
    def _compute_can_acknowledge(self):
        for document in self:
            document.can_acknowledge = bool(
                document.acquaintance_ids.filtered(lambda line: line.user_id == self.env.user and not line.date_read)
            )

    # Numbers of replies

    def _own_number(self):
        """A reply stands under the number of what it replies to.

        An incoming reply to our inquiry takes the inquiry's number; our answer takes the number of the
        incoming document where the akimat has chosen so, else it has its own and refers to the incoming.
        """
        original = self.reply_to_id
        if not (original.reg_number and self._takes_number_of(original)):
            return super()._own_number()
        serial.lock(self.env.cr, f"akimat.document/reply/{original.id}")
        return replies.reply_number(original.reg_number, self._last_reply(original))

    def _takes_number_of(self, original):
        if self.kind == "incoming":
            return original.kind == "outgoing"
        return self.kind == "outgoing" and original.kind == "incoming" and self.company_id.answers_take_number

    def _last_reply(self, original):
        """Place of the last registered reply to `original`, just committed ones included; 0 when there is none."""
        self.flush_model(["reg_number", "reply_to_id", "kind"])
        number = original.reg_number
        query = SQL(
            "SELECT CASE WHEN reg_number = %s THEN 1 ELSE substr(reg_number, %s)::int END AS place"
            " FROM akimat_document WHERE reply_to_id = %s AND kind = %s AND id <> %s"
            " AND (reg_number = %s OR (starts_with(reg_number, %s) AND substr(reg_number, %s) ~ '^[0-9]{1,6}$'))"
            " ORDER BY place DESC LIMIT 1",
            number,
            len(number) + 2,
            original.id,
            self.kind,
            self.id,
            number,
            f"{number}-",
            len(number) + 2,
        )
        (place,) = serial.tail(self.env, query) or (0,)
        return place

    def _close_inquiry(self):
        """The registered reply executes the inquiry that waited for it."""
        inquiry = self.reply_to_id
        if self.kind == "incoming" and inquiry.state == "dispatched" and inquiry.awaits_answer:
            inquiry._system_move("execute")

    # Checks

    def _refusal_of_addressees(self):
        if self.kind != "outgoing":
            return None if self.acquaintance_ids or self.dispatch_ids else Refusal("addressee_missing")
        lines = self.dispatch_ids
        if not (lines or self.partner_id):
            return Refusal("addressee_missing")
        return self._refusal_of_count() or self._refusal_of_addresses(lines)

    def _refusal_of_count(self):
        """A letter carries so many addressees; more go by a mailing list. It is told before anybody visas it."""
        limit = self._limit(norm_codes.ADDRESSEES)
        too_many = self.kind == "outgoing" and len(self.dispatch_ids) > limit and not self.by_mailing_list
        return Refusal("too_many_addressees", limit=limit) if too_many else None

    def _refusal_of_addresses(self, lines):
        if not lines:
            return self._refusal_of_addresses(lines.new({"document_id": self.id, "partner_id": self.partner_id.id}))
        if incomplete := lines.filtered(lambda line: line._missing_address()):
            return Refusal("address_incomplete", partners=SEPARATOR.join(incomplete.partner_id.mapped("display_name")))
        if silent := lines.filtered(lambda line: line.channel == "email" and not line.partner_id.email):
            return Refusal("email_missing", partners=SEPARATOR.join(silent.partner_id.mapped("display_name")))
        return None

    def _refusal_of_scan(self):
        needs_scan = self.kind == "act" and not self._all_attachments()
        return Refusal("scan_missing") if needs_scan else None

    # What follows

    def _finish_dispatch(self):
        for document in self:
            if document.kind == "outgoing" and not document.dispatch_ids:
                document._grant({"dispatch_ids": [Command.create({"partner_id": document.partner_id.id})]})
            document.dispatch_ids.filtered(lambda line: line.state == "draft")._move("send")
            document._execute_answered()
            readers = document.acquaintance_ids.filtered(lambda line: not line.date_read).user_id
            document._notify(readers, document.env._("Read the document and confirm it."))

    def _execute_answered(self):
        """Everything is sent: what this letter answers is executed."""
        answered = self.reply_to_id
        if self.kind != "outgoing" or answered.kind != "incoming" or answered.state != "execution":
            return
        note = self.env._("Answer № %(number)s", number=self.reg_number)
        note = answered.execution_note or note
        # The clerk who sends the answer need not have a part in what it answers.
        answered.sudo()._grant({"execution_note": note})
        answered._system_move("execute")

    # Buttons and RPC

    def action_dispatch(self):
        """Send the document to all its addressees; only the general department may.

        :raise MoveRefused: no addressee, an incomplete address (each is named), or not the general department.
        """
        return self._move("dispatch")

    def action_acknowledge(self):
        """Confirm that I have read the document."""
        return self.acquaintance_ids.filtered(
            lambda line: line.user_id == self.env.user and not line.date_read
        ).action_acknowledge()

    def action_answer(self):
        """Open the draft of an answer to this incoming document."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answer"),
            "res_model": "akimat.document",
            "view_mode": "form",
            "views": [(self.env.ref("akimat_docflow.akimat_document_view_form_outgoing").id, "form")],
            "context": {
                "default_kind": "outgoing",
                "default_reply_to_id": self.id,
                "default_partner_id": self.partner_id.id,
                "default_executor_id": self.env.uid,
                "default_department_id": self.department_id.id,
                "default_signatory_id": self.reviewer_id.id,
                "default_language": self.language,
                "default_confidentiality": self.confidentiality,
                "default_basis_number": self.sender_number,
                "default_basis_date": self.sender_date,
            },
        }

    def action_open_answers(self):
        """Show the answers to this document."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answers"),
            "res_model": "akimat.document",
            "view_mode": "list,form",
            "domain": [("reply_to_id", "=", self.id)],
        }
