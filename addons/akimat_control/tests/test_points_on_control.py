"""Points of signed acts, orders and instructions become assignments; what is left of them shows on the act."""

from datetime import date

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_docflow.tests.common import DocflowCase

DUE = date(2026, 3, 2)


@tagged("post_install", "-at_install")
@freeze_time("2026-02-06 07:00:00")
class TestPointsOnControl(DocflowCase):
    def load(self, code):
        self.env["akimat.pack"]._load(self.akimat, self.env["akimat.pack"]._shipped()[code])

    def signed(self, *points, kind="act", **vals):
        """A document with ``points`` (the head of the unit is their executor) signed by the akim."""
        base = {"text": "Repair the roof", "lead_user_id": self.unit.id, "deadline": DUE}
        lines = [Command.create({**base, "sequence": place, **point}) for place, point in enumerate(points, 1)]
        parts = {"act_type": "kaulu", "act_controller_id": self.head.id} if kind == "act" else {}
        parts |= {"kind": kind, "partner_id": False, "signatory_id": self.akim.id, "point_ids": lines}
        document = self.outgoing("draft", **{"body_ru": "<p>Текст</p>", **parts, **vals})
        document.with_user(self.executor).action_submit()
        self.visa_all(document)
        document.with_user(self.akim).action_sign()
        return document.with_env(self.env)

    def remove(self, card):
        card.with_user(card.lead_user_id).action_report("Done")
        card.with_user(self.head).action_remove_from_control("executed", "Seen on the spot")

    @clause("PET-D.2", "KEN-D.2", "RUD-D.2", "ZHE-D.2")
    def test_each_point_of_a_signed_act_is_one_assignment_and_one_without_executor_stops_it(self):
        helpers = [Command.link(self.outsider.id)]
        told = {"text": "For information", "on_control": False}
        act = self.signed({}, {"text": "Publish", "co_executor_ids": helpers}, told)
        cards = act.assignment_ids.sorted("basis_point")
        self.assertEqual(cards.mapped("text"), ["Repair the roof", "Publish"])
        self.assertEqual(set(cards.mapped("state")), {"in_progress"})
        self.assertEqual(cards.mapped("basis_point"), ["1", "2"])
        self.assertEqual(set(cards.mapped("basis_number")), {act.reg_number})
        self.assertEqual((cards.lead_user_id, cards[1].co_executor_ids), (self.unit, self.outsider))
        self.assertEqual((set(cards.mapped("deadline")), cards.issuer_id), ({DUE}, self.akim))
        self.assertEqual(set(cards.mapped("source")), {"city_akimat"})
        self.assertTrue(act.on_control)
        with self.assertRefused("names no executor"):
            self.signed({"lead_user_id": False})

    def test_signing_makes_the_cards_once(self):
        act = self.signed({})
        act._put_points_on_control()
        self.assertEqual(len(act.assignment_ids), 1)

    @clause("PET-D.4")
    def test_the_controller_of_the_act_is_charged_with_each_assignment(self):
        self.load("petropavl")
        self.make_duty(self.deputy, "deputy")
        act = self.signed({}, {"text": "Publish"}, act_controller_id=self.deputy.id)
        self.assertEqual(act.assignment_ids.mapped("controller_id"), self.deputy)
        with self.assertRefused("on whom the control of the act is laid"):
            self.signed({}, act_controller_id=False)

    @clause("RUD-D.3", "ZHE-D.3")
    def test_in_rudny_and_zhetisay_the_head_of_the_office_controls_every_assignment(self):
        self.make_duty(self.lawyer, "translator")
        for code in ("rudny", "zhetisay"):
            with self.subTest(code):
                self.load(code)
                act = self.signed({}, {"text": "Publish"})
                self.assertEqual(act.act_ids.controller_id, self.head)
                self.assertEqual(act.assignment_ids.mapped("controller_id"), self.head)
                with self.assertRefused("on whom the control of the act is laid"):
                    self.signed({}, act_controller_id=False)
                with self.assertRefused("lay the control of the act"):
                    self.signed({}, act_controller_id=self.deputy.id)

    @clause("SHY-D.3")
    def test_in_shymkent_a_deputy_head_of_the_office_controls_and_an_executor_does_not(self):
        self.load("shymkent")
        self.make_duty(self.outsider, "office_deputy_head")
        act = self.signed({}, act_controller_id=self.outsider.id)
        self.assertEqual(act.assignment_ids.controller_id, self.outsider)
        with self.assertRefused("lay the control of the act"):
            self.signed({}, act_controller_id=self.unit.id)

    @clause("SHY-D.2")
    def test_the_task_of_all_steps_is_not_removed_while_a_step_is_open(self):
        self.load("shymkent")
        act = self.signed({"text": "All steps that follow", "is_follow_up": True, "lead_user_id": self.lawyer.id})
        card = act.assignment_ids
        card.with_user(self.lawyer).action_report("Done")
        steps = act.act_ids.publication_ids
        for line in steps.sorted("after_official"):
            with self.assertRefused("when every step after the signing"):
                card.with_user(self.head).action_remove_from_control("executed", "Seen")
            line.with_user(self.lawyer).write({"done_on": date(2026, 2, 6), "reference": "№ 1"})
        card.with_user(self.head).action_remove_from_control("executed", "Seen")
        self.assertEqual(card.state, "done")

    @clause("PET-23.20")
    def test_two_points_of_an_order_are_two_cards_and_their_executors_confirm_the_order(self):
        order = self.signed({}, {"text": "Report", "lead_user_id": self.outsider.id}, kind="order")
        self.assertEqual(len(order.assignment_ids), 2)
        self.assertEqual(order.acquaintance_ids.user_id, self.unit | self.outsider)
        self.assertEqual(set(order.assignment_ids.mapped("source")), {"city_akim"})
        with self.assertRefused("has no term"):
            self.signed({"deadline": False}, kind="order")

    @clause("RUD-18.14")
    def test_an_instruction_is_a_task_that_the_employee_confirms_and_goes_to_no_other_office(self):
        paper = self.signed({"lead_user_id": self.executor.id}, kind="internal", signatory_id=self.akim.id)
        self.assertEqual(paper.assignment_ids.lead_user_id, self.executor)
        reader = paper.acquaintance_ids
        self.assertEqual((reader.user_id, reader.date_read), (self.executor, False))
        with self.assertRefused("who does not work in this akimat"):
            self.signed({"lead_user_id": self.stranger.id}, kind="internal")

    def test_a_point_without_a_term_goes_by_the_norm_of_its_source(self):
        card = self.signed({"deadline": False}).assignment_ids
        self.assertEqual(card.norm_id.code, "CONTROL.NO_TERM")
        self.assertTrue(card.deadline)

    @clause("PET-23.21")
    def test_the_act_shows_how_many_of_its_points_are_carried_out(self):
        self.load("rudny")
        self.make_duty(self.lawyer, "translator")
        act = self.signed(*({"text": f"Point {number}"} for number in range(10)))
        for card in act.assignment_ids[:6]:
            self.remove(card)
        shown = act.act_ids.with_user(self.head)
        self.assertEqual((shown.point_count, shown.done_count, shown.executed_share), (10, 6, 0.6))
        act.assignment_ids[6].with_user(self.akim).action_cancel("Out of date")
        self.assertEqual(shown.point_count, 9)

    @clause("PET-18.48")
    def test_acts_have_their_journal_without_gaps_and_their_state_from_the_cards(self):
        self.load("petropavl")
        self.make_duty(self.deputy, "deputy")
        first, second = (self.signed({}, act_controller_id=self.deputy.id) for _place in range(2))
        self.assertEqual(first.journal_id, second.journal_id)
        self.assertEqual(int(second.reg_number) - int(first.reg_number), 1)
        for change in ({"reg_number": "77"}, {"reg_date": "2026-01-01"}):
            with self.assertRefused("registered|number"):
                first.with_user(self.registrar).write(change)
        card = first.assignment_ids
        card.with_user(self.unit).action_report("Done")
        card.with_user(self.deputy).action_remove_from_control("executed", "Seen")
        self.assertEqual((first.act_ids.executed_share, second.act_ids.executed_share), (1.0, 0.0))
