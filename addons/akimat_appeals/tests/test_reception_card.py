from datetime import date
from unittest.mock import patch

from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.tests.print_common import PrintMixin

from ..exceptions_reception import ReceptionRefused
from .reception_common import NOW, ON_FRIDAY, ReceptionCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestReceptionBooking(ReceptionCase):
    def test_a_request_has_its_number_and_term_the_same_day(self):
        card = self.card()
        self.assertEqual((card.state, card.reg_date), ("requested", date(2026, 10, 5)))
        self.assertTrue(card.reg_number)
        # Fifteen working days from the next one; the 26th of October is a day off (the 25th is a Sunday).
        expected = self.env["akimat.calendar.day"].add_working_days("2026-10-05", 15, self.akimat.id)
        self.assertEqual(card.deadline.isoformat(), expected)
        self.assertIn("13", card.deadline_explanation)
        # The day from which the Rules hold is assumed: the office is told to check it, the citizen is not.
        self.assertIn("not been verified", card.deadline_explanation)
        told = card._public_values()["explanation"]
        self.assertIn("13", told)
        self.assertNotIn("verified", told)

    @clause("KEN-92")
    def test_one_place_is_for_one_citizen_and_one_question_stands_once_in_a_day(self):
        schedule = self.schedule()
        slots = self.slots(schedule)
        first = self.card()
        first.action_book(slots[0].id)
        second = self.card(applicant_name="Another citizen", iin=False)
        with self.assertRefused("has just been taken"):
            second.action_book(slots[0].id)
        again = self.card(question=" the YARD has  no light ")
        with self.assertRefused("already stands on this day"):
            again.action_book(slots[1].id)
        again.write({"question": "The school has no heating"})
        again.action_book(slots[1].id)
        self.assertEqual(again.state, "booked")
        # What he came with before is at hand.
        self.assertIn(first, again.earlier_card_ids)

    def test_the_database_itself_gives_a_place_to_one_card(self):
        card = self.booked_card()
        other = self.card(applicant_name="Another citizen", iin=False)
        self.env.flush_all()
        with self.assertRaises(Exception) as caught, self.env.cr.savepoint():
            self.env.cr.execute(
                "UPDATE akimat_reception_card SET slot_id = %s, state = 'booked' WHERE id = %s",
                [card.slot_id.id, other.id],
            )
        self.assertEqual(type(caught.exception).__name__, "UniqueViolation")

    def test_terms_before_the_reception(self):
        card = self.booked_card()
        self.assertEqual(card.card_date, date(2026, 10, 5))
        self.assertEqual(card.brief_deadline, date(2026, 10, 2))
        self.assertEqual(card.list_deadline, date(2026, 10, 7))
        self.assertEqual(card.due_on, card.card_date)
        card.write({"brief": "Asked in March about the same yard; the answer was sent in April."})
        self.assertFalse(card.due_on)

    @clause("ZHE-15.18")
    def test_a_representative_names_the_organisation_and_his_ground(self):
        nameless = self.card(register=False, applicant_kind="organisation")
        with self.assertRefused("ground of representation"):
            nameless.action_register()
        nameless.write({"organisation_name": "«Жарық» ЖШС", "bin": "980940001419", "representation": "Сенімхат №7"})
        nameless.action_register()
        self.assertEqual((nameless.organisation_name, nameless.representation), ("«Жарық» ЖШС", "Сенімхат №7"))

    def test_a_wrong_number_is_refused(self):
        with self.assertRefused("is not an IIN"):
            self.card(iin="791028302729")
        with self.assertRefused("is not a BIN"):
            self.card(bin="980940001418")

    def test_a_leader_complained_of_does_not_receive_nor_does_his_substitute(self):
        schedule = self.schedule()
        slots = self.env["akimat.reception.slot"]
        offered = slots.search(slots._domain_offered(self.akimat, accused=self.akim))
        self.assertFalse(offered.filtered(lambda slot: slot.leader_id == self.akim))
        complaint = self.card(accused=self.akim)
        with self.assertRefused("complains of the official"):
            complaint.action_book(self.slots(schedule)[0].id)
        self.substitution(self.akim, self.deputy)
        about_deputy = self.card(accused=self.deputy, iin=False, applicant_name="Other")
        self.assertFalse(slots.search(slots._domain_offered(self.akimat, accused=self.deputy)))
        with self.assertRefused("complains of the official"):
            about_deputy.action_book(self.slots(schedule)[0].id)

    def test_a_defective_request_has_three_days(self):
        card = self.card()
        with self.assertRefused("what the citizen is to put right"):
            card.action_ask_to_cure()
        card.action_ask_to_cure("No signature")
        self.assertEqual((card.state, card.cure_deadline), ("to_cure", date(2026, 10, 8)))
        card.action_cured()
        self.assertEqual((card.state, card.due_on), ("requested", card.deadline))
        card.action_ask_to_cure("Still no signature")
        card.action_send_back("Not put right in time")
        self.assertEqual(card.state, "returned")

    def test_the_queue_is_in_order_of_requests_after_those_out_of_turn(self):
        first = self.card()
        second = self.card(applicant_name="Second", iin=False)
        veteran = self.card(applicant_name="Veteran", iin=False, out_of_turn="veteran")
        action = self.env.ref("akimat_appeals.akimat_reception_card_action_waiting")
        queue = action.view_ids.filtered(lambda line: line.view_mode == "list").view_id
        order = etree.fromstring(queue.get_combined_arch()).get("default_order")
        waiting = self.env["akimat.reception.card"].search(
            [("company_id", "=", self.akimat.id), ("state", "=", "requested")], order=order
        )
        self.assertEqual(waiting.ids, [veteran.id, first.id, second.id])

    def test_a_place_given_back_is_free_again(self):
        card = self.booked_card()
        slot = card.slot_id
        card.action_cancel("The citizen fell ill")
        self.assertEqual((card.state, slot.state), ("cancelled", "free"))
        other = self.card(applicant_name="Another", iin=False)
        other.action_book(slot.id)
        self.assertEqual(slot.state, "booked")
        other.action_unbook()
        self.assertEqual((other.state, other.slot_id.id, slot.state), ("requested", False, "free"))

    def test_a_reminder_comes_once_for_a_term(self):
        card = self.card()
        cron = self.env.ref("akimat_appeals.cron_reception_reminders")
        day = self.env["akimat.calendar.day"].add_working_days(card.deadline, -1, self.akimat.id)
        for _run in range(2):
            with freeze_time(f"{day} 05:00:00"), self.enter_registry_test_mode():
                cron.method_direct_trigger()
        self.assertEqual(card.sudo().activity_ids.user_id, self.officer)
        self.assertEqual(len(card.sudo().activity_ids), 1)

    def test_one_bad_card_stops_no_other_reminder(self):
        bad, good = self.card(), self.card(applicant_name="Good", iin=False)
        remind = type(bad)._remind

        def fail(card):
            if card.id == bad.id:
                raise KeyError(card.id)
            return remind(card)

        days = self.env["akimat.calendar.day"]
        cron = self.env.ref("akimat_appeals.cron_reception_reminders")
        told = []
        for left in (1, 0):
            moment = f"{days.add_working_days(bad.deadline, -left, self.akimat.id)} 05:00:00"
            with freeze_time(moment), self.enter_registry_test_mode():
                if left:
                    with (
                        patch.object(type(bad), "_remind", fail),
                        mute_logger("odoo.addons.akimat_control.models.akimat_control_daily"),
                    ):
                        cron.method_direct_trigger()
                else:
                    cron.method_direct_trigger()
            self.env.invalidate_all()
            told.append([bool(card.sudo().activity_ids) for card in (bad, good)])
        self.assertEqual(told, [[False, True], [True, True]])


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestReceptionHeld(PrintMixin, ReceptionCase):
    def setUp(self):
        super().setUp()
        self.plan = self.schedule()

    def on_friday(self):
        return freeze_time(ON_FRIDAY)

    @clause("RUD-18.12", "ZHE-18.8")
    def test_a_citizen_put_down_with_the_head_has_a_card_for_that_place(self):
        card = self.booked_card(self.schedule(self.head))
        self.assertEqual((card.leader_id, card.slot_id.leader_id), (self.head, self.head))
        self.assertTrue(card.card_date)

    @clause("KEN-93")
    def test_a_task_without_a_mark_of_execution_goes_on_control(self):
        with self.on_friday():
            card = self.received_card(self.plan)
            with self.assertRefused("no mark on the question"):
                self.as_user(self.officer, card).action_finish()
            card.write({"result": "task", "result_text": "The akim listened", "task_text": "Repair the lamps"})
            with self.assertRefused("goes on control"):
                card.action_finish()
            with self.assertRefused("who carries it out"):
                card.action_control()
            card.write({"task_lead_id": self.executor.id, "task_deadline": "2026-10-23"})
            card.action_control()
        task = card.sudo().assignment_ids
        self.assertEqual((card.state, task.state), ("on_control", "in_progress"))
        self.assertEqual(
            (task.lead_user_id, task.deadline, task.issuer_id), (self.executor, date(2026, 10, 23), self.akim)
        )
        self.assertEqual(task.basis_number, card.reg_number)

    def test_the_card_closes_when_its_task_leaves_control_and_the_protocol_is_handed_over(self):
        with self.on_friday():
            card = self.received_card(self.plan)
            card.with_user(self.officer).write(
                {"result": "task", "result_text": "Heard", "task_text": "Repair", "task_lead_id": self.executor.id}
            )
            self.as_user(self.officer, card).action_control()
            with self.assertRefused("protocol is signed by"):
                self.as_user(self.officer, card).action_sign_protocol()
            self.as_user(self.akim, card).action_sign_protocol()
            self.assertEqual(card.protocol_deadline, date(2026, 10, 14))
            self.as_user(self.officer, card).action_send_protocol()
            task = self.as_user(self.executor, card.sudo().assignment_ids)
            task.action_report("Repaired")
            self.as_user(self.akim, task).action_remove_from_control("executed", "Lamps are lit")
        self.assertEqual(card.state, "closed")

    def test_a_task_nobody_put_on_control_is_found_the_next_week(self):
        with self.on_friday():
            card = self.received_card(self.plan)
            card.with_user(self.officer).write(
                {"result": "task", "result_text": "Heard", "task_text": "Repair", "task_lead_id": self.executor.id}
            )
        cron = self.env.ref("akimat_appeals.cron_reception_slots")
        with freeze_time("2026-10-12 05:00:00"), self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual(card.state, "on_control")

    def test_no_task_goes_to_the_person_complained_of(self):
        with self.on_friday():
            card = self.received_card(self.plan, accused=self.executor)
            card.with_user(self.officer).write(
                {"result": "task", "result_text": "Heard", "task_text": "Repair", "task_lead_id": self.executor.id}
            )
            with self.assertRefused("Choose another"):
                self.as_user(self.officer, card).action_control()
            about = self.received_card(self.plan, accused=self.inspector, iin=False, applicant_name="Another")
            about.with_user(self.officer).write(
                {"result": "task", "result_text": "Heard", "task_text": "Repair", "task_lead_id": self.executor.id}
            )
            self.as_user(self.officer, about).action_control()
        self.assertNotIn(self.inspector, about.sudo().assignment_ids.inspector_id)

    def test_who_substitutes_at_receptions_receives_and_it_says_so(self):
        self.substitution(self.akim, self.deputy)
        with self.on_friday():
            card = self.booked_card(self.plan)
            self.as_user(self.officer, card).action_arrive()
            with self.assertRefused("You may not take this step"):
                card.action_receive()
            self.as_user(self.deputy, card).action_receive()
        self.assertEqual((card.received_by_id, card.acting_for_id), (self.deputy, self.akim))

    def test_a_substitute_in_visas_does_not_receive(self):
        self.substitution(self.akim, self.deputy, scope="visa")
        with self.on_friday():
            card = self.booked_card(self.plan)
            self.as_user(self.officer, card).action_arrive()
            self.assertFalse(card.with_user(self.deputy).sudo()._is_host())

    def test_who_did_not_come_asks_again(self):
        card = self.booked_card(self.plan)
        with self.assertRefused("has not come yet"):
            card.action_miss()
        with freeze_time("2026-10-09 06:00:00"):
            card.action_miss()
            self.assertEqual((card.state, card.slot_id.state), ("missed", "missed"))
            card.action_ask_again()
        self.assertEqual((card.state, card.slot_id.id), ("requested", False))

    def test_what_was_written_stays(self):
        with self.on_friday():
            card = self.received_card(self.plan)
            with self.assertRefused("cannot be changed"):
                self.as_user(self.officer, card).write({"question": "Another question"})
            card.write({"result": "explained", "result_text": "Explained"})
            card.action_finish()
            with self.assertRefused("cannot be changed"):
                card.write({"result": "task"})
            with self.assertRefused("not been given the protocol"):
                card.action_close()
            with self.assertRefused("written by the steps"):
                card.write({"protocol_sent_on": "2026-10-09"})

    def test_the_code_of_the_applicant_is_the_officers_alone(self):
        card = self.booked_card(self.plan)
        for user in (self.akim, self.auditor):
            with self.assertRaises(AccessError):
                self.as_user(user, card).read(["access_code"])
            with self.assertRaises(AccessError):
                self.printed("akimat_appeals.reception_talon_kk", self.as_user(user, card))
        code = self.as_user(self.officer, card).access_code
        self.assertEqual(len(code), 8)
        self.assertIn(code, " ".join(self.printed("akimat_appeals.reception_talon_kk", card)))

    def test_the_protocol_waits_for_the_result(self):
        with self.on_friday():
            card = self.received_card(self.plan)
            with self.assertRefused("protocol is signed by", ReceptionRefused):
                self.as_user(self.akim, card).action_sign_protocol()
