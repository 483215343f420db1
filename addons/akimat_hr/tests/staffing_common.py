"""A personnel service, leaders and a staffing table for the tests of posts."""

from datetime import date

from odoo.addons.akimat_base.tests.common import AkimatCase

NOW = "2026-06-01 05:00:00"
TODAY = date(2026, 6, 1)
DECREE = "Decree of the akimat of 12.01.2026 No. 5"


class StaffingCase(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.personnel = cls.make_department("Personnel", "hr")
        cls.housing = cls.make_department("Housing")
        cls.akim = cls.make_user("akim", "akim")
        cls.head = cls.make_user("head", "head_of_office")
        cls.deputy = cls.make_user("deputy", "deputy", department=cls.housing)
        cls.hr_officer = cls.make_user("hr officer", "hr_officer", department=cls.personnel)
        cls.hr_head = cls.make_user("hr head", "hr_head", department=cls.personnel)
        cls.auditor = cls.make_user("auditor", "auditor")
        cls.colleague = cls.make_user("colleague", department=cls.housing)
        cls.stranger = cls.make_user("stranger", "akim", "hr_head", company=cls.other_akimat)
        people = cls.env["hr.employee"].search([("company_id", "=", cls.akimat.id)])
        people.version_ids.date_version = date(2026, 1, 5)

    def table(self, *headcounts, limit=40, **vals):
        """A draft of the personnel officer with a post of so many units for each of ``headcounts``."""
        posts = [
            {
                "name": f"Post {place}",
                "department_id": self.housing.id,
                "category": "E-3",
                "requirements": "Higher education",
                "headcount": headcount,
            }
            for place, headcount in enumerate(headcounts, 1)
        ]
        values = {
            "name": "Staffing table 2026",
            "limit": limit,
            "limit_basis": DECREE,
            "date_from": date(2026, 1, 1),
            "company_id": self.akimat.id,
            "position_ids": [(0, 0, post) for post in posts],
            **vals,
        }
        return self.env["akimat.staffing.table"].with_user(self.hr_officer).create(values)

    def in_force(self, *headcounts, **vals):
        table = self.table(*headcounts, **vals)
        table.action_submit()
        self.as_user(self.akim, table).action_approve()
        return table

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user)

    def seat(self, user, post, day=None):
        """Put the employee of ``user`` on the post, from ``day`` (the first day of his card by default)."""
        employee = user.sudo().employee_ids.with_user(self.hr_officer)
        version = employee.create_version({"date_version": day}) if day else employee.version_id
        version.staffing_position_id = post
        return employee
