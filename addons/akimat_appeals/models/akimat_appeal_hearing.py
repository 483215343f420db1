from odoo import fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle, norm_codes

_CHANNELS = [
    ("letter", "Registered letter"),
    ("phone", "Telephone, telegram"),
    ("sms", "SMS"),
    ("email", "E-mail"),
    ("cabinet", "Cabinet of e-government"),
    ("hand", "In person"),
]


class AkimatAppealHearing(models.Model):
    """The hearing before a decision against the applicant: preliminary decision, objection, minutes.

    APPC art. 73-74; the terms are norms.
    """

    _name = "akimat.appeal.hearing"
    _description = "Hearing"
    _inherit = ["akimat.workflow.mixin"]
    _order = "id desc"
    _rec_name = "decision"
    _transitions = lifecycle.HEARING
    _row_of = ("appeal_id", "hearing_ids")
    _entered = "appeal_id decision told_how"
    _open = {"told objected": "objection wants_oral", "draft told objected held": "place present explanations"}

    appeal_id = fields.Many2one("akimat.appeal", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="appeal_id.company_id", store=True, index=True)
    decision = fields.Text("Preliminary decision", required=True, help="What the office is going to decide, and why.")
    told_how = fields.Selection(_CHANNELS, "Told by")
    told_on = fields.Date("Told on", readonly=True)
    objection_deadline = fields.Date("Objection by", readonly=True)
    objection = fields.Text()
    wants_oral = fields.Boolean("Asks to be heard in person")
    held_at = fields.Datetime("Heard at", readonly=True)
    place = fields.Char()
    present = fields.Text("Who was present")
    explanations = fields.Text("Explanations, questions and answers")
    minutes_deadline = fields.Date("Minutes by", readonly=True)
    minutes_signed_on = fields.Date("Minutes signed on", readonly=True)
    minutes_signed_by_id = fields.Many2one("res.users", "Chaired by", readonly=True, ondelete="restrict")
    state = fields.Selection(
        [
            ("draft", "Preliminary decision"),
            ("told", "Applicant told"),
            ("objected", "Applicant objects"),
            ("held", "Heard in person"),
            ("done", "Done"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    can_tell = fields.Boolean(compute="_compute_can")
    can_object = fields.Boolean(compute="_compute_can")
    can_hold = fields.Boolean(compute="_compute_can")
    can_sign = fields.Boolean(compute="_compute_can")
    can_finish = fields.Boolean(compute="_compute_can")

    _one_open = models.UniqueIndex("(appeal_id) WHERE state != 'done'", "A hearing on this appeal is already open.")

    def _actor_roles(self):
        return super()._actor_roles() | self.appeal_id._actor_roles()

    def _refusal_to_change(self, names):
        # Work on the appeal goes on, and it is his: in whatever state the hearing is.
        return super()._refusal_to_change(names) or self._refusal_of_parent()

    def _refusal_of_closed(self, closed):
        return Refusal("hearing_is_over") if self and self.state == "done" else super()._refusal_of_closed(closed)

    def _is_new_life(self):
        return self.state == self._first_state()

    def _transition_refusal(self, transition):
        today = self.company_id._akimat_today()
        checks = {
            "tell": (not self.told_how, Refusal("told_how_missing")),
            "object": (not (self.objection or "").strip(), Refusal("objection_missing")),
            "sign": (
                not ((self.present or "").strip() and (self.explanations or "").strip()),
                Refusal("minutes_incomplete"),
            ),
        }
        failed, refusal = checks.get(transition.name, (False, None))
        if failed:
            return refusal
        if transition.name == "finish":
            return self._refusal_to_finish(today)
        return super()._transition_refusal(transition)

    def _refusal_to_finish(self, today):
        if self.state == "objected":
            return Refusal("must_be_heard") if self.wants_oral else None
        # Silence does not block the decision, once the day for objections has passed.
        return Refusal("objection_runs", day=self.objection_deadline) if today <= self.objection_deadline else None

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for hearing in self:
            today = hearing.company_id._akimat_today()
            if transition.name == "tell":
                day = hearing.appeal_id._norm_day(norm_codes.OBJECTION, today)
                hearing._grant({"told_on": today, "objection_deadline": day})
            elif transition.name == "hold":
                day = hearing.appeal_id._norm_day(norm_codes.HEARING_MINUTES, today)
                hearing._grant({"held_at": fields.Datetime.now(), "minutes_deadline": day})
            elif transition.name == "sign":
                hearing._grant({"minutes_signed_on": today, "minutes_signed_by_id": hearing.env.uid})

    def _audit_basis(self, transition):
        return self.objection if transition.name == "object" else self.decision

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self.appeal_id, refusal) or super()._refusal_message(refusal)

    # Buttons and RPC

    def action_tell(self, told_how=False):
        """The applicant has been told the preliminary decision today.

        :param told_how: by what (see the field); the one of the card when not given.
        """
        return self._move("tell", **({"told_how": told_how} if told_how else {}))

    def action_object(self, objection=False):
        """The applicant objects, or asks to be heard in person."""
        return self._move("object", **({"objection": objection} if objection else {}))

    def action_hold(self):
        """The applicant was heard in person: minutes follow in their term."""
        return self._move("hold")

    def action_sign(self):
        """Sign the minutes."""
        return self._move("sign")

    def action_finish(self):
        """Close the hearing: the time for objections has passed, or the objection was considered."""
        return self._move("finish")
