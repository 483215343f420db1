from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_docflow.domain.roles import GENERAL_DEPARTMENT, LEADERS, UNIT_HEADS

from ..domain import lifecycle

# They answer for every appeal of the office, whoever considers it.
IN_CHARGE = ("akim", "head_of_office")
# Units that are not the office itself.
OUTSIDE = ("executive_body", "subordinate", "rural_akim", "other")


class AkimatAppeal(models.Model):
    """Who takes part in an appeal, and who may not by any path (Kentau Reglament p. 81, APPC art. 97(2))."""

    _inherit = "akimat.appeal"

    reviewer_id = fields.Many2one(
        "res.users", "Considered by", readonly=True, copy=False, index=True, ondelete="restrict", tracking=True
    )
    executor_id = fields.Many2one(
        "res.users", readonly=True, copy=False, index=True, ondelete="restrict", tracking=True
    )
    co_executor_ids = fields.Many2many(
        "res.users", "akimat_appeal_co_executor_rel", "appeal_id", "user_id", "Co-executors", readonly=True, copy=False
    )
    department_id = fields.Many2one(
        "hr.department",
        "Unit in charge",
        compute="_compute_department_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        copy=False,
    )
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_appeal_participant_rel",
        "appeal_id",
        "user_id",
        "Participants",
        compute="_compute_participant_ids",
        store=True,
        compute_sudo=True,
        copy=False,
        help="Who sees the appeal by taking part in it.",
    )
    barred_user_ids = fields.Many2many(
        "res.users",
        "akimat_appeal_barred_rel",
        "appeal_id",
        "user_id",
        "Barred",
        compute="_compute_barred_user_ids",
        store=True,
        compute_sudo=True,
        copy=False,
        help="The officials complained of, heads of the units complained of and whoever acts for them today.",
    )
    has_accused = fields.Boolean("Complains of an official", compute="_compute_has_accused", store=True)
    about_office = fields.Boolean(
        "About the office's own staff", compute="_compute_has_accused", store=True, help="Kentau Reglament p. 80."
    )

    @api.depends("topic_id")
    def _compute_department_id(self):
        """The unit in charge of the topic, until another one is named."""
        for appeal in self:
            unit = appeal.topic_id.department_id
            proposed = unit if unit.company_id in (appeal.company_id, self.env["res.company"]) else unit.browse()
            appeal.department_id = appeal.department_id or proposed

    @api.depends("accused_user_ids", "accused_department_ids")
    def _compute_has_accused(self):
        for appeal in self:
            units = appeal.accused_department_ids
            for user in appeal.accused_user_ids:
                units |= user._akimat_department_in(appeal.company_id)
            appeal.has_accused = bool(appeal.accused_user_ids or appeal.accused_department_ids)
            # A leader works in no unit; whoever does is the office's own when the unit is.
            in_no_unit = appeal.accused_user_ids.filtered(
                lambda user, company=appeal.company_id: not user._akimat_department_in(company)
            )
            appeal.about_office = bool(in_no_unit or units.filtered(lambda unit: unit.akimat_kind not in OUTSIDE))

    @api.depends("accused_user_ids", "accused_department_ids", "bars_subordinates", "company_id")
    def _compute_barred_user_ids(self):
        for appeal in self:
            appeal.barred_user_ids = appeal._barred_now()

    @api.depends(
        "reviewer_id",
        "executor_id",
        "co_executor_ids",
        "department_id",
        "accused_user_ids",
        "accused_department_ids",
        "bars_subordinates",
        "reg_user_id",
    )
    def _compute_participant_ids(self):
        for appeal in self:
            people = appeal.reviewer_id | appeal.executor_id | appeal.co_executor_ids | appeal.reg_user_id
            duties = self.env["akimat.duty"]
            people |= duties._running(IN_CHARGE, appeal.company_id).user_id
            if appeal.executor_id:
                people |= duties._supervisors_of(appeal._units_at_work(), appeal.company_id)
            appeal.participant_ids = people - appeal._barred_now()

    def _units_at_work(self):
        units = self.department_id
        for user in self.executor_id | self.co_executor_ids:
            units |= user._akimat_department_in(self.company_id)
        return units

    # The ban

    def _barred_now(self):
        """Users whom the appeal must not reach today, told by duties and substitutions as they are now."""
        self.ensure_one()
        # Of whom it complains is a fact of the card, also for a step taken by somebody who may not read it.
        card = self.sudo()
        duties = self.env["akimat.duty"]
        people = card.accused_user_ids | duties._overseers_of(card.accused_department_ids, card.company_id, UNIT_HEADS)
        if card.bars_subordinates and people:
            headed = duties._running(UNIT_HEADS, card.company_id).filtered(lambda duty: duty.user_id in people)
            people |= card._staff_of(headed.department_ids | card.accused_department_ids)
        acting = self.env["akimat.substitution"]._substitutes(people, card.company_id)
        return people | acting

    def _staff_of(self, units):
        """Users who work in ``units`` or below them."""
        domain = [("department_id", "child_of", units.ids), ("company_id", "=", self.company_id.id)]
        # In what unit a colleague works is public inside the office; his card is not.
        return self.env["hr.employee"].sudo().search(domain).user_id

    def _barred_among(self, users):
        """Those of ``users`` whom the appeal must not reach: barred themselves, or whose work a barred one does."""
        barred = self._barred_now()
        # As above.
        card = self.sudo()
        acted_for = self.env["res.users"]
        for user in card.accused_user_ids:
            acted_for |= self.env["akimat.substitution"]._principals(user, card.company_id, scope="any")
        return users & (barred | acted_for)

    @api.model
    def _refresh_barred(self, users, units):
        """Tell anew whom appeals must not reach, where duties or substitutions of ``users`` or ``units`` changed."""
        domain = Domain("accused_user_ids", "in", users.ids) | Domain("barred_user_ids", "in", users.ids)
        domain |= Domain("accused_department_ids", "in", units.ids)
        self.flush_model(["accused_user_ids", "barred_user_ids", "accused_department_ids"])
        # The ban is the system's own record of who may not see an appeal; it follows whoever changed a duty.
        appeals = self.sudo().search(Domain("has_accused", "=", True) & domain)
        before = {appeal: appeal.barred_user_ids for appeal in appeals}
        for name in ("barred_user_ids", "participant_ids"):
            self.env.add_to_compute(self._fields[name], appeals)
        # Record rules read the table itself.
        appeals.flush_recordset(["barred_user_ids", "participant_ids"])
        for appeal in appeals.filtered("is_open"):
            appeal._take_from_barred(appeal.barred_user_ids - before[appeal])

    def _take_from_barred(self, users):
        """What was asked of ``users``, barred since now, is asked of them no more; those in charge are told."""
        if not users:
            return
        for records in (self, self.paper_ids, self.assignment_ids):
            records.activity_ids.filtered(lambda task: task.user_id in users).unlink()
        self.paper_ids.visa_ids._pass_over(users)
        if users & (self.reviewer_id | self.executor_id | self.co_executor_ids):
            duties = self.env["akimat.duty"]
            people = duties._holders([*IN_CHARGE, *GENERAL_DEPARTMENT], self.company_id)
            self._tell(people, lambda env: env._("Assign another: the appeal complains of whom the executor acts for."))

    def _circle_sources(self):
        return [self]

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        user = self.env.user
        if self.id and user in self._barred_now():
            return roles
        standing = self._standing()
        if not standing["kinds"].isdisjoint(GENERAL_DEPARTMENT):
            roles.add("clerk")
        if not standing["kinds"].isdisjoint(LEADERS):
            roles.add("leader")
        people = user.browse({user.id, *standing["principals"]["execution"]}) - self._barred_among(user)
        if self.reviewer_id in people:
            roles.add("reviewer")
        if self.executor_id in people:
            roles.add("executor")
        if self.co_executor_ids & people:
            roles.add("co_executor")
        return roles

    # Questions

    def _refusal_to_ask(self):
        """Why the current user may not change what is asked: a Refusal, or None."""
        return self._refusal_to_change(frozenset({"question_ids"}))

    def _refusal_to_prepare(self):
        """Why the current user may not write the answer: a Refusal, or None."""
        at_work = self.state in (lifecycle.REVIEW, lifecycle.EXTENDED)
        allowed = self._actor_roles() & {"executor", "co_executor", "reviewer"}
        return None if at_work and allowed else Refusal("not_in_preparation")

    def _tell(self, users, summary, day=None):
        """Put a task into the list of each of ``users``, in his language; never of a barred one.

        :param summary: callable(env) → the words.
        """
        # A task that stands is not put again: reminders of many days do not pile up.
        standing = {(task.user_id, task.summary) for task in self.sudo().activity_ids}
        for user in users - self._barred_now():
            words = summary(self.with_context(lang=user.lang).env)
            if (user, words) in standing:
                continue
            # The task is the system's, also when the person whose step caused it may not plan tasks for others.
            self.sudo().activity_schedule(
                "akimat_appeals.activity_appeal_notice", date_deadline=day, user_id=user.id, summary=words
            )

    def _done_notices(self):
        # Whoever took the step, the tasks that asked for it are done.
        self.sudo().activity_unlink(["akimat_appeals.activity_appeal_notice"])
