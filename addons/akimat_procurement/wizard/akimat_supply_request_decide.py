from odoo import fields, models


class AkimatSupplyRequestEnd(models.TransientModel):
    """Dialog: reject or cancel a request with a reason."""

    _name = "akimat.supply.request.end"
    _description = "End of a supply request (dialog)"

    request_id = fields.Many2one("akimat.supply.request", required=True, ondelete="cascade")
    reject = fields.Boolean(help="Off: the request is cancelled.")
    reason = fields.Text(required=True)

    def action_apply(self):
        """Reject or cancel."""
        step = self.request_id.action_reject if self.reject else self.request_id.action_cancel
        return step(self.reason)


class AkimatSupplyRequestFinish(models.TransientModel):
    """Dialog: what has been done on a request for a service."""

    _name = "akimat.supply.request.finish"
    _description = "Service done (dialog)"

    request_id = fields.Many2one("akimat.supply.request", required=True, ondelete="cascade")
    result = fields.Text("What has been done", required=True)

    def action_apply(self):
        """Report the service done."""
        return self.request_id.action_finish(self.result)


class AkimatSupplyRequestExceed(models.TransientModel):
    """Dialog: approve more than the norm gives, with a reason."""

    _name = "akimat.supply.request.exceed"
    _description = "Approval above the norm (dialog)"

    request_id = fields.Many2one("akimat.supply.request", required=True, ondelete="cascade")
    norm_warning = fields.Text(related="request_id.norm_warning")
    reason = fields.Text("Why more than the norm", required=True)

    def action_apply(self):
        """Approve."""
        return self.request_id.action_approve(self.reason)
