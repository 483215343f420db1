from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.akimat_base.report.xlsx import Column


class AkimatDisciplinaryLog(models.TransientModel):
    """The log of offences and measures for a period, by unit: on paper or as a table."""

    _name = "akimat.disciplinary.log"
    _description = "Log of discipline"
    _inherit = ["akimat.table.export"]

    company_id = fields.Many2one("res.company", "Akimat", required=True, default=lambda self: self.env.company)
    date_from = fields.Date("From", required=True, default=lambda self: self._today().replace(month=1, day=1))
    date_to = fields.Date("To", required=True, default=lambda self: self._today())
    only_in_force = fields.Boolean("Only sanctions in force")
    lang = fields.Selection(
        [("kk_KZ", "Kazakh"), ("ru_RU", "Russian")],
        "Language",
        required=True,
        default=lambda self: "ru_RU" if self.env.lang == "ru_RU" else "kk_KZ",
    )

    @api.model
    def _today(self):
        return self.env.company._akimat_today()

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        for log in self:
            if log.date_to < log.date_from:
                raise ValidationError(self.env._("The period of the log ends before it begins: correct the dates."))

    def _export_lang(self):
        return self.lang

    def _export_title(self):
        return self.env._(
            "Log of discipline, %(first)s - %(last)s",
            first=self.date_from.strftime("%d.%m.%Y"),
            last=self.date_to.strftime("%d.%m.%Y"),
        )

    def _export_records(self):
        """The cases that the reader may see, by unit."""
        domain = Domain("company_id", "=", self.company_id.id) & Domain("state", "!=", "draft")
        domain &= Domain("discovered_on", ">=", self.date_from) & Domain("discovered_on", "<=", self.date_to)
        if self.only_in_force:
            domain &= Domain("state", "=", "ordered")
        cases = self.env["akimat.disciplinary.case"].search(domain)
        places = cases.department_id._places()
        return cases.sorted(lambda case: (places.get(case.department_id, -1), case.discovered_on, case.id))

    def _table_columns(self):
        cases = self.env["akimat.disciplinary.case"]
        grounds = dict(cases._fields["ground"]._description_selection(self.env))
        states = dict(cases._fields["state"]._description_selection(self.env))
        return [
            Column(self.env._("Unit"), lambda case: case.department_id.name, 28),
            Column(self.env._("Employee"), lambda case: case.employee_id.name, 28),
            Column(self.env._("Post"), lambda case: case.post_name, 24),
            Column(self.env._("Offence"), lambda case: grounds.get(case.ground), 30),
            Column(self.env._("Discovered on"), lambda case: case.discovered_on, 17),
            Column(self.env._("Measure"), lambda case: case.imposed_on and case.sanction_id.name, 24),
            Column(self.env._("Order"), lambda case: case.order_number, 14),
            Column(self.env._("Imposed on"), lambda case: case.imposed_on, 17),
            Column(self.env._("In force until"), lambda case: case.lifted_on or case.expires_on, 17),
            Column(self.env._("State"), lambda case: states.get(case.state), 20),
        ]

    def action_print(self):
        """Print the log in the chosen language."""
        self.ensure_one()
        code = {"kk_KZ": "kk", "ru_RU": "ru"}[self.lang]
        return self.env.ref(f"akimat_hr.action_report_disciplinary_log_{code}").report_action(self)
