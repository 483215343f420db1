"""From discovery to order: what is refused on the way, and why."""

from datetime import date

from odoo.tests import Form, freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .discipline_common import LAST_DAY, NOW, DisciplineCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestDisciplinaryCase(DisciplineCase):
    def explained_of_worker(self, **vals):
        """A case of contract staff whose employee has explained himself, with a remark proposed."""
        case = self.case("explanation", employee_id=self.worker.employee_ids.id, **vals)
        self.as_user(self.worker, case).action_explain("The bus did not come")
        return self.as_user(self.hr_officer, case)

    def test_the_whole_way_to_a_sanction(self):
        case = self.case("ordered")
        self.assertEqual(case.state, "ordered")
        self.assertEqual((case.imposed_on, case.expires_on), (date(2026, 5, 11), date(2026, 11, 11)))
        self.assertEqual((case.imposed_by_id, case.sanction), (self.akim, "remark"))
        self.assertEqual(case.order_number, case.sudo().order_id.reg_number)
        self.assertIn("culprit", str(case.sudo().order_id.body_ru))
        order = case.sudo().order_id
        self.assertIn("«Замечание»", str(order.body_ru))
        self.assertIn("«Ескерту»", str(order.body_kk))

    @clause("ZHE-15.12")
    def test_without_explanation_or_act_nothing_is_heard_nor_ordered(self):
        case = self.case("explanation")
        with self.assertRefused("neither an explanation"):
            self.put_before(case)
        technical = self.case("explanation", employee_id=self.worker.employee_ids.id)
        technical.sanction_id = self.remark
        with self.assertRefused("neither an explanation"):
            self.as_user(self.head, technical).action_decide()

    def test_the_act_of_refusal_needs_its_term_and_two_witnesses_apart_from_the_parties(self):
        case = self.case("explanation")
        self.assertEqual(case.explanation_due, date(2026, 5, 13))
        with self.assertRefused("may explain himself until"):
            case.action_note_refusal()
        with freeze_time("2026-05-14 05:00:00"):
            with self.assertRefused("name 2 witnesses"):
                case.action_note_refusal()
            case.witness_ids = self.colleague.employee_ids | self.inspector.employee_ids
            with self.assertRefused("inspector cannot be a witness"):
                case.action_note_refusal()
            case.witness_ids = self.colleague.employee_ids | self.lawyer.employee_ids
            case.action_note_refusal()
            self.put_before(case)
        self.assertEqual(case.state, "hearing")

    @clause("RUD-14.2.15")
    def test_after_the_limitation_no_sanction_is_proposed(self):
        case = self.case("explained")
        self.assertEqual(case.sanction_deadline, LAST_DAY)
        with freeze_time("2026-06-05 05:00:00"), self.assertRefused("could be imposed until .*; the term has passed"):
            self.put_before(case)

    def test_the_screen_says_what_is_missing_or_whose_step_is_next(self):
        case = self.case("explained")
        self.assertIn("choose the sanction", case.step_hint)
        case.sanction_id = self.remark
        self.assertIn("is taken by: secretary or chair of the commission", case.step_hint)
        self.assertFalse(self.as_user(self.secretary, case).step_hint)
        with Form(self.as_user(self.hr_officer, self.case("draft", committed_on=date(2026, 4, 21)))) as form:
            form.sanction_id = self.reprimand
            self.assertTrue(form.can_open)

    def test_the_order_is_refused_after_the_limitation_with_the_day(self):
        case = self.case("confirmed")
        order = self.prepared(case)
        with freeze_time("2026-06-05 05:00:00"), self.assertRefused(r"until (06/04|Jun).*2026"):
            self.as_user(self.akim, order).action_sign()
        self.assertEqual((order.state, case.state), ("signing", "confirmed"))
        with freeze_time("2026-06-04 05:00:00"):
            self.as_user(self.akim, order).action_sign()
        self.assertEqual(case.state, "ordered")

    def test_a_confirmed_suspension_moves_the_last_day_and_tells_why(self):
        case = self.case("opened")
        with self.assertRefused("the paper that proves"):
            self.suspend(case, date(2026, 5, 6), date(2026, 5, 10), basis=False)
        self.suspend(case, date(2026, 5, 6), date(2026, 5, 10))
        self.assertEqual(case.sanction_deadline, date(2026, 6, 9))
        self.assertRegex(case.limitation_explanation, "5 days do not count")
        for vals in ({"date_from": date(2026, 5, 4)}, {"basis": False}):
            with self.assertRefused("only its last day can be changed"):
                case.suspension_ids.write(vals)
        for lang, words in (("kk_KZ", "Жаза"), ("ru_RU", "взыскание")):
            self.assertRegex(case.with_context(lang=lang).limitation_explanation, f"(?i){words}")
        case.suspension_ids.action_reject()
        self.assertEqual(case.sanction_deadline, LAST_DAY)
        self.assertEqual(self.audit_events(case).count("deadline"), 3)
        lines = self.env["akimat.audit.entry"].search([("res_model", "=", case._name), ("res_id", "=", case.id)])
        words = lines.with_context(lang="ru_RU").filtered(lambda line: line.event == "deadline").mapped("description")
        self.assertTrue(words and all("Взыскание до" in text for text in words), words)

    def test_nobody_is_heard_nor_punished_while_he_is_ill(self):
        case = self.case("explained")
        line = self.suspend(case, date(2026, 5, 10))
        with self.assertRefused("the term is suspended now"):
            self.put_before(case)
        line.date_to = date(2026, 5, 10)
        self.put_before(case)
        self.assertEqual(case.state, "hearing")

    def test_leaves_are_proposed_and_only_count_when_confirmed(self):
        kind = self.env.ref("hr_holidays.leave_type_sick_time_off")
        kind.suspension_kind = "sickness"
        leave = (
            self.env["hr.leave"]
            .with_context(leave_skip_state_check=True, leave_fast_create=True)
            .create(
                {
                    "employee_id": self.employee.id,
                    "holiday_status_id": kind.id,
                    "request_date_from": "2026-05-05",
                    "request_date_to": "2026-05-06",
                    "state": "confirm",
                }
            )
        )
        leave.state = "validate"
        case = self.case("opened")
        self.assertEqual(case.suspension_ids.mapped("kind"), ["sickness"])
        self.assertEqual(case.sanction_deadline, LAST_DAY)
        case.suspension_ids.basis = "Certificate No. 9"
        case.suspension_ids.action_confirm()
        self.assertEqual(case.sanction_deadline, date(2026, 6, 6))
        case.action_propose_suspensions()
        self.assertEqual(len(case.suspension_ids), 1)

    def test_a_sanction_that_the_law_does_not_allow_is_refused(self):
        case = self.case("explained")
        for code, sentence in (
            ("dismissal", "is not allowed for this servant and ground"),
            ("demotion", "needs a vacant lower post"),
            ("termination", "is not allowed"),
        ):
            with self.assertRefused(sentence):
                self.put_before(case, self.env.ref(f"akimat_hr.sanction_{code}"))
        self.assertNotIn(self.env.ref("akimat_hr.sanction_dismissal"), case.allowed_sanction_ids)
        self.put_before(case, self.env.ref("akimat_hr.sanction_warning"))

    def test_demotion_is_to_a_vacant_post_of_the_staffing_table(self):
        case = self.case("explained", demotion_position_id=self.lower_post.id)
        with self.assertRefused("only where no lower post is vacant"):
            self.put_before(case, self.env.ref("akimat_hr.sanction_warning"))
        self.put_before(case, self.env.ref("akimat_hr.sanction_demotion"))

    def test_repeated_misconduct_allows_dismissal(self):
        first = self.case("explained", ground="discrediting_minor", committed_on=date(2026, 4, 1))
        first.sanction_id = self.env.ref("akimat_hr.sanction_warning")
        for step in (self.put_before, self.hear, self.confirm, self.order):
            step(first)
        with freeze_time("2026-09-01 05:00:00"):
            again = self.case(
                "draft", ground="discrediting_minor", committed_on=date(2026, 8, 20), discovered_on=date(2026, 8, 25)
            )
            self.assertTrue(again.is_repeated)
            self.assertIn(self.env.ref("akimat_hr.sanction_dismissal"), again.allowed_sanction_ids)

    def test_one_sanction_for_one_offence(self):
        case = self.case("ordered")
        with self.assertRefused("One offence has one case"):
            self.case("opened", ground="duty")
        with self.assertRefused("has not been approved|one offence, one sanction"):
            case.action_prepare_order()

    def test_the_proposal_is_used_after_the_minutes_are_signed_and_conflicted_members_do_not_vote(self):
        case = self.case("proposed")
        item = case.sudo().item_id
        self.assertEqual(item.recused_ids, self.boss)
        with self.assertRefused("minutes of the session .* are not signed"):
            self.as_user(self.head, case).action_confirm()
        self.confirm(case)
        self.assertEqual((case.state, case.confirmed_by_id), ("confirmed", self.head))

    def test_without_quorum_nothing_is_heard(self):
        case = self.case("hearing")
        session = case.sudo().session_id.with_user(self.secretary)
        session.action_call()
        for line in session.attendance_ids.filtered(lambda line: line.user_id in (self.one | self.two | self.boss)):
            line.action_absent("Ill")
        session.action_all_present()
        with self.assertRefused("quorum"):
            session.action_hold()
        self.assertEqual(case.state, "hearing")

    def test_an_order_follows_only_the_proposal_that_the_head_approved(self):
        case = self.case("proposed")
        self.sign_minutes(case)
        with self.assertRefused("has not been approved by the head"):
            case.action_prepare_order()
        with self.assertRefused("You may not take this step"):
            self.as_user(self.deputy, case).action_confirm()
        self.as_user(self.head, case).action_confirm()
        self.prepared(case)

    def test_a_rejected_proposal_comes_back(self):
        case = self.case("hearing")
        self.hear(case, "against")
        self.assertEqual(case.state, "explanation")
        case.sanction_id = self.reprimand
        self.put_before(case)
        self.assertEqual(case.state, "hearing")

    @clause("SHY-19.8")
    def test_a_post_under_a_higher_authority_is_not_the_heads(self):
        case = self.case("confirmed")
        case.action_prepare_order()
        order = case.sudo().order_id.with_user(self.hr_officer)
        order.signatory_id = self.head
        self.pass_visas(order)
        with self.assertRefused("head may not impose a sanction on this post"):
            self.as_user(self.head, order).action_sign()

    def test_contract_staff_are_decided_without_a_commission_and_civil_servants_are_not(self):
        civil = self.case("explained")
        civil.sanction_id = self.remark
        with self.assertRefused("goes to the disciplinary commission"):
            self.as_user(self.akim, civil).action_decide()
        worker = self.explained_of_worker()
        worker.sanction_id = self.remark
        self.as_user(self.head, worker).action_decide()
        order = self.prepared(worker)
        self.as_user(self.head, order).action_sign()
        self.assertEqual(worker.state, "ordered")

    def test_who_discovered_does_not_decide_alone_and_nobody_on_himself(self):
        worker = self.explained_of_worker(informer_id=self.head.id)
        worker.sanction_id = self.remark
        with self.assertRefused("does not decide on it alone"):
            self.as_user(self.head, worker).action_decide()

    def test_nobody_acts_in_his_own_case(self):
        own = self.case("explanation", employee_id=self.head.employee_ids.id)
        with self.assertRefused("may not take this step"):
            self.as_user(self.head, own).action_close("I did nothing")
        of_personnel = self.case("draft", employee_id=self.hr_head.employee_ids.id, committed_on=date(2026, 4, 1))
        self.assertHidden(of_personnel, self.hr_head)

    def test_personnel_do_not_sign(self):
        case = self.case("confirmed")
        self.make_duty(self.akim, "hr_officer")
        order = self.prepared(case)
        with self.assertRefused("prepares the case and does not sign"):
            self.as_user(self.akim, order).action_sign()

    def test_an_opened_case_is_settled(self):
        case = self.case("opened")
        for vals in (
            {"ground": "duty"},
            {"committed_on": date(2026, 4, 25)},
            {"employee_id": self.boss.employee_ids.id},
        ):
            with self.assertRefused("is opened"):
                case.write(vals)
        with self.assertRefused("cannot be deleted"):
            case.unlink()
        with self.assertRefused("cannot be entered or changed now"):
            case.write({"sanction_deadline": date(2027, 1, 1)})
        with self.assertRefused("cannot become|may not"):
            case.write({"state": "ordered"})

    def test_a_case_is_closed_with_a_reason_by_the_head_not_by_personnel(self):
        case = self.case("opened")
        with self.assertRefused("may not take this step"):
            case.action_close("No offence")
        with self.assertRefused("reason"):
            self.as_user(self.head, case).action_close(" ")
        self.as_user(self.head, case).action_close("No offence")
        self.assertEqual((case.state, case.close_reason), ("closed", "No offence"))
        self.env.flush_all()
        self.assertEqual(self.case("draft").state, "draft")
