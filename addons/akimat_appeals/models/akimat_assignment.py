from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages

_PEOPLE = ("lead_user_id", "co_executor_ids", "controller_id", "issuer_id", "inspector_id")


class AkimatAssignment(models.Model):
    """A task that serves an appeal: the ban on whom the appeal complains of holds in it too."""

    _name = "akimat.assignment"
    _inherit = ["akimat.appeal.circle", "akimat.assignment"]
    _open = {"draft": "appeal_id"}

    appeal_id = fields.Many2one(
        "akimat.appeal", index="btree_not_null", ondelete="restrict", check_company=True, copy=False
    )

    def _circle_appeal(self):
        return self.appeal_id

    @api.constrains("appeal_id", *_PEOPLE)
    def _check_appeal_people(self):
        for card in self.filtered("appeal_id"):
            card._check_circle(self.env["res.users"].union(*(card[name] for name in _PEOPLE)))

    def _part_values(self, person, text, today):
        # A part of a task serves the same appeal: the ban follows it.
        return {**super()._part_values(person, text, today), "appeal_id": self.appeal_id.id}

    def _refusal_to_assign(self):
        appeal = self.appeal_id
        people = self.env["res.users"].union(*(self[name] for name in _PEOPLE))
        conflict = appeal and appeal._refusal_of_conflict(people)
        if not conflict and self.source == "appeal" and not appeal:
            return Refusal("appeal_unnamed")
        return conflict or super()._refusal_to_assign()

    def _refusal_message(self, refusal):
        # Whoever is refused is told of which appeal, though he may not open it.
        record = self.appeal_id.sudo() or self
        return messages.explain(self.env, record, refusal) or super()._refusal_message(refusal)

    # Who sees it: only those who take part, and never whom the appeal complains of.

    @api.depends("appeal_id")
    def _compute_is_restricted(self):
        super()._compute_is_restricted()
        for card in self.filtered("appeal_id"):
            card.is_restricted = True

    @api.depends("appeal_id.barred_user_ids")
    def _compute_participant_ids(self):
        super()._compute_participant_ids()
        for card in self.filtered("appeal_id"):
            card.participant_ids -= card._barred_users()

    def _actor_roles(self):
        return super()._actor_roles() if not self._is_barred() else set()

    def _with_substitutes(self, users):
        return super()._with_substitutes(users) - self._barred_users()
