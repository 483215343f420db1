import hashlib
import secrets
import time

from odoo import api, fields, models
from odoo.tools import SQL, consteq, hmac

from ..domain import rates

SCOPE = "akimat_appeals.form"
# A form may be filled in slowly, with pauses.
FORM_LIVES = 12 * 3600
KEPT_DAYS = 2
# scope → (parameter, limit when the parameter says nothing)
LIMITS = {
    "page": ("akimat_appeals.limit_pages", rates.Rate(240, 60)),
    "filing": ("akimat_appeals.limit_filing", rates.Rate(10, 3600)),
    "lookup": ("akimat_appeals.limit_lookup", rates.Rate(30, 900)),
    "number": ("akimat_appeals.limit_number", rates.Rate(6, 900)),
}


class AkimatPublicHit(models.Model):
    """One counted question of a visitor of the public pages; of the visitor only a digest is kept.

    Rows are only added, so that sessions never wait for each other, at most as many for a visitor as he may ask;
    old rows are removed each hour.
    """

    _name = "akimat.public.hit"
    _description = "Counted request of the public pages"
    _log_access = False

    key = fields.Char(required=True, readonly=True)
    moment = fields.Datetime(required=True, readonly=True, index=True)

    _key_moment = models.Index("(key, moment)")

    @api.model
    def _rate(self, scope):
        parameter, default = LIMITS[scope]
        # Limits hold for visitors without an account.
        return rates.parse(self.env["ir.config_parameter"].sudo().get_param(parameter), default)

    @api.model
    def _refused_for(self, scope, who, count=True):
        """Count one question and say whether it is one too many.

        The count has a transaction of its own: it stays also when the request is refused and rolled back, and is
        seen by every worker.

        :param scope: key of ``LIMITS``; :param who: address or number; :param count: False only looks.
        :return: seconds to wait, or 0 when the visitor may go on.
        """
        rate = self._rate(scope)
        key = hashlib.sha256(f"{self.env.cr.dbname}/{scope}/{who}".encode()).hexdigest()
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "SELECT count(*), EXTRACT(EPOCH FROM (min(moment) + %s * interval '1 second' - %s))"
                    " FROM akimat_public_hit WHERE key = %s AND moment > %s - %s * interval '1 second'",
                    rate.seconds,
                    fields.Datetime.now(),
                    key,
                    fields.Datetime.now(),
                    rate.seconds,
                )
            )
            known, wait = cr.fetchone()
            if known >= rate.count:
                return max(int(wait or 0), 1)
            if count:
                cr.execute(
                    SQL("INSERT INTO akimat_public_hit (key, moment) VALUES (%s, %s)", key, fields.Datetime.now())
                )
        return 0

    @api.model
    def _cron_forget(self):
        """Remove what no limit looks at any more."""
        longest = max(self._rate(scope).seconds for scope in LIMITS)
        for table, seconds in (("akimat_public_hit", longest), ("akimat_public_submission", KEPT_DAYS * 24 * 3600)):
            self.env.cr.execute(
                SQL(
                    "DELETE FROM %s WHERE moment < %s - %s * interval '1 second'",
                    SQL.identifier(table),
                    fields.Datetime.now(),
                    seconds,
                )
            )


class AkimatPublicSubmission(models.Model):
    """What became of one sent form: the second sending of the same form leads to the same record."""

    _name = "akimat.public.submission"
    _description = "Sent public form"
    _log_access = False

    token = fields.Char(required=True, readonly=True)
    moment = fields.Datetime(required=True, readonly=True, index=True)
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)

    _token_unique = models.UniqueIndex("(token)", "This form has been sent already.")

    @api.model
    def _new_token(self):
        """A token for one form: when it was given out, a chance part, our signature."""
        body = f"{int(time.time())}-{secrets.token_hex(16)}"
        return f"{body}-{self._signature(body)}"

    @api.model
    def _signature(self, body):
        # The secret of the database is readable by the system only; the visitor gets nothing but the signature.
        return hmac(self.env(su=True), SCOPE, body)[:32]

    @api.model
    def _age(self, token):
        """Seconds since ``token`` was given out, or None when it is not one of ours or too old."""
        body, _dash, signature = (token or "").rpartition("-")
        if not body or len(token) > 120 or not consteq(self._signature(body), signature):
            return None
        age = int(time.time()) - int(body.partition("-")[0])
        return age if age <= FORM_LIVES else None

    @api.model
    def _claim(self, token):
        """The record that this form has made already, or None after the form was claimed for a new one.

        Two requests at once: the second waits, is begun anew by the server and finds the record of the first.
        """
        # Visitors have no right of their own to this table.
        mine = self.sudo()
        if known := mine.search([("token", "=", token)], limit=1):
            return mine.env[known.res_model].browse(known.res_id).exists() if known.res_model else None
        self.env.cr.execute(
            SQL(
                "INSERT INTO akimat_public_submission (token, moment) VALUES (%s, %s) ON CONFLICT DO NOTHING",
                token,
                fields.Datetime.now(),
            )
        )
        return None

    @api.model
    def _keep(self, token, record):
        # As above.
        sent = self.sudo().search([("token", "=", token)], limit=1)
        sent.write({"res_model": record._name, "res_id": record.id})

    @api.model
    def _made_by(self, token):
        """The record that the form with ``token`` made (as superuser: the token is the permission), or None."""
        # As above.
        sent = self.sudo().search([("token", "=", token), ("res_model", "!=", False)], limit=1)
        return sent.env[sent.res_model].browse(sent.res_id).exists() or None if sent else None
