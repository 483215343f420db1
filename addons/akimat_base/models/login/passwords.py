import secrets

from zxcvbn import zxcvbn

from odoo import api, models
from odoo.exceptions import AccessDenied, UserError

STRENGTH, SHIPPED = "akimat_base.password_strength", 3
RANDOM_BYTES = 12
# The judge's time grows fast with the length; what is strong in its first signs is strong.
LONGEST_JUDGED = 72
# Words of the keyboard and of the office that an English dictionary lacks.
KNOWN_WORDS = (
    "akimat akim әкімдік әкім акимат аким құпиясөз пароль parol gfhjkm qupiyasoz kazakhstan qazaqstan қазақстан"
    " казахстан almaty astana алматы астана йцукен qwerty admin odoo"
).split()


class ResUsers(models.Model):
    """A password that nobody guesses, on every way on which one is set: each ends in `_set_password`."""

    _inherit = "res.users"

    def _set_password(self):
        for user in self:
            user._akimat_check_password(user.password)
        return super()._set_password()

    def _check_password_policy(self, passwords):
        """The core's half of the check is part of ours, with one sentence for both."""

    def _akimat_check_password(self, password):
        """Refuse a password of this user that is too short or easy to guess.

        The files of addons are read without it: the people of the demonstration have passwords that its guide tells.

        :raise UserError: it is shorter than the setting `auth_password_policy.minlength`, or weaker than the setting
            `akimat_base.password_strength` (0-4, the marks of zxcvbn; 0 asks for nothing).
        """
        if not password or not self.env.registry.ready:
            return
        least, needed = self._akimat_password_limits()
        if len(password) < least or (needed and self._akimat_strength(password) < needed):
            raise UserError(
                self.env._(
                    "The password of %(user)s is refused, because it is short or easy to guess: take at least "
                    "%(least)s characters, for example four words that do not belong together, "
                    "without names and dates.",
                    user=self.login,
                    least=least,
                )
            )

    @api.model
    def _akimat_password_limits(self):
        # The limits hold for everybody; the table of parameters is closed to users.
        settings = self.env["ir.config_parameter"].sudo()
        needed = settings.get_param(STRENGTH) or ""
        return self.get_password_policy()["minlength"], int(needed) if needed.isdecimal() else SHIPPED

    @api.model
    def _akimat_close_known_password(self, given=None):
        """Give the administrator another password when his is a known one, or nobody has ever entered with it.

        :param given: the new password, a random one when not given.
        :return: the new password, or None: the old one stays.
        """
        admin = self.env.ref("base.user_admin")
        if admin.login_date and not any(admin._akimat_has_password(word) for word in ("admin", admin.login)):
            return None
        password = given or secrets.token_urlsafe(RANDOM_BYTES)
        admin.password = password
        return password

    def _akimat_has_password(self, password):
        credential = {"type": "password", "login": self.login, "password": password}
        try:
            return bool(self.with_user(self)._check_credentials(credential, {"interactive": True}))
        except AccessDenied:
            return False

    def _akimat_strength(self, password):
        """0 (guessed at once) to 4; the user's own names count as known words."""
        names = " ".join(filter(None, (self.login, self.name, self.email, self.company_id.name))).lower()
        words = [word for word in names.replace("@", " ").replace(".", " ").split() if len(word) > 1]
        return zxcvbn(password[:LONGEST_JUDGED], user_inputs=[*KNOWN_WORDS, *words, self.login or ""])["score"]
