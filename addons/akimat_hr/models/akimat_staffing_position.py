from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import staffing
from ..exceptions_staffing import SeatRefused
from ..messages_staffing import SENTENCES

CORPS = [
    ("political", "Political servant"),
    ("a", "Corps A"),
    ("b", "Corps B"),
    ("technical", "Contract staff (technical)"),
]
_ORDER_OF_CORPS = {corps: place for place, (corps, _label) in enumerate(CORPS)}


class AkimatStaffingPosition(models.Model):
    """A post of a staffing table: unit, name, category, units, who appoints, requirements, who sits on it."""

    _name = "akimat.staffing.position"
    _description = "Post"
    _inherit = ["akimat.guard.mixin"]
    _order = "table_id, sequence, id"
    _check_company_auto = True
    _row_of = ("table_id", "position_ids")
    _entered = (
        "table_id sequence name department_id corps category functional_block speciality headcount pay_grade pay_step"
        " authority requirements"
    )

    table_id = fields.Many2one("akimat.staffing.table", "Staffing table", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="table_id.company_id", store=True, index=True)
    table_state = fields.Selection(related="table_id.state", string="State of the table")
    sequence = fields.Integer(default=10)
    name = fields.Char("Post", required=True, translate=True)
    department_id = fields.Many2one(
        "hr.department", "Unit", required=True, index=True, check_company=True, ondelete="restrict"
    )
    corps = fields.Selection(CORPS, required=True, default="b")
    category = fields.Char(help="Category of the post in the register of posts, for example E-3.")
    functional_block = fields.Char()
    speciality = fields.Char(translate=True, help="Speciality that the post asks for; needs are planned by it.")
    headcount = fields.Integer("Units", required=True, default=1)
    pay_grade = fields.Char()
    pay_step = fields.Char("Step of pay")
    authority = fields.Selection(
        "_selection_duty", "Appointed by", required=True, default="akim", help="Whose holder appoints to this post."
    )
    requirements = fields.Text(translate=True, help="Education, experience, competences.")
    origin_id = fields.Many2one(
        "akimat.staffing.position", "Continues", readonly=True, index="btree_not_null", ondelete="set null"
    )
    seat_ids = fields.One2many("hr.version", "staffing_position_id", "History", groups="hr.group_hr_user")
    occupied_count = fields.Integer("Occupied", compute="_compute_occupied_count", store=True, compute_sudo=True)
    vacancy_count = fields.Integer("Vacant", compute="_compute_vacancy_count", store=True)
    occupant_names = fields.Char("People", compute="_compute_occupant_names", compute_sudo=True)

    _headcount_positive = models.Constraint("CHECK (headcount > 0)", "A post has at least one unit.")
    _vacancy_idx = models.Index("(company_id, table_id) WHERE vacancy_count > 0")

    @api.model
    def _selection_duty(self):
        return self.env["akimat.duty"]._fields["kind"]._description_selection(self.env)

    @api.model
    def _labels(self, name):
        """Value → label of a selection field of posts in the reader's language."""
        return dict(self._fields[name]._description_selection(self.env))

    @api.depends("name", "department_id")
    def _compute_display_name(self):
        for post in self:
            post.display_name = post._title()

    def _title(self):
        return ", ".join(filter(None, (self.name, self.department_id.name)))

    @api.depends("seat_ids.employee_id.current_version_id", "seat_ids.employee_id.active", "seat_ids.date_version")
    def _compute_occupied_count(self):
        for post in self:
            post.occupied_count = len(post._occupants())

    @api.depends("occupied_count", "headcount")
    def _compute_vacancy_count(self):
        for post in self:
            post.vacancy_count = max(post.headcount - post.occupied_count, 0)

    @api.depends("occupied_count")
    def _compute_occupant_names(self):
        for post in self:
            post.occupant_names = ", ".join(post._occupants().mapped("name"))

    def _occupants(self, day=None):
        """Employees who sit on the post on ``day``; today by the calendar of the office, not by that of the server."""
        day = day or self.company_id._akimat_today()
        employees = self.seat_ids.employee_id.filtered("active")
        return employees.filtered(lambda employee: employee._get_version(day).staffing_position_id == self)

    # Vacancies

    def _vacancy_refusal(self):
        """Why no vacancy can be opened for this post (a Refusal), or None."""
        self.ensure_one()
        if self.table_state != "in_force":
            return Refusal("post_not_in_force")
        if not (self.requirements or "").strip():
            return Refusal("no_requirements")
        return None if self.vacancy_count else Refusal("no_vacancy")

    def _refusal_message(self, refusal):
        """The sentence for a refusal about this post, in the reader's language."""
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    # People on the post

    def _check_seats(self, employee):
        """Refuse more people than units on any day.

        The row is written, so that of two who take the last unit at once the second meets the first.
        """
        for post in self:
            self.env.cr.execute(SQL("UPDATE akimat_staffing_position SET headcount = headcount WHERE id = %s", post.id))
            most, day = staffing.peak(post._seat_intervals())
            if most > post.headcount:
                refusal = Refusal("post_is_full", employee=employee.name, headcount=post.headcount, day=day)
                raise SeatRefused(post._refusal_message(refusal))

    def _seat_intervals(self):
        """(first, last) days of each person on the post; the next version of the card or the departure ends it."""
        for seat in self.seat_ids:
            employee = seat.employee_id
            if not employee.active and not seat.departure_date:
                continue
            later = [
                version.date_version for version in employee.version_ids if version.date_version > seat.date_version
            ]
            ends = [fields.Date.subtract(min(later), days=1)] if later else []
            ends += [seat.departure_date] if seat.departure_date else []
            yield seat.date_version, min(ends) if ends else None

    def _take_over_people(self, day):
        """People of the posts that these continue move here on ``day``; who does not fit keeps no post."""
        for post in self.filtered("origin_id"):
            for place, employee in enumerate(post.origin_id._occupants(day).sorted("id")):
                employee._seat_on(day, post.id if place < post.headcount else False)

    def _release_people(self, day):
        """Nobody sits on these posts from ``day`` on: their table has ended."""
        for post in self:
            post._occupants(day)._seat_on(day, False)

    def _on_paper(self):
        """The posts in the order of paper: by unit, then political servants before corps A, B and contract staff."""
        places = self.department_id._places()
        return self.sorted(
            lambda post: (places[post.department_id], _ORDER_OF_CORPS[post.corps], post.sequence, post.id)
        )
