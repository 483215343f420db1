from odoo import api, fields, models
from odoo.tools import SQL

from ..domain.discipline import FIGURES
from .selections import EVALUATION_SELECTION, LEVEL_SELECTION, SOURCE_SELECTION

KINDS = [
    ("received", "Received"),
    ("done", "Removed from control"),
    ("overdue", "Overdue now"),
    ("extended", "Extended"),
    ("returned", "Returned for rework"),
    ("missed", "Contribution not delivered"),
]


class AkimatDisciplineEvent(models.Model):
    """What happened to the tasks, one line for each event, with its day: the source of every figure of discipline.

    Parts that an executor gives inside his unit are not counted: the task is counted once.
    """

    _name = "akimat.discipline.event"
    _description = "Executive discipline"
    _auto = False
    _order = "date desc, id desc"
    _depends = {
        "akimat.assignment": (
            "state date_start done_on deadline executed_late evaluation parent_id company_id is_restricted"
            " lead_department_id lead_user_id inspector_id source source_level"
        ).split(),
        "akimat.assignment.extension": ["state", "kind", "decided_on", "assignment_id"],
        "akimat.assignment.report": ["state", "date", "assignment_id"],
        "akimat.assignment.contribution": ["state", "deadline", "department_id", "user_id", "assignment_id"],
        "hr.department": ["master_department_id"],
    }

    kind = fields.Selection(KINDS, "Event", readonly=True)
    date = fields.Date("Day", readonly=True)
    assignment_id = fields.Many2one("akimat.assignment", readonly=True)
    company_id = fields.Many2one("res.company", "Akimat", readonly=True)
    body_id = fields.Many2one("hr.department", "Body", readonly=True)
    department_id = fields.Many2one("hr.department", "Unit", readonly=True)
    user_id = fields.Many2one("res.users", "Executor", readonly=True)
    inspector_id = fields.Many2one("res.users", readonly=True)
    source = fields.Selection(SOURCE_SELECTION, readonly=True)
    source_level = fields.Selection(LEVEL_SELECTION, "Level", readonly=True)
    evaluation = fields.Selection(EVALUATION_SELECTION, readonly=True)
    is_restricted = fields.Boolean("For official use", readonly=True)
    received = fields.Integer(readonly=True)
    in_time = fields.Integer("Done in time", readonly=True)
    late = fields.Integer("Done late", readonly=True)
    overdue = fields.Integer("Overdue now", readonly=True)
    extended = fields.Integer(readonly=True)
    returned = fields.Integer("Returned for rework", readonly=True)
    missed = fields.Integer("Contributions not delivered", readonly=True)
    executed = fields.Integer(readonly=True)
    partially = fields.Integer("Partially executed", readonly=True)
    not_executed = fields.Integer("Not executed", readonly=True)
    share = fields.Float("In time, %", readonly=True, aggregator="avg", digits=(5, 1))

    @property
    def _table_query(self):
        today = self.env.company._akimat_today()
        return SQL(" UNION ALL ").join(
            [
                self._sql_of_card("received", SQL("a.date_start"), SQL("a.state <> 'draft'")),
                self._sql_of_card("done", SQL("a.done_on"), SQL("a.state = 'done' AND a.done_on IS NOT NULL")),
                self._sql_of_card(
                    "overdue", SQL("a.deadline"), SQL("a.state = 'in_progress' AND a.deadline < %s", today)
                ),
                self._sql_of_part(
                    "extended",
                    SQL("p.decided_on"),
                    SQL("akimat_assignment_extension"),
                    SQL("p.state = 'approved' AND p.kind = 'extension'"),
                ),
                self._sql_of_part(
                    "returned", SQL("p.date::date"), SQL("akimat_assignment_report"), SQL("p.state = 'returned'")
                ),
                self._sql_of_part(
                    "missed",
                    SQL("p.deadline"),
                    SQL("akimat_assignment_contribution"),
                    SQL("p.state = 'not_delivered'"),
                    unit=SQL("p.department_id"),
                    user=SQL("p.user_id"),
                ),
            ]
        )

    @api.model
    def _sql_of_card(self, kind, day, condition):
        columns = self._sql_columns(kind, SQL("a.id"), day, SQL("a.lead_department_id"), SQL("a.lead_user_id"))
        return SQL(
            "SELECT %s FROM akimat_assignment a LEFT JOIN hr_department d ON d.id = a.lead_department_id"
            " WHERE a.parent_id IS NULL AND %s",
            columns,
            condition,
        )

    @api.model
    def _sql_of_part(self, kind, day, table, condition, unit=None, user=None):
        unit = unit or SQL("a.lead_department_id")
        columns = self._sql_columns(kind, SQL("p.id"), day, unit, user or SQL("a.lead_user_id"))
        return SQL(
            "SELECT %s FROM %s p JOIN akimat_assignment a ON a.id = p.assignment_id"
            " LEFT JOIN hr_department d ON d.id = %s WHERE a.parent_id IS NULL AND %s",
            columns,
            table,
            unit,
            condition,
        )

    @api.model
    def _sql_columns(self, kind, record, day, unit, user):
        """The columns of one kind of event; each figure is 1 for its own kind only."""
        names = [name for name, _label in KINDS]
        done = kind == "done"
        numbers = {name: SQL("1") if name == kind else SQL("0") for name in FIGURES}
        if done:
            numbers |= {
                "in_time": SQL("CASE WHEN a.executed_late THEN 0 ELSE 1 END"),
                "late": SQL("CASE WHEN a.executed_late THEN 1 ELSE 0 END"),
            }
            for value, _label in EVALUATION_SELECTION:
                numbers[value] = SQL("CASE WHEN a.evaluation = %s THEN 1 ELSE 0 END", value)
        share = SQL("CASE WHEN a.executed_late THEN 0 ELSE 100 END") if done else SQL("0")
        counted = done or kind == "overdue"
        return SQL(", ").join(
            [
                SQL("%s::bigint * %s + %s AS id", record, len(names), names.index(kind)),
                SQL("%s AS kind", kind),
                SQL("%s AS date", day),
                SQL("a.id AS assignment_id, a.company_id AS company_id, a.is_restricted AS is_restricted"),
                SQL("d.master_department_id AS body_id, %s AS department_id, %s AS user_id", unit, user),
                SQL("a.inspector_id AS inspector_id, a.source AS source, a.source_level AS source_level"),
                SQL("a.evaluation AS evaluation"),
                *(SQL("%s AS %s", number, SQL.identifier(name)) for name, number in numbers.items()),
                SQL("%s::float AS share", share) if counted else SQL("NULL::float AS share"),
            ]
        )

    def action_open_card(self):
        """Open the card behind this event."""
        self.ensure_one()
        return self.assignment_id.get_formview_action()
