from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle, parties
from ..domain.sources import LEVELS, SOURCES
from .selections import EVALUATION_SELECTION, LEVEL_SELECTION, SOURCE_SELECTION

_TERM = frozenset("deadline initial_deadline deadline_start norm_id deadline_trace".split())


class AkimatAssignment(models.Model):
    """A task on control: what is to be done, by whom, by when, on whose word.

    One card serves one lead executor. The card is filled while it is a draft; once assigned it
    changes only by decisions, each of which leaves a line in the audit chain.
    """

    _name = "akimat.assignment"
    _description = "Assignment"
    _inherit = ["akimat.deadline.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "deadline, id desc"
    _rec_names_search = ["name", "basis_number"]
    _check_company_auto = True
    _transitions = lifecycle.ASSIGNMENT
    # The card is filled while it is a draft; in force it changes only by decisions. The inspector arranges who helps
    # and who watches; who is charged with control is named by the giver, before there is a report.
    _open = {
        "draft": "name text source document_id resolution_id basis_number basis_date basis_point issuer_id lead_user_id"
        " lead_department_id urgency date_start source_deadline deadline company_id periodicity",
        "draft in_progress": "controller_id",
        "draft in_progress reported": "inspector_id co_executor_ids answer_document_id",
    }
    _open_to = {
        "*": "inspector giver akim system",
        "controller_id": "giver akim system",
        "answer_document_id": "inspector giver akim system lead",
    }
    _apart = parties.ASSIGNMENT
    _untold = "last_reminder_on reminded_rule_ids next_period_on"

    # The task
    name = fields.Char(
        "Subject",
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index="trigram",
    )
    text = fields.Text("Task")
    urgency = fields.Selection(
        [("ordinary", "Ordinary"), ("expedite", "Speed up"), ("urgent", "Urgent"), ("very_urgent", "Very urgent")],
        required=True,
        default="ordinary",
        tracking=True,
    )
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )

    # Where it comes from
    source = fields.Selection(SOURCE_SELECTION, required=True, index=True, default="city_akim")
    source_level = fields.Selection(LEVEL_SELECTION, "Level", compute="_compute_source_level", store=True)
    document_id = fields.Many2one("akimat.document", index=True, ondelete="restrict", check_company=True, copy=False)
    resolution_id = fields.Many2one("akimat.resolution", index="btree_not_null", ondelete="restrict", copy=False)
    basis_number = fields.Char("Number of the source", index="trigram")
    basis_date = fields.Date("Date of the source")
    basis_point = fields.Char("Point", help="Point of the act or minutes that holds the task.")
    issuer_id = fields.Many2one(
        "res.users", "Given by", index=True, ondelete="restrict", default=lambda self: self._default_issuer()
    )

    # Who carries it out, who controls it
    lead_user_id = fields.Many2one("res.users", "Lead executor", index=True, ondelete="restrict", tracking=True)
    lead_department_id = fields.Many2one(
        "hr.department",
        "Lead unit",
        compute="_compute_lead_department_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    co_executor_ids = fields.Many2many(
        "res.users", "akimat_assignment_co_executor_rel", "assignment_id", "user_id", "Co-executors", tracking=True
    )
    controller_id = fields.Many2one(
        "res.users",
        "Charged with control",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="Whom the giver charged with control: may return the report, extend the term and end control.",
    )
    inspector_id = fields.Many2one(
        "res.users",
        index=True,
        ondelete="set null",
        default=lambda self: self._default_inspector(),
        help="Who watches the term in the organisation-control department.",
    )

    # Its life
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("in_progress", "In progress"),
            ("reported", "Reported"),
            ("done", "Removed from control"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    report_ids = fields.One2many("akimat.assignment.report", "assignment_id", "Reports", copy=False)
    contribution_ids = fields.One2many("akimat.assignment.contribution", "assignment_id", "Contributions", copy=False)
    extension_ids = fields.One2many("akimat.assignment.extension", "assignment_id", "Extensions", copy=False)
    extension_count = fields.Integer("Times extended", compute="_compute_extension_count", store=True, aggregator="sum")
    answer_document_id = fields.Many2one(
        "akimat.document",
        "Answer to the giver",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        copy=False,
        domain="[('kind', '=', 'outgoing')]",
        help="The outgoing document by which the task was answered.",
    )
    evaluation = fields.Selection(EVALUATION_SELECTION, readonly=True, copy=False, tracking=True)
    removal_basis = fields.Char("Basis of removal", readonly=True, copy=False)
    done_by_id = fields.Many2one("res.users", "Removed by", readonly=True, copy=False, ondelete="restrict")
    done_on = fields.Date("Removed on", readonly=True, copy=False, index="btree_not_null")
    reported_on = fields.Date("Reported on", readonly=True, copy=False)
    return_reason = fields.Char("Returned because", readonly=True, copy=False)
    cancel_reason = fields.Char("Cancelled because", readonly=True, copy=False)

    can_assign = fields.Boolean(compute="_compute_can")
    can_report = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_remove = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    is_closed = fields.Boolean(compute="_compute_is_closed")
    has_extensions = fields.Boolean(compute="_compute_has_extensions")
    may_extend = fields.Boolean(compute="_compute_may_extend")
    may_edit_answer = fields.Boolean(compute="_compute_may_edit")
    may_edit_card = fields.Boolean(compute="_compute_may_edit")
    may_edit_desk = fields.Boolean(compute="_compute_may_edit")
    may_name_controller = fields.Boolean(compute="_compute_may_edit")

    _done_is_evaluated = models.Constraint(
        "CHECK (state != 'done' OR (evaluation IS NOT NULL AND removal_basis IS NOT NULL))",
        "An assignment leaves control with an evaluation and a basis.",
    )
    _cancelled_has_reason = models.Constraint(
        "CHECK (state != 'cancelled' OR cancel_reason IS NOT NULL)", "An assignment is cancelled with a reason."
    )
    _in_force_has_term = models.Constraint(
        "CHECK (state NOT IN ('in_progress', 'reported', 'done') OR deadline IS NOT NULL)",
        "An assignment in force has a term.",
    )
    # With what record rules and groupings ask, so that counts over all cards read the index alone.
    _registry = models.Index(
        "(company_id, state) INCLUDE (id, is_restricted, lead_department_id, lead_user_id, source, deadline)"
    )
    _open_by_term = models.Index("(company_id, deadline) INCLUDE (id, is_restricted) WHERE state = 'in_progress'")
    _received_on = models.Index("(company_id, date_start) WHERE state <> 'draft'")
    _done_in = models.Index("(company_id, done_on) WHERE state = 'done'")
    _open_of_lead = models.Index("(lead_user_id, deadline) WHERE state IN ('in_progress', 'reported')")

    # Defaults

    def _default_issuer(self):
        """A leader gives tasks himself; everybody else writes down those of the akim."""
        if self.env.user.has_group("akimat_base.group_leader"):
            return self.env.user
        return self.env["akimat.duty"]._holders(["akim"], self.env.company)[:1]

    def _default_inspector(self):
        """The inspector who opens the card, else the first inspector of the akimat."""
        if self.env.user.has_group("akimat_control.group_inspector"):
            return self.env.user
        return self._inspectors(self.env.company)[:1]

    @api.model
    def _inspectors(self, company):
        """Who watches terms in ``company``: its inspectors, else the head of the control department."""
        duties = self.env["akimat.duty"]
        return duties._holders(["inspector"], company) or duties._holders(["control_head"], company)

    # Computes

    @api.depends("text")
    def _compute_name(self):
        for assignment in self:
            if not assignment.name:
                lines = (assignment.text or "").strip().splitlines()
                assignment.name = lines[0][:120] if lines else False

    @api.depends("source")
    def _compute_source_level(self):
        for assignment in self:
            assignment.source_level = SOURCES[assignment.source].level if assignment.source else LEVELS[-1]

    @api.depends("lead_user_id", "company_id")
    def _compute_lead_department_id(self):
        for assignment in self:
            lead = assignment.lead_user_id
            unit = lead and lead._akimat_department_in(assignment.company_id)
            assignment.lead_department_id = unit or assignment.lead_department_id

    @api.depends("state")
    def _compute_is_closed(self):
        for assignment in self:
            assignment.is_closed = assignment.state in (lifecycle.DONE, lifecycle.CANCELLED)

    @api.depends("extension_ids")
    def _compute_has_extensions(self):
        for assignment in self:
            assignment.has_extensions = bool(assignment.extension_ids)

    @api.depends("extension_ids.state")
    def _compute_extension_count(self):
        approved = self.env["akimat.assignment.extension"]._read_group(
            [("assignment_id", "in", self.ids), ("state", "=", "approved"), ("kind", "=", "extension")],
            ["assignment_id"],
            ["__count"],
        )
        counts = dict(approved)
        for assignment in self:
            assignment.extension_count = counts.get(assignment._origin, 0)

    @api.depends("state", "extension_ids.state", "lead_user_id")
    @api.depends_context("uid")
    def _compute_may_extend(self):
        for assignment in self:
            assignment.may_extend = bool(assignment.id) and assignment._refusal_to_extend() is None

    @api.depends("state", "issuer_id")
    @api.depends_context("uid")
    def _compute_may_edit(self):
        for assignment in self:
            arranges = not assignment.id or assignment._may_arrange()
            assignment.may_edit_card = arranges and assignment.state == lifecycle.DRAFT
            assignment.may_edit_desk = arranges and not assignment.is_closed
            names_controller = not assignment._refusal_to_change(frozenset({"controller_id"}))
            assignment.may_name_controller = bool(assignment.id) and names_controller
            assignment.may_edit_answer = not assignment.is_closed and (arranges or assignment._answers())

    # CRUD

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("lead_department_id") and not vals.get("lead_user_id"):
                vals["lead_user_id"] = self._head_of_unit(vals["lead_department_id"]).id
        assignments = super().create(vals_list)
        assignments._sync_contributions()
        return assignments

    def write(self, vals):
        result = super().write(vals)
        if "co_executor_ids" in vals:
            self._sync_contributions()
        return result

    @api.constrains("controller_id", "lead_user_id", "lead_department_id", "co_executor_ids")
    def _check_controller(self):
        """Nobody is charged with control of what he, or the head he works under, carries out."""
        for card in self.filtered("controller_id"):
            if card.controller_id in card._people_under_lead():
                raise ValidationError(
                    card._refusal_message(Refusal("controller_of_lead", name=card.controller_id.name))
                )

    def _people_under_lead(self):
        """The executors, and the people of the lead's unit but for its head."""
        heads = self.env["akimat.duty"]._heads_of(self.lead_department_id, self.company_id)
        unit = self._people_of_unit() if self.lead_user_id in heads else self.env["res.users"]
        return (unit - heads) | self.lead_user_id | self.co_executor_ids

    def _refusal_to_delete(self):
        return Refusal("kept") if super()._refusal_to_delete() else None

    def _refusal_of_closed(self, closed):
        if closed.intersection(_TERM):
            return super()._refusal_of_closed(closed)
        if self and self.state != lifecycle.DRAFT:
            return Refusal("card_locked", names=closed)
        return super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        refusal = super()._refusal_of_role(names)
        return refusal and Refusal("not_your_card", names=refusal.facts["fields"])

    @api.model
    def _head_of_unit(self, department_id):
        """The person who answers for a body that was named as the executor (Kentau Reglament p. 30)."""
        department = self.env["hr.department"].browse(department_id)
        return self.env["akimat.duty"]._head_of(department)

    @api.model
    def _give(self, values, company):
        """Make the cards that follow from a signed paper and put them in force, whoever signed it.

        :param values: list of dicts; :param company: the akimat, in whose language the cards speak.
        :return: the cards, as the system has them.
        """
        system = self.with_user(SUPERUSER_ID).with_company(company).with_context(lang=company.partner_id.lang)
        terms = [vals.pop("deadline", False) for vals in values]
        cards = system._grant_create(values)
        for card, day in zip(cards, terms, strict=True):
            if day:
                card._give_deadline(day)
        cards._system_move("assign")
        return cards

    def _sync_contributions(self):
        """Keep one contribution line for each co-executor, in their order."""
        lines = self.env["akimat.assignment.contribution"]
        for assignment in self:
            known = assignment.contribution_ids.user_id
            # Who contributes follows from the card; co-executors may not add lines themselves.
            added = lines.sudo()._grant_create(
                [{"assignment_id": assignment.id, "user_id": user.id} for user in assignment.co_executor_ids - known]
            )
            if assignment.state in lifecycle.ON_CONTROL:
                added._begin()
            # As above: a line of a person who is no longer a co-executor goes, unless he delivered.
            gone = assignment.sudo().contribution_ids.filtered(
                lambda line, people=assignment.co_executor_ids: line.user_id not in people and line.state == "requested"
            )
            gone._grant_unlink()

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
