from odoo import SUPERUSER_ID, api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import reception_norms
from ..exceptions_reception import ReceptionRefused

SUBJECT_LENGTH = 120


class AkimatReceptionCardResult(models.Model):
    """What came of a reception: explained, answered, an appeal, a task; the protocol and its term."""

    _inherit = "akimat.reception.card"

    received_by_id = fields.Many2one("res.users", "Received by", readonly=True, copy=False, ondelete="restrict")
    acting_for_id = fields.Many2one("res.users", "In place of", readonly=True, copy=False, ondelete="restrict")
    received_on = fields.Datetime("Received at", readonly=True, copy=False)
    ended_on = fields.Datetime("Ended at", readonly=True, copy=False)
    attendees = fields.Char("Also present")
    result = fields.Selection(
        [
            ("explained", "Explained on the spot"),
            ("oral_answer", "Answered orally"),
            ("appeal", "Taken as an appeal"),
            ("task", "Task given"),
        ],
        copy=False,
        tracking=True,
    )
    result_text = fields.Text("What was said and decided", copy=False)
    executed_on_spot = fields.Boolean("Executed", copy=False, help="Mark of execution: the task is already done.")
    task_text = fields.Text("Task", copy=False)
    task_lead_id = fields.Many2one("res.users", "Executor", copy=False, ondelete="restrict")
    task_deadline = fields.Date("Term of the task", copy=False, help="Empty: the term of the norm.")
    appeal_id = fields.Many2one(
        "akimat.appeal", "Appeal", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    assignment_ids = fields.One2many("akimat.assignment", "reception_card_id", "Assignments", copy=False)
    assignment_count = fields.Integer("Number of assignments", compute="_compute_assignment_count")
    protocol_signed_on = fields.Date("Protocol signed on", readonly=True, copy=False)
    protocol_signed_by_id = fields.Many2one("res.users", "Protocol signed by", readonly=True, copy=False)
    protocol_deadline = fields.Date("Protocol to the applicant by", readonly=True, copy=False)
    protocol_sent_on = fields.Date("Protocol handed over on", readonly=True, copy=False)
    may_sign_protocol = fields.Boolean(compute="_compute_may_protocol")
    may_send_protocol = fields.Boolean(compute="_compute_may_protocol")

    @api.depends("assignment_ids")
    def _compute_assignment_count(self):
        for card in self:
            # How many there are is no secret; who may open them is settled when they are opened.
            card.assignment_count = len(card.sudo().assignment_ids)

    @api.depends("state", "protocol_signed_on", "protocol_sent_on")
    @api.depends_context("uid")
    def _compute_may_protocol(self):
        for card in self:
            roles = card._actor_roles()
            done = card.state in ("card_done", "on_control", "closed")
            card.may_sign_protocol = done and not card.protocol_signed_on and "host" in roles
            signed = bool(card.protocol_signed_on) and not card.protocol_sent_on
            card.may_send_protocol = done and signed and "officer" in roles

    def _transition_refusal(self, transition):
        checks = {
            "finish": self._refusal_to_finish,
            "control": self._refusal_to_control,
            "close": self._refusal_to_close,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_of_mark(self):
        """KEN-93: a card is not closed without a mark on the question."""
        if not self.result or not (self.result_text or "").strip():
            return Refusal("no_result")
        return None

    def _refusal_to_finish(self):
        if refusal := self._refusal_of_mark():
            return refusal
        return Refusal("task_goes_on_control") if self.result == "task" and not self.executed_on_spot else None

    def _refusal_to_control(self):
        if refusal := self._refusal_of_mark():
            return refusal
        if self.result != "task" or not (self.task_text or "").strip() or not self.task_lead_id:
            return Refusal("no_task")
        # As when a complaint is routed: never to the person complained of.
        return self._refusal_of_conflict(self.task_lead_id)

    def _refusal_to_close(self):
        return None if self.protocol_sent_on else Refusal("no_protocol")

    def action_receive(self):
        """The leader (or who substitutes him at receptions) receives the citizen."""
        return self._move("receive")

    def action_finish(self):
        """The reception is over and its result stands on the card; an oral appeal becomes an appeal (KEN-94)."""
        return self._move("finish")

    def action_control(self):
        """No mark of execution: the task goes on control with its term (KEN-93)."""
        return self._move("control")

    def action_close(self):
        """The protocol has been handed over: the card is closed."""
        return self._move("close")

    def action_sign_protocol(self):
        """Sign the protocol; the term for handing it to the applicant begins.

        :raise ReceptionRefused: another person receives here, or the card has no result yet.
        """
        for card in self:
            if not card.may_sign_protocol:
                raise ReceptionRefused(card._refusal_message(Refusal("protocol_not_now")))
            today = card.company_id._akimat_today()
            card._grant(
                {
                    "protocol_signed_on": today,
                    "protocol_signed_by_id": self.env.uid,
                    "protocol_deadline": card._day_by(reception_norms.PROTOCOL, today),
                }
            )
            card._audit("signature", after={"protocol_signed_on": today.isoformat()})
        self._set_due()

    def action_send_protocol(self):
        """The signed protocol was handed or sent to the applicant."""
        for card in self:
            if not card.may_send_protocol:
                raise ReceptionRefused(card._refusal_message(Refusal("protocol_not_now")))
            today = card.company_id._akimat_today()
            card._grant({"protocol_sent_on": today})
            card._audit("receipt", after={"protocol_sent_on": today.isoformat()})
        self._set_due()

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "receive":
            self._note_host()
        elif transition.name in ("finish", "control"):
            self._grant({"ended_on": fields.Datetime.now()})
            if transition.name == "control":
                self._put_on_control()
            self._take_as_appeals()
        self._set_due()

    def _note_host(self):
        for card in self:
            acting = card.leader_id if card.leader_id != self.env.user else self.env["res.users"]
            card._grant(
                {
                    "received_by_id": self.env.uid,
                    "acting_for_id": acting.id,
                    "received_on": fields.Datetime.now(),
                    "reception_date": card.reception_date or card.company_id._akimat_today(),
                }
            )

    def _put_on_control(self):
        """Make the assignment of each task and put it in force."""
        # The leader who receives, or the officer who fills in the card, need not keep the cards of control.
        for card in self:
            self.env["akimat.assignment"]._give([card._assignment_values()], card.company_id)

    def _take_as_appeals(self):
        """An oral appeal is considered in the same order as a written one (KEN-94): registered the same day."""
        # The officer of the reception need not hold appeals; it is registered by the office.
        system = self.env["akimat.appeal"].with_user(SUPERUSER_ID)
        for card in self.filtered(lambda card: card.result == "appeal"):
            appeal = system.with_company(card.company_id).create(card._appeal_values())
            appeal._system_move("register")
            card._grant({"appeal_id": appeal.id})

    def _appeal_values(self):
        """Values of the appeal that was made orally; it carries the mark of the reception."""
        is_entity = self.applicant_kind == "organisation"
        # Of whom the citizen complains is known to the system whoever fills in the card.
        accused = self.sudo().accused_user_ids
        return {
            "kind": "complaint" if accused else "statement",
            "channel": "reception",
            "signature": "confirmed",
            "company_id": self.company_id.id,
            "is_entity": is_entity,
            "applicant_name": self.organisation_name if is_entity else self.applicant_name,
            "representative_name": self.applicant_name if is_entity else False,
            "representative_basis": self.representation if is_entity else False,
            "iin": self.iin,
            "bin": self.bin,
            "address": self.address,
            "email": self.email,
            "phone": self.phone,
            "language": self.language,
            "subject": self.question.strip().splitlines()[0][:SUBJECT_LENGTH],
            "text": self.question,
            "accused_user_ids": [Command.set(accused.ids)],
        }

    def _assignment_values(self):
        """Values of the assignment that serves this card."""
        akim = self.env["akimat.duty"]._running(("akim",), self.company_id).user_id
        # Nor does the task go through the hands of the person complained of, whoever fills in the card.
        inspectors = self.env["akimat.assignment"]._inspectors(self.company_id) - self._barred_now()
        return {
            "text": self.task_text,
            "source": "city_akim" if self.leader_id in akim else "own",
            "company_id": self.company_id.id,
            "issuer_id": self.leader_id.id,
            "lead_user_id": self.task_lead_id.id,
            "deadline": self.task_deadline,
            "date_start": self.reception_date,
            "basis_number": self.reg_number,
            "basis_date": self.reception_date,
            "reception_card_id": self.id,
            "inspector_id": inspectors[:1].id,
        }

    @api.model
    def _put_forgotten_on_control(self, batch=200):
        """Tasks of receptions without a mark of execution that nobody put on control since (KEN-93)."""
        for company in self.env["res.company"].search([("is_akimat", "=", True)]):
            today = company._akimat_today()
            domain = Domain("company_id", "=", company.id) & Domain("state", "=", "received")
            domain &= Domain("result", "=", "task") & Domain("executed_on_spot", "=", False)
            domain &= Domain("reception_date", "<", today) & self._domain_not_looked_at(today)
            if not self._serve_batch(domain, today, type(self)._control_forgotten, type(self)._look_tomorrow, batch):
                break

    def _control_forgotten(self, today):
        # A card that still lacks its task or its executor waits for the officer.
        if self._refusal_to_control() is None:
            self._system_move("control")
        self._look_tomorrow(today)

    def action_open_assignments(self):
        """The tasks that serve this card."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Assignments"),
            "res_model": "akimat.assignment",
            "view_mode": "list,form",
            "domain": [("reception_card_id", "=", self.id)],
        }

    def _control_ended(self):
        """Close the cards whose tasks are all off control and whose protocol has been handed over."""
        ended = self.filtered(
            lambda card: (
                card.state == "on_control"
                and card.protocol_sent_on
                and all(task.state in ("done", "cancelled") for task in card.assignment_ids)
            )
        )
        ended._system_move("close")
