"""Somebody who gains by it tries to change what a competition, an application or a staffing table has decided."""

from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .competition_common import AFTER_RECEIPT, INTERVIEW_NOW, MEMBERS, NOW, CompetitionCase

CONTEXTS = ({}, {"install_mode": True}, {"akimat_step": True}, {"akimat_grant": True}, {"tracking_disable": True})


@tagged("post_install", "-at_install")
@freeze_time(INTERVIEW_NOW)
class TestCompetitionGuard(CompetitionCase):
    def refused(self, record, **vals):
        """``vals`` are refused for the personnel service, the superuser and with every context key, alone and whole."""
        for name, value in vals.items():
            for context in CONTEXTS:
                for seen in (self.as_user(self.hr_head, record), record.sudo()):
                    with self.subTest(name=name, context=context, su=seen.env.su), self.assertRefused(""):
                        seen.with_context(**context).write({name: value})

    def test_a_winner_stays_who_he_is(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (winner, _second) = self.decided("Aigul", "Berik")
        stage = self.env["hr.recruitment.stage"].search([], limit=1)
        self.refused(
            winner,
            partner_name="Nephew",
            email_from="nephew@example.com",
            partner_phone="+7 700",
            job_id=self.env["hr.job"].create({"name": "Driver"}).id,
            stage_id=stage.id,
            refuse_reason_id=self.env.ref("akimat_hr.refuse_reason_late").id,
            interviewer_ids=[Command.set(self.one.ids)],
            conflict_user_ids=[Command.clear()],
            active=False,
            decided_on="2020-01-01",
        )
        self.assertEqual(winner.partner_name, "Aigul")

    def test_buttons_of_odoo_change_nothing_about_a_candidate(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (winner,) = self.decided("Aigul")
        seen = self.as_user(self.hr_head, winner)
        for attempt in (
            seen.create_employee_from_applicant,
            seen.reset_applicant,
            seen.action_archive,
            seen.toggle_active if hasattr(seen, "toggle_active") else seen.action_archive,
            seen.copy,
            seen.unlink,
            lambda: seen.web_save({"partner_name": "Nephew"}, {"partner_name": {}}),
            lambda: seen.sudo().copy({"competition_id": winner.competition_id.id}),
        ):
            with self.subTest(attempt=getattr(attempt, "__name__", "")), self.assertRefused(""):
                attempt()
        self.assertEqual((winner.partner_name, winner.state, winner.active), ("Aigul", "winner", True))
        self.assertFalse(winner.employee_id)

    def test_personnel_cannot_take_out_a_leader_between_the_vote_and_the_decision(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (leader, other) = self.at_interview("Aigul", "Berik")
        with self.assertRefused("statement of withdrawal"):
            self.as_user(self.hr_officer, other).action_withdraw()
        self.session(competition)
        self.score_all([leader, other])
        self.vote(leader)
        with self.assertRefused("has begun to vote"):
            self.as_user(self.hr_officer, leader).action_withdraw("Statement of today")
        self.vote(other, against=[self.one])
        competition.action_decide()
        self.assertEqual(leader.state, "winner")

    def test_the_secretary_takes_over_the_decision_by_his_own_button(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_interview("Aigul")
        self.session(competition)
        self.score_all([applicant])
        self.vote(applicant)
        seen = self.as_user(self.secretary, competition)
        self.assertTrue(seen.can_decide)
        seen.action_decide()
        self.assertEqual((competition.state, applicant.state), ("decided", "winner"))

    def test_an_announcement_is_dated_by_the_day_it_is_made(self):
        competition = self.competition("opened")
        self.refused(competition, reg_date=date(2020, 1, 1), reg_number="1", receive_to=date(2030, 1, 1))
        values = competition.copy_data()[0]
        with self.assertRefused("cannot be entered or changed now"):
            competition.create({**values, "reg_date": date(2020, 1, 1)})
        made = competition.with_context(default_reg_date="2020-01-01", default_state="decided").create(values)
        self.assertEqual((made.reg_date, made.state), (False, "opened"))
        competition.action_announce()
        self.assertEqual(competition.reg_date, date(2026, 6, 8))

    def test_what_was_announced_outlives_a_new_staffing_table_and_another_rule(self):
        with freeze_time(NOW):
            competition = self.competition()
            table = self.post.table_id
            version = table.browse(table.with_user(self.hr_officer).action_new_version()["res_id"])
        self.assertEqual(competition.vacancy_ids, self.post)
        self.assertFalse(version.position_ids.competition_ids)
        with self.assertRefused(""):
            version.position_ids.write({"competition_ids": [Command.link(competition.id)]})
        before = competition._public_one(competition.id)["offered"]
        self.env.flush_all()
        statement = "UPDATE akimat_staffing_position SET headcount = 9, vacancy_count = 9 WHERE id = %s"
        self.env.cr.execute(statement, [self.post.id])
        self.env.invalidate_all()
        self.assertEqual(competition._public_one(competition.id)["offered"], before)
        self.assertEqual(competition.place_count, 1)

    def test_the_commission_changes_by_an_order_and_not_by_the_body(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_admission("Aigul")
            line = {"user_id": self.colleague.id, "role": "member", "date_from": "2026-06-01", "basis": "Order No. 8"}
            self.body.write({"member_ids": [Command.create(line)]})
            self.assertNotIn(self.colleague, competition.commission_user_ids | competition.voter_ids)
            competition._sync_commission()
            self.assertHidden(applicant, self.colleague)
            with self.assertRefused("name the order"):
                competition.action_renew_commission()
            competition.commission_basis = "Order No. 8"
            for user in (self.secretary, self.chair, self.colleague):
                with self.subTest(user.name), self.assertRaises(UserError):
                    self.as_user(user, competition).action_renew_commission()
            self.as_user(self.hr_officer, competition).action_renew_commission()
            self.assertIn(self.colleague, competition.voter_ids)
            self.admit(applicant)
            competition.interview_on = date(2026, 6, 8)
            competition.action_interview()
            with self.assertRefused("the composition of the commission changes no more"):
                competition.action_renew_commission()
        self.assertIn("commission", self.audit_events(competition))

    def test_votes_of_strangers_or_by_another_rule_decide_nothing(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_interview("Aigul")
        line = {"user_id": self.colleague.id, "role": "member", "date_from": "2026-06-01", "basis": "Order No. 8"}
        self.body.write({"member_ids": [Command.create(line)]})
        self.session(competition)
        self.score_all([applicant])
        self.vote(applicant)
        with self.assertRefused("colleague voted, but are not of the commission"):
            competition.action_decide()

    def test_a_candidate_is_no_member_of_his_commission(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_admission(self.one.name)
            self.admit(applicant)
            competition.interview_on = date(2026, 6, 8)
            with self.assertRefused("cannot be both a candidate and in the commission"):
                competition.action_interview()

    def test_a_candidate_of_the_personnel_service_runs_neither_his_application_nor_his_competition(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_admission(self.hr_head.name)
            self.check(applicant)
            with self.assertRefused("you stand in it yourself"):
                self.as_user(self.hr_head, applicant).action_admit()
            with self.assertRefused("you stand in it yourself"):
                self.as_user(self.hr_head, competition).action_fail("Nobody fits")
            self.as_user(self.hr_officer, applicant).action_admit()

    def test_a_paper_is_not_found_where_nobody_handed_it_in(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (applicant,) = self.at_admission("Aigul")
            line = applicant.paper_ids[0]
            line.on_paper = False
            with self.assertRefused("there is no file"):
                line.finding = "present"
            applicant.action_papers_present()
            self.assertFalse(line.finding)
            line.write({"on_paper": True, "finding": "present"})
            self.assertEqual((line.seen_by_id, line.seen_on), (self.hr_officer, date(2026, 6, 5)))
            self.refused(line, seen_by_id=self.akim.id, required=False, paper_id=applicant.paper_ids[1].paper_id.id)
            self.admit(applicant)
            self.refused(line, finding="missing", attachment_ids=[Command.clear()], note="x")

    def test_a_score_and_its_seal_are_the_members_own(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_interview("Aigul")
        self.session(competition)
        sheet = self.score(applicant, self.one, 3, "A secret reason")
        self.refused(sheet, sealed_points=5, is_open=True, user_id=self.two.id, applicant_id=applicant.id)
        for seen in (self.as_user(self.one, sheet), sheet.sudo()):
            with self.assertRefused(""):
                seen.unlink()
        lines = self.env["akimat.audit.entry"].sudo().search([("res_model", "=", sheet._name)])
        told = " ".join(f"{line.before} {line.after} {line.basis}" for line in lines)
        self.assertNotIn("A secret reason", told)

    def test_each_change_of_an_application_is_a_line_without_its_secrets(self):
        applicant = self.apply(self.competition())
        applicant.partner_phone = "+7 701 555"
        line = self.env["akimat.audit.entry"].sudo().search(
            [("res_model", "=", "hr.applicant"), ("res_id", "=", applicant.id)], order="id desc", limit=1
        )
        self.assertIn("partner_phone", line.after)
        self.assertNotIn("555", line.after)

    def test_who_entered_a_staffing_table_does_not_approve_it(self):
        self.env["akimat.duty"].search([("user_id", "=", self.akim.id)]).date_to = date(2026, 5, 31)
        self.make_duty(self.hr_officer, "akim", date_from=date(2026, 6, 1))
        table = self.post.table_id.with_user(self.hr_officer).copy({"date_from": date(2026, 7, 1)})
        self.as_user(self.hr_head, table).action_submit()
        with self.assertRefused("you stand in it yourself"):
            self.as_user(self.hr_officer, table).action_approve()

    def test_the_rule_of_approval_is_that_of_the_submission(self):
        table = self.post.table_id.with_user(self.hr_officer).copy({"date_from": date(2026, 7, 1)})
        table.action_submit()
        self.akimat.staffing_approver = "head_of_office"
        self.env.invalidate_all()
        with self.assertRefused("You may not take this step"):
            self.as_user(self.head, table).action_approve()
        self.refused(table, limit=99, approver="head_of_office", headcount=1, submitted_by_id=self.akim.id)
        self.refused(table.position_ids[0], headcount=5, authority="akim", origin_id=False, special="adviser")

    def test_everybody_of_the_commission_is_a_voter_of_the_copy(self):
        competition = self.competition()
        self.assertEqual(competition.voter_ids, self.chair.union(*(getattr(self, login) for login in MEMBERS)))
        self.refused(competition, voter_ids=[Command.clear()], announced={}, commission_user_ids=[Command.clear()])
