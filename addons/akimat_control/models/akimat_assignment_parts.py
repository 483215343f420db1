from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle, parts
from ..exceptions import ControlRefused


class AkimatAssignmentParts(models.Model):
    """Parts of a task: the lead executor gives them to the people of his own unit; the answer stays his."""

    _inherit = "akimat.assignment"

    parent_id = fields.Many2one(
        "akimat.assignment", "Part of", readonly=True, index="btree_not_null", ondelete="restrict", copy=False
    )
    child_ids = fields.One2many("akimat.assignment", "parent_id", "Parts")
    part_count = fields.Integer("Number of parts", compute="_compute_part_counts")
    part_warning = fields.Char(compute="_compute_part_counts")
    may_give_parts = fields.Boolean(compute="_compute_may_give_parts")

    @api.depends("child_ids.state")
    @api.depends_context("lang")
    def _compute_part_counts(self):
        # The lead answers for all parts; the counts tell nothing but their number.
        rows = self.sudo()._read_group([("parent_id", "in", self.ids)], ["parent_id", "state"], ["__count"])
        for assignment in self:
            own = [(state, count) for parent, state, count in rows if parent == assignment._origin]
            opened = sum(count for state, count in own if state in lifecycle.ON_CONTROL)
            assignment.part_count = sum(count for _state, count in own)
            assignment.part_warning = assignment._words_open_parts(opened) if opened else False

    def _words_open_parts(self, count):
        return self.env._(
            "Parts of this task that are still open: %(count)s. The report comes before them.", count=count
        )

    @api.depends("state", "lead_user_id", "parent_id")
    @api.depends_context("uid")
    def _compute_may_give_parts(self):
        for assignment in self:
            assignment.may_give_parts = bool(assignment.id) and assignment._refusal_to_give_parts() is None

    def _refusal_to_give_parts(self):
        if self.state != lifecycle.IN_PROGRESS:
            return Refusal("part_not_in_work")
        if not self._actor_roles() & {"lead", "lead_head"}:
            return Refusal("part_not_lead")
        return None

    def action_give_part(self, user_id, text, deadline=False):
        """Give a part of the task to a person of the lead's unit.

        :param user_id: id of the user; :param text: what he does.
        :param deadline: his term, not later than that of the task; the same day when not given.
        :return: the new card, in force.
        :raise ControlRefused: the task is not in progress, the person works elsewhere, the day is too late.
        """
        self.ensure_one()
        day = fields.Date.to_date(deadline) or self.deadline
        people = self._unit_people()
        person = self.env["res.users"].browse(user_id)
        today = self.company_id._akimat_today()
        refusal = self._refusal_to_give_parts() or parts.refuse_part(text, person in people, day, self.deadline, today)
        if refusal:
            raise ControlRefused(self._refusal_message(refusal))
        # An ordinary executor opens no cards of his own; this one follows from the task that he leads.
        part = self.sudo()._grant_create(self._part_values(person, text, today))
        part._set_deadline(day, self.env.user.name, start=today)
        part = part.with_env(self.env)
        part.action_assign()
        return part

    def _part_values(self, person, text, today):
        # A part that the head gives is the head's task, whoever leads the whole.
        return {
            "parent_id": self.id,
            "text": text.strip(),
            "source": "own",
            "company_id": self.company_id.id,
            "issuer_id": self.env.uid,
            "lead_user_id": person.id,
            "lead_department_id": person._akimat_department_in(self.company_id).id or self.lead_department_id.id,
            "urgency": self.urgency,
            "date_start": today,
            "source_deadline": self.deadline,
            "inspector_id": self.inspector_id.id,
            "basis_number": self.basis_number,
            "basis_date": self.basis_date,
            "basis_point": self.basis_point,
        }

    def _unit_people(self):
        """People of the lead's unit and of the units inside it, without the lead himself."""
        return self._people_of_unit() - self.lead_user_id - self.env.user

    def _people_of_unit(self):
        if not self.lead_department_id:
            return self.env["res.users"]
        # Who works in which unit is public inside the office; the rest of the employee card is not.
        people = (
            self.env["hr.employee"].sudo().search([("department_id", "child_of", self.lead_department_id.ids)]).user_id
        )
        return people.with_env(self.env)

    def action_open_parts(self):
        """Open this task and its parts as a tree."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Parts"),
            "res_model": self._name,
            "views": [(False, kind) for kind in ("hierarchy", "list", "kanban", "form")],
            "domain": [("id", "child_of", self.ids)],
            "context": {"create": False},
        }

    def _after_close(self):
        super()._after_close()
        # With the task fall the parts that are still open, whoever gave them.
        left = self.sudo().child_ids.filtered(lambda part: not part.is_closed)
        if left:
            left._system_move("cancel", cancel_reason=self.env._("The task above has been closed."))
