from odoo import models


class AkimatAuditMixin(models.AbstractModel):
    """Records whose important events stand in the audit chain."""

    _name = "akimat.audit.mixin"
    _description = "Audited record"

    def _audit(self, event, before=None, after=None, basis=None):
        """Append one line for each record.

        :param event: name of the event (a transition, ``deadline``, ``disclosure``, ``signature`` …).
        :param before: values before, JSON-ready.
        :param after: values after, likewise.
        :param basis: why: act, reason, resolution (text).
        """
        self.env["akimat.audit.entry"]._append(
            [
                {
                    "chain": f"{self._name}/{record._audit_company().id or 0}",
                    "company_id": record._audit_company().id or None,
                    "event": event,
                    "res_model": self._name,
                    "res_id": record.id,
                    "user_id": self.env.uid,
                    "before": before,
                    "after": after,
                    "basis": basis,
                }
                for record in self
            ]
        )

    def _audit_company(self):
        """The akimat in whose chain the record's lines stand."""
        return self.company_id if "company_id" in self._fields else self.env.company
