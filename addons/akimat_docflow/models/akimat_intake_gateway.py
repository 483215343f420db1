import ast
import logging

from odoo import api, models

from ..domain import mail_letter, text_html

_logger = logging.getLogger(__name__)


class AkimatIntake(models.Model):
    """Letters from the mail gateway: those for the intake are taken as bytes, before anything parses them."""

    _inherit = "akimat.intake"

    @api.model
    @api.private
    def message_new(self, msg_dict, custom_values=None):
        """A letter that came here by a route which had parsed it already."""
        company = self.env["res.company"].browse((custom_values or {}).get("company_id")) or self._receiving_company()
        identifier = (msg_dict.get("message_id") or "").strip("<> ")
        # The gateway has no duty of its own.
        known = self.sudo().search([("message_identifier", "=", identifier), ("company_id", "=", company.id)], limit=1)
        if identifier and known:
            return known
        sender = mail_letter.sender(msg_dict.get("email_from") or "")
        body = text_html.to_text(str(msg_dict.get("body") or ""))
        stated = "\0".join((identifier, msg_dict.get("subject") or "", sender.address, str(msg_dict.get("date")), body))
        return self._created(
            {
                "company_id": company.id,
                "message_identifier": identifier or False,
                "sender_name": sender.name or False,
                "sender_email": sender.address or False,
                "subject": msg_dict.get("subject") or False,
                "sent_at": msg_dict.get("date") or False,
                "body": body or False,
                "file_count": len(msg_dict.get("attachments") or ()),
                "fingerprint": mail_letter.fingerprint(stated.encode("utf-8", "replace")),
            }
        )

    @api.model
    def _gateway_company(self, letter, model=None, custom_values=None):
        """The akimat whose intake a letter is for, or no company when another model is to have it."""
        ours, others = self._aliases_of(letter)
        if ours:
            return self._company_of_alias(ours[:1])
        if self._answers_closed_thread(letter):
            return self._receiving_company()
        if model != self._name or others or self._is_reply(letter):
            return self.env["res.company"]
        return self.env["res.company"].browse((custom_values or {}).get("company_id")) or self._receiving_company()

    @api.model
    def _aliases_of(self, letter):
        """Aliases among the recipients: those of the intake, and the others."""
        # Aliases are the gateway's own settings; whoever runs it need not be able to read them.
        aliases = self.env["mail.alias"].sudo()
        if not letter.recipients:
            return aliases, aliases
        local = [address.partition("@")[0] for address in letter.recipients]
        found = aliases.search(
            [
                "|",
                ("alias_full_name", "in", letter.recipients),
                "&",
                ("alias_name", "in", local),
                ("alias_incoming_local", "=", True),
            ]
        )
        ours = found.filtered(lambda alias: alias.alias_model_id.model == self._name)
        return ours, found - ours

    @api.model
    def _company_of_alias(self, alias):
        stated = ast.literal_eval(alias.alias_defaults or "{}").get("company_id")
        companies = self.env["res.company"].browse(stated).exists() if stated else alias.alias_domain_id.company_ids
        return companies[:1] or self._receiving_company()

    @api.model
    def _is_reply(self, letter):
        return bool(self._answered(letter))

    @api.model
    def _answers_closed_thread(self, letter):
        """Whether the letter answers a message about a record of the office: it is registered, and not said there."""
        threads = self.env["mail.thread"]
        return any(threads._akimat_is_closed_thread(message.model) for message in self._answered(letter))

    @api.model
    def _answered(self, letter):
        references = [f"<{reference}>" for reference in letter.references]
        # Whether a message with this identifier exists decides the route, whoever runs the gateway.
        messages = self.env["mail.message"].sudo()
        return messages.search([("message_id", "in", references)]) if references else messages
