import logging

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

_logger = logging.getLogger(__name__)


class AkimatRoundMixin(models.AbstractModel):
    """Records that a scheduled action serves: in batches, resumable, one bad record stops nobody else's."""

    _name = "akimat.round.mixin"
    _description = "Record served by a scheduled action"

    # In which order records are served; None: the order of the model.
    _round_order = None

    @api.model
    def _serve_companies(self, domain_of, serve, failed, batch):
        """Serve the records of every akimat whose people are told now.

        :param domain_of: callable(company, today) → Domain of the records still to be served.
        :param serve: callable(record, today) that takes the record out of that domain.
        :param failed: callable(record, today) that takes a record that could not be served out of it for today;
            None where such a record is simply met again.
        """
        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            if not self._works_now(company):
                continue
            today = company._akimat_today()
            try:
                domain = Domain("company_id", "=", company.id) & domain_of(company, today)
            except UserError:
                # What is wrong with the norms of one akimat stops no other.
                _logger.warning("%s of akimat %s cannot be looked at", self._name, company.id, exc_info=True)
                continue
            if not self.with_company(company)._serve_batch(domain, today, serve, failed, batch):
                break

    @api.model
    def _works_now(self, company):
        """Hook: whether ``company`` is served at this hour."""
        return True

    @api.model
    def _serve_batch(self, domain, today, serve, failed, batch):
        """One batch; returns whether there is time left."""
        progress = self.env["ir.cron"]._commit_progress
        left = progress(remaining=self.search_count(domain))
        for record in self.search(domain, limit=batch, order=self._round_order):
            # Another worker may have it, or it is no longer due.
            locked = record.try_lock_for_update().filtered_domain(domain)
            if locked:
                locked._serve_safely(today, serve, failed)
                left = progress(1)
            if not left:
                return False
        return True

    def _serve_safely(self, today, serve, failed):
        try:
            serve(self, today)
        except Exception:
            # Whatever is wrong with this record, the others are still served.
            self.env.cr.rollback()
            _logger.warning("%s %s could not be served", self._name, self.id, exc_info=True)
            if failed:
                failed(self, today)
