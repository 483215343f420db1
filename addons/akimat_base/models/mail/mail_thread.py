from odoo import api, models
from odoo.exceptions import AccessError

from ...domain.refusal import Refusal
from ...exceptions import RecordKept

GATEWAY = "akimat_base.group_mail_gateway"


class MailThread(models.AbstractModel):
    """Letters come in by the mail system alone; its route decides where they go, and their sender is a claim."""

    _inherit = "mail.thread"

    # The gateway

    @api.model
    def message_process(
        self, model, message, custom_values=None, save_original=False, strip_attachments=False, thread_id=None
    ):
        self._akimat_check_gateway()
        if not self.env.su:
            # The account of the mail system brings letters, it chooses nothing.
            model, custom_values, thread_id = None, None, None
        # A letter is filed by its route, whatever the account of the mail system may do otherwise.
        return super(MailThread, self.sudo()).message_process(
            model, message, custom_values, save_original, strip_attachments, thread_id
        )

    @api.model
    def _akimat_check_gateway(self):
        """Refuse whoever is neither the mail system's own account nor the system itself.

        :raise AccessError: for everybody else, also over RPC.
        """
        if not self.env.su and not self.env.user.has_group(GATEWAY):
            raise AccessError(self.env._("Letters are brought in by the mail system only."))

    @api.model
    @api.private
    def message_route(self, message, message_dict, model=None, thread_id=None, custom_values=None):
        routes = super().message_route(message, message_dict, model, thread_id, custom_values)
        # A letter whose sender anybody can claim to be does not enter the conversation of a record of the office.
        return [route for route in routes if not (route[1] and self._akimat_is_closed_thread(route[0]))]

    @api.model
    def _akimat_is_closed_thread(self, model):
        return model in self.env and hasattr(self.env[model], "_is_guarded")

    @api.model
    @api.private
    def message_new(self, msg_dict, custom_values=None):
        return super().message_new(msg_dict, custom_values)

    @api.private
    def message_update(self, msg_dict, update_vals=None):
        return super().message_update(msg_dict, update_vals)

    @api.private
    def message_change_thread(self, new_thread, new_parent_message=False):
        return super().message_change_thread(new_thread, new_parent_message)

    @api.model
    def _mail_find_user_for_gateway(self, email_value, alias=None):
        # Nobody acts because his address stands in a letter.
        return self.env["res.users"]

    def _message_parse_post_process(self, message, message_dict, routes):
        values = super()._message_parse_post_process(message, message_dict, routes)
        # Who is meant is known to the gateway, whoever runs it.
        author = self.env["res.partner"].sudo().browse(values.get("author_id") or ())
        return {**values, "author_id": False} if any(not user.share for user in author.user_ids) else values

    # Speaking for oneself

    def message_post(self, *, author_id=None, email_from=None, **kwargs):
        self._akimat_check_author(author_id, email_from)
        return super().message_post(author_id=author_id, email_from=email_from, **kwargs)

    def message_notify(self, *, author_id=None, email_from=None, **kwargs):
        self._akimat_check_author(author_id, email_from)
        return super().message_notify(author_id=author_id, email_from=email_from, **kwargs)

    @api.model
    def _akimat_check_author(self, author_id, email_from):
        """Refuse words put into another's mouth; the system itself may say whose they are.

        :raise AccessError: the author, or the address, is somebody else's.
        """
        me = self.env.user.partner_id
        own = (False, None, me.email, me.email_formatted, self.env.user.email_formatted)
        if not self.env.su and (author_id not in (False, None, me.id) or email_from not in own):
            raise AccessError(self.env._("You may write messages in your own name only."))

    def _check_can_update_message_content(self, messages):
        self._akimat_check_conversation()
        return super()._check_can_update_message_content(messages)

    def _akimat_check_conversation(self):
        """Refuse to change what was said about a record on which something has been decided.

        :raise RecordKept: the conversation is a part of its history.
        """
        for record in self if self._akimat_is_closed_thread(self._name) else ():
            # Whether something is decided does not depend on who asks.
            if record.id and record._guards() and not record.sudo()._is_new_life():
                raise RecordKept(record._refusal_message(Refusal("conversation_is_kept")))
