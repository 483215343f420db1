from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .competition_common import AFTER_RECEIPT, INTERVIEW_NOW, NOW, CompetitionCase


@tagged("post_install", "-at_install")
@freeze_time(INTERVIEW_NOW)
class TestAppointment(CompetitionCase):
    def post_of(self, authority, **vals):
        """A post of the present table with another appointing authority."""
        # Posts in force are fixed; the test needs the post of another table.
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE akimat_staffing_position SET authority = %s, needs_agreement = %s, needs_proposal = %s"
            " WHERE id = %s",
            [authority, vals.get("needs_agreement"), vals.get("needs_proposal"), self.post.id],
        )
        self.env.invalidate_all()
        return self.post

    def mark_post(self, special):
        """The post as another staffing table would name it."""
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_staffing_position SET special = %s WHERE id = %s", [special, self.post.id])
        self.env.invalidate_all()

    def registered(self, kind="order", signatory=None):
        """A signed and registered document of the office."""
        signatory = signatory or self.head
        vals = {"kind": kind, "subject": "Reserve", "signatory_id": signatory.id, "body_kk": "Мәтін"}
        if kind == "order":
            vals |= {"language": "kk_ru", "body_ru": "Текст"}
        document = self.env["akimat.document"].with_user(self.hr_officer).create(vals)
        self.to_signing(document)
        self.as_user(signatory, document).action_sign()
        return document

    def winner(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, applicants = self.decided("Aigul", "Berik")
        return applicants[0]

    def appointment(self, applicant=None, **vals):
        applicant = applicant or self.winner()
        self.as_user(self.hr_officer, applicant).action_appoint()
        record = applicant.sudo().appointment_ids.with_user(self.hr_officer)
        record.write(vals)
        return record

    def order(self, record):
        record.action_prepare_order()
        return record.order_id.sudo()

    def to_signing(self, order, author=None):
        order.with_user(author or self.hr_officer).action_submit()
        while current := order.visa_ids.filtered(lambda visa: visa.state == "current"):
            for visa in current:
                visa.with_user(visa.user_id).action_approve()
        return order

    @clause("SHY-19.4")
    def test_the_order_of_the_head_puts_the_winner_in_office(self):
        record = self.appointment()
        order = self.to_signing(self.order(record))
        self.assertEqual((order.kind, order.signatory_id), ("order", self.head))
        self.assertIn("Chief specialist", order.body_kk)
        self.as_user(self.head, order).action_sign()
        self.assertEqual(record.state, "acted")
        self.assertEqual(record.employee_id.sudo().department_id, self.housing)
        self.assertEqual((self.post.vacancy_count, self.post.occupied_count), (0, 1))
        self.assertEqual(record.probation_until, date(2026, 9, 8))
        self.assertEqual(record.restrictions_until, date(2026, 7, 8))
        self.assertTrue(order.reg_number)

    @clause("PET-22", "RUD-17", "SHY-17", "ZHE-17", "PET-28")
    def test_an_order_signed_by_another_authority_than_the_post_names_is_refused(self):
        applicant = self.winner()
        self.post_of("akim")
        record = self.appointment(applicant)
        order = self.order(record)
        self.assertEqual(order.signatory_id, self.akim)
        for other in (self.head, self.deputy):
            order.with_user(self.hr_officer).signatory_id = other
            with self.assertRefused("is appointed by: Akim|to this addressee sign only"):
                order.with_user(self.hr_officer).action_submit()
        order.with_user(self.hr_officer).signatory_id = self.akim
        self.to_signing(order)
        self.as_user(self.akim, order).action_sign()
        self.assertEqual(record.state, "acted")

    @clause("PET-28")
    def test_a_post_of_the_head_is_not_signed_by_the_akim(self):
        record = self.appointment()
        order = self.order(record)
        order.with_user(self.hr_officer).signatory_id = self.akim
        with self.assertRefused("is appointed by: Head of the office"):
            order.with_user(self.hr_officer).action_submit()

    @clause("PET-17.4")
    def test_an_appointment_without_competition_or_exception_is_refused(self):
        record = (
            self.env["akimat.appointment"]
            .with_user(self.hr_officer)
            .create({"name": "Somebody", "position_id": self.post.id, "company_id": self.akimat.id})
        )
        with self.assertRefused("needs a competition result"):
            record.action_prepare_order()
        record.ground = "competition"
        with self.assertRefused("has not won a competition"):
            record.action_prepare_order()
        record.ground = "adviser"
        with self.assertRefused("name the case of art. 27"):
            record.action_prepare_order()
        record.ground_basis = "Assistant of the akim, art. 27(7)"
        with self.assertRefused("does not name it as that of an adviser"):
            record.action_prepare_order()
        self.mark_post("adviser")
        order = self.order(record)
        # The ground is closed with the agreement, and checked again when the order goes to signing.
        with self.assertRefused("the candidate is agreed"):
            record.ground_basis = "Art. 27(8)"
        self.mark_post(None)
        with self.assertRefused("does not name it as that of an adviser"):
            order.with_user(self.hr_officer).action_submit()

    @clause("PET-18.41")
    def test_a_candidate_whom_the_akim_has_not_agreed_is_not_appointed(self):
        applicant = self.winner()
        self.post_of("akim", needs_agreement=True)
        record = self.appointment(applicant)
        order = self.order(record)
        with self.assertRefused("the akim has not agreed"):
            order.with_user(self.hr_officer).action_submit()
        with self.assertRefused("the akim himself agrees"):
            record.action_agree()
        self.as_user(self.akim, record).action_agree()
        for vals in ({"name": "Another"}, {"position_id": self.other_post.id}, {"applicant_id": False}):
            with self.assertRefused("the candidate is agreed"):
                self.as_user(self.hr_officer, record).write(vals)
        self.to_signing(order)
        self.as_user(self.akim, order).action_sign()
        self.assertEqual((record.agreed_by_id, record.state), (self.akim, "acted"))

    @clause("SHY-19.5")
    def test_the_minutes_are_used_in_an_order_when_the_head_has_approved_them(self):
        self.akimat.competition_approval = True
        applicant = self.winner()
        card = applicant.competition_id
        record = self.appointment(applicant)
        order = self.order(record)
        with self.assertRefused("has not approved the minutes of the competition commission"):
            order.with_user(self.hr_officer).action_submit()
        with self.assertRefused("after the commission has decided and they are signed"):
            self.as_user(self.head, card).action_approve_minutes()
        session = card.sudo().session_id.with_user(self.secretary)
        session.action_make_minutes()
        self.to_signing(session.minutes_id.sudo(), self.secretary)
        session.with_user(self.chair).action_sign_minutes()
        for user in (self.hr_officer, self.deputy, self.secretary):
            with self.assertRefused("the head of the office approves the minutes"):
                self.as_user(user, card).action_approve_minutes()
        self.as_user(self.head, card).action_approve_minutes()
        self.assertEqual((card.minutes_approved_by_id, card.minutes_approved_on), (self.head, date(2026, 6, 8)))
        self.assertIn("minutes_approved", self.audit_events(card))
        self.to_signing(order)
        self.as_user(self.head, order).action_sign()
        self.assertEqual(record.state, "acted")

    @clause("PET-27")
    def test_a_head_of_unit_is_appointed_by_the_akim_on_the_proposal_of_the_head(self):
        applicant = self.winner()
        self.post_of("akim", needs_proposal=True)
        record = self.appointment(applicant)
        order = self.order(record)
        with self.assertRefused("on the proposal of the head of the office"):
            order.with_user(self.hr_officer).action_submit()
        proposal = (
            self.env["akimat.document"]
            .with_user(self.hr_officer)
            .create({"kind": "internal", "subject": "Proposal", "signatory_id": self.head.id})
        )
        record.proposal_id = proposal
        with self.assertRefused("Link the registered proposal"):
            order.with_user(self.hr_officer).action_submit()
        self.to_signing(proposal)
        self.as_user(self.head, proposal).action_sign()
        # The head's own order for this post is refused (PET-23.5).
        order.with_user(self.hr_officer).signatory_id = self.head
        with self.assertRefused("is appointed by: Akim"):
            order.with_user(self.hr_officer).action_submit()
        order.with_user(self.hr_officer).signatory_id = self.akim
        self.to_signing(order)
        self.as_user(self.akim, order).action_sign()
        self.assertEqual(record.state, "acted")

    @clause("PET-23.5")
    def test_the_head_proposes_heads_of_units_forms_the_reserve_and_heads_the_attestation_commission(self):
        # The head includes a specialist in the reserve; a post of a head of unit is the akim's on his proposal.
        place = self.env["akimat.reserve"].with_user(self.hr_officer)
        place = place.create({"name": "Serik", "position_id": self.post.id, "company_id": self.akimat.id})
        record = self.env["akimat.appointment"].with_user(self.hr_officer)
        record = record.create({"reserve_id": place.id, "company_id": self.akimat.id})
        with self.assertRefused("has no order of the head"):
            record.action_prepare_order()
        place.document_id = self.registered()
        self.post_of("akim", needs_proposal=True)
        self.assertEqual(self.post.reserve_ids, place)
        order = self.order(record).with_user(self.hr_officer)
        order.signatory_id = self.head
        with self.assertRefused("is appointed by: Akim"):
            order.action_submit()
        order.signatory_id = self.akim
        with self.assertRefused("on the proposal of the head of the office"):
            order.action_submit()
        # What is not for the akim is for the head himself: see the order of the head for a winner above.
        chair = {"duty_kind": "head_of_office", "role": "chair", "date_from": "2026-01-01"}
        secretary = {"user_id": self.secretary.id, "role": "secretary", "date_from": "2026-01-01"}
        commission = self.env["akimat.body"].create(
            {
                "name": "Attestation commission",
                "kind": "commission",
                "basis": "Order No. 3",
                "company_id": self.akimat.id,
                "member_ids": [Command.create(chair), Command.create(secretary)],
            }
        )
        commission.with_user(self.head).action_activate()
        self.assertEqual((commission.state, commission._holder("chair", date(2026, 6, 8))), ("active", self.head))

    def test_the_order_is_not_signed_while_a_paper_of_the_pack_is_missing(self):
        applicant = self.winner()
        record = self.appointment(applicant)
        order = self.to_signing(self.order(record))
        line = applicant.sudo().paper_ids[0]
        self.env.flush_all()
        self.env.cr.execute("UPDATE hr_applicant_paper SET finding = 'missing' WHERE id = %s", [line.id])
        with self.assertRefused("without the papers: Application to take part"):
            self.as_user(self.head, order).action_sign()
        self.assertEqual(order.state, "signing")

    @clause("PET-17.25")
    def test_a_vacant_post_lists_its_valid_reserve_and_nobody_past_the_term(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (_winner, second) = self.decided("Aigul", "Berik")
        place = self.env["akimat.reserve"].search([("applicant_id", "=", second.id)])
        self.assertEqual(self.post.reserve_ids, place)
        record = (
            self.env["akimat.appointment"]
            .with_user(self.hr_officer)
            .create({"reserve_id": place.id, "company_id": self.akimat.id})
        )
        self.assertEqual((record.name, record.position_id, record.ground), ("Berik", self.post, "reserve"))
        with freeze_time("2027-06-09 05:00:00"):
            self.env.invalidate_all()
            self.assertFalse(self.post.reserve_ids)
            with self.assertRefused("no valid place in the personnel reserve"):
                record.action_prepare_order()
        self.env.invalidate_all()
        order = self.to_signing(self.order(record))
        self.as_user(self.head, order).action_sign()
        self.assertEqual((record.state, place.state), ("acted", "used"))

    def test_a_second_person_cannot_be_appointed_to_a_filled_post(self):
        winner = self.winner()
        first = self.appointment(winner)
        second = (
            self.env["akimat.appointment"]
            .with_user(self.hr_officer)
            .create(
                {
                    "name": "Other",
                    "position_id": self.post.id,
                    "ground": "re_entry",
                    "ground_basis": "Art. 27(8)",
                    "ground_document_id": self.registered().id,
                    "company_id": self.akimat.id,
                }
            )
        )
        orders = [self.to_signing(self.order(record)) for record in (first, second)]
        self.as_user(self.head, orders[0]).action_sign()
        with self.assertRefused("the post is not vacant"):
            self.as_user(self.head, orders[1]).action_sign()

    def test_who_takes_office_later_is_put_there_by_the_scheduled_action(self):
        record = self.appointment(date_from=date(2026, 6, 15))
        order = self.to_signing(self.order(record))
        self.as_user(self.head, order).action_sign()
        self.assertEqual(record.state, "signed")
        with self.assertRefused("takes office on"):
            record.action_act()
        with freeze_time("2026-06-15 05:00:00"), self.enter_registry_test_mode():
            self.env.ref("akimat_hr.cron_competition_terms").method_direct_trigger()
        self.assertEqual(record.state, "acted")

    def test_only_the_winner_is_appointed_and_only_once(self):
        with freeze_time(AFTER_RECEIPT):
            _competition, (winner, second) = self.decided("Aigul", "Berik")
        with self.assertRefused("has not won the competition"):
            self.as_user(self.hr_officer, second).action_appoint()
        self.appointment(winner)
        with self.assertRefused("is being appointed already"):
            self.as_user(self.hr_officer, winner).action_appoint()

    def test_leaders_agree_and_write_nothing(self):
        record = self.appointment()
        with self.assertRefused("It is changed by: personnel service"):
            self.as_user(self.akim, record).write({"name": "Another"})
        order = self.to_signing(self.order(record))
        self.as_user(self.head, order).action_sign()
        with self.assertRefused("the order is signed"):
            self.as_user(self.hr_officer, record).write({"ground": "adviser"})
        with self.assertRefused("cannot be deleted"):
            record.unlink()


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestReserve(CompetitionCase):
    def place(self, **vals):
        return (
            self.env["akimat.reserve"]
            .with_user(self.hr_officer)
            .create({"name": "Serik", "position_id": self.post.id, "company_id": self.akimat.id, **vals})
        )

    def test_a_place_of_a_competition_is_made_by_a_competition(self):
        with self.assertRefused("cannot be entered or changed now"):
            self.place(origin="competition")

    def test_places_of_the_head_fit_posts_of_the_category(self):
        place = self.place()
        self.assertEqual(place.date_to, date(2027, 6, 1))
        self.assertIn(place, self.post.reserve_ids)
        self.assertNotIn(place, self.other_post.reserve_ids)

    def test_a_person_leaves_the_reserve_with_a_reason(self):
        place = self.place()
        with self.assertRefused("give the reason first"):
            place.action_remove()
        with Form(place) as form:
            form.remove_reason = "Own request"
        self.assertTrue(place.can_remove)
        self.assertFalse(self.as_user(self.akim, place).can_remove)
        with self.assertRefused("cannot be changed"):
            place.name = "Another"
        with self.assertRefused("stays in the register"):
            place.unlink()
        place.action_remove()
        self.assertFalse(self.post.reserve_ids)

    def test_the_reserve_expires_on_its_day_once(self):
        place = self.place(date_from=date(2025, 5, 29))
        good = self.place(name="Good")
        with self.enter_registry_test_mode():
            for _run in range(2):
                self.env.ref("akimat_hr.cron_competition_terms").method_direct_trigger()
        self.assertEqual((place.state, good.state), ("expired", "included"))
        self.assertEqual(self.audit_events(place), ["expire"])

    def test_the_reserve_belongs_to_the_personnel_service_of_the_akimat(self):
        place = self.place()
        for user in (self.stranger, self.colleague, self.chair):
            with self.subTest(user.name), self.assertRaises(AccessError):
                self.as_user(user, place).read(["name"])
        self.assertTrue(self.as_user(self.akim, place).has_access("read"))
        self.assertFalse(self.as_user(self.akim, place).has_access("write"))
