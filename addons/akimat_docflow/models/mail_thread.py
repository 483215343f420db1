import logging
import xmlrpc.client

from odoo import api, models

from ..domain import mail_letter

_logger = logging.getLogger(__name__)


class MailThread(models.AbstractModel):
    """Odoo parses letters strictly and drops what it cannot parse: those for the intake are taken before that."""

    _inherit = "mail.thread"

    @api.model
    def message_process(
        self, model, message, custom_values=None, save_original=False, strip_attachments=False, thread_id=None
    ):
        self._akimat_check_gateway()
        if not self.env.su:
            # The account of the mail system brings letters, it chooses nothing.
            model, custom_values, thread_id = "akimat.intake", None, None

        def elsewhere():
            return super(MailThread, self).message_process(
                model, message, custom_values, save_original, strip_attachments, thread_id
            )

        intake, raw = self.env["akimat.intake"], _as_bytes(message)
        envelope = mail_letter.envelope(raw)
        if company := intake._gateway_company(envelope, model, custom_values):
            return intake._take_letter(raw, company)[0].id
        if model != intake._name or thread_id:
            return elsewhere()
        try:
            with self.env.cr.savepoint():
                return elsewhere()
        except Exception:  # noqa: BLE001 - whatever the parser stumbled over, the letter came to the intake's mailbox
            _logger.warning("a letter could not be routed; it waits in the intake", exc_info=True)
            return intake._take_letter(raw)[0].id


def _as_bytes(message):
    if isinstance(message, xmlrpc.client.Binary):
        return bytes(message.data)
    return message.encode("utf-8", "surrogateescape") if isinstance(message, str) else bytes(message)
