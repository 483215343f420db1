from odoo import SUPERUSER_ID, api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages
from ..domain import lifecycle
from ..domain.sources import LEVELS, SOURCES
from ..exceptions import CardLocked
from .selections import EVALUATION_SELECTION, LEVEL_SELECTION, SOURCE_SELECTION

# What a card in force says about the task itself: it changes only by a decision (extension, cancellation).
CARD_FIELDS = frozenset(
    "name text source document_id resolution_id basis_number basis_date basis_point issuer_id lead_user_id"
    " lead_department_id urgency date_start source_deadline company_id periodicity".split()
)
# Written by the term engine only, never by hand once the card is in force.
TERM_FIELDS = frozenset("deadline initial_deadline deadline_start norm_id deadline_trace".split())
# What the inspector arranges while the task is under way.
DESK_FIELDS = frozenset("controller_id inspector_id co_executor_ids".split())
# Conclusions: each is written together with the step to its state, and at no other time.
STEP_FIELDS = {
    lifecycle.DONE: frozenset({"evaluation", "removal_basis"}),
    lifecycle.CANCELLED: frozenset({"cancel_reason"}),
    lifecycle.IN_PROGRESS: frozenset({"return_reason"}),
}
# A card is edited by the term engine with this object in the context; no request from outside can hold it.
TERM_GATE = object()


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
            assignment.may_edit_answer = not assignment.is_closed and (arranges or assignment._answers())

    # CRUD

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("lead_department_id") and not vals.get("lead_user_id"):
                vals["lead_user_id"] = self._head_of_unit(vals["lead_department_id"]).id
            self._check_new(vals)
        assignments = super().create(vals_list)
        assignments._sync_contributions()
        return assignments

    def write(self, vals):
        self._check_edit(vals)
        result = super().write(vals)
        if "co_executor_ids" in vals:
            self._sync_contributions()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        for assignment in self:
            if assignment.state != lifecycle.DRAFT:
                raise CardLocked(assignment._refusal_message(Refusal("kept")))

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
        system = self.with_user(SUPERUSER_ID).with_context(lang=company.partner_id.lang)
        cards = system.with_context(akimat_term_gate=TERM_GATE).create(values).with_context(akimat_term_gate=None)
        cards._system_move("assign")
        return cards

    def _check_new(self, vals):
        """A new card holds no conclusions and no counted term."""
        if self.env.context.get("akimat_term_gate") is TERM_GATE:
            return
        forbidden = (self._own_fields() | TERM_FIELDS) - {"deadline"}
        if given := {name for name in forbidden if vals.get(name)}:
            raise CardLocked(self._refusal_message(Refusal("not_your_card", names=given)))

    def _check_edit(self, vals):
        """Refuse a change that this person, or this stage, does not allow; steps are checked by the gate."""
        if self.env.context.get("akimat_term_gate") is TERM_GATE:
            return
        changed = {name for name in vals if name in self._fields}
        for assignment in self:
            if refusal := assignment._refusal_to_edit(changed, vals.get("state")):
                raise CardLocked(assignment._refusal_message(refusal))

    def _refusal_to_edit(self, names, target):
        """Why the fields ``names`` cannot be written now by the current user, with the step to ``target``."""
        locked = names & self._own_fields() - STEP_FIELDS.get(target, frozenset())
        if self.state == lifecycle.DRAFT:
            locked |= names & TERM_FIELDS - {"deadline"}
        else:
            locked |= names & (CARD_FIELDS | TERM_FIELDS)
        if self.state in (lifecycle.DONE, lifecycle.CANCELLED):
            locked |= names & (DESK_FIELDS | {"answer_document_id"})
        if locked:
            return Refusal("card_locked", names=locked)
        arranged = names & (CARD_FIELDS | TERM_FIELDS | DESK_FIELDS)
        if arranged and not self._may_arrange():
            return Refusal("not_your_card", names=arranged)
        answered = names & {"answer_document_id"}
        if answered and not (self._may_arrange() or self._answers()):
            return Refusal("not_your_card", names=answered)
        return None

    def _own_fields(self):
        """What the card keeps about itself: computed, or written when a step is taken; entered by nobody."""
        return {
            name
            for name, field in self._fields.items()
            if field.store and field.readonly and field._module == "akimat_control" and name != "state"
        }

    def _sync_contributions(self):
        """Keep one contribution line for each co-executor, in their order."""
        lines = self.env["akimat.assignment.contribution"]
        for assignment in self:
            known = assignment.contribution_ids.user_id
            # Who contributes follows from the card; co-executors may not add lines themselves.
            added = lines.sudo().create(
                [{"assignment_id": assignment.id, "user_id": user.id} for user in assignment.co_executor_ids - known]
            )
            if assignment.state in lifecycle.ON_CONTROL:
                added._begin()
            # As above: a line of a person who is no longer a co-executor goes, unless he delivered.
            gone = assignment.sudo().contribution_ids.filtered(
                lambda line, people=assignment.co_executor_ids: line.user_id not in people and line.state == "requested"
            )
            gone.unlink()

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)
