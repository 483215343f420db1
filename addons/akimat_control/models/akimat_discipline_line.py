from odoo import api, fields, models
from odoo.fields import Domain


class AkimatDisciplineLine(models.Model):
    """The figures of one unit in a report on executive discipline; written when the report is counted."""

    _name = "akimat.discipline.line"
    _description = "Executive discipline of a unit"
    _inherit = ["akimat.guard.mixin"]
    _order = "share, overdue desc, id"
    _row_of = ("report_id", "line_ids")

    report_id = fields.Many2one("akimat.discipline.report", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="report_id.company_id", store=True, index=True)
    body_id = fields.Many2one("hr.department", "Body", ondelete="restrict")
    department_id = fields.Many2one("hr.department", "Unit", required=True, ondelete="restrict")
    received = fields.Integer()
    in_time = fields.Integer("Done in time")
    late = fields.Integer("Done late")
    overdue = fields.Integer("Overdue now")
    extended = fields.Integer()
    returned = fields.Integer("Returned for rework")
    missed = fields.Integer("Contributions not delivered")
    executed = fields.Integer()
    partially = fields.Integer("Partially executed")
    not_executed = fields.Integer("Not executed")
    share = fields.Float("In time, %", digits=(5, 1), aggregator="avg")
    previous_share = fields.Float("In time before, %", digits=(5, 1), aggregator="avg")
    change = fields.Float("Change, points", digits=(5, 1), aggregator="avg")
    has_terms = fields.Boolean("A term has come", compute="_compute_has_terms")

    @api.depends("in_time", "late", "overdue")
    def _compute_has_terms(self):
        for line in self:
            line.has_terms = bool(line.in_time or line.late or line.overdue)

    def action_open_events(self):
        """Open what the figures of this unit were counted from."""
        self.ensure_one()
        report = self.report_id
        domain = report._domain_events(report.date_from, report.date_to)
        action = self.env["ir.actions.act_window"]._for_xml_id("akimat_control.akimat_discipline_event_action")
        return {
            **action,
            "views": [(False, "list"), (False, "pivot")],
            "domain": list(domain & Domain("department_id", "=", self.department_id.id)),
            "context": {"group_by": ["kind"]},
        }
