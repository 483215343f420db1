from odoo import api, fields, models
from odoo.tools.sql import column_exists, create_column, table_exists

from odoo.addons.akimat_base.domain.refusal import Refusal

from .akimat_act import ENTRY_RULES
from .akimat_document_approval import SEPARATOR


class AkimatPostUse(models.Model):
    _inherit = "akimat.post.use"

    use = fields.Selection(
        selection_add=[("act_controller", "Controller of acts")], ondelete={"act_controller": "cascade"}
    )


class AkimatDocument(models.Model):
    """An act in draft: from when it has effect and who controls its execution, by the rules of its akimat."""

    _inherit = "akimat.document"

    entry_rule = fields.Selection(
        ENTRY_RULES, "Has effect", compute="_compute_entry_rule", store=True, readonly=False, precompute=True
    )
    act_controller_id = fields.Many2one("res.users", "Controller", index="btree_not_null", ondelete="restrict")
    act_ids = fields.One2many("akimat.act", "document_id", "After signing")

    def _auto_init(self):
        # Documents that are there already are many and need no rule: an act without one follows its akimat.
        cr = self.env.cr
        if table_exists(cr, self._table) and not column_exists(cr, self._table, "entry_rule"):
            create_column(cr, self._table, "entry_rule", "varchar")
        return super()._auto_init()

    @api.depends("kind", "company_id")
    def _compute_entry_rule(self):
        for document in self:
            if document.kind != "act":
                document.entry_rule = False
            elif not document.entry_rule:
                document.entry_rule = document.company_id.act_entry_rule

    def _completeness_checks(self):
        checks = super()._completeness_checks()
        return {**checks, "submit": (*checks["submit"], self._refusal_of_controller)}

    def _refusal_of_controller(self):
        """The control of an act is laid on an official whom the akimat's rules allow (PET-D.4, SHY-D.3)."""
        allowed = self.env["akimat.post.use"]._kinds("act_controller", self.company_id)
        if self.kind != "act" or not allowed:
            return None
        duties = self.env["akimat.duty"]._running(allowed, self.company_id)
        if self.act_controller_id and self.act_controller_id in duties.user_id:
            return None
        names = dict(self.env["akimat.duty"]._fields["kind"]._description_selection(self.env))
        duties = SEPARATOR.join(names[kind] for kind in names if kind in allowed)
        return Refusal("controller_not_allowed", duties=duties)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "sign":
            # What follows the signature is made by the system, whoever signs.
            cards = self.env["akimat.act"].sudo()
            for document in self.filtered(lambda act: act.kind == "act" and act.confidentiality == "open"):
                cards._follow(document)

    def action_open_act(self):
        """Open what follows the signature of this act."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "akimat.act",
            "res_id": self.act_ids.id,
            "view_mode": "form",
        }
