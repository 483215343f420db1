"""The employee, his friends and his enemies try what a disciplinary case does not allow them."""

from datetime import date

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .discipline_common import COMMITTED, NOW, DisciplineCase

CONTEXTS = ({}, {"install_mode": True}, {"akimat_step": True}, {"akimat_grant": True})


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestDisciplineGuard(DisciplineCase):
    def refused(self, record, **vals):
        for name, value in vals.items():
            for context in CONTEXTS:
                for seen in (self.as_user(self.hr_head, record), record.sudo()):
                    with self.subTest(name=name, context=context, su=seen.env.su), self.assertRefused(""):
                        seen.with_context(**context).write({name: value})

    def succeed(self, former, newcomer, kind):
        """The duty goes from one to the other in May."""
        self.env["akimat.duty"].search([("user_id", "=", former.id), ("kind", "=", kind)]).date_to = date(2026, 4, 30)
        self.make_duty(newcomer, kind, date_from=date(2026, 5, 1))

    def test_what_the_commission_adopts_is_what_is_ordered(self):
        case = self.case("hearing")
        item = case.sudo().item_id
        for vals in ({"draft_decision": "No sanction"}, {"decision": "No sanction"}, {"name": "Another question"}):
            with self.subTest(vals=vals), self.assertRefused("follow from the case"):
                item.with_user(self.secretary).write(vals)
        self.as_user(self.secretary, case).action_put_to_vote(self.reprimand.id)
        self.assertIn("Reprimand", item.draft_decision)
        self.hear(case)
        self.confirm(case)
        self.refused(case, sanction_id=self.remark.id, proposal="Remark", demotion_position_id=self.lower_post.id)
        order = self.prepared(case)
        self.assertIn("Reprimand", str(order.with_context(lang="en_US").body_ru) + case.sanction_id.name)
        self.as_user(self.akim, order).action_sign()
        self.assertEqual((case.state, case.sanction_id), ("ordered", self.reprimand))

    def test_the_text_of_the_order_says_the_sanction_of_the_case_and_no_other(self):
        case = self.case("confirmed")
        case.action_prepare_order()
        order = case.sudo().order_id.with_user(self.hr_officer)
        text = str(order.body_ru)
        other = self.env.ref("akimat_hr.sanction_dismissal").with_context(lang="ru_RU").name
        for body in (text.replace("Замечание", other), text + f"<p>3. «{other}»</p>", "<p>Приказ</p>"):
            order.body_ru = body
            with self.subTest(body=body):
                self.assertEqual(case.sudo()._refusal_to_order(self.akim).code, "order_says_otherwise")
        self.pass_visas(order)
        with self.assertRefused("says something else than was decided"):
            self.as_user(self.akim, order).action_sign()
        self.assertEqual(case.state, "confirmed")

    def test_no_sanction_voted_is_no_sanction(self):
        case = self.case("hearing")
        for user in (self.hr_officer, self.akim, self.one, self.culprit):
            with self.subTest(user.name), self.assertRefused(""):
                self.as_user(user, case).action_put_to_vote(False)
        self.as_user(self.secretary, case).action_put_to_vote(False)
        self.hear(case)
        self.assertEqual(case.state, "closed")
        self.assertTrue(case.close_reason)
        with self.assertRefused("has not been approved"):
            self.as_user(self.hr_officer, case).action_prepare_order()

    def test_the_kind_of_servant_follows_the_post_not_the_draft(self):
        case = self.case("draft")
        self.refused(case, corps="technical", authority="head_of_office", position_id=self.contract_post.id)
        with self.assertRefused("cannot be entered or changed now"):
            case.create({**case.copy_data()[0], "corps": "technical"})
        made = case.with_context(default_corps="technical").create({**case.copy_data()[0], "differs": "Another hour"})
        self.assertEqual((made.corps, made.authority), ("b", "akim"))
        case.action_open()
        with self.assertRefused("goes to the disciplinary commission"):
            self.decide(case)

    def decide(self, case):
        case.action_ask_explanation()
        self.as_user(self.culprit, case).action_explain("The bus")
        case.with_user(self.hr_officer).sanction_id = self.remark
        self.as_user(self.akim, case).action_decide()

    def test_a_case_needs_an_employee_on_a_post(self):
        case = self.case("draft", employee_id=self.colleague.employee_ids.id)
        with self.assertRefused("is on no post of the staffing table"):
            case.action_open()

    def test_one_offence_has_one_case_whatever_the_ground_and_two_of_a_day_say_how_they_differ(self):
        self.case("opened", source_reference="Report 7")
        with self.assertRefused("One offence has one case"):
            self.case("opened", ground="duty")
        other = self.case("opened", ground="duty", differs="In the evening he was rude to a visitor")
        self.assertEqual(other.state, "opened")

    def test_suspensions_are_of_days_that_the_offence_and_the_calendar_allow(self):
        case = self.case("opened")
        for first, last, words in (
            (date(2020, 1, 1), date(2040, 1, 1), "days before the offence"),
            (date(2026, 5, 12), False, "has not come yet"),
            (date(2026, 5, 5), date(2040, 1, 1), "more than 60 days ahead"),
        ):
            with self.subTest(first=first), self.assertRefused(words):
                self.suspend(case, first, last)
        line = self.suspend(case, date(2026, 5, 6))
        line.date_to = date(2026, 5, 10)
        self.refused(line, date_to=date(2026, 5, 11), basis="x", kind="leave", date_from=COMMITTED, leave_id=False)
        with self.assertRefused(""):
            self.as_user(self.hr_officer, line).unlink()
        with self.assertRefused(""):
            case.write({"suspension_ids": [Command.clear()]})

    def test_nobody_is_punished_on_an_approved_leave_that_nobody_listed(self):
        case = self.case("confirmed")
        order = self.prepared(case)
        kind = self.env.ref("hr_holidays.leave_type_sick_time_off")
        kind.suspension_kind = "sickness"
        leave = self.env["hr.leave"].with_context(leave_skip_state_check=True, leave_fast_create=True)
        leave = leave.create(
            {
                "employee_id": self.employee.id,
                "holiday_status_id": kind.id,
                "request_date_from": "2026-05-11",
                "request_date_to": "2026-05-13",
                "state": "confirm",
            }
        )
        leave.state = "validate"
        with self.assertRefused("is on leave, ill or on a trip until"):
            self.as_user(self.akim, order).action_sign()

    def test_an_annulled_sanction_repeats_nothing_and_only_who_may_annuls_it(self):
        case = self.case("ordered")
        for user in (self.hr_officer, self.head, self.culprit, self.secretary):
            with self.subTest(user.name), self.assertRefused(""):
                self.as_user(user, case).action_quash("I say so")
        with self.assertRefused("reason"):
            self.as_user(self.akim, case).action_quash(" ")
        self.as_user(self.akim, case).action_quash("Judgment No. 5")
        self.assertEqual((case.state, case.quashed_by_id, case.quashed_on), ("quashed", self.akim, date(2026, 5, 11)))
        self.assertIn("quash", self.audit_events(case))
        again = self.case("draft", committed_on=date(2026, 4, 25))
        self.assertFalse(again._repeats(again.search(again._domain_earlier())))
        self.assertFalse(again.is_earlier_sanctioned)

    def test_the_employee_takes_no_step_in_his_own_case_but_the_explanation(self):
        self.succeed(self.hr_head, self.culprit, "hr_head")
        self.succeed(self.head, self.culprit, "head_of_office")
        case = self.case("explanation")
        seen = self.as_user(self.culprit, case)
        for attempt in (
            lambda: seen.action_close("I did nothing"),
            lambda: seen.action_note_refusal(),
            lambda: seen.sudo().write({"sanction_id": False}),
            lambda: seen.sudo().write({"witness_ids": [Command.clear()]}),
            lambda: seen.sudo().unlink(),
        ):
            with self.assertRefused(""):
                attempt()
        seen.action_explain("The bus did not come")
        self.assertTrue(case.sudo().explanation)

    def test_who_opened_the_case_neither_puts_it_before_the_commission_nor_decides(self):
        case = self.case("explained")
        case.sanction_id = self.remark
        self.succeed(self.akim, self.hr_officer, "akim")
        line = {"user_id": self.hr_officer.id, "role": "deputy_chair", "date_from": "2026-05-01"}
        self.body.sudo().write({"member_ids": [Command.create({**line, "basis": "Order No. 8"})]})
        for attempt in (
            lambda: self.as_user(self.hr_officer, case).action_close("No offence"),
            lambda: self.as_user(self.hr_officer, case).action_put_before(self.session().id),
        ):
            with self.assertRefused("you stand in it yourself"):
                attempt()
        self.assertIn(self.hr_officer, case.sudo()._conflicted_users())

    def test_a_session_chaired_by_a_party_does_not_hear_the_case(self):
        case = self.case("explained", informer_id=self.chair.id)
        case.sanction_id = self.remark
        with self.assertRefused("cannot chair the session"):
            self.as_user(self.secretary, case).action_put_before(self.session(chair_id=self.chair.id).id)

    def test_the_trace_of_a_case_is_written_by_its_steps(self):
        case = self.case("ordered")
        self.refused(
            case,
            order_id=False,
            imposed_on=date(2020, 1, 1),
            expires_on=date(2026, 5, 1),
            sanction_deadline=date(2030, 1, 1),
            limitation_trace={},
            opened_by_id=self.akim.id,
            explanation="x",
            description="x",
            participant_ids=[Command.clear()],
            lifted_on=date(2026, 5, 1),
        )
        for seen in (self.as_user(self.hr_head, case), case.sudo()):
            with self.assertRefused(""):
                seen.unlink()

    def test_law_is_not_rewritten_for_an_offence_of_yesterday(self):
        rules = self.env["akimat.disciplinary.sanction.rule"].with_user(self.hr_head)
        dismissal = self.env.ref("akimat_hr.sanction_dismissal")
        values = {
            "sanction_id": dismissal.id,
            "servant": "b",
            "ground": "discipline",
            "citation": "Art. 1",
            "date_from": date(2026, 1, 1),
        }
        with self.assertRefused("begins on the day when it is entered"):
            rules.create(values)
        row = self.env.ref("akimat_hr.sanction_rule_b_duty_remark").with_user(self.hr_head)
        for vals in ({"date_from": date(2030, 1, 1)}, {"sanction_id": dismissal.id}, {"ground": "ethics"}):
            with self.subTest(vals=vals), self.assertRefused("cannot be entered or changed now"):
                row.write(vals)
        with self.assertRefused("does not end in the past"):
            row.date_to = date(2026, 4, 1)
        with self.assertRefused(""):
            row.unlink()
        with self.assertRefused(""):
            self.remark.with_user(self.hr_head).name = "Dismissal"
        with self.assertRefused(""):
            self.remark.with_user(self.hr_head).update_field_translations("name", {"ru_RU": "Увольнение"})
        self.assertTrue(rules.create({**values, "date_from": date(2026, 5, 11)}))

    def test_a_demotion_puts_the_employee_on_the_lower_post_by_its_order(self):
        case = self.case("explained", demotion_position_id=self.lower_post.id)
        self.put_before(case, self.env.ref("akimat_hr.sanction_demotion"))
        for step in (self.hear, self.confirm, self.order):
            step(case)
        self.env.invalidate_all()
        version = self.employee.sudo()._get_version(date(2026, 5, 11))
        self.assertEqual((version.staffing_position_id, version.act_id), (self.lower_post, case.sudo().order_id))
