"""The memo on poor or non-execution: six blocks, two visas, the giver's decision changes the card."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused, WrittenBySteps
from odoo.addons.akimat_base.tests.print_common import PrintMixin

from ..exceptions import ExtensionRefused, MemoRefused
from .common import NOW, ControlCase

LATE = "2026-07-03 05:00:00"
BLOCKS = {
    "evaluation": "not_executed",
    "findings": "Nine lamps are dark: the cable was not ordered.",
    "proposal": "new_term",
    "proposed_deadline": "2026-07-20",
    "proposal_text": "Two weeks for the cable.",
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestMemo(PrintMixin, ControlCase):
    def memo(self, card, **vals):
        model = self.env["akimat.assignment.memo"].with_user(self.inspector)
        return model.create({"assignment_id": card.id, **BLOCKS, **vals})

    def visaed(self, memo):
        for user in (self.control_head, self.unit_head):
            self.as_user(user, memo).action_visa()
        return memo

    def sent(self, card, **vals):
        memo = self.visaed(self.memo(card, **vals))
        self.as_user(self.inspector, memo).action_send()
        return memo

    def decide(self, memo, *args, user=None, **vals):
        self.as_user(user or self.akim, memo).action_decide(*args, **vals)
        self.env.flush_all()

    def late_memo(self, **vals):
        """A memo before the giver on a task that was due on 1 July; to be used on 3 July."""
        return self.sent(self.card(**vals))

    # When it may be written

    @clause("KEN-40")
    def test_a_memo_on_an_overdue_card_goes_to_the_giver_with_two_visas(self):
        card = self.card(issuer_id=self.deputy.id)
        with self.assertRefused("in time and has not been assessed", MemoRefused):
            self.memo(card)
        with freeze_time(LATE):
            self.env.invalidate_all()
            memo = self.memo(card)
            self.assertEqual(memo.addressee_id, self.deputy)
            with self.assertRefused("no step|lacks a visa|cannot", MoveRefused):
                memo.action_send()
            self.as_user(self.control_head, memo).action_visa()
            self.assertEqual(memo.state, "draft", "one visa is not enough")
            with self.assertRefused("does not wait for your visa", MemoRefused):
                self.as_user(self.control_head, memo).action_visa()
            self.as_user(self.unit_head, memo).action_visa()
            self.assertEqual(memo.state, "visaed")
            self.as_user(self.inspector, memo).action_send()
            self.assertEqual((memo.state, memo.sent_on), ("sent", date(2026, 7, 3)))
            self.assertIn(self.deputy, memo.sudo().activity_ids.user_id)

    def test_a_bad_report_in_time_is_a_ground_too(self):
        card = self.reported_card()
        self.assertTrue(self.memo(card, evaluation="partially", proposal="return", proposed_deadline=False))

    def test_only_one_memo_at_a_time_and_only_by_inspectors(self):
        card = self.reported_card()
        self.assertTrue(self.as_user(self.inspector, card).may_write_memo)
        self.assertFalse(self.as_user(self.lead, card).may_write_memo)
        self.memo(card)
        self.assertFalse(self.as_user(self.inspector, card).may_write_memo)
        with self.assertRefused("not allowed to create|already", Exception):
            self.env["akimat.assignment.memo"].with_user(self.lead).create({"assignment_id": card.id})

    @clause("KEN-40.0", "KEN-40.5")
    def test_a_memo_with_an_empty_block_gets_no_visa(self):
        cases = {
            "evaluation": "executed, partially executed or not executed",
            "findings": "what was found",
            "proposal": "no proposal",
            "proposed_deadline": "names no new term",
        }
        memo = self.memo(self.reported_card())
        for name, sentence in cases.items():
            with self.subTest(name):
                memo.write({**BLOCKS, name: False})
                self.assertRegex(self.as_user(self.inspector, memo).missing, sentence)
                with self.assertRefused(sentence, MemoRefused):
                    self.as_user(self.control_head, memo).action_visa()
        memo.write({**BLOCKS, "evaluation": "executed"})
        with self.assertRefused("nothing to write a memo about", MemoRefused):
            self.as_user(self.control_head, memo).action_visa()
        memo.write({**BLOCKS, "proposed_deadline": "2026-06-01"})
        with self.assertRefused("has already come", MemoRefused):
            self.as_user(self.control_head, memo).action_visa()

    def test_a_change_of_the_words_takes_the_visas_back(self):
        memo = self.memo(self.reported_card())
        self.as_user(self.control_head, memo).action_visa()
        memo.write({"findings": "Ten lamps are dark."})
        self.assertFalse(memo.control_visa_id)
        self.visaed(memo)
        with self.assertRefused("only as a draft"):
            memo.write({"findings": "All is well."})
        memo.action_rework()
        self.assertEqual((memo.state, bool(memo.branch_visa_id)), ("draft", False))

    def test_what_the_card_says_is_not_entered_by_hand(self):
        memo = self.memo(self.reported_card())
        for vals in ({"initial_deadline": "2026-08-01"}, {"addressee_id": self.lead.id}, {"decision": "remove"}):
            with self.assertRefused("only as a draft", WrittenBySteps):
                memo.write(vals)

    # The decision

    @clause("KEN-40.6", "KEN-40.4")
    def test_the_decision_on_a_new_term_moves_it_and_counts_as_an_extension(self):
        card = self.card()
        with freeze_time(LATE):
            self.env.invalidate_all()
            memo = self.sent(card)
            with self.assertRefused("has already come", MemoRefused):
                self.decide(memo, "term", "So be it", "2026-07-03")
            self.decide(memo, "term", "The cable is ordered", "2026-07-20")
            self.assertEqual((card.deadline, card.initial_deadline), (date(2026, 7, 20), date(2026, 7, 1)))
            self.assertEqual((card.extension_count, card.extension_ids.memo_id), (1, memo))
            self.assertEqual((memo.state, memo.decided_by_id), ("decided", self.akim))
        with freeze_time("2026-07-22 05:00:00"):
            self.env.invalidate_all()
            second = self.memo(card)
            self.assertIn("2026", second.extension_words)
            self.assertEqual(second.extension_dates, ["2026-07-20"])

    def test_a_reported_task_is_returned_with_its_new_term(self):
        card = self.reported_card()
        self.decide(self.sent(card), "term", "Do it again", "2026-07-20")
        self.assertEqual((card.state, card.deadline), ("in_progress", date(2026, 7, 20)))
        self.assertEqual(card.report_ids.state, "returned")

    def test_the_limit_of_extensions_holds_for_the_decision_too(self):
        card = self.card(deadline="2026-06-05")
        for day in ("2026-06-10", "2026-06-15"):
            self.as_user(self.akim, self.extension(card, day)).action_approve()
        with freeze_time(LATE):
            self.env.invalidate_all()
            memo = self.sent(card)
            with self.assertRefused("moved 2 times", ExtensionRefused):
                self.decide(memo, "term", "Once more", "2026-07-20")
            self.assertEqual(memo.state, "sent")

    def test_the_term_of_a_higher_body_needs_its_decision(self):
        card = self.card(source="ministry")
        with freeze_time(LATE):
            self.env.invalidate_all()
            memo = self.sent(card)
            with self.assertRefused("belongs to the body that gave it", MoveRefused):
                self.decide(memo, "term", "The ministry agreed", "2026-07-20")
            self.decide(memo, "term", "The ministry agreed", "2026-07-20", "No. 5 of 02.07.2026")
            self.assertEqual(card.deadline, date(2026, 7, 20))

    def test_a_waiting_request_falls_with_the_decision(self):
        card = self.reported_card()
        self.as_user(self.akim, card).action_return("Not all")
        request = self.extension(card, "2026-07-10")
        self.decide(self.sent(card), "term", "Two weeks, no more", "2026-07-15")
        self.assertEqual((request.state, card.deadline), ("rejected", date(2026, 7, 15)))

    def test_the_decision_may_end_control_without_a_report(self):
        card = self.card(co_executors=self.co_executor)
        with freeze_time(LATE):
            self.env.invalidate_all()
            memo = self.sent(card, proposal="remove", proposed_deadline=False)
            self.decide(memo, "remove", "The street is given to another company")
            self.assertEqual((card.state, card.evaluation), ("done", "not_executed"))
            self.assertIn("another company", card.removal_basis)
            self.assertFalse(card.sudo().activity_ids.filtered("automated"))

    def test_the_decision_may_end_control_with_the_report(self):
        card = self.reported_card()
        self.decide(self.sent(card, evaluation="partially"), "remove", "Enough")
        self.assertEqual((card.state, card.evaluation, card.report_ids.state), ("done", "partially", "accepted"))

    def test_the_decision_may_leave_everything_or_ask_for_rework(self):
        card = self.reported_card()
        self.decide(self.sent(card), "keep", "The report is enough")
        self.assertEqual(card.state, "reported")
        self.decide(self.sent(card), "return", "Mend the nine lamps")
        self.assertEqual((card.state, card.return_reason), ("in_progress", "Mend the nine lamps"))

    def test_who_decides_and_in_which_words(self):
        memo = self.sent(self.reported_card())
        for user in (self.lead, self.inspector, self.control_head, self.unit_head, self.deputy):
            with self.assertRefused("taken by", MoveRefused):
                self.decide(memo, "keep", "As I say", user=user)
        with self.assertRefused("decide to move the term", MemoRefused):
            self.decide(memo, "praise", "As I say")
        with self.assertRefused("give the reason", MemoRefused):
            self.decide(memo, "keep", " ")

    def test_a_memo_falls_when_the_card_is_closed_otherwise(self):
        card = self.reported_card()
        memo = self.sent(card)
        self.as_user(self.akim, card).action_remove_from_control("executed", "Seen with my own eyes")
        self.assertEqual(memo.state, "closed")

    def test_without_a_memo_nobody_ends_control_of_an_unreported_task(self):
        card = self.card()
        with self.assertRefused("only by the giver's decision on a memo", MoveRefused):
            self.as_user(self.akim, card).write({"state": "done"})

    def test_strangers_and_colleagues_see_no_memo(self):
        memo = self.sent(self.reported_card())
        for user in (self.colleague, self.stranger):
            self.assertHidden(memo, user)

    # Paper

    @clause("KEN-40.1", "KEN-40.2", "KEN-40.3")
    def test_the_memo_prints_its_six_blocks_in_both_languages(self):
        card = self.card(
            source="minutes",
            basis_number="5",
            basis_date="2026-05-29",
            basis_point="3",
            co_executors=self.co_executor | self.colleague,
        )
        self.as_user(self.lead, card).action_report("Nearly done")
        memo = self.sent(card)
        self.assertFalse(memo.point_warning)
        titles = {"kk": "жазбахат", "ru": "докладная записка"}
        for language, title in titles.items():
            with self.subTest(language):
                text = " ".join(self.printed(f"akimat_control.memo_{language}", memo.with_user(self.inspector)))
                self.assertIn(title, text.lower())
                facts = ("№ 5", "29.05.2026", "3", "lead", "co-executor", "colleague", "01.07.2026", "20.07.2026")
                for fact in (*facts, "Nine lamps are dark", "akim"):
                    self.assertIn(fact, text)

    @clause("KEN-40.1")
    def test_a_source_of_many_points_without_one_is_warned_of(self):
        memo = self.memo(self.reported_card(source="minutes", basis_number="5"))
        self.assertIn("no point", memo.point_warning)
