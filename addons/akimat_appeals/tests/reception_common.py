"""People and places of personal reception for its tests."""

from datetime import date

from odoo import fields

from odoo.addons.akimat_base.tests.common import AkimatCase

# A Monday; the schedule of the autumn is approved, the akim receives on Fridays from ten to twelve.
MONDAY = date(2026, 10, 5)
FRIDAY = date(2026, 10, 9)
NOW = "2026-10-05 05:00:00"
ON_FRIDAY = "2026-10-09 04:50:00"
IIN = "791028302728"


class ReceptionCase(AkimatCase):
    """An akim with a schedule, a head of a unit, a reception officer, an executor; named by their parts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.housing = cls.make_department("Housing", "executive_body")
        cls.general = cls.make_department("General", "general")
        cls.akim = cls.make_user("akim", "akim")
        cls.deputy = cls.make_user("deputy", "deputy")
        cls.head = cls.make_user("head", "head_of_office")
        cls.officer = cls.make_user("officer", "reception_officer", department=cls.general)
        cls.unit_head = cls.make_user("unit head", "body_head", department=cls.housing)
        cls.executor = cls.make_user("executor", department=cls.housing)
        cls.colleague = cls.make_user("colleague", department=cls.housing)
        cls.inspector = cls.make_user("inspector", "inspector")
        cls.auditor = cls.make_user("auditor", "auditor")
        cls.stranger = cls.make_user("stranger", "akim", "reception_officer", company=cls.other_akimat)

    def schedule(self, leader=None, approve=True, **vals):
        schedule = (
            self.env["akimat.reception.schedule"]
            .with_user(self.officer)
            .create(
                {
                    "leader_id": (leader or self.akim).id,
                    "year": 2026,
                    "quarter": "4",
                    "weekday": "4",
                    "hour_from": 10,
                    "hour_to": 12,
                    "slot_minutes": 30,
                    "place": "Office 101",
                    "company_id": self.akimat.id,
                    "late_reason": "The office opened in October",
                    **vals,
                }
            )
        )
        if approve:
            self.as_user(self.head, schedule).action_approve()
        return schedule

    def slots(self, schedule, day=FRIDAY):
        return schedule.sudo().slot_ids.filtered(lambda slot: slot.day == day).sorted("start")

    def card(self, register=True, user=None, **vals):
        values = {
            "applicant_name": "Сәуле Ахметова",
            "iin": IIN,
            "question": "The yard has no light",
            "company_id": self.akimat.id,
            **vals,
        }
        if accused := values.pop("accused", None):
            values["accused_user_ids"] = [fields.Command.set(accused.ids)]
        card = self.env["akimat.reception.card"].with_user(user or self.officer).create(values)
        if register:
            card.action_register()
        return card

    def booked_card(self, schedule=None, **vals):
        card = self.card(**vals)
        card.action_book(self.slots(schedule or self.schedule()).filtered(lambda slot: slot.state == "free")[:1].id)
        return card

    def received_card(self, schedule=None, **vals):
        card = self.booked_card(schedule, **vals)
        self.as_user(self.officer, card).action_arrive()
        self.as_user(self.akim, card).action_receive()
        return card

    def substitution(self, principal, substitute, scope="reception"):
        record = self.env["akimat.substitution"].create(
            {
                "principal_id": principal.id,
                "substitute_id": substitute.id,
                "date_from": "2026-10-01",
                "date_to": "2026-12-31",
                "basis": "Order 7",
                "scope": scope,
                "company_id": self.akimat.id,
            }
        )
        record.with_user(self.head).action_confirm()
        return record

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user)
