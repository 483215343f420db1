"""Points of acts, orders and instructions: complete before the signature, fixed after the draft, read by executors."""

from datetime import date

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from ..exceptions import RestrictedContent
from .common import DocflowCase

DUE = date(2026, 3, 2)


@tagged("post_install", "-at_install")
@freeze_time("2026-02-06 07:00:00")
class TestPoints(DocflowCase):
    def draft(self, *points, kind="act", **vals):
        lines = [Command.create({"text": "Repair the roof", "deadline": DUE, **point}) for point in points]
        parts = {"act_type": "kaulu", "act_controller_id": self.head.id} if kind == "act" else {}
        parts |= {"kind": kind, "partner_id": False, "signatory_id": self.akim.id, "point_ids": lines}
        return self.outgoing("draft", **{**parts, **vals})

    def submit(self, document):
        document.with_user(self.executor).action_submit()
        return document

    def sign(self, document):
        self.submit(document)
        self.visa_all(document)
        document.with_user(self.akim).action_sign()
        return document

    def test_points_are_numbered_in_their_order(self):
        act = self.draft({"text": "Second", "sequence": 20}, {"text": "First", "sequence": 10}, {"sequence": 30})
        self.assertEqual([(point.number, point.text) for point in act.point_ids.sorted("number")][:2], [
            ("1", "First"),
            ("2", "Second"),
        ])

    def test_a_point_on_control_without_an_executor_stops_the_act(self):
        act = self.draft({"lead_user_id": self.unit.id}, {"text": "Report", "sequence": 20})
        with self.assertRefused("point 2 is on control and names no executor"):
            self.submit(act)
        act.point_ids[1].on_control = False
        self.assertEqual(self.submit(act).state, "approval")

    def test_a_point_of_an_order_on_control_has_a_term_and_that_of_an_act_may_go_by_the_norm(self):
        point = {"lead_user_id": self.unit.id, "deadline": False}
        with self.assertRefused("point 1 is on control and has no term"):
            self.submit(self.draft(point, kind="order"))
        self.assertEqual(self.submit(self.draft(point)).state, "approval")

    def test_a_term_in_the_past_stops_the_signature_too(self):
        act = self.submit(self.draft({"lead_user_id": self.unit.id}))
        self.visa_all(act)
        with freeze_time("2026-03-03 07:00:00"), self.assertRefused("has passed"):
            act.with_user(self.akim).action_sign()

    def test_an_act_with_points_on_control_names_its_controller(self):
        self.make_duty(self.lawyer, "translator")
        for code in (None, "rudny", "zhetisay"):
            if code:
                self.env["akimat.pack"]._load(self.akimat, self.env["akimat.pack"]._shipped()[code])
            with self.subTest(code), self.assertRefused("control of the act is laid|lay the control of the act"):
                self.submit(self.draft({"lead_user_id": self.unit.id}, act_controller_id=False))
        act = self.draft({"lead_user_id": self.unit.id}, body_ru="<p>Текст</p>")
        self.assertEqual(self.sign(act).act_ids.controller_id, self.head)

    def test_points_are_entered_by_writers_of_a_draft(self):
        act = self.draft({"lead_user_id": self.unit.id})
        with self.assertRefused("Point of an act"):
            self.seen(act.point_ids, self.unit).write({"text": "Nothing"})
        self.submit(act)
        with self.assertRefused("in a draft only|Points cannot be entered"):
            act.point_ids.with_user(self.executor).write({"deadline": "2026-12-31"})
        with self.assertRefused("in a draft only|Points cannot be entered"):
            act.with_user(self.executor).write({"point_ids": [Command.create({"text": "One more"})]})
        with self.assertRefused("in a draft only|Points cannot be entered"):
            act.point_ids.with_user(self.executor).unlink()
        act.with_user(self.executor).action_rework("A point changes")
        act.point_ids.with_user(self.executor).write({"deadline": "2026-12-31"})

    def test_only_what_the_office_decides_has_points(self):
        with self.assertRefused("only acts, orders and internal documents"):
            self.outgoing("draft", point_ids=[Command.create({"text": "Answer"})])
        order = self.draft({"lead_user_id": self.unit.id}, kind="order")
        order.with_user(self.executor).write({"kind": "outgoing", "partner_id": self.partner.id})
        with self.assertRefused("only acts, orders and internal documents"):
            self.submit(order)

    def test_a_card_for_official_use_keeps_no_points(self):
        secret = {"confidentiality": "dsp", "body_kk": False}
        with self.assertRefused("", RestrictedContent):
            self.draft({"lead_user_id": self.unit.id}, **secret)
        act = self.draft({"lead_user_id": self.unit.id})
        with self.assertRefused("", RestrictedContent):
            act.with_user(self.executor).write(secret)
        card = self.draft(**secret)
        with self.assertRefused("", RestrictedContent):
            card.with_user(self.executor).write({"point_ids": [Command.create({"text": "Secret"})]})

    def test_executors_work_in_this_akimat_and_are_named_once(self):
        with self.assertRefused("who does not work in this akimat"):
            self.draft({"lead_user_id": self.stranger.id})
        with self.assertRefused("who does not work in this akimat"):
            self.draft({"lead_user_id": self.unit.id, "co_executor_ids": [Command.link(self.stranger.id)]})
        with self.assertRefused("is the executor of point 1 already"):
            self.draft({"lead_user_id": self.unit.id, "co_executor_ids": [Command.link(self.unit.id)]})

    def test_executors_read_what_was_signed_and_confirm_it(self):
        helpers = [Command.link(self.outsider.id)]
        order = self.sign(self.draft({"lead_user_id": self.unit.id, "co_executor_ids": helpers}, kind="order"))
        self.assertEqual(order.acquaintance_ids.user_id, self.unit | self.outsider)
        mine = self.seen(order, self.outsider)
        self.assertTrue(mine.can_acknowledge)
        mine.action_acknowledge()
        self.assertTrue(order.acquaintance_ids.filtered(lambda line: line.user_id == self.outsider).date_read)

    def test_strangers_see_no_point(self):
        act = self.sign(self.draft({"lead_user_id": self.unit.id}))
        for user in (self.stranger, self.outsider):
            self.assertHidden(act.point_ids, user)
        self.assertEqual(self.seen(act.point_ids, self.auditor).text, "Repair the roof")
        with self.assertRefused("Point of an act"):
            self.seen(act.point_ids, self.auditor).write({"text": "Nothing"})
