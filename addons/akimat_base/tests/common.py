"""Users, duties and helpers for the tests of all addons."""

from contextlib import contextmanager
from datetime import date

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, new_test_user

FOREVER = date(2020, 1, 1)


class AkimatCase(TransactionCase):
    """Two akimats of our own, with people named by what they do; nothing depends on demo data."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("ru_RU")
        cls.akimat = cls._make_company("Akimat of the test town")
        cls.other_akimat = cls._make_company("Akimat of another town")
        cls.env.user.write(
            {"company_ids": [fields.Command.link(cls.akimat.id), fields.Command.link(cls.other_akimat.id)]}
        )
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": cls.akimat.ids, "tracking_disable": True})

    @classmethod
    def _make_company(cls, name):
        partner = cls.env["res.partner"].create({"name": name, "is_company": True, "tz": "Asia/Almaty"})
        return cls.env["res.company"].create({"name": name, "partner_id": partner.id, "is_akimat": True})

    @classmethod
    def make_user(cls, login, *kinds, company=None, department=None, groups="akimat_base.group_user"):
        """A user of the office with running duties of ``kinds`` and an employee card in ``department``."""
        company = company or cls.akimat
        user = new_test_user(
            cls.env,
            f"test_{login}",
            groups=groups,
            company_id=company.id,
            company_ids=[fields.Command.set(company.ids)],
            name=login,
            lang="en_US",
            tz="Asia/Almaty",
        )
        cls.env["hr.employee"].create(
            {
                "name": login,
                "user_id": user.id,
                "company_id": company.id,
                "department_id": department.id if department else False,
                "work_phone": "+7 7122 000000",
            }
        )
        for kind in kinds:
            cls.make_duty(user, kind, company=company, department=department)
        return user

    @classmethod
    def make_duty(cls, user, kind, company=None, department=None, **vals):
        return cls.env["akimat.duty"].create(
            {
                "kind": kind,
                "user_id": user.id,
                "company_id": (company or cls.akimat).id,
                "date_from": FOREVER,
                "department_ids": [fields.Command.set(department.ids)] if department else False,
                **vals,
            }
        )

    @classmethod
    def make_department(cls, name, kind="unit", company=None, **vals):
        return cls.env["hr.department"].create(
            {"name": name, "akimat_kind": kind, "company_id": (company or cls.akimat).id, **vals}
        )

    @contextmanager
    def assertRefused(self, pattern, error=UserError):
        """The block is refused with a sentence that matches ``pattern``, and changes nothing."""
        with self.assertRaisesRegex(error, pattern), self.env.cr.savepoint():
            yield

    def assertHidden(self, record, user):
        """``user`` does not find ``record`` by search, count or grouping, and may not read it."""
        model = (
            record.with_user(user).browse().with_context(active_test=False, allowed_company_ids=user.company_ids.ids)
        )
        self.assertFalse(model.search([("id", "=", record.id)]))
        self.assertFalse(model.search_count([("id", "=", record.id)]))
        self.assertFalse(model._read_group([("id", "=", record.id)], ["company_id"], ["__count"]))
        with self.assertRaises(AccessError):
            model.browse(record.ids).read(["display_name"])

    def audit_events(self, record):
        """Names of the audit events of ``record``, oldest first."""
        lines = self.env["akimat.audit.entry"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)], order="id"
        )
        return lines.mapped("event")
