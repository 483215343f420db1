"""People of a test office and cards of assignments for the tests of control."""

from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from odoo import fields
from odoo.tests import freeze_time
from odoo.tools import mute_logger

from odoo.addons.akimat_base.tests.common import AkimatCase

# A Monday with no holiday near it in the calendar that is shipped.
MONDAY = date(2026, 6, 1)
NOW = "2026-06-01 05:00:00"


class ControlCase(AkimatCase):
    """An akim, a deputy who oversees housing, an inspector, executors in two bodies; everybody is named by his part."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.control = cls.make_department("Control", "control")
        cls.housing = cls.make_department("Housing", "executive_body")
        cls.education = cls.make_department("Education", "executive_body")
        cls.akim = cls.make_user("akim", "akim")
        cls.deputy = cls.make_user("deputy")
        cls.make_duty(cls.deputy, "deputy", department=cls.housing)
        cls.other_deputy = cls.make_user("other deputy", "deputy")
        cls.head = cls.make_user("head", "head_of_office")
        cls.inspector = cls.make_user("inspector", "inspector", department=cls.control)
        cls.control_head = cls.make_user("control head", "control_head", department=cls.control)
        cls.unit_head = cls.make_user("unit head", "body_head", department=cls.housing)
        cls.lead = cls.make_user("lead", department=cls.housing)
        cls.co_executor = cls.make_user("co-executor", department=cls.education)
        cls.colleague = cls.make_user("colleague", department=cls.education)
        cls.auditor = cls.make_user("auditor", "auditor")
        cls.stranger = cls.make_user("stranger", "akim", "inspector", company=cls.other_akimat)

    def card(self, assign=True, **vals):
        """A task of the akim to the lead executor, received on Monday and due on 1 July by norm."""
        values = {
            "text": "Repair the street lights",
            "source": "city_akim",
            "issuer_id": self.akim.id,
            "lead_user_id": self.lead.id,
            "date_start": MONDAY,
            "company_id": self.akimat.id,
            **vals,
        }
        if "co_executors" in values:
            values["co_executor_ids"] = [fields.Command.set(values.pop("co_executors").ids)]
        controller = values.pop("controller_id", False)
        card = self.env["akimat.assignment"].with_user(self.inspector).create(values)
        if controller:
            # Who is charged with control is named by the giver alone.
            self.as_user(card.issuer_id, card).write({"controller_id": controller})
            card = self.as_user(self.inspector, card)
        if assign:
            card.action_assign()
        return card

    def restricted_card(self, **vals):
        """A task by a letter for official use."""
        letter = self.env["akimat.document"].create(
            {"kind": "incoming", "subject": "Lamps", "confidentiality": "dsp", "company_id": self.akimat.id}
        )
        return self.card(document_id=letter.id, **vals)

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user)

    def reported_card(self, **vals):
        card = self.card(**vals)
        self.as_user(self.lead, card).action_report("The lights are repaired.")
        return card

    def done_card(self, **vals):
        card = self.reported_card(**vals)
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution of the akim")
        return card

    def extension(self, card, day, reason="The contractor changed", user=None):
        return self.as_user(user or self.lead, card).action_propose_extension(day, reason)

    def activities(self, card, user):
        return card.sudo().activity_ids.filtered(lambda activity: activity.user_id == user)

    def run_scheduled(self, xml_id, moment):
        """Run a scheduled action at ``moment`` (UTC; Almaty is five hours ahead)."""
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref(xml_id).method_direct_trigger()
        self.env.invalidate_all()

    @contextmanager
    def failing(self, model, method, record):
        """Inside, ``method`` breaks for ``record`` only."""
        real = getattr(model, method)

        def fail(served, *args):
            if served.id == record.id:
                raise KeyError(served.display_name)
            return real(served, *args)

        with (
            patch.object(model, method, fail),
            mute_logger("odoo.addons.akimat_base.models.akimat_round_mixin"),
        ):
            yield
