import hashlib

from odoo import api, fields, models
from odoo.tools import SQL

from ..domain import rates


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
    def _limits(self):
        """System parameter of a limit → the rate when it says nothing; addons with public pages add theirs."""
        # A person with a stack of papers stays below it; a script that tries addresses does not.
        return {"akimat_base.limit_verification": rates.Rate(60, 60)}

    @api.model
    def _rate(self, limit):
        # Limits hold for visitors without an account.
        return rates.parse(self.env["ir.config_parameter"].sudo().get_param(limit), self._limits()[limit])

    @api.model
    def _refused_for(self, limit, who, count=True):
        """Count one question and say whether it is one too many.

        The count has a transaction of its own: it stays also when the request is refused and rolled back, and is
        seen by every worker.

        :param limit: key of ``_limits()``; :param who: address or number; :param count: False only looks.
        :return: seconds to wait, or 0 when the visitor may go on.
        """
        rate, key = self._rate(limit), self._key(limit, who)
        # First the row, then the count: of many at one moment, the last to look sees all the others.
        mine = self._add(key) if count else 0
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "SELECT count(*), EXTRACT(EPOCH FROM (min(moment) + %s * interval '1 second' - %s))"
                    " FROM akimat_public_hit WHERE key = %s AND moment > %s - %s * interval '1 second' AND id != %s",
                    rate.seconds,
                    fields.Datetime.now(),
                    key,
                    fields.Datetime.now(),
                    rate.seconds,
                    mine,
                )
            )
            known, wait = cr.fetchone()
            if known < rate.count:
                return 0
            cr.execute(SQL("DELETE FROM akimat_public_hit WHERE id = %s", mine))
        return max(int(wait or 0), 1)

    def _add(self, key):
        with self.env.registry.cursor() as cr:
            values = (key, fields.Datetime.now())
            cr.execute(SQL("INSERT INTO akimat_public_hit (key, moment) VALUES %s RETURNING id", values))
            return cr.fetchone()[0]

    @api.model
    def _key(self, limit, who):
        return hashlib.sha256(f"{self.env.cr.dbname}/{limit}/{who}".encode()).hexdigest()

    @api.model
    def _take_back(self, limit, who, everything=False):
        """Forget the last question that was counted, or all of them, in a transaction of its own."""
        key = self._key(limit, who)
        last = SQL("ORDER BY id DESC LIMIT 1") if not everything else SQL()
        rows = SQL("SELECT id FROM akimat_public_hit WHERE key = %s %s", key, last)
        with self.env.registry.cursor() as cr:
            cr.execute(SQL("DELETE FROM akimat_public_hit WHERE id IN (%s)", rows))

    @api.model
    def _cron_forget(self):
        """Remove what no limit looks at any more."""
        self.env.cr.execute(
            SQL(
                "DELETE FROM akimat_public_hit WHERE moment < %s - %s * interval '1 second'",
                fields.Datetime.now(),
                max(self._rate(limit).seconds for limit in self._limits()),
            )
        )
