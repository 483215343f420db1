from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle
from ..exceptions import CardLocked, ReportRefused


class AkimatAssignmentContribution(models.Model):
    """What one co-executor owes the lead executor, and whether it came (Kentau Reglament pp. 35, 42)."""

    _name = "akimat.assignment.contribution"
    _description = "Contribution of a co-executor"
    _inherit = ["akimat.workflow.mixin"]
    _order = "sequence, id"
    _transitions = lifecycle.CONTRIBUTION

    assignment_id = fields.Many2one("akimat.assignment", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="assignment_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    user_id = fields.Many2one("res.users", "Co-executor", required=True, index=True, ondelete="restrict")
    department_id = fields.Many2one(
        "hr.department", "Unit", compute="_compute_department_id", store=True, precompute=True
    )
    deadline = fields.Date("Own term", compute="_compute_deadline", store=True, readonly=False)
    text = fields.Text("Contribution")
    date = fields.Datetime("Delivered at", readonly=True)
    state = fields.Selection(
        [
            ("requested", "Requested"),
            ("delivered", "Delivered"),
            ("accepted", "Accepted"),
            ("not_delivered", "Not delivered"),
        ],
        required=True,
        default="requested",
        readonly=True,
    )
    can_deliver = fields.Boolean(compute="_compute_can")
    can_accept = fields.Boolean(compute="_compute_can")
    can_send_back = fields.Boolean(compute="_compute_can")

    _one_for_each = models.UniqueIndex("(assignment_id, user_id)", "A co-executor contributes once to an assignment.")

    @api.depends("assignment_id.name", "user_id.name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.assignment_id.name}: {line.user_id.name}"

    @api.depends("user_id", "assignment_id.company_id")
    def _compute_department_id(self):
        for line in self:
            line.department_id = line.user_id and line.user_id._akimat_department_in(line.assignment_id.company_id)

    @api.depends("assignment_id.deadline")
    def _compute_deadline(self):
        for line in self:
            line.deadline = line._own_deadline()

    def _own_deadline(self):
        """The day the lead executor needs the contribution; the term of the assignment until norms for it are used."""
        return self.assignment_id.deadline

    def _actor_roles(self):
        roles = super()._actor_roles()
        card = self.assignment_id
        people = card._people_of(self.env.user, "execution")
        if self.user_id in people:
            roles.add("co_executor")
        if card.lead_user_id in people:
            roles.add("lead")
        return roles

    def action_deliver(self, text):
        """The co-executor hands his part to the lead executor.

        :param text: the contribution itself, or where it is.
        """
        if not (text or "").strip():
            raise ReportRefused("\n".join(line._refusal_message(Refusal("empty_contribution")) for line in self))
        return self._move("deliver", text=text.strip())

    def action_accept(self):
        """The lead executor takes the contribution into his summary."""
        return self._move("accept")

    def action_send_back(self):
        """The lead executor asks for the contribution anew."""
        return self._move("send_back")

    def write(self, vals):
        foreign = set(vals) & {"text", "user_id", "assignment_id", "date", "deadline"}
        step = "state" in vals
        for line in self:
            if foreign - ({"text"} if step else set()) and not line.env.su:
                raise CardLocked(line._refusal_message(Refusal("card_locked", names=foreign)))
        return super().write(vals)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "deliver":
            # The time is the system's, not the co-executor's to enter.
            self.sudo().write({"date": fields.Datetime.now()})

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
