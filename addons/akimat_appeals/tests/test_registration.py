from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from ..exceptions import AppealRefused, FilingRefused
from .common import BIN, IIN, NOW, AppealCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestRegistration(AppealCase):
    def test_an_appeal_gets_one_number_a_term_and_a_code(self):
        appeal = self.registered()
        self.assertRegex(appeal.reg_number, r"^ЖТ-2026-\d+$")
        self.assertEqual(appeal.deadline, date(2026, 6, 22))
        self.assertIn("76(1)", appeal.deadline_explanation)
        self.assertEqual(len(appeal.access_code), 10)
        self.assertNotEqual(appeal.access_code, self.registered().access_code)

    def test_the_procedure_and_the_term_follow_the_kind(self):
        terms = {
            "statement": ("ordinary", date(2026, 6, 22)),
            "complaint": ("complaint", date(2026, 6, 29)),
            "message": ("simplified", date(2026, 6, 22)),
            "proposal": ("simplified", date(2026, 6, 22)),
            "response": ("simplified", date(2026, 6, 22)),
            "inquiry": ("simplified", date(2026, 6, 22)),
            "petition": ("petition", date(2026, 6, 29)),
        }
        self.assertEqual(set(terms), set(self.env["akimat.appeal"]._fields["kind"].get_values(self.env)))
        for kind, (procedure, deadline) in terms.items():
            appeal = self.registered(kind=kind)
            self.assertEqual((appeal.procedure, appeal.deadline), (procedure, deadline), kind)

    def test_an_evening_arrival_counts_from_the_next_working_day(self):
        with freeze_time("2026-06-05 15:00:00"):  # a Friday, 20:00 in Almaty
            appeal = self.registered()
        self.assertEqual(appeal.accounted_on, date(2026, 6, 8))
        self.assertEqual(appeal.deadline, date(2026, 6, 29))
        self.assertFalse(appeal.is_registered_late)

    def test_what_was_registered_later_than_it_came_says_so(self):
        appeal = self.registered(received_at="2026-05-28 06:00:00")
        self.assertEqual(appeal.accounted_on, date(2026, 5, 28))
        self.assertTrue(appeal.is_registered_late)

    def test_the_rules_before_the_code_hold_for_appeals_of_their_time(self):
        appeal = self.registered(reg_date="2016-04-01")
        self.assertEqual(appeal.deadline, date(2016, 4, 16))
        appeal.action_record_inquiry("Visit to Abay street")
        self.assertEqual(appeal.deadline, date(2016, 5, 1))

    def test_an_inquiry_without_its_object_is_refused(self):
        appeal = self.registered(reg_date="2016-04-01")
        with self.assertRefused("name the body", AppealRefused):
            appeal.action_record_inquiry(" ")

    def test_nothing_of_the_author_is_needed_to_register(self):
        appeal = self.registered(applicant_name=False, iin=False, address=False, signature="none")
        self.assertTrue(appeal.reg_number)
        for words in ("the name of the applicant", "the address", "the signature"):
            self.assertIn(words, appeal.defects)

    @clause("SHY-15.14")
    def test_an_organisation_needs_a_name_or_a_bin(self):
        nameless = self.draft(is_entity=True, applicant_name=False, iin=False)
        with self.assertRefused("organisation is named by its BIN"):
            nameless.action_register()
        entity = self.registered(is_entity=True, applicant_name="Su LLP", iin=False, bin=BIN)
        groups = dict(self.env["akimat.appeal"]._read_group([("id", "=", entity.id)], ["is_entity"], ["__count"]))
        self.assertEqual(groups, {True: 1})

    def test_a_representative_represents_somebody(self):
        with self.assertRefused("a representative is entered with"):
            self.draft(representative_name="Lawyer", applicant_name=False).action_register()

    def test_bad_input_is_refused_with_a_sentence(self):
        with self.assertRefused("123 is not an IIN"):
            self.draft(iin="123")
        with self.assertRefused("is not a BIN"):
            self.draft(bin="980940001410")
        with self.assertRefused("has not come yet"):
            self.draft(reg_date="2026-06-02").action_register()
        with self.assertRefused("has not come yet"):
            self.draft(received_at="2026-06-02 05:00:00").action_register()
        with self.assertRefused("it arrived on"):
            self.draft(received_at="2026-06-01 05:00:00", reg_date="2026-05-29").action_register()
        with self.assertRefused("Fill in: Subject"):
            self.draft(subject=False).action_register()
        with self.assertRefused("not accepted", AppealRefused):
            file = self.env["ir.attachment"].with_user(self.registrar).create({"name": "a.exe", "raw": b"MZ"})
            self.draft(attachment_ids=[(4, file.id)])

    def test_what_is_registered_stays(self):
        appeal = self.registered()
        with self.assertRaises(AccessError):
            appeal.unlink()
        with self.assertRefused("cannot be deleted"):
            appeal.sudo().unlink()
        for vals in ({"text": "Other"}, {"kind": "complaint"}, {"reg_number": "1"}, {"access_code": "AAA"}):
            with self.assertRefused("."):
                appeal.write(vals)
        with self.assertRefused("by decision|set by norm"):
            appeal.write({"deadline": "2027-01-01"})

    @clause("PET-18.34")
    def test_a_letter_has_a_number_a_term_and_its_place_in_the_analysis(self):
        topic = self.env.ref("akimat_appeals.topic_lighting")
        centre = self.env["akimat.appeal.territory"].create({"name": "Centre", "company_id": self.akimat.id})
        letter = self.answered(vals={"topic_id": topic.id, "territory_id": centre.id})
        self.assertTrue(letter.reg_number and letter.deadline)
        self.as_user(self.akim, letter).action_close()
        nobody = self.handed_over(applicant_name=False, iin=False, address=False, topic_id=topic.id)
        with self.assertRefused("cannot be sent for consideration", AppealRefused):
            self.as_user(self.akim, nobody).action_assign(self.executor.id, "Consider")
        reports = self.env["akimat.appeal.statistics"].with_user(self.registrar).with_company(self.akimat)
        report = reports.create({"month": "2026-06-01", "company_id": self.akimat.id})
        rows = {(line.section, line.key): line for line in report.line_ids}
        self.assertEqual((rows["topic", str(topic.id)].received, rows["topic", str(topic.id)].done), (2, 1))
        self.assertEqual((rows["territory", str(centre.id)].received, rows["outcome", "explained"].done), (1, 1))

    def test_the_unit_in_charge_of_the_topic_is_proposed(self):
        topic = self.env.ref("akimat_appeals.topic_lighting")
        topic.department_id = self.units["housing"]
        self.assertEqual(self.draft(topic_id=topic.id).department_id, self.units["housing"])
        named = self.draft(topic_id=topic.id, department_id=self.units["education"].id)
        self.assertEqual(named.department_id, self.units["education"])
        elsewhere = self.env["akimat.appeal"].create(
            self.appeal_values(topic_id=topic.id, company_id=self.other_akimat.id)
        )
        self.assertFalse(elsewhere.department_id)

    def test_an_earlier_appeal_on_the_matter_is_found(self):
        first = self.registered()
        second = self.registered(subject="street LIGHT!")
        other = self.registered(subject="Water")
        self.assertEqual((second.previous_id, second.repeat_number), (first, 1))
        self.assertFalse(other.previous_id)
        third = self.registered(iin=False, applicant_name="АХМЕТОВ  асан")
        self.assertFalse(third.previous_id)
        self.assertEqual(self.registered(subject="Street light").repeat_number, 2)


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestPublic(AppealCase):
    def file(self, files=(), **vals):
        values = {"kind": "inquiry", "text": "Where is the plan?", "applicant_name": "Асан", "iin": IIN, **vals}
        return self.env["akimat.appeal"]._file_from_public(values, files, self.akimat)

    def test_the_public_form_makes_a_registered_appeal(self):
        appeal = self.file(files=[("photo.jpg", b"\xff\xd8\xff\xe0")])
        self.assertEqual((appeal.state, appeal.channel), ("registered", "portal"))
        self.assertEqual(appeal.attachment_ids.res_id, appeal.id)
        values = appeal.with_context(lang="ru_RU")._public_values()
        self.assertEqual(values["number"], appeal.reg_number)
        self.assertEqual(values["deadline"], appeal.deadline)
        self.assertEqual([event["date"] for event in values["timeline"]], [date(2026, 6, 1)] * 2)
        self.assertFalse(values["answer"])

    def test_the_public_form_sets_nothing_of_the_office(self):
        with self.assertRefused("cannot be filed: state", FilingRefused):
            self.file(state="closed")
        with self.assertRefused("too long", FilingRefused):
            self.file(text="a" * 10_000_000)
        with self.assertRefused("no such kind", FilingRefused):
            self.file(kind="bribe")
        with self.assertRefused("Write what you ask", FilingRefused):
            self.file(text=" ")
        with self.assertRefused("not accepted", AppealRefused):
            self.file(files=[("virus.exe", b"MZ")])


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAccess(AppealCase):
    def test_only_the_general_department_enters_appeals(self):
        for user in (self.executor, self.akim, self.unit, self.auditor):
            with self.assertRaises(AccessError):
                self.draft(user=user)

    def test_who_does_not_take_part_sees_nothing(self):
        appeal = self.registered()
        for user in (self.outsider, self.executor, self.deputy, self.unit, self.stranger):
            self.assertHidden(appeal, user)
        for user in (self.akim, self.head, self.registrar, self.auditor):
            self.assertTrue(self.as_user(user, appeal).has_access("read"))

    def test_whom_it_complains_of_sees_nothing_even_when_he_leads(self):
        appeal = self.registered(kind="complaint", accused_user_ids=[(6, 0, self.head.ids)])
        self.assertHidden(appeal, self.head)
        self.assertTrue(self.as_user(self.akim, appeal).has_access("read"))

    def test_the_code_is_the_clerks_alone(self):
        appeal = self.registered()
        with self.assertRaises(AccessError):
            self.as_user(self.akim, appeal).read(["access_code"])
