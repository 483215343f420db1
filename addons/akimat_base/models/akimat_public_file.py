import base64
import hashlib

from odoo import api, fields, models
from odoo.tools import SQL

from ..domain.rates import Rate

HELD = "akimat_base.limit_held_files"
KEPT_HOURS = 12


class AkimatPublicHit(models.Model):
    _inherit = "akimat.public.hit"

    @api.model
    def _limits(self):
        return {**super()._limits(), HELD: Rate(20, 3600)}


class AkimatPublicFile(models.Model):
    """A file that a visitor chose in a form with a mistake elsewhere: it waits until he has put the mistake right.

    Only the form that brought it knows its token; of that, a digest is kept.
    """

    _name = "akimat.public.file"
    _description = "File that waits for its public form"
    _log_access = False

    form = fields.Char(required=True, readonly=True, index=True)
    field = fields.Char(readonly=True)
    name = fields.Char(required=True, readonly=True)
    content = fields.Binary(required=True, readonly=True, attachment=False)
    moment = fields.Datetime(required=True, readonly=True, index=True)

    @api.model
    def _of_form(self, token):
        # Visitors have no right of their own to this table: the token of their form is the permission.
        return self.sudo().search([("form", "=", self._digest(token))], order="id")

    @api.model
    def _digest(self, token):
        return hashlib.sha256(str(token).encode(errors="replace")).hexdigest()

    def _contents(self):
        """(field, name, bytes) of each."""
        return [(file.field or "", file.name, base64.b64decode(file.content)) for file in self]

    @api.model
    def _hold(self, token, files):
        """Keep the files of a form, (field, name, bytes), instead of those that were held for it."""
        self._of_form(token).unlink()
        form, now = self._digest(token), fields.Datetime.now()
        # As above.
        self.sudo().create(
            [
                {"form": form, "field": field, "name": name, "content": base64.b64encode(content), "moment": now}
                for field, name, content in files
            ]
        )

    @api.autovacuum
    def _gc_old(self):
        query = "DELETE FROM akimat_public_file WHERE moment < %s - %s * interval '1 hour'"
        self.env.cr.execute(SQL(query, fields.Datetime.now(), KEPT_HOURS))
