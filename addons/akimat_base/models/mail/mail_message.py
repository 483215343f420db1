from odoo import api, models
from odoo.exceptions import AccessError

# What was said, by whom, when and about what: not rewritten by those who may write the record.
_SAID = frozenset(
    "body subject author_id author_guest_id email_from date model res_id message_type subtype_id is_internal parent_id"
    " message_id reply_to record_name attachment_ids partner_ids tracking_value_ids mail_server_id".split()
)


class MailMessage(models.Model):
    """A message is said once, in one's own name; the editor of the conversation is the only way to change it."""

    _inherit = "mail.message"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self.env["mail.thread"]._akimat_check_author(vals.get("author_id"), vals.get("email_from"))
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su and not _SAID.isdisjoint(vals):
            self.check_access("write")
            raise AccessError(
                self.env._("A message is not rewritten: edit it in the conversation, or write a new one.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_kept(self):
        if self.env.su:
            return
        for name, messages in self.grouped("model").items():
            if name in self.env and hasattr(self.env[name], "_akimat_check_conversation"):
                self.env[name].browse(messages.mapped("res_id"))._akimat_check_conversation()
