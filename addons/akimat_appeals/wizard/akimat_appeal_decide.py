from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_docflow.domain.roles import LEADERS

from ..models.selections import RETURN_GROUNDS, TERMINATION_GROUNDS, WAIVERS

STEPS = [
    ("hand_over", "Hand over for consideration"),
    ("assign", "Resolution"),
    ("forward", "Forward by competence"),
    ("extend", "Extend the term"),
    ("ask_extension", "Ask to extend the term"),
    ("return", "Return to the applicant"),
    ("terminate", "End consideration"),
    ("withdraw", "Withdrawal by the applicant"),
    ("ask_cure", "Ask to put in order"),
    ("inquiry", "Inquiry or visit"),
    ("waive", "Do without a hearing"),
    ("close", "Remove from control"),
    ("hand_in", "Hand over the materials"),
]
_BY_STEP = {
    "hand_over": lambda own, appeal: appeal.action_hand_over(own.user_id.id),
    "assign": lambda own, appeal: appeal.action_assign(own.user_id.id, own.reason, own.co_executor_ids.ids),
    "forward": lambda own, appeal: own._forward(appeal),
    "extend": lambda own, appeal: appeal.action_extend(own.day, own.reason),
    "ask_extension": lambda own, appeal: appeal.action_ask_extension(own.day, own.reason),
    "return": lambda own, appeal: appeal.action_return(own.reason, own.return_ground),
    "terminate": lambda own, appeal: appeal.action_terminate(own.termination_ground, own.reason),
    "withdraw": lambda own, appeal: appeal.action_withdraw(own.reason),
    "ask_cure": lambda own, appeal: appeal.action_ask_cure(own.day, own.reason),
    "inquiry": lambda own, appeal: appeal.action_record_inquiry(own.reason),
    "waive": lambda own, appeal: appeal.action_waive_hearing(own.waiver, own.reason),
    "close": lambda own, appeal: appeal.action_close(own.reason),
    "hand_in": lambda own, appeal: appeal.action_hand_in(own.reason),
}


class AkimatAppealDecide(models.TransientModel):
    """Dialog: what a step of an appeal needs to know; it calls the one method of the step."""

    _name = "akimat.appeal.decide"
    _description = "Decision on an appeal (dialog)"

    appeal_id = fields.Many2one("akimat.appeal", required=True, ondelete="cascade")
    step = fields.Selection(STEPS, required=True, readonly=True)
    user_id = fields.Many2one("res.users", "To whom", domain="[('id', 'in', choice_ids)]")
    choice_ids = fields.Many2many("res.users", compute="_compute_choice_ids")
    co_executor_ids = fields.Many2many(
        "res.users",
        "akimat_appeal_decide_co_rel",
        "decide_id",
        "user_id",
        "Co-executors",
        domain="[('id', 'in', choice_ids)]",
    )
    reason = fields.Text()
    day = fields.Date()
    longest = fields.Date("At most until", compute="_compute_longest")
    body_id = fields.Many2one("res.partner", "To which body", domain="[('is_applicant', '=', False)]")
    question_ids = fields.Many2many(
        "akimat.appeal.question",
        "akimat_appeal_decide_question_rel",
        "decide_id",
        "question_id",
        "Only these questions",
        domain="[('appeal_id', '=', appeal_id)]",
        help="Empty: the whole appeal.",
    )
    warning = fields.Char(compute="_compute_warning")
    return_ground = fields.Selection(RETURN_GROUNDS, "Ground of the return")
    termination_ground = fields.Selection(TERMINATION_GROUNDS, "Ground")
    waiver = fields.Selection(WAIVERS, "Ground of law")

    @api.depends("appeal_id", "step")
    def _compute_choice_ids(self):
        """People of the office; leaders for a hand-over. A ban is told in words when one is chosen."""
        for own in self:
            company = own.appeal_id.company_id
            leaders = self.env["akimat.duty"]._holders(LEADERS, company)
            domain = Domain("company_ids", "in", company.ids) & Domain("share", "=", False)
            own.choice_ids = leaders if own.step == "hand_over" else self.env["res.users"].search(domain)

    @api.depends("appeal_id", "step")
    def _compute_longest(self):
        for own in self:
            asks = own.step in ("extend", "ask_extension") and own.appeal_id.deadline
            own.longest = asks and own.appeal_id._longest_term()

    @api.depends("body_id", "user_id", "co_executor_ids")
    def _compute_warning(self):
        """What the person should know before the step is taken, or will be refused for."""
        for own in self:
            appeal = own.appeal_id
            refusal = appeal and appeal._refusal_of_conflict(own.user_id | own.co_executor_ids)
            back = own.body_id and own.body_id == appeal.sender_id
            words = self.env._("This is the body that sent the appeal to us.") if back else False
            own.warning = appeal._refusal_message(refusal) if refusal else words

    def _forward(self, appeal):
        if self.question_ids:
            return appeal.action_forward_part(self.body_id.id, self.reason, self.question_ids.ids)
        return appeal.action_forward(self.body_id.id, self.reason)

    def action_apply(self):
        """Take the step."""
        self.ensure_one()
        _BY_STEP[self.step](self, self.appeal_id)
        return {"type": "ir.actions.act_window_close"}


class AkimatAppeal(models.Model):
    _inherit = "akimat.appeal"

    def action_open_step(self):
        """Open the dialog of the step named in the context (``appeal_step``)."""
        self.ensure_one()
        step = self.env.context.get("appeal_step")
        names = dict(self.env["akimat.appeal.decide"]._fields["step"]._description_selection(self.env))
        return {
            "type": "ir.actions.act_window",
            "name": names[step],
            "res_model": "akimat.appeal.decide",
            "view_mode": "form",
            "target": "new",
            "context": {"default_appeal_id": self.id, "default_step": step, **self._step_defaults(step)},
        }

    def _step_defaults(self, step):
        """What the dialog of ``step`` proposes."""
        if step == "extend" and self.wanted_deadline:
            return {"default_day": self.wanted_deadline, "default_reason": self.wanted_reason}
        if step == "hand_over":
            akim = self.env["akimat.duty"]._running(["akim"], self.company_id).user_id
            return {"default_user_id": (akim - self._barred_now())[:1].id}
        return {}
