from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import parties
from ..domain.lifecycle_discipline import DISCIPLINARY_CASE
from ..messages_discipline import SENTENCES
from .akimat_disciplinary_sanction import GROUNDS
from .akimat_staffing_position import CORPS

STATES = [
    ("draft", "Draft"),
    ("opened", "Opened"),
    ("explanation", "Explanation asked"),
    ("hearing", "Before the commission"),
    ("proposed", "Sanction proposed"),
    ("confirmed", "Proposal approved"),
    ("ordered", "Sanction in force"),
    ("lifted", "Lifted"),
    ("expired", "Expired"),
    ("quashed", "Sanction annulled"),
    ("closed", "Closed without a sanction"),
]
RUNNING = ("draft", "opened", "explanation", "hearing", "proposed", "confirmed")
HEADS = ("akim", "head_of_office")


class AkimatDisciplinaryCase(models.Model):
    """An offence of an employee, from its discovery to the end of the sanction.

    Closed to all but the personnel service, the commission that hears it, the heads and the employee himself.
    """

    _name = "akimat.disciplinary.case"
    _description = "Disciplinary case"
    _inherit = ["akimat.workflow.mixin", "akimat.session.subject.mixin"]
    _order = "discovered_on desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True
    _transitions = DISCIPLINARY_CASE
    # Of whom the case is and for what is settled when it is opened; what is proposed, when it is put before the
    # commission. The kind of servant and who appoints follow from the post.
    _open = {
        "draft": "employee_id company_id ground description discovered_on committed_on proceedings_closed_on"
        " informer_id informer_name source_reference source_document_id differs",
        "draft opened explanation": "sanction_id demotion_position_id",
        "explanation": "witness_ids",
        "opened explanation hearing proposed confirmed": "suspension_ids",
        "ordered": "sign_witness_ids",
        "ordered lifted expired quashed": "appeal_on appeal_body appeal_result",
    }
    _open_to = {"*": "hr"}
    _apart = parties.DISCIPLINARY_CASE
    # The case is closed to most who read the journal.
    _sealed = "explanation proposal description differs"

    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    state = fields.Selection(STATES, required=True, default="draft", readonly=True, copy=False, index=True)
    employee_id = fields.Many2one("hr.employee", required=True, index=True, check_company=True, ondelete="restrict")
    employee_user_id = fields.Many2one(
        related="employee_id.user_id", string="Account of the employee", store=True, index="btree_not_null"
    )
    department_id = fields.Many2one(
        "hr.department", "Unit", compute="_compute_post", store=True, index="btree_not_null", precompute=True
    )
    position_id = fields.Many2one(
        "akimat.staffing.position",
        "Post",
        compute="_compute_post",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    post_name = fields.Char("Post in papers", compute="_compute_post_name", compute_sudo=True)
    corps = fields.Selection(
        CORPS, "Kind of servant", compute="_compute_post", store=True, required=True, precompute=True
    )
    authority = fields.Selection(
        "_selection_duty",
        "Appointed by",
        compute="_compute_post",
        store=True,
        required=True,
        precompute=True,
        help="Who appoints to the post imposes the sanction.",
    )
    ground = fields.Selection(GROUNDS, required=True, default="duty")
    description = fields.Text("What happened", required=True)
    discovered_on = fields.Date(required=True, default=lambda self: self.env.company._akimat_today())
    committed_on = fields.Date(required=True, help="Of a continuing offence: the last day of it.")
    proceedings_closed_on = fields.Date(
        "Proceedings closed on", help="Criminal or administrative proceedings on the same facts that were closed."
    )
    informer_id = fields.Many2one("res.users", "Discovered by", index="btree_not_null", ondelete="restrict")
    informer_name = fields.Char("Informed by", help="When it is nobody of the office.")
    source_reference = fields.Char("Source", help="Report, assignment not executed, act of an inspection …")
    source_document_id = fields.Many2one(
        "akimat.document", "Document", index="btree_not_null", check_company=True, ondelete="restrict"
    )
    differs = fields.Text(
        "How it differs", help="From the other case of this employee about the same day: one offence has one case."
    )
    opened_by_id = fields.Many2one("res.users", "Opened by", readonly=True, copy=False, ondelete="restrict")
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_disciplinary_case_participant_rel",
        "case_id",
        "user_id",
        "Who sees it",
        readonly=True,
        copy=False,
    )
    close_reason = fields.Text("Closed because", readonly=True, copy=False)

    is_draft = fields.Boolean(compute="_compute_stage")
    is_hr = fields.Boolean(compute="_compute_stage")
    is_earlier_sanctioned = fields.Boolean("Has a sanction in force", compute="_compute_earlier")
    is_repeated = fields.Boolean("Repeated misconduct", compute="_compute_earlier")

    _order_discovery = models.Constraint(
        "CHECK (discovered_on >= committed_on)", "An offence is not discovered before it is committed."
    )
    _offence_idx = models.Index("(employee_id, committed_on)")
    _queue_idx = models.Index("(company_id, state, sanction_deadline)")

    @api.model
    def _selection_duty(self):
        return self.env["akimat.duty"]._fields["kind"]._description_selection(self.env)

    @api.depends("employee_id", "committed_on")
    def _compute_post(self):
        """The post on the day of the offence; where the card does not go back so far, the present one."""
        for case in self.filtered(lambda case: case.state == "draft" or not case.corps):
            # The post is needed for the case; the rest of the employee card stays closed.
            employee = case.employee_id.sudo()
            then = employee and case.committed_on and employee._get_version(case.committed_on)
            post = (then and then.staffing_position_id) or employee.staffing_position_id
            case.department_id = employee.department_id
            case.position_id = post
            case.corps = post.corps or "b"
            case.authority = post.authority or "akim"

    @api.depends("position_id.name", "employee_id.job_title")
    @api.depends_context("lang")
    def _compute_post_name(self):
        for case in self:
            case.post_name = case.position_id.name or case.employee_id.job_title

    @api.depends("employee_id", "ground")
    @api.depends_context("lang")
    def _compute_display_name(self):
        grounds = dict(self._fields["ground"]._description_selection(self.env))
        for case in self:
            case.display_name = f"{case.employee_id.name or ''}: {grounds.get(case.ground, '')}"

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_stage(self):
        for case in self:
            case.is_draft = case.state == "draft"
            case.is_hr = "hr" in case._actor_roles()

    @api.depends("employee_id", "committed_on", "ground")
    def _compute_earlier(self):
        for case in self:
            # Earlier sanctions of the same employee count whoever prepared them.
            earlier = case.sudo().search(case._domain_earlier()) if case.employee_id else case.browse()
            case.is_earlier_sanctioned = any(other.state == "ordered" for other in earlier)
            case.is_repeated = case._repeats(earlier)

    def _domain_earlier(self):
        domain = Domain("employee_id", "=", self.employee_id.id) & Domain("imposed_on", "!=", False)
        domain &= Domain("state", "!=", "quashed")
        return domain & Domain("id", "!=", self._origin.id)

    def _is_running(self):
        """Whether the sanction is not decided yet."""
        return self.state in RUNNING

    # Who acts

    def _actor_roles(self):
        found = super()._actor_roles()
        kinds = self._standing()["kinds"]
        if self.employee_user_id == self.env.user:
            # Whatever his duties are, in his own case he is the employee.
            return found | {"employee"}
        if self.env.user.has_group("akimat_hr.group_hr"):
            found.add("hr")
        if kinds.intersection(HEADS):
            found.add("head")
        if self.authority in kinds:
            found.add("authority")
        if self.env.user in self._secretaries():
            found.add("secretary")
        return found

    def _role_names(self):
        return {**super()._role_names(), "secretary": self.env._("secretary or chair of the commission")}

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    # Who sees it

    def _refresh_participants(self):
        """Write down who sees each case beside the personnel service: the record rules ask it."""
        for case in self:
            # Seeing a case follows from duties and the composition of the commission; the actor need not own the list.
            record = case.sudo()
            people = record._people_of_case() - record.employee_user_id
            if people != record.participant_ids:
                record._grant({"participant_ids": [Command.set(people.ids)]})

    def _people_of_case(self):
        if self.state == "draft":
            return self.env["res.users"]
        people = self.env["akimat.duty"]._holders([*HEADS, self.authority], self.company_id) | self._secretaries()
        if self.session_id:
            people |= self.session_id.body_id._people_on(self.session_id._day())
        return people

    @api.model
    def _refresh_all(self):
        """Duties and commissions change by day: bring the lists of the cases that are not over up to date."""
        # Who sees a case is the system's record.
        self.sudo().search([("state", "in", (*RUNNING, "ordered"))])._refresh_participants()

    # What is refused, and in which words

    def _refusal_of_closed(self, closed):
        said = closed & (self._guard_table("_open")["draft"] | {"corps", "authority"})
        settled = bool(self) and self.state != "draft" and said
        return Refusal("case_settled", fields=said) if settled else super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        return Refusal("hr_only") if super()._refusal_of_role(names) else None

    def _refusal_to_delete(self):
        return Refusal("case_is_kept") if super()._refusal_to_delete() else None
