from datetime import date

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import WrittenBySteps

from ..exceptions_plan import BidRefused, ProcurementRefused
from .plan_common import BINS, NOW
from .tender_common import AFTER, TenderCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestProcedure(TenderCase):
    def test_bids_are_sealed_for_everybody_until_the_opening(self):
        procedure = self.with_bids()
        self.assertEqual(procedure.bid_count, 2)
        for user in (self.procurer, self.head, self.unit_head, self.auditor, self.finance):
            seen = self.as_user(user, procedure)
            self.assertFalse(seen.bid_ids, user.name)
            self.assertFalse(self.env["akimat.procurement.bid"].with_user(user).search([]), user.name)
        bid = self.env["akimat.procurement.bid"].sudo().search([("procedure_id", "=", procedure.id)], limit=1)
        with self.assertRaises(AccessError):
            self.as_user(self.procurer, bid).read(["price"])
        with self.assertRefused("are sealed until"):
            self.as_user(self.procurer, procedure).action_open()

    def test_after_the_opening_bids_are_read(self):
        procedure = self.opened()
        self.assertEqual(procedure.bid_ids.mapped("price"), [38_000_000, 36_000_000])
        self.assertEqual(len(self.as_user(self.member, procedure).bid_ids), 2)
        self.assertHidden(procedure.bid_ids[0], self.colleague)

    def test_nobody_writes_a_bid_by_hand(self):
        bid = self.opened().bid_ids[0].sudo()
        for values in ({"price": 1}, {"is_winner": True}, {"outcome": "admitted"}):
            with self.subTest(values), self.assertRefused("cannot be entered or changed now", WrittenBySteps):
                bid.write(values)

    def test_a_late_a_second_and_a_nameless_bid_are_refused(self):
        procedure = self.with_bids()
        with self.assertRefused("already made a bid", BidRefused):
            procedure.action_receive_bid(self.rival.id, 1)
        nobody = self.env["res.partner"].create({"name": "Nameless"})
        with self.assertRefused("no valid BIN or IIN", BidRefused):
            procedure.action_receive_bid(nobody.id, 1)
        with freeze_time(AFTER), self.assertRefused("late bid is returned unopened", BidRefused):
            procedure.action_receive_bid(self.env["res.partner"].create({"name": "Late", "bin": BINS[2]}).id, 1)

    def test_a_purchase_without_bids_fails(self):
        procedure = self.announced()
        with freeze_time(AFTER):
            with self.assertRefused("No bid .* has come"):
                procedure.action_open()
            procedure.action_fail("No bids")
        self.assertEqual((procedure.state, procedure.end_reason), ("failed", "No bids"))
        self.assertEqual(procedure.plan_item_id.state, "planned")

    def test_the_lowest_admitted_price_is_chosen(self):
        procedure = self.evaluated()
        self.assertEqual((procedure.winner_id, procedure.price), (self.rival, 36_000_000))
        self.assertEqual(procedure.saving, 4_000_000)

    def test_a_rejected_bid_is_not_compared(self):
        procedure = self.opened()
        procedure.action_take_part((self.unit_head | self.member).ids)
        ours, theirs = procedure.bid_ids
        theirs.action_reject("No licence")
        with self.assertRefused("neither admitted nor rejected: №№ 1"):
            self.as_user(self.unit_head, procedure).action_evaluate()
        self.as_user(self.procurer, ours).action_admit()
        self.as_user(self.unit_head, procedure).action_evaluate()
        self.assertEqual(procedure.winner_id, self.supplier)

    def test_without_quorum_nothing_is_evaluated(self):
        procedure = self.opened()
        procedure.action_take_part(self.member.ids)
        procedure.bid_ids.action_admit()
        with self.assertRefused("no quorum, 1 of 3"):
            self.as_user(self.unit_head, procedure).action_evaluate()

    def test_a_member_connected_with_a_bidder_steps_aside_by_himself(self):
        procedure = self.tender()
        member = procedure.member_ids.filtered(lambda member: member.role == "chair")
        member.affiliated_partner_ids = self.rival
        procedure.action_announce()
        procedure.action_receive()
        procedure.action_receive_bid(self.rival.id, 5)
        with freeze_time(AFTER):
            procedure.action_open()
        self.assertTrue(member.recused)
        self.assertIn("Rival", member.recusal_reason)
        # He is no chair any more; the deputy chair is.
        procedure.action_take_part((self.unit_head | self.member | self.other_member).ids)
        procedure.bid_ids.action_admit()
        with self.assertRefused("taken by: chair of the commission"):
            self.as_user(self.unit_head, procedure).action_evaluate()
        self.as_user(self.other_member, procedure).action_evaluate()
        with self.assertRefused("You do not vote", ProcurementRefused):
            self.as_user(self.unit_head, procedure).action_vote("for")

    def test_a_member_declares_a_conflict(self):
        procedure = self.opened()
        self.as_user(self.member, procedure).action_step_aside("My brother works there")
        member = procedure.member_ids.filtered(lambda member: member.user_id == self.member)
        self.assertEqual((member.recused, member.recusal_reason), (True, "My brother works there"))

    def test_the_protocol_needs_the_votes_of_the_commission(self):
        procedure = self.evaluated()
        self.as_user(self.unit_head, procedure).action_vote("for")
        self.as_user(self.member, procedure).action_vote("against")
        with self.assertRefused("1 of 3 are for it"):
            self.as_user(self.unit_head, procedure).action_protocol()
        self.as_user(self.other_member, procedure).action_vote("for")
        self.as_user(self.unit_head, procedure).action_protocol()
        self.assertEqual(procedure.state, "protocol")

    @clause("PET-17.19")
    def test_no_contract_is_signed_while_complaints_are_possible(self):
        procedure = self.with_protocol()
        # Wednesday 10 June and three working days.
        self.assertEqual(procedure.complaint_until, date(2026, 6, 15))
        with freeze_time("2026-06-15 06:00:00"):
            contract = self.contract_of(procedure)
            self.visaed(contract)
            with self.assertRefused("complaints .* are taken until 06/15/2026"):
                self.as_user(self.head, contract).action_sign()
        with freeze_time("2026-06-16 06:00:00"):
            self.as_user(self.head, contract).action_sign()
        self.assertEqual((contract.state, procedure.state), ("signed", "contracted"))

    def test_a_new_day_off_moves_the_days_of_complaints(self):
        procedure = self.with_protocol()
        lawyer = self.make_user("calendar lawyer", "lawyer")
        day = {"date": "2026-06-15", "kind": "day_off", "name": "City day", "act": "Decree No. 7"}
        self.env["akimat.calendar.day"].with_user(lawyer).create({**day, "company_id": self.akimat.id})
        question = self.env["akimat.deadline.review"].search([("company_id", "=", self.akimat.id)])
        question.with_user(lawyer).action_apply()
        self.assertEqual((procedure.deadline, procedure.complaint_until), (date(2026, 6, 16), date(2026, 6, 16)))

    def contract_of(self, procedure):
        contract = self.env["akimat.contract"].browse(procedure.action_prepare_contract()["res_id"])
        contract = contract.with_user(self.procurer)
        contract.date_end = "2026-12-31"
        return contract

    def test_a_contract_repeats_its_protocol(self):
        procedure = self.with_protocol()
        contract = self.contract_of(procedure)
        self.assertEqual((contract.partner_id, contract.amount), (self.rival, 36_000_000))
        contract.amount += 1
        with self.assertRefused("above the sum of the protocol"):
            contract.action_submit()
        contract.write({"amount": 36_000_000, "partner_id": self.supplier.id})
        with self.assertRefused("the protocol names another supplier, Rival"):
            contract.action_submit()

    def test_an_upheld_complaint_sends_the_bids_back(self):
        procedure = self.with_protocol()
        with freeze_time("2026-06-11 06:00:00"):
            procedure.action_complain("Supplier: our bid was cheaper in fact")
            # Three working days after the term for complaints.
            self.assertEqual(procedure.deadline, date(2026, 6, 18))
            contract = self.contract_of(procedure)
            self.visaed(contract)
        with freeze_time("2026-06-17 06:00:00"):
            with self.assertRefused("waits for its decision"):
                self.as_user(self.head, contract).action_sign()
            self.as_user(self.procurer, procedure).action_answer_complaint("Compare anew", upheld=True)
        self.assertEqual((procedure.state, procedure.winner_bid_id.id), ("opened", False))

    def test_a_late_complaint_is_refused(self):
        procedure = self.with_protocol()
        with freeze_time("2026-06-16 06:00:00"), self.assertRefused("until 06/15/2026", ProcurementRefused):
            procedure.action_complain("Too late")

    def test_a_direct_purchase_is_decided_by_the_first_head_personally(self):
        item = self.plan().item_ids
        procedure = self.procedure(item)
        for user in (self.procurer, self.finance, self.deputy):
            with self.subTest(user.name), self.assertRefused("akim or head of the office"):
                self.as_user(user, procedure).action_decide(self.supplier.id, 200_000)
        with self.assertRefused("is bought without bids"):
            self.as_user(self.procurer, procedure).action_announce()
        self.as_user(self.head, procedure).action_decide(self.supplier.id, 190_000)
        self.assertEqual((procedure.state, procedure.price), ("protocol", 190_000))

    def test_a_purchase_from_one_source_names_its_ground(self):
        chosen = {"method": "direct", "method_reason": "Monopoly"}
        plan = self.plan({"name": "Water", "quantity": 1, "price": 900_000, **chosen})
        procedure = self.procedure(plan.item_ids)
        with self.assertRefused("names its ground", BidRefused):
            self.as_user(self.head, procedure).action_decide(self.supplier.id, 900_000)
        self.as_user(self.procurer, procedure).ground = "art. 16(3)1)"
        self.as_user(self.head, procedure).action_decide(self.supplier.id, 900_000)
        self.assertEqual(procedure.state, "protocol")

    def test_a_row_outside_the_plan_in_force_is_not_bought(self):
        item = self.plan(approve=False).item_ids
        procedure = self.procedure(item)
        with self.assertRefused("is not in the plan in force", BidRefused):
            self.as_user(self.head, procedure).action_decide(self.supplier.id, 5)

    def test_giving_a_purchase_up_sets_the_term_of_the_notice(self):
        procedure = self.announced()
        self.as_user(self.head, procedure).action_cancel("Expenses were cut")
        self.assertEqual((procedure.state, procedure.deadline), ("cancelled", date(2026, 6, 8)))

    def test_the_commission_is_closed_after_the_opening(self):
        procedure = self.opened()
        with self.assertRefused("cannot be changed any more", WrittenBySteps):
            procedure.write({"member_ids": [Command.create({"user_id": self.colleague.id})]})
