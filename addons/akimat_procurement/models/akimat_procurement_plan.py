from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import date_utils

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import norm_codes, parties, versions
from ..domain.lifecycle_plan import PLAN
from ..messages_plan import money


class AkimatProcurementPlan(models.Model):
    """The procurement plan of a year, version by version.

    Public Procurement Law art. 6: approved in a term after the budget, published in a term after approval,
    changed not more often than the norm allows. Petropavl regulation p. 17(18)-(19), p. 23(13).
    """

    _name = "akimat.procurement.plan"
    _description = "Procurement plan"
    _inherit = ["akimat.procurement.edition", "akimat.deadline.mixin", "mail.thread"]
    _order = "year desc, version desc, id desc"
    _transitions = PLAN
    _open = {"draft": "year budget_date company_id item_ids change_reason", "*": "portal_number"}
    _open_to = {"*": "procurer system"}
    _apart = parties.PLAN

    year = fields.Integer(
        required=True, index=True, aggregator=None, default=lambda self: self.env.company._akimat_today().year
    )
    version = fields.Integer(compute="_compute_version", store=True, precompute=True, copy=False, aggregator=None)
    previous_id = fields.Many2one(
        "akimat.procurement.plan",
        "Version before",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    change_reason = fields.Char("Why it is changed", copy=False)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    budget_date = fields.Date(
        "Budget approved on", help="Day the budget was approved or refined; the term of approval runs from it."
    )
    item_ids = fields.One2many("akimat.procurement.plan.item", "plan_id", "Purchases")
    amount = fields.Monetary("Total", compute="_compute_amount", store=True)
    difference_text = fields.Text("What has changed", compute="_compute_difference_text")
    submitted_by_id = fields.Many2one("res.users", "Submitted by", readonly=True, copy=False, ondelete="restrict")
    agreed_by_id = fields.Many2one("res.users", "Agreed by", readonly=True, copy=False, ondelete="restrict")
    agreed_on = fields.Date(readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    approved_on = fields.Date(readonly=True, copy=False)
    published_on = fields.Date(readonly=True, copy=False)
    portal_number = fields.Char("Number on the portal", copy=False)
    return_reason = fields.Char("Returned because", readonly=True, copy=False)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("agreed", "Agreed by finance"),
            ("approved", "Approved"),
            ("changed", "Replaced"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_submit = fields.Boolean(compute="_compute_can")
    can_agree = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    may_edit = fields.Boolean(compute="_compute_may")
    may_publish = fields.Boolean(compute="_compute_may")
    may_change = fields.Boolean(compute="_compute_may")

    _version_unique = models.UniqueIndex("(company_id, year, version)", "The plan already has this version.")
    _one_open = models.UniqueIndex(
        "(company_id, year) WHERE state IN ('draft', 'submitted', 'agreed')",
        "The next version of this plan is already being prepared.",
    )
    _one_first = models.UniqueIndex(
        "(company_id, year) WHERE previous_id IS NULL",
        "The year already has a plan: open the one in force and begin its next version there.",
    )

    @api.depends("year", "company_id")
    def _compute_version(self):
        for plan in self:
            domain = Domain("company_id", "=", plan.company_id.id) & Domain("year", "=", plan.year)
            last = self.search(domain & Domain("id", "!=", plan._origin.id), order="version desc", limit=1)
            plan.version = last.version + 1

    @api.depends("year", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for plan in self:
            plan.display_name = self.env._(
                "Procurement plan of %(year)s, version %(version)s", year=plan.year, version=plan.version
            )

    @api.depends("item_ids.amount")
    def _compute_amount(self):
        for plan in self:
            plan.amount = sum(plan.item_ids.mapped("amount"))

    @api.depends("state", "published_on")
    @api.depends_context("uid")
    def _compute_may(self):
        for plan in self:
            procurer = "procurer" in plan._actor_roles()
            plan.may_edit = procurer and plan.state == "draft"
            plan.may_publish = procurer and plan.state == "approved" and not plan.published_on
            plan.may_change = procurer and plan.state == "approved"

    @api.depends("item_ids.amount", "item_ids.method", "item_ids.budget_line_id", "budget_date", "change_reason")
    def _compute_can(self):
        super()._compute_can()

    # Steps

    def action_submit(self):
        """Send the plan to the finance unit.

        :raise MoveRefused: it is empty, a row lacks something, or rows sum above their budget line.
        """
        return self._move("submit")

    def action_agree(self):
        """Agree as the finance unit."""
        return self._move("agree")

    def action_approve(self):
        """Approve: the plan is in force, the version before is replaced by it.

        :raise MoveRefused: the plan is above the approved estimate (all lines are named), was changed too often
            this month, or leaves a running purchase without its line.
        """
        return self._move("approve")

    def action_return(self, reason):
        """Return the plan for rework.

        :param reason: what to correct (text, required).
        """
        return self._move("return", return_reason=self._require_reason(reason))

    def _transition_refusal(self, transition):
        if transition.name == "submit":
            refusal = self._refusal_to_submit()
        elif transition.name in ("agree", "approve"):
            refusal = self._refusal_over_estimate()
        else:
            refusal = None
        if not refusal and transition.name == "approve":
            refusal = self._refusal_of_version()
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_submit(self):
        if not self.item_ids:
            return Refusal("plan_empty")
        if not self.budget_date:
            return Refusal("no_budget_date")
        if self.previous_id and not (self.change_reason or "").strip():
            return Refusal("no_change_reason")
        caps = self.item_ids[:1]._caps()
        if wrong := tuple(filter(None, (item._fault(caps) for item in self.item_ids))):
            return Refusal("items_incomplete", faults=wrong)
        return self._refusal_over_estimate()

    def _refusal_over_estimate(self):
        over = [
            (line.display_name, sum(items.mapped("amount")), line.amount)
            for line, items in self.item_ids.grouped("budget_line_id").items()
            if sum(items.mapped("amount")) > line.amount
        ]
        return Refusal("plan_over_estimate", lines=tuple(over)) if over else None

    def _refusal_of_version(self):
        if not self.previous_id:
            return None
        today = self.company_id._akimat_today()
        limit = self.env["akimat.norm"]._amount_in_force(norm_codes.PLAN_CHANGES, today, self.company_id)
        if self._changes_in_month(today) >= limit:
            return Refusal("changed_too_often", limit=limit)
        lost = self.previous_id.item_ids.filtered(
            lambda item: item._is_running() and item.root_id not in self.item_ids.root_id
        )
        if lost:
            return Refusal("running_item_lost", names=tuple(lost.mapped("name")))
        if refusal := self._refusal_of_moved_money():
            return refusal
        committed = {item.root_id: item.committed for item in self.previous_id.item_ids}
        short = [
            (item.name, item.amount, committed[item.root_id])
            for item in self.item_ids
            if item.amount < committed.get(item.root_id, 0)
        ]
        return Refusal("item_below_contracts", items=tuple(short)) if short else None

    def _refusal_of_moved_money(self):
        """What is bought already is paid from the line it was bought on."""
        lines = {item.root_id: item.budget_line_id for item in self.previous_id.item_ids if item._is_running()}
        moved = self.item_ids.filtered(lambda item: lines.get(item.root_id, item.budget_line_id) != item.budget_line_id)
        return Refusal("running_item_moved", names=tuple(moved.mapped("name"))) if moved else None

    def _changes_in_month(self, day):
        domain = Domain("company_id", "=", self.company_id.id) & Domain("year", "=", self.year)
        domain &= Domain("previous_id", "!=", False)
        domain &= Domain("approved_on", ">=", date_utils.start_of(day, "month"))
        return self.search_count(domain & Domain("approved_on", "<=", date_utils.end_of(day, "month")))

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for plan in self:
            today = plan.company_id._akimat_today()
            if transition.name == "submit":
                plan._grant({"submitted_by_id": self.env.uid, "return_reason": False})
                plan._fix_deadline(norm_codes.PLAN_APPROVE, plan.budget_date)
            elif transition.name == "agree":
                plan._grant({"agreed_by_id": self.env.uid, "agreed_on": today})
            elif transition.name == "approve":
                plan._grant({"approved_by_id": self.env.uid, "approved_on": today})
                plan._fix_deadline(norm_codes.PLAN_PUBLISH, today)
                plan._replace_previous()

    def _replace_previous(self):
        """What runs under the version before goes on under this one."""
        others = self.search(
            [("company_id", "=", self.company_id.id), ("year", "=", self.year), ("state", "=", "approved")]
        )
        (others - self)._system_move("supersede")
        by_root = {item.root_id: item for item in self.item_ids}
        for old in (others - self).item_ids:
            if new := by_root.get(old.root_id):
                old._hand_over(new)

    def _audit_basis(self, transition):
        texts = {"return": self.return_reason, "approve": self.change_reason}
        return texts.get(transition.name) or super()._audit_basis(transition)

    # Publication and the next version

    def action_publish(self, portal_number=False):
        """Note that the plan has been published on the portal today.

        :param portal_number: its number there, when it was not entered before.
        """
        for plan in self:
            if not plan.may_publish:
                plan._raise_refused([(plan, Refusal("not_to_publish"))])
            vals = {"published_on": plan.company_id._akimat_today()}
            if portal_number:
                vals["portal_number"] = portal_number
            plan._grant(vals, event="publish", basis=portal_number or plan.portal_number)
        return True

    def action_new_version(self):
        """Begin the next version as a copy of the plan in force, and open it."""
        self.ensure_one()
        if not self.may_change:
            self._raise_refused([(self, Refusal("no_such_step", name="change"))])
        kept = {"year": self.year, "company_id": self.company_id.id, "budget_date": self.budget_date}
        version = self._grant_create({**kept, "previous_id": self.id})
        self.item_ids._copy_to(version)
        return version._get_records_action()

    # Needs and differences

    def action_gather_needs(self):
        """Put the accepted needs of the year that are in no plan yet into this one; equal items of a line are summed.

        :raise MoveRefused: there is none.
        """
        self.ensure_one()
        needs = self.env["akimat.procurement.need"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("state", "=", "accepted"),
                ("plan_item_id", "=", False),
            ]
        )
        if not needs:
            self._raise_refused([(self, Refusal("no_needs"))])
        for key, group in needs.grouped(lambda need: need._plan_key()).items():
            item = self.item_ids.filtered(lambda item, key=key: item._plan_key() == key)[:1]
            (item or item.create({**group._plan_values(), "plan_id": self.id}))._add_needs(group, bool(item))
        return True

    @api.depends("item_ids.amount", "item_ids.method", "item_ids.quantity", "item_ids.month", "previous_id")
    @api.depends_context("lang")
    def _compute_difference_text(self):
        for plan in self:
            before = plan.previous_id.item_ids
            rows = versions.compare(before._version_rows(), plan.item_ids._version_rows()) if plan.previous_id else []
            plan.difference_text = "\n".join(plan._difference_line(row) for row in rows) or False

    def _difference_line(self, row):
        items = self.item_ids if row.kind != versions.REMOVED else self.previous_id.item_ids
        item = items.filtered(lambda item: item.root_id.id == row.key)[:1]
        if row.kind == versions.ADDED:
            return self.env._("New: %(name)s, %(amount)s", name=item.name, amount=money(item, item.amount))
        if row.kind == versions.REMOVED:
            return self.env._("Left out: %(name)s, %(amount)s", name=item.name, amount=money(item, item.amount))
        changes = "; ".join(item._change_words(*change) for change in row.changes)
        return self.env._("Changed: %(name)s: %(changes)s", name=item.name, changes=changes)
