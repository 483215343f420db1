from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import html2plaintext

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import limitation, orders
from ..domain import norm_codes_discipline as norm_codes
from ..exceptions_discipline import DisciplineRefused

SEPARATOR, DEMOTION = ", ", "demotion"
LANGUAGES = {"body_kk": "kk_KZ", "body_ru": "ru_RU"}


class AkimatDisciplinaryCase(models.Model):
    """The order, the acquaintance of the employee, the life of the sanction: in force, lifted, expired."""

    _name = "akimat.disciplinary.case"
    _inherit = ["akimat.disciplinary.case", "akimat.round.mixin"]

    order_id = fields.Many2one(
        "akimat.document", "Order", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    order_number = fields.Char("Number of the order", readonly=True, copy=False)
    imposed_on = fields.Date("Imposed on", readonly=True, copy=False, index="btree_not_null")
    imposed_by_id = fields.Many2one("res.users", "Imposed by", readonly=True, copy=False, ondelete="restrict")
    expires_on = fields.Date("In force until", readonly=True, copy=False)
    acquaint_until = fields.Date("Acquaint until", readonly=True, copy=False)
    acquainted_on = fields.Date("Acquainted on", compute="_compute_acquainted_on")
    paper_acquainted_on = fields.Date("Signed on paper", readonly=True, copy=False)
    sign_refused_on = fields.Date("Refused to sign on", readonly=True, copy=False)
    sign_witness_ids = fields.Many2many(
        "hr.employee",
        "akimat_disciplinary_case_sign_witness_rel",
        "case_id",
        "employee_id",
        "Witnesses of the refusal to sign",
        copy=False,
        check_company=True,
        domain="[('id', '!=', employee_id)]",
    )
    lifted_on = fields.Date(readonly=True, copy=False)
    lifted_by_id = fields.Many2one("res.users", "Lifted by", readonly=True, copy=False, ondelete="restrict")
    lift_reason = fields.Text("Lifted because", readonly=True, copy=False)
    quashed_on = fields.Date("Annulled on", readonly=True, copy=False)
    quashed_by_id = fields.Many2one("res.users", "Annulled by", readonly=True, copy=False, ondelete="restrict")
    quash_reason = fields.Text("Annulled because", readonly=True, copy=False)
    appeal_on = fields.Date("Appealed on", copy=False)
    appeal_body = fields.Char("Appealed to", copy=False)
    appeal_result = fields.Char("Result of the appeal", copy=False)
    can_prepare_order = fields.Boolean(compute="_compute_order_buttons")
    can_note_acquaintance = fields.Boolean(compute="_compute_order_buttons")

    _expiry_idx = models.Index("(state, expires_on) WHERE state = 'ordered'")

    @api.depends("order_id", "paper_acquainted_on")
    def _compute_acquainted_on(self):
        for case in self:
            # The employee's own line tells the day; the order itself is closed to most readers of the case.
            lines = case.sudo().order_id.acquaintance_ids.filtered(
                lambda line, case=case: line.user_id == case.employee_user_id and line.date_read
            )
            read_at = lines[:1].date_read
            case.acquainted_on = case.paper_acquainted_on or (read_at and case.company_id._akimat_date(read_at))

    @api.depends("state", "order_id")
    @api.depends_context("uid")
    def _compute_order_buttons(self):
        for case in self:
            is_hr = "hr" in case._actor_roles()
            case.can_prepare_order = is_hr and case.state == "confirmed" and not case._running_order()
            case.can_note_acquaintance = (
                is_hr and case.state == "ordered" and not case.acquainted_on and not case.sign_refused_on
            )

    # The order

    def _running_order(self):
        """The order that was prepared and not annulled."""
        # Whether there is one does not depend on who may read it.
        return self.sudo().order_id.filtered(lambda order: order.state != "annulled")

    def action_prepare_order(self):
        """Draft the order for the official who appoints to the post, and open it.

        :raise DisciplineRefused: the proposal is not approved, there is an order, or nobody holds the duty.
        """
        self.ensure_one()
        if "hr" not in self._actor_roles():
            raise DisciplineRefused(self._refusal_message(Refusal("hr_only")))
        if self.state != "confirmed":
            raise DisciplineRefused(self._refusal_message(Refusal("not_confirmed")))
        if order := self._running_order():
            raise DisciplineRefused(self._refusal_message(Refusal("order_exists", order=order.display_name)))
        signatory = self.env["akimat.duty"]._running([self.authority], self.company_id)[:1].user_id
        if not signatory:
            authority = dict(self._selection_duty()).get(self.authority)
            raise DisciplineRefused(self._refusal_message(Refusal("authority_vacant", authority=authority)))
        order = self.env["akimat.document"]._grant_create(self._order_values(signatory))
        order._grant({"is_personnel": True})
        if self.employee_user_id:
            order._grant({"acquaintance_ids": [Command.create({"user_id": self.employee_user_id.id})]})
        self._grant({"order_id": order.id})
        return order.get_formview_action()

    def _order_values(self, signatory):
        texts = {name: self.with_context(lang=code)._order_text() for name, code in LANGUAGES.items()}
        return {
            "kind": "order",
            "company_id": self.company_id.id,
            "language": "kk_ru",
            "subject": self.with_context(lang="kk_KZ").env._("On a disciplinary sanction"),
            "signatory_id": signatory.id,
            "executor_id": self.env.uid,
            **texts,
        }

    def _order_text(self):
        """The text of the order in the language of the environment."""
        if self.corps == limitation.TECHNICAL:
            ground = self.env._("Under articles 64-66 of the Labour Code I ORDER:")
        else:
            ground = self.env._("Under articles 44-45 of the Law on the civil service I ORDER:")
        lines = [
            ground,
            self._imposing(),
            self.env._("2. The personnel service is to acquaint the employee with this order."),
            self.env._("Basis: %(basis)s.", basis=self._order_basis()),
        ]
        return Markup("").join(Markup("<p>%s</p>") % line for line in lines)

    def _imposing(self):
        return self.env._(
            "1. To impose the disciplinary sanction «%(sanction)s» on: %(employee)s.",
            employee=self._name_with_post(),
            sanction=self.sanction_id.name,
        )

    def _refusal_of_text(self):
        """The order says what was decided and nothing else, whoever wrote in its draft."""
        kinds = self.env["akimat.disciplinary.sanction"].with_context(active_test=False)
        for field, code in LANGUAGES.items():
            case, text = self.with_context(lang=code), html2plaintext(self.order_id[field] or "")
            # A handful of kinds, needed together.
            names = kinds.with_context(lang=code).search([]).mapped("name")  # pylint: disable=no-search-all
            others = orders.others_named(text, case.sanction_id.name, names)
            if others or not orders.says(text, case._imposing()):
                return Refusal("order_says_otherwise", phrase=case._imposing())
        return None

    def _name_with_post(self):
        """The employee as papers name him: name, post."""
        return ", ".join(filter(None, (self.employee_id.name, self.post_name)))

    def _order_basis(self):
        # The minutes are cited by number and day only.
        minutes = self.sudo().session_id.minutes_id
        if not minutes:
            return self.env._("the decision of the head, the explanation of the employee")
        return self.env._(
            "minutes of the disciplinary commission No. %(number)s of %(day)s",
            number=minutes.reg_number,
            day=minutes.reg_date.strftime("%d.%m.%Y"),
        )

    def _refusal_to_order(self, user):
        """Why ``user`` may not sign the order of this case now: a Refusal, or None."""
        self.ensure_one()
        if self.state != "confirmed":
            return Refusal("not_confirmed")
        if self.item_id and (refusal := self._refusal_of_minutes()):
            return refusal
        checks = (self._refusal_of_hearing, self._refusal_of_sanction, self._refusal_of_text)
        answers = (check() for check in checks)
        return next((answer for answer in answers if answer), None) or self._refusal_of_decider(user)

    def _order_signed(self):
        """The order is signed: the sanction is in force, and its term runs."""
        norms = self.env["akimat.norm"]
        for case in self:
            order = case.order_id
            case._grant(
                {
                    "order_number": order.reg_number,
                    "imposed_on": order.signed_on,
                    "imposed_by_id": order.signed_by_id.id,
                    "expires_on": norms._day_by_norm(norm_codes.VALIDITY, order.signed_on, case.company_id),
                    "acquaint_until": norms._day_by_norm(
                        norm_codes.ACQUAINTANCE, order.signed_on, case.company_id
                    ),
                }
            )
            case._system_move("order")
            if case.sanction == DEMOTION and case.demotion_position_id:
                case.employee_id._seat_on(order.signed_on, case.demotion_position_id.id, act=order)

    # Acquaintance

    def action_note_acquaintance(self):
        """The employee signed the paper order today."""
        for case in self:
            case._check_acquaintance()
            case._grant({"paper_acquainted_on": case.company_id._akimat_today()})
            case._audit("acquaintance", after={"paper_acquainted_on": case.paper_acquainted_on.isoformat()})
        return True

    def action_note_sign_refusal(self):
        """The employee refused to sign the order, before two witnesses."""
        for case in self:
            case._check_acquaintance()
            if refusal := case._refusal_of_witnesses(case.sign_witness_ids):
                raise DisciplineRefused(case._refusal_message(refusal))
            case._grant({"sign_refused_on": case.company_id._akimat_today()})
            case._audit(
                "refusal_to_sign", after={"sign_witness_ids": SEPARATOR.join(case.sign_witness_ids.mapped("name"))}
            )
        return True

    def _check_acquaintance(self):
        if "hr" not in self._actor_roles():
            raise DisciplineRefused(self._refusal_message(Refusal("hr_only")))
        if not self.can_note_acquaintance:
            raise DisciplineRefused(self._refusal_message(Refusal("not_asked")))

    # The end of a sanction

    def action_lift(self, reason):
        """Lift the sanction before its term.

        :param reason: why (text, required).
        :raise MoveRefused: no reason, or the duty is another's.
        """
        # Who lifts it writes nothing but this step; the gate asks who he is.
        record = self.sudo()
        return record._move("lift", lift_reason=(reason or "").strip())

    def action_quash(self, reason):
        """Annul the sanction by the decision of a court or of a higher official: it counts for nothing any more.

        :param reason: by whose decision: body, number, day (text, required).
        :raise MoveRefused: no reason, or the duty is another's.
        """
        # As above.
        return self.sudo()._move("quash", quash_reason=(reason or "").strip())

    def _order_annulled(self, reason):
        """The order was annulled: its sanction never was."""
        for case in self.filtered(lambda case: case.state in ("ordered", "lifted", "expired")):
            case._system_move("quash", quash_reason=reason)

    def _transition_refusal(self, transition):
        reasons = {"lift": self.lift_reason, "quash": self.quash_reason}
        if transition.name in reasons and not (reasons[transition.name] or "").strip():
            return Refusal("reason_missing")
        return super()._transition_refusal(transition)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        names = {"lift": ("lifted_on", "lifted_by_id"), "quash": ("quashed_on", "quashed_by_id")}
        if found := names.get(transition.name):
            for case in self:
                case._grant(dict(zip(found, (case.company_id._akimat_today(), self.env.uid), strict=True)))

    def _audit_basis(self, transition):
        if transition.name in ("lift", "quash"):
            return self.lift_reason if transition.name == "lift" else self.quash_reason
        return self.order_number if transition.name == "order" else super()._audit_basis(transition)

    # Every day

    @api.model
    def _cron_discipline(self, batch=200):
        """Sanctions whose term is over expire, terms that a running suspension moves are counted anew."""
        self._refresh_all()
        self._serve_companies(self._domain_of_day, type(self)._pass_day, None, batch)

    @api.model
    def _domain_of_day(self, company, today):
        over = Domain("state", "=", "ordered") & Domain("expires_on", "<", today)
        running = Domain("state", "in", ("opened", "explanation", "hearing", "proposed", "confirmed"))
        return over | running & Domain("recounted_on", "<", today)

    def _pass_day(self, today):
        """What a new day brings to one case."""
        if self.state == "ordered":
            self._system_move("expire")
        else:
            self._propose_suspensions()
            self._recount()
