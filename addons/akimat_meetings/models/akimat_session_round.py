import logging

from odoo import models

_logger = logging.getLogger(__name__)


class AkimatSessionRound(models.AbstractModel):
    """One batch of a scheduled action: each record locked, served once, and no obstacle to the others."""

    _name = "akimat.session.round"
    _description = "Round of a scheduled action"

    def _go_round(self, domain, batch, serve, skip):
        """Serve the records of ``domain``; resumable, idempotent when ``serve`` takes a record out of the domain.

        :param serve: what to do with one record; :param skip: values noted on a record that failed.
        :return: whether time is left for another batch.
        """
        progress = self.env["ir.cron"]._commit_progress
        due = self.search(domain, limit=batch, order="id")
        left = progress(remaining=self.search_count(domain))
        for record in due:
            record = record.try_lock_for_update().filtered_domain(domain)
            if not record:
                continue
            try:
                serve(record)
                left = progress(1)
            except Exception:
                # Whatever is wrong with this record, the others are still served.
                self.env.cr.rollback()
                _logger.warning("scheduled action failed for %s", record, exc_info=True)
                record._note(skip)
                left = progress(1)
            if not left:
                break
        return left

    def _working_companies(self):
        """(akimat, today) of those that work now: notices go out in working hours only."""
        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            if self.env["akimat.document"]._works_now(company):
                yield company, company._akimat_today()
