import secrets
import time

from odoo import api, fields, models
from odoo.tools import SQL, consteq, hmac

SCOPE = "akimat_appeals.form"
# A form may be filled in slowly, with pauses.
FORM_LIVES = 12 * 3600
KEPT_DAYS = 2


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
        known = consteq(self._signature(body).encode(), signature.encode(errors="replace"))
        if not body or len(token) > 120 or not known:
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

    @api.autovacuum
    def _gc_old(self):
        """A form that is no longer taken need not be known."""
        self.env.cr.execute(
            SQL(
                "DELETE FROM akimat_public_submission WHERE moment < %s - %s * interval '1 day'",
                fields.Datetime.now(),
                KEPT_DAYS,
            )
        )
