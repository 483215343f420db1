from psycopg2 import IntegrityError

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.akimat_base.domain.clauses import clause

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestSending(DocflowCase):
    @clause("KEN-62")
    def test_only_the_general_department_sends(self):
        letter = self.outgoing("registered")
        for user in (self.executor, self.unit, self.deputy):
            with self.assertRefused("may not take this step"):
                letter.with_user(user).action_dispatch()
        letter.with_user(self.registrar).action_dispatch()
        self.assertEqual(letter.state, "dispatched")

    @clause("KEN-75")
    def test_the_addressee_with_an_incomplete_address_is_named(self):
        nowhere = self.correspondent("Lost office", "organisation", zip=False)
        lines = [Command.create({"partner_id": partner.id}) for partner in (self.partner, nowhere)]
        letter = self.outgoing("registered", dispatch_ids=lines)
        with self.assertRefused("Lost office"):
            letter.with_user(self.registrar).action_dispatch()
        self.assertEqual(letter.dispatch_ids.mapped("state"), ["draft", "draft"])
        nowhere.zip = "160401"
        letter.with_user(self.registrar).action_dispatch()
        self.assertEqual(letter.dispatch_ids.mapped("state"), ["sent", "sent"], "one copy for each addressee")

    @clause("KEN-75")
    def test_executive_bodies_of_the_akimat_need_no_postal_address(self):
        body = self.correspondent("Education division", "city_body", zip=False, street=False)
        letter = self.outgoing("dispatched", partner_id=body.id)
        self.assertEqual(letter.dispatch_ids.partner_id, body)

    def test_electronic_mail_needs_an_address_too(self):
        line = Command.create({"partner_id": self.partner.id, "channel": "email"})
        letter = self.outgoing("registered", dispatch_ids=[line])
        with self.assertRefused("no e-mail address"):
            letter.with_user(self.registrar).action_dispatch()

    def test_more_addressees_than_the_norm_allows_need_a_mailing_list(self):
        limit = self.env["akimat.norm"]._amount_in_force("DOC.ADDRESSEES", self.akimat._akimat_today(), self.akimat)
        partners = [self.correspondent(f"Body {index}", "organisation") for index in range(limit + 1)]
        lines = [Command.create({"partner_id": partner.id}) for partner in partners]
        # It is told before anybody visas and signs it.
        with self.assertRefused(f"more than {limit} addressees"):
            self.outgoing("approval", dispatch_ids=lines)
        letter = self.outgoing("registered", dispatch_ids=lines, by_mailing_list=True)
        letter.with_user(self.registrar).action_dispatch()
        self.assertEqual(letter.state, "dispatched")

    def test_an_answer_executes_what_it_answers(self):
        received = self.incoming("review")
        self.resolution(received).action_issue()
        answer = self.outgoing("dispatched", reply_to_id=received.id)
        self.assertEqual(received.state, "executed")
        self.assertIn(answer.reg_number, received.execution_note)

    def test_a_line_comes_back_and_is_sent_again(self):
        line = self.outgoing("dispatched").dispatch_ids.with_user(self.registrar)
        line.action_bounce()
        line.action_send()
        line.action_deliver()
        self.assertEqual(line.state, "delivered")
        self.assertTrue(line.date_delivered)

    @clause("RUD-14.2.22")
    def test_an_act_without_its_scan_is_not_sent(self):
        act = self.outgoing("draft", kind="act", act_type="okim", partner_id=False, signatory_id=self.akim.id)
        act.acquaintance_ids = [Command.create({"user_id": self.unit.id})]
        act.visa_ids = [
            Command.create({"role": role, "user_id": user.id, "sequence": 5})
            for role, user in (("lawyer", self.lawyer), ("deputy", self.deputy), ("head_of_office", self.head))
        ]
        act.action_submit()
        self.visa_all(act)
        act.with_user(self.akim).action_sign()
        with self.assertRefused("scan of the signed original"):
            act.with_user(self.registrar).action_dispatch()
        self.env["ir.attachment"].with_user(self.registrar).create(
            {"name": "act.pdf", "raw": b"%PDF", "res_model": act._name, "res_id": act.id}
        )
        act.with_user(self.registrar).action_dispatch()

    def test_a_reader_confirms_for_himself(self):
        note = self.outgoing("registered", kind="internal", partner_id=False)
        with self.assertRefused("no addressee"):
            note.with_user(self.registrar).action_dispatch()
        note.with_user(self.registrar).acquaintance_ids = [Command.create({"user_id": self.outsider.id})]
        note.with_user(self.registrar).action_dispatch()
        line = note.acquaintance_ids
        with self.assertRefused("only outsider can confirm"):
            line.with_user(self.executor).action_acknowledge()
        with self.assertRefused("cannot be entered or changed now"):
            line.with_user(self.executor).write({"date_read": "2026-01-01 00:00:00"})
        with self.assertRefused("can no longer be deleted"), self.env.cr.savepoint():
            line.with_user(self.registrar).unlink()
        note.with_user(self.outsider).action_acknowledge()
        self.assertTrue(line.date_read)


    def test_readers_named_with_a_new_note_take_part_in_it(self):
        values = {"kind": "internal", "subject": "Order of work", "executor_id": self.executor.id, "language": "kk"}
        readers = [Command.create({"user_id": self.outsider.id})]
        note = self.env["akimat.document"].with_user(self.executor).create({**values, "acquaintance_ids": readers})
        self.assertIn(self.outsider, note.sudo().participant_ids)
        note.with_user(self.outsider).action_acknowledge()
        self.assertTrue(note.acquaintance_ids.date_read)


