"""Report, return, removal, cancellation: who, with what, and what stays in the history."""

from datetime import date

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import ClosedNow, MoveRefused

from ..exceptions import ControlRefused, RemovalRefused, ReportRefused
from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAssignmentFlow(ControlCase):
    def substitute(self, principal, substitute, scope="all"):
        substitution = self.env["akimat.substitution"].create(
            {
                "principal_id": principal.id,
                "substitute_id": substitute.id,
                "date_from": "2026-05-01",
                "date_to": "2026-06-30",
                "basis": "Order 1",
                "scope": scope,
                "company_id": self.akimat.id,
            }
        )
        # Neither of the two parties confirms it.
        substitution.with_user(self.head if self.head not in principal | substitute else self.akim).action_confirm()
        return substitution

    # Reports

    def test_only_the_lead_executor_reports(self):
        card = self.card(co_executors=self.co_executor)
        for user in (self.co_executor, self.inspector, self.akim, self.unit_head, self.control_head):
            with self.assertRefused("lead executor", MoveRefused):
                self.as_user(user, card).action_report("Done")
        self.assertEqual(card.state, "in_progress")
        self.assertFalse(card.report_ids)
        self.as_user(self.lead, card).action_report("Done")
        self.assertEqual(card.state, "reported")
        self.assertEqual(card.report_ids.author_id, self.lead)
        self.assertEqual(card.reported_on, date(2026, 6, 1))

    def test_his_substitute_reports_for_him(self):
        card = self.card()
        self.substitute(self.lead, self.colleague, "execution")
        self.assertIn(card, self.env["akimat.assignment"].with_user(self.colleague).search([("mine", "=", True)]))
        self.as_user(self.colleague, card).action_report("Done in his absence")
        self.assertEqual(card.report_ids.author_id, self.colleague)

    def test_an_empty_report_is_refused(self):
        card = self.card()
        for text in ("", "  ", False):
            with self.assertRefused("is empty", ReportRefused):
                self.as_user(self.lead, card).action_report(text)
        with self.assertRefused("written or oral", ReportRefused):
            self.as_user(self.lead, card).action_report("Done", kind="telegram")

    def test_the_state_alone_is_no_report(self):
        card = self.card()
        with self.assertRefused("no report", ReportRefused):
            self.as_user(self.lead, card).write({"state": "reported"})

    def test_nobody_writes_reports_past_the_step(self):
        card = self.reported_card()
        for user in (self.lead, self.akim, self.inspector):
            report = self.as_user(user, card.report_ids)
            with self.assertRaises(AccessError):
                report.write({"text": "Better words"})
            self.assertFalse(report.has_access("create"))
            self.assertFalse(report.has_access("unlink"))

    def test_a_returned_report_stays_in_the_history(self):
        card = self.reported_card()
        self.as_user(self.akim, card).action_return("Half of the street is dark")
        self.assertEqual(card.state, "in_progress")
        self.assertEqual(card.return_reason, "Half of the street is dark")
        self.assertEqual(
            self.activities(card, self.lead).activity_type_id, self.env.ref("akimat_control.mail_activity_execute")
        )
        self.as_user(self.lead, card).action_report("Now all of it")
        self.assertEqual(card.report_ids.mapped("state"), ["submitted", "returned"])
        self.assertEqual(card.report_ids[1].returned_reason, "Half of the street is dark")
        self.assertEqual(card.report_ids[1].decided_by_id, self.akim)
        self.assertFalse(card.return_reason)

    def test_a_return_without_reason_is_refused(self):
        card = self.reported_card()
        for reason in ("", " ", False):
            with self.assertRefused("reason", ReportRefused):
                self.as_user(self.akim, card).action_return(reason)
        with self.assertRefused("reason", ReportRefused):
            self.as_user(self.akim, card).write({"state": "in_progress"})
        self.assertEqual(card.state, "reported")

    @clause("KEN-42")
    def test_what_the_lead_did_not_wait_for_is_recorded_as_not_delivered(self):
        card = self.card(co_executors=self.co_executor | self.colleague)
        mine = card.contribution_ids[0]
        self.as_user(self.co_executor, mine).action_deliver("Three schools have light")
        with self.assertRefused("co-executor", MoveRefused):
            self.as_user(self.lead, card.contribution_ids[1]).action_deliver("For him")
        self.as_user(self.lead, mine).action_accept()
        self.as_user(self.lead, card).action_report("Summary")
        self.assertEqual(card.contribution_ids.mapped("state"), ["accepted", "not_delivered"])

    # Removal

    @clause("KEN-42.2", "KEN-43.2", "KEN-44")
    def test_only_the_giver_the_charged_official_or_the_akim_remove(self):
        card = self.reported_card(issuer_id=self.deputy.id, source="deputy_akim", controller_id=self.head.id)
        for user in (self.lead, self.inspector, self.control_head, self.other_deputy, self.unit_head):
            with self.assertRefused("taken by", MoveRefused):
                self.as_user(user, card).action_remove_from_control("executed", "Resolution")
        self.assertEqual(card.state, "reported")
        self.as_user(self.head, card).action_remove_from_control("executed", "Resolution of 01.06")
        self.assertEqual((card.state, card.done_by_id, card.done_on), ("done", self.head, date(2026, 6, 1)))
        self.assertEqual((card.evaluation, card.removal_basis), ("executed", "Resolution of 01.06"))
        self.assertEqual(card.report_ids.state, "accepted")

    @clause("KEN-43.2")
    def test_the_executor_does_not_remove_even_as_acting_akim(self):
        card = self.card(lead_user_id=self.deputy.id)
        self.as_user(self.deputy, card).action_report("Done")
        self.substitute(self.akim, self.deputy)
        with self.assertRefused("you stand in it yourself", MoveRefused):
            self.as_user(self.deputy, card).action_remove_from_control("executed", "Resolution")
        self.assertFalse(self.as_user(self.deputy, card).can_remove)

    @clause("KEN-43.2")
    def test_the_acting_akim_removes(self):
        card = self.reported_card()
        self.substitute(self.akim, self.other_deputy)
        self.as_user(self.other_deputy, card).action_remove_from_control("executed", "Resolution")
        self.assertEqual(card.done_by_id, self.other_deputy)

    @clause("KEN-40.5")
    def test_the_evaluation_is_one_of_three(self):
        card = self.reported_card()
        for evaluation in (False, "", "excellent"):
            with self.assertRefused("evaluation", RemovalRefused):
                self.as_user(self.akim, card).action_remove_from_control(evaluation, "Resolution")
        with self.assertRefused("basis", RemovalRefused):
            self.as_user(self.akim, card).action_remove_from_control("executed", " ")
        self.assertEqual(card.state, "reported")

    def test_an_unreported_task_does_not_leave_control(self):
        card = self.card()
        with self.assertRefused("cannot be taken", MoveRefused):
            self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")

    @clause("KEN-68")
    def test_an_oral_report_counts_with_a_leaders_mark(self):
        card = self.card(issuer_id=self.deputy.id)
        self.as_user(self.lead, card).action_report("Told him: all lights are on", kind="oral")
        with self.assertRefused("marked it as heard", MoveRefused):
            self.as_user(self.deputy, card).action_remove_from_control("executed", "Oral report")
        self.assertIn("marked it as heard", self.as_user(self.deputy, card).step_hint)
        for user in (self.lead, self.inspector):
            with self.assertRefused("can mark", ReportRefused):
                self.as_user(user, card.report_ids).action_mark()
        self.as_user(self.deputy, card.report_ids).action_mark()
        self.as_user(self.deputy, card).action_remove_from_control("executed", "Oral report")
        self.assertEqual(card.state, "done")
        self.assertFalse(card.report_ids.attachment_ids)

    @clause("KEN-44")
    def test_one_signed_protocol_removes_several_cards(self):
        cards = self.env["akimat.assignment"].union(*(self.reported_card() for _place in range(5)))
        self.as_user(self.akim, cards).action_remove_from_control("executed", "Minutes No. 5 of 01.06.2026")
        self.assertEqual(set(cards.mapped("removal_basis")), {"Minutes No. 5 of 01.06.2026"})
        self.assertEqual(set(cards.mapped("state")), {"done"})

    def test_one_bad_card_stops_the_whole_protocol(self):
        cards = self.reported_card() | self.card()
        with self.assertRefused("cannot be taken", MoveRefused):
            self.as_user(self.akim, cards).action_remove_from_control("executed", "Minutes")
        self.assertEqual(cards.mapped("state"), ["reported", "in_progress"])

    # Cancellation and gates

    def test_the_giver_cancels_with_a_reason(self):
        card = self.card()
        with self.assertRefused("reason", ControlRefused):
            self.as_user(self.akim, card).action_cancel("")
        for user in (self.lead, self.inspector):
            with self.assertRefused("taken by", MoveRefused):
                self.as_user(user, card).action_cancel("Not needed")
        self.as_user(self.akim, card).action_cancel("The street was sold")
        self.assertEqual((card.state, card.cancel_reason), ("cancelled", "The street was sold"))
        self.assertFalse(self.activities(card, self.lead))

    def test_forbidden_states_are_refused_for_every_caller(self):
        card = self.card()
        # Without a report the giver ends control by a decision on a memo, and nobody else at all.
        for user in (self.lead, self.akim, self.inspector):
            sentence = "decision on a memo" if user == self.akim else "taken by"
            with self.assertRefused(sentence, MoveRefused):
                self.as_user(user, card).write({"state": "done"})
            with self.assertRefused(sentence, MoveRefused):
                self.as_user(user, card).sudo().write({"state": "done"})
        with self.assertRefused("taken by", MoveRefused):
            card.with_user(1).write({"state": "done"})

    def test_conclusions_are_written_by_their_step_only(self):
        card = self.reported_card()
        for vals in ({"evaluation": "executed"}, {"done_on": "2026-06-01"}, {"reported_on": "2026-05-01"}):
            with self.assertRefused("in force|by decision", ClosedNow):
                self.as_user(self.akim, card).write(vals)

    def test_every_step_is_in_the_audit_chain(self):
        card = self.done_card()
        self.assertEqual(self.audit_events(card), ["deadline", "assign", "report", "remove"])
        self.assertTrue(self.env["akimat.audit.entry"].sudo().verify_chain()["ok"])

    def test_buttons_are_for_those_who_may(self):
        card = self.reported_card()
        flags = ("can_assign", "can_report", "can_return", "can_remove", "can_cancel", "may_extend")
        seen = {
            user.name: {flag for flag in flags if self.as_user(user, card)[flag]}
            for user in (self.akim, self.inspector, self.lead)
        }
        self.assertEqual(
            seen, {"akim": {"can_return", "can_remove", "can_cancel"}, "inspector": {"can_return"}, "lead": set()}
        )

    def test_people_are_told_and_asked_only_once(self):
        card = self.card()
        self.assertEqual(self.activities(card, self.lead).date_deadline, card.deadline)
        self.as_user(self.lead, card).action_report("Done")
        self.assertFalse(self.activities(card, self.lead))
        self.assertEqual(
            self.activities(card, self.akim).activity_type_id, self.env.ref("akimat_control.mail_activity_decide")
        )
        self.assertIn(card, self.env["akimat.assignment"].with_user(self.akim).search([("to_decide", "=", True)]))
        self.as_user(self.akim, card).action_remove_from_control("executed", "Resolution")
        self.assertFalse(card.sudo().activity_ids)

    def test_files_of_a_report_are_the_reporters_own(self):
        mine = self.env["ir.attachment"].with_user(self.lead).create({"name": "photo.txt", "raw": b"x"})
        theirs = self.env["ir.attachment"].with_user(self.colleague).create({"name": "secret.txt", "raw": b"y"})
        card = self.card()
        self.as_user(self.lead, card).action_report("Done", attachment_ids=(mine | theirs).ids)
        self.assertEqual(card.sudo().report_ids.attachment_ids, mine)
        self.assertEqual(self.as_user(self.akim, mine).raw, b"x")

    def test_dialogs_call_the_same_steps(self):
        card = self.card()
        self.env["akimat.assignment.submit"].with_user(self.lead).create(
            {"assignment_id": card.id, "text": "Done", "kind": "written"}
        ).action_apply()
        self.env["akimat.assignment.send_back"].with_user(self.akim).create(
            {"assignment_id": card.id, "reason": "More"}
        ).action_apply()
        self.as_user(self.lead, card).action_report("More is done")
        self.env["akimat.assignment.remove"].with_user(self.akim).create(
            {"assignment_ids": [fields.Command.set(card.ids)], "evaluation": "partially", "basis": "Resolution"}
        ).action_apply()
        self.assertEqual((card.state, card.evaluation), ("done", "partially"))
