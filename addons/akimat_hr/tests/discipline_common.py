"""A disciplinary commission of three voters, an employee on a post, and a case brought to any state."""

from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time

from .staffing_common import StaffingCase

# Discovered on Monday 4 May, committed on 20 April: a sanction is possible until 4 June.
DISCOVERED, COMMITTED, LAST_DAY = date(2026, 5, 4), date(2026, 4, 20), date(2026, 6, 4)
NOW = "2026-05-11 05:00:00"
MEETING = "2026-05-11 06:00:00"
VOTERS = ("chair", "one", "two")


class DisciplineCase(StaffingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.legal = cls.make_department("Legal", "legal")
        cls.chair = cls.make_user("chair", "deputy", department=cls.legal)
        cls.legal_head = cls.make_user("legal head", "unit_head", department=cls.legal)
        for login in VOTERS[1:]:
            setattr(cls, login, cls.make_user(login, department=cls.legal))
        cls.secretary = cls.make_user("secretary", "commission_secretary", department=cls.legal)
        cls.lawyer = cls.make_user("lawyer", "lawyer", department=cls.legal)
        cls.inspector = cls.make_user("inspector", "inspector")
        cls.registrar = cls.make_user("registrar", "registrar")
        cls.boss = cls.make_user("boss", "unit_head", department=cls.housing)
        cls.culprit = cls.make_user("culprit", department=cls.housing)
        cls.employee = cls.culprit.employee_ids
        cls.employee.parent_id = cls.boss.employee_ids
        people = cls.env["hr.employee"].search([("company_id", "=", cls.akimat.id)])
        people.version_ids.date_version = date(2026, 1, 5)
        cls.post, cls.contract_post, cls.lower_post = cls.make_posts()
        cls.worker = cls.make_user("worker", department=cls.housing)
        cls.worker.employee_ids.version_ids.date_version = date(2026, 1, 5)
        for person in (cls.employee, cls.lawyer.employee_ids, cls.head.employee_ids, cls.hr_head.employee_ids):
            person.staffing_position_id = cls.post
        cls.worker.employee_ids.staffing_position_id = cls.contract_post
        cls.body = cls.make_commission()
        cls.akimat.discipline_body_id = cls.body
        cls.remark = cls.env.ref("akimat_hr.sanction_remark")
        cls.reprimand = cls.env.ref("akimat_hr.sanction_reprimand")

    @classmethod
    def make_posts(cls):
        """A post of corps B under the akim, one of contract staff under the head, and a vacant lower one."""
        rows = (("Specialist", "b", "akim", 9), ("Driver", "technical", "head_of_office", 9), ("Clerk", "b", "akim", 1))
        posts = [
            {"name": name, "department_id": cls.housing.id, "corps": corps, "authority": authority, "headcount": units}
            for name, corps, authority, units in rows
        ]
        values = {
            "name": "Staffing table of the tests",
            "limit": 40,
            "limit_basis": "Decree No. 5",
            "date_from": date(2025, 6, 1),
            "company_id": cls.akimat.id,
            "position_ids": [Command.create(post) for post in posts],
        }
        with freeze_time(NOW):
            table = cls.env["akimat.staffing.table"].with_user(cls.hr_officer).create(values)
            table.action_submit()
            table.with_user(cls.akim).action_approve()
        return table.position_ids.with_env(cls.env).sorted("id")

    @classmethod
    def make_commission(cls):
        roles = {"chair": "chair", "one": "member", "two": "member", "secretary": "secretary", "boss": "member"}
        body = (
            cls.env["akimat.body"]
            .with_user(cls.secretary)
            .create(
                {
                    "name": "Disciplinary commission",
                    "basis": "Decree No. 2",
                    "is_restricted": True,
                    "company_id": cls.akimat.id,
                    "member_ids": [
                        Command.create({"date_from": "2026-01-01", "user_id": getattr(cls, login).id, "role": role})
                        for login, role in roles.items()
                    ],
                }
            )
        )
        body.sudo()._system_move("activate")
        return body

    def case(self, state="opened", **vals):
        """A case of the personnel officer brought to ``state`` by the real steps."""
        values = {
            "employee_id": self.employee.id,
            "ground": "discipline",
            "description": "Came three hours late",
            "discovered_on": DISCOVERED,
            "committed_on": COMMITTED,
            "informer_id": self.inspector.id,
            "company_id": self.akimat.id,
            **vals,
        }
        case = self.env["akimat.disciplinary.case"].with_user(self.hr_officer).create(values)
        steps = {
            "opened": case.action_open,
            "explanation": case.action_ask_explanation,
            "explained": lambda: self.as_user(self.culprit, case).action_explain("The bus did not come"),
            "hearing": lambda: self.put_before(case),
            "proposed": lambda: self.hear(case),
            "confirmed": lambda: self.confirm(case),
            "ordered": lambda: self.order(case),
        }
        for name, step in steps.items():
            if state == "draft":
                break
            step()
            if name == state:
                break
        self.env.invalidate_all()
        return case

    def session(self, **vals):
        return (
            self.env["akimat.session"]
            .with_user(self.secretary)
            .create({"body_id": self.body.id, "date_start": MEETING, "place": "Small hall", **vals})
        )

    def put_before(self, case, sanction=None):
        session = self.session()
        case.sanction_id = sanction or case.sanction_id or self.remark
        self.as_user(self.secretary, case).action_put_before(session.id)

    def hear(self, case, choice="for"):
        """The commission sits, the secretary opens the vote, everybody who may votes."""
        session = case.sudo().session_id.with_user(self.secretary)
        session.action_call()
        session.action_all_present()
        session.action_hold()
        item = case.sudo().item_id.with_user(self.secretary)
        item.action_open_vote()
        for login in VOTERS:
            self.as_user(getattr(self, login), item).action_vote(choice)
        self.as_user(self.secretary, item).action_close_vote()

    def sign_minutes(self, case):
        session = case.sudo().session_id.with_user(self.secretary)
        item = session.item_ids
        if not item.decision:
            item.decision = "Not adopted"
        session.action_make_minutes()
        self.pass_visas(session.minutes_id.with_user(self.secretary))
        session.with_user(self.chair).action_sign_minutes()

    def pass_visas(self, document):
        document.action_submit()
        while current := document.sudo().visa_ids.filtered(lambda visa: visa.state == "current"):
            for visa in current:
                visa.with_user(visa.user_id).action_approve()

    def confirm(self, case):
        self.sign_minutes(case)
        self.as_user(self.head, case).action_confirm()

    def prepared(self, case):
        """The order of the case, visaed and waiting for the signature."""
        case.with_user(self.hr_officer).action_prepare_order()
        order = case.sudo().order_id.with_user(self.hr_officer)
        self.pass_visas(order)
        return order

    def order(self, case):
        order = self.prepared(case)
        self.as_user(self.akim, order).action_sign()

    def suspend(self, case, first, last=False, kind="sickness", basis="Certificate No. 7"):
        lines = self.env["akimat.disciplinary.suspension"].with_user(self.hr_officer)
        line = lines.create({"case_id": case.id, "kind": kind, "date_from": first, "date_to": last, "basis": basis})
        line.action_confirm()
        return line

    def run_cron(self, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("akimat_hr.cron_hr_discipline").method_direct_trigger()
        self.env.invalidate_all()
