from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause

from .reception_common import FRIDAY, NOW, ReceptionCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestReceptionSchedule(ReceptionCase):
    @clause("RUD-14.2.20")
    def test_bookings_only_within_the_places_of_an_approved_schedule(self):
        draft = self.schedule(approve=False)
        self.assertFalse(draft.slot_ids)
        self.as_user(self.head, draft).action_approve()
        slots = self.slots(draft)
        self.assertEqual([slot.start.strftime("%H:%M") for slot in slots], ["05:00", "05:30", "06:00", "06:30"])
        card = self.card()
        card.action_book(slots[0].id)
        self.assertEqual((card.state, card.reception_date, card.leader_id), ("booked", FRIDAY, self.akim))
        with self.assertRefused("choose a free place"):
            self.card(iin=False, applicant_name="Another").action_book(slots[0].id + 100000)

    @clause("KEN-91")
    def test_a_tuesday_is_no_day_of_a_leader_who_receives_on_fridays(self):
        schedule = self.schedule()
        days = {slot.day for slot in schedule.slot_ids}
        self.assertEqual({day.weekday() for day in days}, {4})
        with self.assertRefused("step of booking"):
            self.card().write({"slot_id": self.slots(schedule)[0].id})
        # Off-site: one named day with its place; heads of units receive as citizens come.
        trip = self.schedule(repeat="once", day="2026-10-13", place="School of the village", is_offsite=True)
        self.assertEqual({slot.day for slot in trip.slot_ids}, {date(2026, 10, 13)})
        self.assertEqual(trip.slot_ids[0].place, "School of the village")
        visit = self.card(leader_id=self.unit_head.id, channel="walk_in")
        visit.action_walk_in()
        self.assertEqual(visit.state, "arrived")

    def test_a_new_schedule_says_no_post_before_its_leader_is_chosen(self):
        self.assertFalse(self.env["akimat.reception.schedule"].new({}).post)

    def test_places_are_made_once(self):
        schedule = self.schedule()
        made = schedule.slot_ids
        schedule._make_slots()
        self.assertEqual(schedule.slot_ids, made)

    def test_a_day_takes_no_more_than_its_capacity(self):
        self.assertEqual(len(self.slots(self.schedule(day_capacity=2))), 2)

    def test_holidays_and_past_days_are_no_reception_days(self):
        schedule = self.schedule()
        # 16 December is Independence day; Friday the 2nd of October has passed.
        self.assertNotIn(date(2026, 10, 2), {slot.day for slot in schedule.slot_ids})
        days = schedule._days(date(2026, 10, 1), date(2026, 12, 31))
        calendar = self.env["akimat.calendar.day"]._calendar(self.akimat)
        self.assertTrue(all(calendar.is_working(day) for day in days))

    def test_the_quarter_has_begun(self):
        late = self.schedule(approve=False, late_reason=False)
        with self.assertRefused("before the quarter begins"):
            self.as_user(self.head, late).action_approve()

    def test_once_a_month_at_least(self):
        seldom = self.schedule(approve=False, repeat="once", day="2026-10-13")
        with self.assertRefused("fewer receptions"):
            self.as_user(self.head, seldom).action_approve()
        self.schedule(approve=False, repeat="last")
        self.as_user(self.head, seldom).action_approve()
        self.assertEqual(seldom.state, "approved")

    @clause("SHY-15.15")
    def test_six_kinds_of_leaders_receive_and_only_by_prior_record(self):
        leaders = {kind: self.make_user(kind, kind) for kind in ("first_deputy", "office_deputy_head")}
        people = [self.akim, leaders["first_deputy"], self.deputy, self.head, leaders["office_deputy_head"]]
        for leader in people:
            self.assertEqual(self.schedule(leader).state, "approved")
        with self.assertRefused("no duty that receives"):
            self.as_user(self.head, self.schedule(self.executor, approve=False)).action_approve()
        self.akimat.reception_prior_only = True
        with self.assertRefused("prior booking only"):
            self.card(leader_id=self.unit_head.id).action_walk_in()
        self.akimat.reception_prior_only = False
        with self.assertRefused("prior booking only"):
            self.card(leader_id=self.akim.id, iin=False).action_walk_in()

    def test_an_approved_schedule_is_not_edited(self):
        schedule = self.schedule()
        with self.assertRefused("cancel it and make another"):
            schedule.write({"hour_to": 18})
        with self.assertRefused("You may not take this step"):
            self.schedule(approve=False, quarter="1", year=2027).action_approve()

    def test_citizens_of_a_cancelled_schedule_wait_for_another_place(self):
        card = self.booked_card()
        self.as_user(self.head, card.slot_id.schedule_id).action_cancel()
        self.assertEqual((card.state, card.slot_id.id, card.reception_date), ("requested", False, False))

    def test_an_absence_is_announced_in_time(self):
        schedule = self.schedule()
        card = self.booked_card(schedule)
        slot = card.slot_id.with_user(self.officer)
        with freeze_time("2026-10-08 05:00:00"):
            with self.assertRefused("at the latest"):
                slot.action_cancel("A trip to the capital")
            slot.action_cancel("Fell ill", illness=True)
        self.assertEqual((slot.state, card.state), ("cancelled", "requested"))

    def test_the_weekly_run_makes_places_and_finds_forgotten_tasks(self):
        schedule = self.schedule()
        last = max(slot.day for slot in schedule.slot_ids)
        cron = self.env.ref("akimat_appeals.cron_reception_slots")
        with freeze_time("2026-10-19 05:00:00"), self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertGreater(max(slot.day for slot in schedule.slot_ids), last)

    def test_one_bad_schedule_stops_no_other(self):
        bad, good = self.schedule(), self.schedule(self.deputy)
        lasts = {schedule: max(slot.day for slot in schedule.slot_ids) for schedule in (bad, good)}
        make = type(bad)._make_slots

        def fail(schedule):
            if schedule.id == bad.id:
                raise KeyError(schedule.id)
            return make(schedule)

        cron = self.env.ref("akimat_appeals.cron_reception_slots")
        with (
            freeze_time("2026-10-19 05:00:00"),
            self.enter_registry_test_mode(),
            patch.object(type(bad), "_make_slots", fail),
            mute_logger("odoo.addons.akimat_appeals.models.akimat_reception_schedule"),
        ):
            cron.method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(max(slot.day for slot in bad.slot_ids), lasts[bad])
        self.assertGreater(max(slot.day for slot in good.slot_ids), lasts[good])