@tagged("post_install", "-at_install")
class TestFiling(DocflowCase):
    @clause("PET-17.5")
    def test_a_document_is_closed_with_a_case_only(self):
        letter = self.incoming("executed")
        with self.assertRefused("choose the case"):
            letter.action_file()
        letter.case_id = self.case
        letter.action_file()
        self.assertEqual((letter.state, self.case.document_count), ("filed", 1))

    @clause("KEN-3")
    def test_the_case_is_open_and_of_the_year_of_the_document(self):
        letter = self.incoming("executed")
        draft = self.case.copy({"index": "01-06"})
        letter.case_id = draft
        with self.assertRefused("is not open"):
            letter.action_file()
        letter.case_id = self.open_case(index="01-07", year=self.case.year - 1)
        with self.assertRefused("another year"):
            letter.action_file()
        letter.case_id = self.case
        letter.action_file()

    def test_a_case_of_another_akimat_is_refused(self):
        foreign = self.env["akimat.case"].create({"index": "1", "name": "x", "company_id": self.other_akimat.id})
        letter = self.incoming("executed")
        with self.assertRefused("compan"):
            letter.sudo().write({"case_id": foreign.id})

    def test_only_the_head_of_the_office_approves_a_case(self):
        draft = self.case.copy({"index": "01-08"})
        for user in (self.registrar, self.archivist):
            with self.assertRefused("may not take this step"):
                draft.with_user(user).action_approve()
        draft.with_user(self.head).action_approve()
        self.assertEqual(draft.state, "approved")

    def test_a_case_with_papers_in_work_is_not_closed(self):
        letter = self.incoming("executed")
        letter.case_id = self.case
        with self.assertRefused("1 of its documents"):
            self.case.with_user(self.registrar).action_close()
        letter.action_file()
        self.case.with_user(self.registrar).action_close()
        self.assertTrue(self.case.closed_on)

    @clause("KEN-98")
    def test_a_case_is_destroyed_after_its_term_and_by_an_act(self):
        year = self.akimat._akimat_today().year
        for age, refusal in ((5, "storage term is not over"), (6, "without an approved destruction act")):
            case = self.open_case(index=f"02-0{age}", year=year - age)
            # The term runs from the year in which the case was closed, not from that of its index.
            case.with_user(self.archivist).action_close()
            with self.assertRefused("storage term is not over"):
                case.with_user(self.archivist).action_destroy()
            case._grant({"closed_on": f"{year - age}-12-30"})
            with self.assertRefused(refusal):
                case.with_user(self.archivist).action_destroy()
        case.with_user(self.archivist).destruction_act = "No. 1 of 10.01.2026"
        case.with_user(self.archivist).action_destroy()
        self.assertEqual(case.state, "destroyed")

    def test_the_index_is_single_in_a_year(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.case.copy({})
