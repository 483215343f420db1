from odoo import api, models

from ...domain import rates

RESET, RESET_LOGIN = "akimat_base.limit_reset", "akimat_base.limit_reset_login"


class AkimatPublicHit(models.Model):
    _inherit = "akimat.public.hit"

    @api.model
    def _limits(self):
        # Letters that one visitor causes, and letters that one account gets.
        return {**super()._limits(), RESET: rates.Rate(20, 3600), RESET_LOGIN: rates.Rate(3, 3600)}


class ResUsers(models.Model):
    _inherit = "res.users"

    def reset_password(self, login):
        """Send the way to a new password to the account with this login or address; tell the asker nothing.

        The letter waits for the mail queue: neither an error of the mail server nor the time it takes says that there
        is such an account.
        """
        users = self.search(self._get_login_domain(login)) or self.search(self._get_email_domain(login))
        hits = self.env["akimat.public.hit"]
        if hits._refused_for(RESET, self._akimat_address()) or hits._refused_for(RESET_LOGIN, login):
            return
        if len(users) == 1 and users.email:
            users.partner_id.signup_prepare(signup_type="reset")
            users._akimat_queue_reset_letter()

    def _akimat_queue_reset_letter(self):
        reader = self.with_context(lang=self.lang or self.env.lang)
        body = reader.env["mail.render.mixin"]._render_template(
            self.env.ref("auth_signup.reset_password_email"),
            model="res.users",
            res_ids=self.ids,
            engine="qweb_view",
            options={"post_process": True},
        )[self.id]
        self.env["mail.mail"].create(
            {
                "subject": reader.env._("A new password"),
                "email_from": self.company_id.email_formatted or self.email_formatted,
                "email_to": self.email,
                "body_html": body,
                "auto_delete": True,
                "message_type": "user_notification",
            }
        )
        self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
