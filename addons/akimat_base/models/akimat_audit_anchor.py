import json

from odoo import api, fields, models
from odoo.tools import SQL


class AkimatAuditAnchor(models.Model):
    """The head of a chain at the end of a day.

    Anchors leave the database by mail, so that cutting off the tail of a chain
    (or the whole database) is found against a copy that nobody here can change.
    """

    _name = "akimat.audit.anchor"
    _description = "Audit anchor"
    _order = "date desc, chain"
    _rec_name = "chain"

    date = fields.Date(required=True, readonly=True, index=True)
    chain = fields.Char(required=True, readonly=True)
    position = fields.Integer(required=True, readonly=True, aggregator=None)
    hash = fields.Char(required=True, readonly=True)
    company_id = fields.Many2one("res.company", "Akimat", readonly=True, index=True, ondelete="cascade")

    _day_unique = models.UniqueIndex("(chain, date)", "A chain has one anchor a day.")

    @api.model
    def _cut_chains(self, chain=False):
        """Names of chains whose last anchored line is missing or has another hash."""
        self.env.cr.execute(
            SQL(
                """
                SELECT last.chain FROM (
                    SELECT DISTINCT ON (chain) chain, position, hash FROM akimat_audit_anchor
                    WHERE %s ORDER BY chain, date DESC
                ) last
                LEFT JOIN akimat_audit_entry line
                    ON line.chain = last.chain AND line.position = last.position AND line.hash = last.hash
                WHERE line.id IS NULL ORDER BY 1
                """,
                SQL("chain = %s", chain) if chain else SQL("TRUE"),
            )
        )
        return [name for (name,) in self.env.cr.fetchall()]

    @api.model
    def check_against(self, lines):
        """Compare the chains with anchors kept outside.

        :param lines: list of dicts ``chain, position, hash`` (from an anchor mail or file).
        :return: list of those that the database no longer holds.
        """
        self.check_access("read")
        return [line for line in lines if not self._holds(line)]

    def _holds(self, line):
        domain = [("chain", "=", line["chain"]), ("position", "=", line["position"]), ("hash", "=", line["hash"])]
        return bool(self.env["akimat.audit.entry"].search_count(domain, limit=1))

    @api.model
    def _cron_anchor(self):
        """Anchor the head of each chain for today (once) and mail the list to each akimat's recipients."""
        entries = self.env["akimat.audit.entry"]
        today = fields.Date.context_today(self)
        known = set(self.search([("date", "=", today)]).mapped("chain"))
        heads = (entries.search([("chain", "=", name)], order="position desc", limit=1) for name in entries._chains())
        anchors = self.create(
            [
                {
                    "date": today,
                    "chain": head.chain,
                    "position": head.position,
                    "hash": head.hash,
                    "company_id": head.company_id.id,
                }
                for head in heads
                if head.chain not in known
            ]
        )
        for company, company_anchors in anchors.grouped("company_id").items():
            company_anchors._send(company)

    def _send(self, company):
        recipients = company.audit_recipient_ids
        if not recipients:
            return
        template = self.env.ref("akimat_base.mail_template_audit_anchor")
        template.with_context(anchors=self).send_mail(
            company.id,
            email_values={
                "recipient_ids": [fields.Command.set(recipients.ids)],
                "attachment_ids": [fields.Command.create(self._as_file())],
            },
        )

    def _as_file(self):
        """The anchors as a JSON file that :meth:`check_against` can be given later."""
        lines = [{"chain": anchor.chain, "position": anchor.position, "hash": anchor.hash} for anchor in self]
        return {
            "name": f"audit-anchor-{self[:1].date}.json",
            "mimetype": "application/json",
            "raw": json.dumps(lines, ensure_ascii=False, indent=1).encode(),
        }

    @api.model
    def _report_broken(self, result):
        template = self.env.ref("akimat_base.mail_template_audit_broken")
        for company in self.env["res.company"].search([("audit_recipient_ids", "!=", False)]):
            template.with_context(result=result).send_mail(
                company.id,
                email_values={"recipient_ids": [fields.Command.set(company.audit_recipient_ids.ids)]},
            )
