from odoo import api, fields, models


class AkimatReceptionBook(models.TransientModel):
    """Choosing a free place for a citizen; places of officials complained of are not offered."""

    _name = "akimat.reception.book"
    _description = "Choice of a place"

    card_id = fields.Many2one("akimat.reception.card", required=True, ondelete="cascade")
    leader_id = fields.Many2one("res.users", "Who receives")
    offered_ids = fields.Many2many("akimat.reception.slot", compute="_compute_offered_ids")
    slot_id = fields.Many2one(
        "akimat.reception.slot", "Free place", required=True, domain="[('id', 'in', offered_ids)]"
    )

    @api.depends("card_id", "leader_id")
    def _compute_offered_ids(self):
        slots = self.env["akimat.reception.slot"]
        for wizard in self:
            domain = slots._domain_offered(wizard.card_id.company_id, wizard.card_id.accused_user_ids)
            found = slots.search(domain)
            wizard.offered_ids = found.filtered(
                lambda slot, leader=wizard.leader_id: not leader or slot.leader_id == leader
            )

    def action_book(self):
        """Put the citizen down on the chosen place."""
        return self.card_id.action_book(self.slot_id.id)
