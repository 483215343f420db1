from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain
from odoo.addons.akimat_base.report.xlsx import Column

from ..domain import parties, staffing
from ..domain.lifecycle_staffing import STAFFING_TABLE
from ..messages_staffing import SENTENCES


class AkimatStaffingTable(models.Model):
    """One version of the staffing table: its limit by an act, its posts, who approved it, when it holds.

    The units never exceed the limit: the total is stored and compared by the database itself, so that two
    people who change posts and submit at once cannot pass it together.
    """

    _name = "akimat.staffing.table"
    _description = "Staffing table"
    _inherit = ["akimat.workflow.mixin", "akimat.round.mixin", "akimat.table.export"]
    _round_order = "date_from, id"
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _transitions = STAFFING_TABLE
    _open = {
        "draft": "name company_id limit limit_basis limit_document_id blocks_document_id date_from position_ids",
        "submitted": "approval_document_id return_reason",
    }
    _open_to = {"*": "hr", "approval_document_id return_reason": "hr approver"}
    _apart = parties.STAFFING_TABLE

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    limit = fields.Integer("Limit of staff, units", required=True, aggregator=None)
    limit_basis = fields.Char("Act of the limit", help="The act that sets the limit: kind, number, date.")
    limit_document_id = fields.Many2one(
        "akimat.document", "Document of the limit", check_company=True, index="btree_not_null", ondelete="restrict"
    )
    blocks_document_id = fields.Many2one(
        "akimat.document",
        "Decision on functional blocks",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('reg_number', '!=', False), ('company_id', '=', company_id)]",
        help="The minutes of the commission that distributed the posts of corps B by functional blocks.",
    )
    date_from = fields.Date("In force from", required=True)
    date_to = fields.Date("In force to", readonly=True, copy=False)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("approved", "Approved"),
            ("in_force", "In force"),
            ("archived", "Archived"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    position_ids = fields.One2many("akimat.staffing.position", "table_id", "Posts")
    headcount = fields.Integer("Units", compute="_compute_headcount", store=True, aggregator=None)
    free_limit = fields.Integer("Free of the limit", compute="_compute_use")
    occupied_count = fields.Integer("Occupied", compute="_compute_use")
    vacancy_count = fields.Integer("Vacant", compute="_compute_use")
    approver = fields.Selection(
        lambda self: self.env["res.company"]._fields["staffing_approver"]._description_selection(self.env),
        "Staffing tables are approved by",
        compute="_compute_approver",
        store=True,
        precompute=True,
    )
    submitted_by_id = fields.Many2one("res.users", "Submitted by", readonly=True, copy=False, ondelete="restrict")
    submitted_on = fields.Date(readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, ondelete="restrict")
    approved_on = fields.Date(readonly=True, copy=False)
    approval_document_id = fields.Many2one(
        "akimat.document",
        "Act of approval",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
        domain="[('kind', 'in', ('act', 'order')), ('reg_number', '!=', False), ('company_id', '=', company_id)]",
    )
    return_reason = fields.Text("Returned because", copy=False)
    can_submit = fields.Boolean(compute="_compute_can")
    can_send_back = fields.Boolean(compute="_compute_can")
    can_approve = fields.Boolean(compute="_compute_can")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    _limit_kept = models.Constraint(
        """CHECK (state = 'draft' OR headcount <= "limit")""", "The units of a staffing table exceed its limit."
    )
    _limit_positive = models.Constraint("""CHECK ("limit" >= 0)""", "A limit of staff cannot be negative.")
    _one_in_force = models.UniqueIndex(
        "(company_id) WHERE state = 'in_force'", "Another staffing table of this akimat is in force."
    )
    _one_for_day = models.UniqueIndex(
        "(company_id, date_from) WHERE state IN ('approved', 'in_force')",
        "Another approved staffing table of this akimat begins on that day.",
    )

    @api.depends("company_id.staffing_approver")
    def _compute_approver(self):
        """What a submitted table is judged by changes no more with the setting."""
        for table in self:
            settled = table.state != "draft" and table.approver
            table.approver = settled or table.company_id.staffing_approver

    @api.depends("position_ids.headcount")
    def _compute_headcount(self):
        for table in self:
            table.headcount = sum(table.position_ids.mapped("headcount"))

    @api.depends("limit", "headcount", "position_ids.occupied_count")
    def _compute_use(self):
        sums = {
            table: (occupied, vacant)
            for table, occupied, vacant in self.env["akimat.staffing.position"]._read_group(
                [("table_id", "in", self.ids)], ["table_id"], ["occupied_count:sum", "vacancy_count:sum"]
            )
        }
        for table in self:
            table.occupied_count, table.vacancy_count = sums.get(table._origin, (0, 0))
            table.free_limit = table.limit - table.headcount

    @api.depends("state", "limit", "limit_basis", "headcount", "approval_document_id", "date_from")
    @api.depends_context("uid", "lang")
    def _compute_can(self):
        """A button is shown to whoever may take the step now; what is still missing is told beside it."""
        for table in self:
            roles = table._actor_roles() if table._origin else set()
            for name in ("submit", "send_back", "approve"):
                transition = self._transitions.named(name, table.state)
                table[f"can_{name}"] = bool(transition and roles & transition.roles)
            table.step_hint = bool(table.id) and table._hint()

    def _hint(self):
        """Why the step that is the current user's to take cannot be taken yet; False when nothing is missing."""
        for name in ("submit", "approve"):
            transition = self._transitions.named(name, self.state)
            if transition and self._actor_roles() & transition.roles:
                refusal = self._transition_refusal(transition)
                return bool(refusal) and self._refusal_message(refusal)
        return False

    # Who acts, what must be there

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self.env.user.has_group("akimat_hr.group_hr"):
            roles.add("hr")
        duties = staffing.APPROVER_DUTIES[self.approver or "akim"]
        if self._standing()["kinds"].intersection(duties):
            roles.add("approver")
        return roles

    def _transition_refusal(self, transition):
        checks = {
            "submit": (self._refusal_of_draft,),
            "send_back": (self._refusal_without_reason,),
            "approve": (self._refusal_of_draft, self._refusal_of_approver, self._refusal_of_period),
        }
        answers = (check() for check in checks.get(transition.name, ()))
        refusal = next((answer for answer in answers if answer), None)
        return refusal or super()._transition_refusal(transition)

    def _refusal_of_draft(self):
        return staffing.refuse_submission(staffing.Draft(self.limit, self.limit_basis or "", self.headcount))

    def _refusal_without_reason(self):
        return None if (self.return_reason or "").strip() else Refusal("reason_missing")

    def _refusal_of_approver(self):
        decree = self.approval_document_id
        if self.approver == staffing.BY_DECREE and not (
            decree.act_type == "kaulu" and decree.reg_number
        ):
            return Refusal("decree_missing")
        return None

    def _refusal_of_period(self):
        domain = Domain("company_id", "=", self.company_id.id) & Domain("date_from", ">=", self.date_from)
        later = self.search(domain & Domain("state", "in", ("approved", "in_force")), limit=1) - self
        return Refusal("staffing_period", other=later.display_name, day=later.date_from) if later else None

    def _refusal_of_closed(self, closed):
        said = closed & self._guard_table("_open")["draft"]
        fixed = bool(said) and bool(self) and self.state != "draft"
        return Refusal("table_is_fixed") if fixed else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("table_is_fixed") if super()._refusal_to_delete() else None

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    # Steps

    def action_submit(self):
        """Put the table before the official who approves it.

        :raise MoveRefused: there are no posts, no act of the limit, or more units than the limit.
        """
        return self._move("submit")

    def action_send_back(self, reason=False):
        """Return the table to the personnel service.

        :param reason: what is to be changed; the field `return_reason` when not given.
        """
        return self._move("send_back", **({"return_reason": reason} if reason else {}))

    def action_approve(self):
        """Approve the table: it comes into force on its first day and the former one is archived.

        :raise MoveRefused: it exceeds the limit, another table holds for the period, the decree is missing.
        """
        return self._move("approve")

    def action_new_version(self):
        """Copy the table with its posts as the next draft and open it."""
        self.ensure_one()
        version = self.copy({"date_from": self.company_id._akimat_today()})
        return version.get_formview_action()

    def copy_data(self, default=None):
        result = super().copy_data(default)
        for table, vals in zip(self, result, strict=True):
            posts = table.position_ids.sorted("id")
            vals["position_ids"] = [Command.create(data) for data in posts.copy_data()]
        return result

    def copy(self, default=None):
        """The posts of the copy know the posts they continue: their people move with them."""
        copies = super().copy(default)
        for table, version in zip(self, copies, strict=True):
            former, posts = table.position_ids.sorted("id"), version.position_ids.sorted("id")
            for post, origin in zip(posts, former, strict=True):
                post._grant({"origin_id": origin.id})
        return copies

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "enforce":
            for table in self:
                former = table._former()
                former._grant({"date_to": fields.Date.subtract(table.date_from, days=1)})
                former._move("archive")
                # The database allows one table in force at a time.
                former.flush_recordset(["state"])

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for table in self:
            today = table.company_id._akimat_today()
            if transition.name == "submit":
                table._grant({"submitted_by_id": self.env.uid, "submitted_on": today, "return_reason": False})
            elif transition.name == "approve":
                table._grant({"approved_by_id": self.env.uid, "approved_on": today})
                if table.date_from <= today:
                    table._system_move("enforce")
            elif transition.name == "enforce":
                table._seat_people()

    def _former(self):
        """The table of the akimat that is in force."""
        return self.search([("company_id", "=", self.company_id.id), ("state", "=", "in_force")])

    def _seat_people(self):
        """People move with their posts; those whose post has no continuation are left without one."""
        # Moving people with their posts follows from the step that was allowed.
        posts = self.sudo().position_ids
        former = posts.origin_id.table_id.position_ids
        posts._take_over_people(self.date_from)
        former._release_people(self.date_from)

    def _audit_basis(self, transition):
        return {"submit": self.limit_basis, "send_back": self.return_reason}.get(
            transition.name
        ) or super()._audit_basis(transition)

    # Coming into force on its day

    @api.model
    def _cron_staffing(self, batch=50):
        """Tables approved for a day that has come are in force; one that fails stops no other."""
        self._serve_companies(self._domain_of_day, type(self)._pass_day, None, batch)

    @api.model
    def _domain_of_day(self, company, today):
        return Domain("state", "=", "approved") & Domain("date_from", "<=", today)

    def _pass_day(self, today):
        self._system_move("enforce")

    # On paper and as a file

    def _posts_by_unit(self):
        """(unit, its posts in the order of paper) of this table."""
        return list(self.position_ids._on_paper().grouped("department_id").items())

    def _blocks_decision(self):
        """Number and day of the decision on functional blocks, or False."""
        # They stand on the paper of the table; its reader need not take part in the document.
        document = self.sudo().blocks_document_id
        return bool(document) and {"number": document.reg_number, "day": document.reg_date}

    def _blocks(self):
        """(functional block or False, posts of corps B in it); those without a block come last."""
        return self._posts_by("functional_block", lambda post: post.corps == "b")

    def _needs(self):
        """(speciality or False, posts with vacancies that ask for it); those without one come last."""
        return self._posts_by("speciality", lambda post: post.vacancy_count)

    def _posts_by(self, name, condition):
        groups = self.position_ids.filtered(condition)._on_paper().grouped(name)
        return sorted(groups.items(), key=lambda group: (not group[0], group[0] or ""))

    def _export_title(self):
        return self.display_name

    def _export_records(self):
        return self.position_ids._on_paper()

    def _table_columns(self):
        labels = self.env["akimat.staffing.position"]._labels
        return [
            Column(self.env._("Unit"), lambda post: post.department_id.name, 30),
            Column(self.env._("Post"), lambda post: post.name, 40),
            Column(self.env._("Corps"), lambda post: labels("corps").get(post.corps), 18),
            Column(self.env._("Category"), lambda post: post.category, 12),
            Column(self.env._("Functional block"), lambda post: post.functional_block, 20),
            Column(self.env._("Speciality"), lambda post: post.speciality, 20),
            Column(self.env._("Pay grade"), lambda post: post.pay_grade, 12),
            Column(self.env._("Step of pay"), lambda post: post.pay_step, 12),
            Column(self.env._("Units"), lambda post: post.headcount, 10),
            Column(self.env._("Occupied"), lambda post: post.occupied_count, 10),
            Column(self.env._("Vacant"), lambda post: post.vacancy_count, 10),
            Column(self.env._("Appointed by"), lambda post: labels("authority").get(post.authority), 24),
            Column(self.env._("Requirements"), lambda post: post.requirements, 60),
        ]
