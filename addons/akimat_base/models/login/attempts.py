from contextlib import contextmanager
from contextvars import ContextVar

from werkzeug.exceptions import TooManyRequests, Unauthorized

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessDenied, UserError
from odoo.http import request

from ...domain import rates

LOGIN, ADDRESS = "akimat_base.limit_login", "akimat_base.limit_login_address"
REFUSED, LOCKED, ADDRESS_LOCKED = "login_refused", "login_locked", "address_locked"

# The core puts the request away while it serves a program; its address is kept here for that time.
PROGRAM = ContextVar("akimat_program_address", default=None)


class AkimatPublicHit(models.Model):
    _inherit = "akimat.public.hit"

    @api.model
    def _limits(self):
        # Who has forgotten his password stays below them; a list of passwords does not.
        return {**super()._limits(), LOGIN: rates.Rate(5, 900), ADDRESS: rates.Rate(60, 900)}


class ResUsers(models.Model):
    """Wrong passwords are counted by login and address, in the database: the count holds for every worker and every way
    in, and nobody at one address closes the account of somebody at another."""

    _inherit = "res.users"

    @contextmanager
    def _assert_can_auth(self, user=None):
        """Count the attempt before it is judged, forget it when it was right.

        :param user: login or id; :raise AccessDenied: one attempt too many, the password is not looked at.
        """
        # The core's own count lives in one process and closes the address for everybody: it is replaced, not extended.
        with self._akimat_counted(user):
            yield

    @contextmanager
    def _akimat_counted(self, user, wrong=AccessDenied):
        """As `_assert_can_auth`; ``wrong`` is what a wrong password raises here."""
        hits, address = self.env["akimat.public.hit"], self._akimat_address()
        if not address:
            yield
            return
        login = self._akimat_login(user)
        pair = f"{login.strip().lower()}/{address}"
        if wait := hits._refused_for(LOGIN, pair) or hits._refused_for(ADDRESS, address):
            raise AccessDenied(self._akimat_wait(wait))
        try:
            yield
        except wrong:
            self._akimat_tell(login, address)
            raise
        except Exception:
            hits._take_back(LOGIN, pair)
            hits._take_back(ADDRESS, address)
            raise
        hits._take_back(LOGIN, pair, everything=True)
        hits._take_back(ADDRESS, address)

    @api.model
    def _akimat_address(self):
        """Whose attempt it is; None for the server's own shell and scheduled actions."""
        address = request.httprequest.remote_addr if request else PROGRAM.get()
        return rates.network(address) if address else None

    @api.model
    def _akimat_login(self, user):
        """The login that an attempt is about: callers name it, or the id of the account."""
        if not isinstance(user, int):
            return str(user or "")
        # Whoever asks is not known yet.
        return self.sudo().with_context(active_test=False).browse(user).exists().login or str(user)

    @api.model
    def _akimat_wait(self, seconds):
        return self.env._(
            "Too many wrong passwords from this address. Try again in %(minutes)s min, or ask the administrator for a "
            "new password.",
            minutes=max(1, -(-seconds // 60)),
        )

    @api.model
    def _akimat_tell(self, login, address):
        """Keep a failed attempt in the journal, in a transaction of its own: the request is rolled back.

        Only of accounts that are there: what is typed instead of a login may be a password.
        """
        with self.env.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            hits, users = env["akimat.public.hit"], env["res.users"].with_context(active_test=False)
            if user := users.search(self._get_login_domain(login), limit=1):
                locked = hits._refused_for(LOGIN, f"{login.strip().lower()}/{address}", count=False)
                self._akimat_note(env, user, LOCKED if locked else REFUSED, address)
            if hits._refused_for(ADDRESS, address, count=False):
                self._akimat_note(env, env.ref("base.main_company"), ADDRESS_LOCKED, address)

    @staticmethod
    def _akimat_note(env, record, event, address):
        company = record.company_id if record._name == "res.users" else record
        line = {"chain": f"{record._name}/{company.id}", "company_id": company.id, "event": event, "before": None}
        place = {"res_model": record._name, "res_id": record.id, "user_id": SUPERUSER_ID, "basis": None}
        env["akimat.audit.entry"]._append([{**line, **place, "after": {"address": address}}])

    def _login(self, credential, user_agent_env):
        try:
            return super()._login(credential, user_agent_env)
        except AccessDenied:
            # As long as for an account that is there: the time tells nothing.
            if not self.sudo().search_count(self._get_login_domain(credential["login"]), limit=1):
                self._crypt_context().hash(str(credential.get("password")))
            raise

    @api.model
    def change_password(self, old_passwd, new_passwd):
        """As the core does; the old password is no place to try passwords at."""
        if old_passwd:
            credential = {"login": self.env.user.login, "password": old_passwd, "type": "password"}
            with self._assert_can_auth(user=self.env.user.login):
                self._check_credentials(credential, {"interactive": True})
        return super().change_password(old_passwd, new_passwd)


class ResUsersIdentitycheck(models.TransientModel):
    _inherit = "res.users.identitycheck"

    def _check_identity(self):
        with self.env["res.users"]._akimat_counted(self.env.user.login, wrong=UserError):
            return super()._check_identity()


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _auth_method_bearer(cls):
        """Wrong API keys count as wrong passwords of their address."""
        users, hits = request.env["res.users"], request.env["akimat.public.hit"]
        address = users._akimat_address()
        if wait := hits._refused_for(ADDRESS, address, count=False):
            raise TooManyRequests(users._akimat_wait(wait), retry_after=wait)
        try:
            return super()._auth_method_bearer()
        except Unauthorized:
            if request.httprequest.headers.get("Authorization"):
                hits._refused_for(ADDRESS, address)
                users._akimat_tell("", address)
            raise
