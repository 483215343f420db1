"""Appointments, the reserve and the cards of employees: nobody is put, moved or kept in office around an order."""

from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .competition_common import AFTER_RECEIPT, INTERVIEW_NOW, CompetitionCase


@tagged("post_install", "-at_install")
@freeze_time(INTERVIEW_NOW)
class TestServiceGuard(CompetitionCase):
    def appointment(self, **vals):
        values = {"name": "Somebody", "position_id": self.post.id, "company_id": self.akimat.id, **vals}
        return self.env["akimat.appointment"].with_user(self.hr_officer).create(values)

    def winner(self, *names):
        with freeze_time(AFTER_RECEIPT):
            _competition, applicants = self.decided(*(names or ("Aigul", "Berik")))
        return applicants[0]

    def appointed(self):
        """The winner in office by a signed order."""
        winner = self.winner()
        self.as_user(self.hr_officer, winner).action_appoint()
        record = winner.sudo().appointment_ids.with_user(self.hr_officer)
        self.sign(record)
        return record

    def sign(self, record):
        record.action_prepare_order()
        order = record.order_id.sudo()
        order.with_user(self.hr_officer).action_submit()
        while current := order.visa_ids.filtered(lambda visa: visa.state == "current"):
            for visa in current:
                visa.with_user(visa.user_id).action_approve()
        self.as_user(order.signatory_id, order).action_sign()

    def test_nobody_takes_office_before_the_order(self):
        winner = self.winner()
        self.as_user(self.hr_officer, winner).action_appoint()
        record = winner.sudo().appointment_ids.with_user(self.hr_officer)
        record.date_from = date(2020, 1, 1)
        record.action_prepare_order()
        with self.assertRefused("before the order is signed"):
            record.order_id.with_user(self.hr_officer).action_submit()

    def test_the_winner_is_appointed_and_not_another_under_his_name(self):
        winner = self.winner()
        self.as_user(self.hr_officer, winner).action_appoint()
        record = winner.sudo().appointment_ids.with_user(self.hr_officer)
        for vals in ({"name": "Nephew"}, {"employee_id": self.colleague.employee_ids.id}):
            record.write(vals)
            with self.assertRefused("another person"):
                record.action_prepare_order()
            record.write({"name": "Aigul", "employee_id": False})

    def test_the_text_of_the_order_names_the_one_who_is_appointed(self):
        winner = self.winner()
        self.as_user(self.hr_officer, winner).action_appoint()
        record = winner.sudo().appointment_ids.with_user(self.hr_officer)
        record.action_prepare_order()
        order = record.order_id.with_user(self.hr_officer)
        order.body_ru = str(order.body_ru).replace("Aigul", "Nephew")
        with self.assertRefused("says something else than the appointment"):
            order.action_submit()

    def test_the_post_of_the_akim_is_out_of_reach(self):
        self.env.flush_all()
        query = "UPDATE akimat_staffing_position SET name = jsonb_build_object('en_US', 'Аким города') WHERE id = %s"
        self.env.cr.execute(query, [self.post.id])
        self.env.invalidate_all()
        record = self.appointment(ground="adviser", ground_basis="Art. 27(7)")
        with self.assertRefused("post of the akim"):
            record.action_prepare_order()

    def test_a_post_that_is_in_a_competition_is_nobody_elses(self):
        with freeze_time("2026-06-01 05:00:00"):
            self.competition()
        record = self.appointment(ground="adviser", ground_basis="Art. 27(7)")
        with self.assertRefused("a competition is running for this post"):
            record.action_prepare_order()

    def test_nobody_agrees_to_his_own_appointment(self):
        record = self.appointment(
            name=self.hr_officer.name,
            employee_id=self.hr_officer.employee_ids.id,
            ground="adviser",
            ground_basis="Art. 27(7)",
        )
        with self.assertRefused("you stand in it yourself"):
            record.action_agree()

    def test_nobody_signs_his_own_appointment_under_whatever_card(self):
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_staffing_position SET special = 'adviser' WHERE id = %s", [self.post.id])
        self.env.invalidate_all()
        record = self.appointment(name=self.head.name, ground="adviser", ground_basis="Art. 27(7)")
        record.action_prepare_order()
        with self.assertRefused("nobody appoints himself"):
            record.order_id.with_user(self.hr_officer).action_submit()

    def test_a_signed_appointment_changes_no_more(self):
        record = self.appointed()
        for vals in (
            {"date_from": date(2020, 1, 1)},
            {"order_id": False},
            {"employee_id": self.colleague.employee_ids.id},
            {"probation_until": False},
            {"agreed_by_id": self.akim.id},
            {"ground": "adviser"},
        ):
            for seen in (record, record.sudo(), record.with_user(self.akim)):
                with self.subTest(vals=vals), self.assertRefused(""):
                    seen.with_context(install_mode=True).write(vals)

    def test_where_an_order_put_somebody_he_stays_until_the_next_act(self):
        record = self.appointed()
        employee = record.employee_id.with_user(self.hr_head)
        self.assertEqual(employee.sudo().version_id.act_id, record.order_id)
        for vals in (
            {"department_id": self.personnel.id},
            {"staffing_position_id": self.other_post.id},
            {"job_title": "Akim"},
            {"date_version": date(2020, 1, 1)},
            {"contract_date_start": date(2020, 1, 1)},
        ):
            for seen in (employee.sudo(), employee.sudo().version_id):
                with self.subTest(vals=vals, model=seen._name), self.assertRefused("follow from an order"):
                    seen.with_context(install_mode=True).write(vals)
        values = {"employee_id": employee.id, "date_version": date(2026, 7, 1), "department_id": self.personnel.id}
        with self.assertRefused("follow from an order"):
            self.env["hr.version"].create(values)
        later = employee.sudo().create_version({"date_version": date(2026, 7, 1)})
        with self.assertRefused("follow from an order"):
            later.staffing_position_id = self.other_post
        with self.assertRefused("the history is kept"):
            employee.sudo().version_ids[:1].unlink()
        employee.sudo().write({"private_phone": "+7 700"})

    def test_a_seat_entered_by_hand_is_a_line(self):
        version = self.colleague.sudo().employee_ids.version_id
        version.with_user(self.hr_officer).sudo().staffing_position_id = self.other_post
        line = self.env["akimat.audit.entry"].search(
            [("res_model", "=", "hr.version"), ("res_id", "=", version.id)], order="id desc", limit=1
        )
        self.assertIn(str(self.other_post.id), line.after)
        self.assertEqual(line.user_id, self.hr_officer)
        with self.assertRefused(""):
            version.act_id = self.env["akimat.document"].search([], limit=1)

    def test_the_reserve_is_not_entered_ahead_nor_rewritten(self):
        place = self.env["akimat.reserve"].with_user(self.hr_officer)
        values = {"name": "Serik", "position_id": self.post.id, "company_id": self.akimat.id}
        with self.assertRefused("that day has not come yet"):
            place.create({**values, "date_from": date(2030, 1, 1)})
        for name, value in {"date_to": date(2040, 1, 1), "state": "used", "origin": "competition"}.items():
            with self.subTest(name), self.assertRefused(""):
                place.create({**values, name: value})
        made = place.create(values)
        for vals in ({"position_id": self.other_post.id}, {"date_to": date(2040, 1, 1)}, {"origin": "competition"}):
            for seen in (made, made.sudo()):
                with self.subTest(vals=vals), self.assertRefused(""):
                    seen.with_context(akimat_step=True).write(vals)

    def test_a_list_written_through_its_parent_meets_the_same_guard(self):
        winner = self.winner()
        competition = winner.competition_id
        for vals in (
            {"applicant_ids": [Command.update(winner.id, {"partner_name": "Nephew"})]},
            {"score_ids": [Command.clear()]},
            {"vacancy_ids": [Command.link(self.other_post.id)]},
        ):
            with self.subTest(vals=vals), self.assertRefused(""):
                self.as_user(self.hr_head, competition).write(vals)
        with self.assertRefused(""):
            self.as_user(self.hr_head, winner).write({"paper_ids": [Command.delete(winner.sudo().paper_ids[0].id)]})
