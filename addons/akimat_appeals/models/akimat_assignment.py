from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages

_PEOPLE = ("lead_user_id", "co_executor_ids", "controller_id", "issuer_id", "inspector_id")


class AkimatAssignment(models.Model):
    """A task that serves an appeal or a reception: the ban on whom the citizen complains of holds in it too."""

    _name = "akimat.assignment"
    _inherit = ["akimat.appeal.circle", "akimat.assignment"]
    _open = {"draft": "appeal_id"}

    appeal_id = fields.Many2one(
        "akimat.appeal", index="btree_not_null", ondelete="restrict", check_company=True, copy=False
    )

    reception_card_id = fields.Many2one(
        "akimat.reception.card", "Personal reception", index="btree_not_null", ondelete="restrict", copy=False
    )

    def _circle_sources(self):
        return [self.appeal_id, self.reception_card_id]

    def _people_at_work(self):
        return self.env["res.users"].union(*(self[name] for name in _PEOPLE))

    @api.constrains("appeal_id", "reception_card_id", *_PEOPLE)
    def _check_appeal_people(self):
        for card in self.filtered(lambda card: card.appeal_id or card.reception_card_id):
            card._check_circle(card._people_at_work())

    def _part_values(self, person, text, today):
        # A part of a task serves the same appeal: the ban follows it.
        sources = {"appeal_id": self.appeal_id.id, "reception_card_id": self.reception_card_id.id}
        return {**super()._part_values(person, text, today), **sources}

    def _refusal_to_assign(self):
        if found := self._conflict_among(self._people_at_work()):
            return found[1]
        if self.source == "appeal" and not self.appeal_id:
            return Refusal("appeal_unnamed")
        return super()._refusal_to_assign()

    def _refusal_message(self, refusal):
        # As in the circle: whoever is refused is told of which appeal or reception.
        appeal, card = self.appeal_id.sudo(), self.reception_card_id.sudo()
        if refusal.code == "accused_executes":
            return card._refusal_message(refusal)
        return messages.explain(self.env, appeal or self, refusal) or super()._refusal_message(refusal)

    # Who sees it: only those who take part, and never whom the citizen complains of.

    @api.depends("appeal_id", "reception_card_id.accused_user_ids")
    def _compute_is_restricted(self):
        super()._compute_is_restricted()
        for card in self:
            # Of whom the citizen complains is a fact of the reception, also for those who may not open its card.
            if card.appeal_id or card.reception_card_id.sudo().accused_user_ids:
                card.is_restricted = True

    @api.depends("appeal_id.barred_user_ids", "reception_card_id.barred_user_ids")
    def _compute_participant_ids(self):
        super()._compute_participant_ids()
        for card in self.filtered(lambda card: card.appeal_id or card.reception_card_id):
            card.participant_ids -= card._barred_users()

    def _actor_roles(self):
        return super()._actor_roles() if not self._is_barred() else set()

    def _with_substitutes(self, users):
        return super()._with_substitutes(users) - self._barred_users()

    # What follows

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name in ("remove", "cancel"):
            # The card follows its tasks, whoever removes them from control.
            self.sudo().reception_card_id._control_ended()
