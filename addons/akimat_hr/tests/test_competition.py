from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .competition_common import AFTER_RECEIPT, INTERVIEW_NOW, NOW, CompetitionCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAnnouncement(CompetitionCase):
    def test_the_announcement_gets_a_number_and_the_term_of_its_kind(self):
        internal = self.competition("announced", day=NOW)
        general = self.competition(
            "announced", kind="general", ground="entry_level", vacancy_ids=[Command.set(self.other_post.ids)]
        )
        self.assertRegex(internal.reg_number, r"-1$")
        self.assertEqual(internal.receive_to, date(2026, 6, 4))
        self.assertEqual(general.receive_to, date(2026, 6, 9))
        self.assertIn("HR.RECEIVE_INTERNAL", internal.deadline_trace["code"])
        self.assertFalse(internal.norm_id.sudo().verified)

    def test_a_competition_without_a_vacancy_is_refused(self):
        with self.assertRefused("has no vacancy"):
            self.competition("announced", vacancy_ids=False)
        for post in self.post:
            self.env["hr.employee"].create({"name": "Holder", "company_id": self.akimat.id})._seat_on(
                date(2026, 6, 1), post.id
            )
        with self.assertRefused("the post «Chief specialist.*: all its units are taken"):
            self.competition("announced")

    def test_a_post_cannot_be_in_two_running_competitions(self):
        self.competition("announced")
        with self.assertRefused("another competition is running for Chief specialist"):
            self.competition("announced")

    def test_a_general_competition_needs_its_ground(self):
        with self.assertRefused("Choose its ground"):
            self.competition("announced", kind="general")
        running = self.competition("announced", vacancy_ids=[Command.set(self.other_post.ids)])
        with self.assertRefused("internal competition for the same posts that failed"):
            self.competition("announced", kind="general", ground="after_internal", previous_id=running.id)

    def test_a_general_competition_follows_an_internal_one_that_found_nobody(self):
        internal = self.competition("announced")
        internal.action_fail("No applications")
        general = self.competition("announced", kind="general", ground="after_internal", previous_id=internal.id)
        self.assertEqual(general.state, "announced")

    def test_both_languages_and_a_commission_of_the_norm_are_needed(self):
        with self.assertRefused("Write both texts"):
            self.competition("announced", text_ru=False)
        small = self.make_body(members=("chair", "one", "two"))
        with self.assertRefused("3 members with a vote, at least 5"):
            self.competition("announced", body_id=small.id)
        with self.assertRefused("0 members with a vote"):
            self.competition("announced", body_id=False)

    def test_what_was_announced_is_fixed_and_kept(self):
        competition = self.competition("announced")
        with self.assertRefused("cannot be changed"):
            competition.text_kk = "Басқа"
        with self.assertRefused("cannot be deleted"):
            competition.unlink()

    def test_terms_and_results_are_not_entered_by_hand(self):
        competition = self.competition("announced")
        for vals in ({"receive_to": "2026-12-31"}, {"commission_user_ids": [Command.link(self.colleague.id)]}):
            with self.assertRefused("cannot be entered or changed now"):
                competition.write(vals)
        with self.assertRefused("set by norm or by decision"):
            competition.deadline = "2026-12-31"

    def test_the_receipt_cannot_end_before_its_last_day(self):
        competition = self.competition()
        with self.assertRefused("papers are received until"):
            competition.action_check()
        with freeze_time(AFTER_RECEIPT):
            competition.action_check()
        self.assertEqual(competition.state, "admission")

    def test_a_competition_with_nobody_admitted_fails_with_its_reason(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_admission("Aigul")
            with self.assertRefused("Decide on them first"):
                competition.action_fail("Nobody is needed")
            self.as_user(self.hr_officer, applicant).action_refuse("No experience")
            with self.assertRefused("nobody is admitted"):
                competition.action_interview()
            with self.assertRefused("give the reason first"):
                competition.action_fail()
            competition.action_fail("Nobody met the requirements")
        self.assertEqual(competition.state, "failed")
        self.assertEqual(self.audit_events(competition)[-1], "fail")


@tagged("post_install", "-at_install")
class TestDecision(CompetitionCase):
    @clause("RUD-14.2.14", "ZHE-15.11")
    def test_the_way_from_vacancy_to_winner(self):
        with freeze_time(NOW):
            competition = self.competition()
            winner, second = self.apply(competition, "Aigul", 1), self.apply(competition, "Berik", 2)
            # ZHE-15.11, RUD-14.2.14: papers that come after the last day are refused with the stored reason.
        with freeze_time(AFTER_RECEIPT):
            late = self.apply(competition, "Daulet", 3, received_on=date(2026, 6, 5))
            self.assertEqual(late.state, "refused")
            self.assertIn("03.06.2026", late.refusal_text.replace("06/03/2026", "03.06.2026"))
            competition.action_check()
            self.check(second, "missing")
            with self.assertRefused("missing or defective"):
                self.as_user(self.hr_officer, second).action_admit()
            with self.assertRefused("after 06/03/2026|after 03.06.2026|06/03/2026"):
                self.as_user(self.hr_officer, late).action_reconsider()
            self.admit(winner, second)
            competition.interview_on = date(2026, 6, 8)
            competition.action_interview()
        with freeze_time(INTERVIEW_NOW):
            session = self.session(competition)
            self.score_all([winner, second])
            self.vote(winner)
            self.vote(second, against=self.chair)
            competition.action_decide()
            self.assertEqual((winner.state, second.state), ("winner", "reserve"))
            session.action_make_minutes()
            competition.action_publish_results()
        self.assertTrue(session.minutes_id)
        self.assertEqual(competition.appeal_until, date(2026, 6, 11))

    def test_without_the_votes_of_the_commission_nothing_is_decided(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_interview("Aigul")
        with freeze_time(INTERVIEW_NOW):
            with self.assertRefused("has not voted on Aigul"):
                competition.action_decide()
            self.session(competition)
            self.vote(applicant)
            with self.assertRefused("0 of 5 score sheets"):
                competition.action_decide()

    def test_a_session_without_quorum_decides_nothing_and_a_conflicted_member_does_not_vote(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.at_interview("Aigul")
        with freeze_time(INTERVIEW_NOW):
            with self.assertRefused("quorum", Exception):
                self.session(competition, absent=self.one | self.two)
            sheet = self.sheet(applicant, self.three)
            sheet.action_declare_conflict("Sister")
            self.session(competition)
            with self.assertRefused("cannot be taken"):
                self.as_user(self.three, sheet).action_hand_in()
            item = self.vote(applicant)
            self.assertEqual((item.vote_for, item.recused_ids), (4, self.three))
            # A decision by a session whose quorum is gone does not count.
            with self.assertRefused("4 of 4|0 of 4"):
                competition.action_decide()
            self.score_all([applicant], [self.chair, self.one, self.two, self.four])
            item.session_id._grant({"has_quorum": False})
            with self.assertRefused("without a quorum"):
                competition.action_decide()

    def test_no_positive_conclusion_ends_the_competition(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (applicant,) = self.decided("Aigul", losers=("Aigul",))
        self.assertEqual((competition.state, applicant.state), ("failed", "not_selected"))
        self.assertIn("positive conclusion", competition.fail_reason)

    def test_a_tie_is_decided_by_the_commission_not_by_the_program(self):
        with freeze_time(AFTER_RECEIPT):
            competition, applicants = self.at_interview("Aigul", "Berik")
        with freeze_time(INTERVIEW_NOW):
            self.session(competition)
            self.score_all(applicants)
            for applicant in applicants:
                self.vote(applicant)
            with self.assertRefused("Aigul, Berik have equal votes and marks"):
                competition.action_decide()
            # The secretary puts the two on the agenda again.
            self.as_user(self.secretary, competition).action_plan_session()
            for applicant in applicants:
                self.assertEqual(applicant._questions().mapped("state"), ["decided", "planned"])

    def test_one_place_has_one_winner(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (first, second) = self.at_interview("Aigul", "Berik")
        first._system_move("win")
        with self.assertRefused("cannot win as well"):
            second._system_move("win")
        with self.assertRefused("may not take this step"):
            self.as_user(self.hr_head, second).write({"state": "winner"})

    def test_the_competition_is_not_closed_with_unanswered_candidates_or_a_winner_without_order(self):
        with freeze_time(AFTER_RECEIPT):
            competition, (winner, second) = self.decided("Aigul", "Berik")
        with freeze_time(INTERVIEW_NOW):
            with self.assertRefused("publish the results first"):
                competition.action_close()
            winner._grant({"email_from": "aigul@example.com"})
            competition.action_publish_results()
            with self.assertRefused("Berik were not told"):
                competition.action_close()
            self.as_user(self.hr_officer, second).action_send_notice()
            with self.assertRefused("no appointment is prepared for Aigul"):
                competition.action_close()
            self.as_user(self.hr_officer, winner).action_appoint()
            competition.action_close()
        self.assertEqual(competition.state, "closed")
        self.assertTrue(winner.answered_by_mail)
        self.assertFalse(second.answered_by_mail)

    def test_the_second_best_goes_to_the_reserve_for_the_validity_of_the_norm(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (_winner, second, third) = self.decided("Aigul", "Berik", "Daulet")
        place = self.env["akimat.reserve"].search([("applicant_id", "=", second.id)])
        self.assertEqual((place.position_id, place.date_to), (self.post, date(2027, 6, 8)))
        self.assertEqual(third.state, "not_selected")
        self.assertEqual(self.post.reserve_ids, place)
