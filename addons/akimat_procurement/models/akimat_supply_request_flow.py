from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_docflow.domain.roles import LEADERS, UNIT_HEADS

from ..domain import lifecycle_supply as lifecycle
from ..domain import norm_codes_supply
from ..domain.roles import OFFICE_HEADS
from ..exceptions_supply import OverNorm, SupplyRefused

ACTIVITY = "akimat_procurement.mail_activity_supply"


class AkimatSupplyRequestFlow(models.Model):
    """The steps of a supply request: who takes them, what must be there, what follows."""

    _inherit = "akimat.supply.request"

    my_step = fields.Boolean(
        "Waits for me", compute="_compute_my_step", search="_search_my_step", help="I agree, approve, or hand it over."
    )

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        standing = self._standing()
        people = {self.env.uid, *standing["principals"]["execution"]}
        if self.requester_id.id in people:
            roles.add("requester")
        # Who received what is a fact of the case, also for the one who only signs.
        if people & set(self.sudo().issue_ids.receiver_id.ids):
            roles.add("receiver")
        if standing["kinds"] & {*UNIT_HEADS, *LEADERS} and self._oversees(self.department_id):
            roles.add("unit_head")
        if standing["kinds"] & set(OFFICE_HEADS):
            roles.add("office_head")
            if self._asked_by_its_head():
                roles.add("superior")
        if self._heads_servicing(standing):
            roles.add("affairs")
        if "storekeeper" in standing["kinds"] and self._keeps_store():
            roles.add("storekeeper")
        return roles

    def _asked_by_its_head(self):
        """Whether nobody but the person who asks heads the unit: his wish is agreed by who stands above him."""
        return bool(self.department_id) and self._heads_of(self.department_id) == self.requester_id

    def _oversees(self, department):
        """Whether the current user heads or oversees ``department``."""
        duties = self.env["akimat.duty"]
        kinds = (*UNIT_HEADS, *LEADERS)
        return bool(department and duties._holds(self.env.user, kinds, self.company_id, department=department))

    def _heads_servicing(self, standing):
        unit = self.servicing_department_id
        return bool(unit and standing["kinds"] & set(UNIT_HEADS) and self._oversees(unit))

    def _keeps_store(self):
        """Whether the current user's store is that of the servicing organisation; no units named: every store."""
        duties = self.env["akimat.duty"]._holds(self.env.user, ["storekeeper"], self.company_id)
        servicing = self.servicing_department_id
        return any(not duty.department_ids or (servicing and duty._covers(servicing)) for duty in duties)

    def _may_edit(self):
        return not self._refusal_to_change(frozenset({"purpose", "line_ids"}))

    def _may_edit_lines(self):
        return bool(self._actor_roles() & lifecycle.MAY_REDUCE.get(self.state, frozenset()))

    def _may_rate(self):
        return not self._refusal_to_change(frozenset({"rating"}))

    @api.depends("line_ids.remaining_quantity", "line_ids.quantity", "line_ids.norm_over", "purpose", "place", "kind")
    def _compute_can(self):
        super()._compute_can()
        for request in self:
            roles = request._actor_roles() if request.state != lifecycle.DRAFT else set()
            issue = self._transitions.named("issue", request.state)
            in_hand = bool(issue) and "storekeeper" in roles and not request._own_act_refusal(issue)
            request.may_issue = in_hand and request.kind == "goods"
            request.may_finish = in_hand and request.kind != "goods"
            request.may_edit = not request.id or request._may_edit()
            request.may_edit_lines = request.may_edit or request._may_edit_lines()
            request.may_rate = request._may_rate()
            request.may_exceed = request.can_approve and request.over_norm and "office_head" in roles

    @api.depends("state", "department_id", "servicing_department_id", "requester_id")
    @api.depends_context("uid")
    def _compute_my_step(self):
        mine = self.filtered_domain(self._domain_my_step())
        for request in self:
            request.my_step = request in mine

    def _search_my_step(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = self._domain_my_step()
        return domain if True in value else ~domain

    def _domain_my_step(self):
        """Requests that wait for the current user: as head of a unit, of the office, in the store, as the requester."""
        company = self.env.company
        standing = self.env["res.users"]._akimat_standing(self.env.uid, company.id, company._akimat_today())
        units = self._units_of(company).ids
        other = Domain("requester_id", "!=", self.env.uid)
        asked = Domain("department_id", "in", units)
        if standing["kinds"] & set(OFFICE_HEADS):
            asked |= Domain("requester_id", "in", self.env["akimat.duty"]._holders(UNIT_HEADS, company).ids)
        domain = Domain("state", "=", lifecycle.NEW) & asked & other
        decided = Domain("state", "=", lifecycle.AGREED) & other & Domain("agreed_by_id", "!=", self.env.uid)
        if not standing["kinds"] & set(OFFICE_HEADS):
            decided &= Domain("servicing_department_id", "in", units)
        domain |= decided
        if "storekeeper" in standing["kinds"]:
            domain |= Domain("state", "in", (lifecycle.APPROVED, lifecycle.IN_WORK, lifecycle.TO_BUY))
        people = [self.env.uid, *standing["principals"]["execution"]]
        domain |= Domain("state", "=", lifecycle.ISSUED) & Domain("requester_id", "in", people)
        return domain & Domain("company_id", "=", company.id)

    def _units_of(self, company):
        """Units that the current user heads or oversees, with the units below them."""
        headed = self.env["akimat.duty"]._holds(self.env.user, (*UNIT_HEADS, *LEADERS), company).department_ids
        return self.env["hr.department"].search([("id", "child_of", headed.ids)])

    # What must be there

    def _transition_refusal(self, transition):
        checks = {
            "submit": self._refusal_to_submit,
            "agree": self._refusal_of_lines,
            "approve": self._refusal_of_lines,
            "buy": self._refusal_to_buy,
            "issue": self._refusal_to_close,
            "confirm": self._refusal_to_confirm,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_submit(self):
        if not self.department_id:
            return Refusal("no_unit")
        if not (self.purpose or "").strip():
            return Refusal("no_purpose")
        if self.kind != "goods" and not (self.place or "").strip():
            return Refusal("no_place")
        if self.needs_moment and not self.wanted_on:
            return Refusal("no_moment")
        return self._refusal_of_lines()

    def _refusal_of_lines(self):
        if self.kind != "goods":
            return None
        if not self.line_ids:
            return Refusal("no_lines")
        if empty := self.line_ids.filtered(lambda line: line.quantity <= 0):
            return Refusal("no_quantity", names=tuple(empty.product_id.mapped("display_name")))
        return None

    def _refusal_to_buy(self):
        if self.kind != "goods":
            return Refusal("not_goods")
        return None if self._waiting_lines() else Refusal("nothing_left")

    def _refusal_to_close(self):
        """Goods are issued when nothing is left of any line, a service is done when somebody says what was done."""
        if self.kind != "goods":
            return None if (self.result or "").strip() else Refusal("no_result")
        if waiting := self._waiting_lines():
            return Refusal("rest_left", lines=tuple(waiting.mapped("product_id.display_name")))
        return None

    def _refusal_to_confirm(self):
        """Goods are in the unit when everybody who was to receive them has said so."""
        # Who has not confirmed yet is a fact of the request, whoever may read the acts.
        waiting = self.sudo().issue_ids.filtered(lambda act: act.state != "received" and not act.can_receive)
        return Refusal("acts_not_received", names=tuple(waiting.receiver_id.mapped("name"))) if waiting else None

    def _waiting_lines(self):
        return self.line_ids.filtered(lambda line: line.remaining_quantity > 0)

    def _refusal_over_norm(self, reason):
        over = self._lines_over_norm()
        if not over:
            return None
        lines = tuple(over.mapped("norm_explanation"))
        if "office_head" not in self._actor_roles():
            return Refusal("over_norm", lines=lines)
        return None if (reason or "").strip() else Refusal("over_norm_reason", lines=lines)

    # Steps

    def action_submit(self):
        """Send the draft to the head of the unit: it gets its number, its term and the body that serves the unit.

        :raise SupplyRefused: nobody is named who supplies the unit (Petropavl regulation p. 29).
        """
        for request in self:
            servicing = request.department_id._servicing_unit()
            if request.department_id and not servicing:
                refusal = Refusal("no_servicing_unit", unit=request.department_id.name)
                raise SupplyRefused(request._refusal_message(refusal))
            request._grant({"servicing_department_id": servicing.id})
        return self._move("submit")

    def action_agree(self):
        """The head of the unit agrees."""
        return self._move("agree")

    def action_approve(self, over_norm_reason=False):
        """Approve; above the norm only the head of the office does, with a reason.

        :param over_norm_reason: why more than the norm is given.
        :raise OverNorm: the norm is exceeded and the reason or the right is missing; the norm is explained.
        """
        for request in self:
            if refusal := request._refusal_over_norm(over_norm_reason):
                raise OverNorm(request._refusal_message(refusal))
            if request.over_norm:
                request._grant({"over_norm_reason": over_norm_reason.strip()})
        return self._move("approve")

    def action_take(self):
        """The storekeeper takes the request to work."""
        return self._move("take")

    def action_to_buy(self):
        """What is left is not in the store and is to be bought."""
        return self._move("buy")

    def action_resume(self):
        """What was to be bought has come: the request goes on."""
        return self._move("resume")

    def action_finish(self, result):
        """Report that the service is done.

        :param result: what has been done; the requester reads and confirms it.
        """
        for request in self:
            if request.kind == "goods":
                raise SupplyRefused(request._refusal_message(Refusal("not_service")))
            request._require(result, "no_result")
            request._raise_not_mine("issue")
            request._grant({"result": result.strip()})
        return self._move("issue")

    def action_confirm(self):
        """Whoever asked or received confirms: the handover acts that wait for him are received by it."""
        return self._move("confirm")

    def action_reject(self, reason):
        """Reject the request.

        :param reason: why; the requester reads it.
        """
        return self._end("reject", reason)

    def action_cancel(self, reason):
        """Cancel the request.

        :param reason: why it is no longer needed, or cannot be met.
        """
        return self._end("cancel", reason)

    def _end(self, name, reason):
        for request in self:
            request._require(reason, "reason_missing")
            request._raise_not_mine(name)
            request._grant({"refusal_reason": reason.strip()})
        return self._move(name)

    def _require(self, words, code):
        if not (words or "").strip():
            raise SupplyRefused(self._refusal_message(Refusal(code)))

    def _raise_not_mine(self, name):
        """Refuse early, before anything is noted, when the step is not there or not the current user's."""
        transition = self._transitions.named(name, self.state)
        refusal = Refusal("no_such_step", name=name)
        if transition:
            refusal = self._role_refusal(transition) or self._own_act_refusal(transition)
        if refusal:
            self._raise_refused([(self, refusal)])

    # What happens with a step

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "confirm":
            self.issue_ids.filtered("can_receive").action_receive()
        if transition.name == "approve":
            for request in self:
                if refusal := request._refusal_over_norm(request.over_norm_reason):
                    raise OverNorm(request._refusal_message(refusal))

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for request in self:
            today = request.company_id._akimat_today()
            follow = {
                "submit": request._after_submit,
                "agree": request._after_agree,
                "approve": request._after_approve,
                "take": request._after_take,
                "buy": request._after_buy,
                "issue": request._after_issue,
                "confirm": request._after_confirm,
            }
            if transition.name not in ("buy", "resume"):
                request._finish_activities()
            if transition.name in follow:
                follow[transition.name](today)

    def _audit_basis(self, transition):
        texts = {"reject": self.refusal_reason, "cancel": self.refusal_reason, "approve": self.over_norm_reason}
        return texts.get(transition.name) or super()._audit_basis(transition)

    def _after_submit(self, today):
        for line in self.line_ids:
            line._grant({"asked_quantity": line.quantity})
        self._fix_deadline(norm_codes_supply.TERMS[self.kind], self.reg_date)
        heads = self._heads_of(self.department_id) - self.requester_id
        above = self.env["akimat.duty"]._holders(OFFICE_HEADS, self.company_id) - self.requester_id
        self._tell(heads or above, ACTIVITY, today)

    def _after_agree(self, today):
        self._grant({"agreed_by_id": self.env.uid, "agreed_on": today})
        duties = self.env["akimat.duty"]
        heads = duties._holders(UNIT_HEADS, self.company_id, department=self.servicing_department_id)
        above = duties._holders(["head_of_office"], self.company_id)
        apart = self.requester_id | self.env.user
        self._tell(
            heads - apart or above - apart or duties._holders(OFFICE_HEADS, self.company_id) - apart, ACTIVITY, today
        )

    def _after_approve(self, today):
        self.line_ids._keep_norm()
        self._grant({"approved_by_id": self.env.uid, "approved_on": today})
        if self.kind == "goods":
            self.department_id._consumption_location()
        self._tell(self.env["akimat.duty"]._holders(["storekeeper"], self.company_id), ACTIVITY, self.deadline)

    def _after_take(self, today):
        self._grant({"storekeeper_id": self.env.uid})

    def _after_buy(self, today):
        """What the store has not becomes a need of the unit, once: procurement gathers needs into the plan."""
        # Needs are seen by those who plan; here it only matters whether the request has some already.
        if self.sudo().need_ids:
            return
        self.env["akimat.procurement.need"]._grant_create(
            [
                {
                    "name": line.product_id.name,
                    "code": line.product_id.default_code,
                    "quantity": line.remaining_quantity,
                    "uom_id": line.uom_id.id,
                    "department_id": self.department_id.id,
                    "company_id": self.company_id.id,
                    "year": today.year,
                    "month": f"{today.month:02d}",
                    "note": self.display_name,
                    "supply_request_id": self.id,
                }
                for line in self._waiting_lines()
            ]
        )

    def _after_issue(self, today):
        self._grant({"done_on": today})
        self._tell(self.requester_id, ACTIVITY, today)

    def _after_confirm(self, today):
        calendar = self.env["akimat.calendar.day"]._calendar(self.company_id)
        self._grant({"confirmed_on": today, "days_taken": calendar.count(self.reg_date, self.done_on)})

    # Telling people

    def _heads_of(self, unit):
        """Who heads ``unit`` today: heads before those who oversee it."""
        duties = self.env["akimat.duty"]
        heads = duties._holders(UNIT_HEADS, self.company_id, department=unit)
        return heads or duties._holders(LEADERS, self.company_id, department=unit)
