from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .competition_common import AFTER_RECEIPT, INTERVIEW_NOW, CompetitionCase


@tagged("post_install", "-at_install")
@freeze_time(INTERVIEW_NOW)
class TestScoreSheets(CompetitionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.env.ref("base.user_admin")
        cls.admin.write({"company_ids": [(4, cls.akimat.id)]})

    def setUp(self):
        super().setUp()
        with freeze_time(AFTER_RECEIPT):
            self.competition_card, self.applicants = self.at_interview("Aigul", "Berik")
        self.applicant = self.applicants[0]

    def held(self):
        return self.session(self.competition_card)

    def seen_by(self, user):
        """Marks of the sheets of the first candidate as ``user`` finds them."""
        sheets = self.as_user(user, self.env["akimat.competition.score"]).with_context(
            allowed_company_ids=self.akimat.ids
        )
        found = sheets.search([("applicant_id", "=", self.applicant.id), ("state", "=", "handed_in")])
        return {sheet.user_id: sheet.points for sheet in found}

    def test_each_voting_member_has_a_sheet_for_each_candidate(self):
        sheets = self.competition_card.sudo().score_ids
        self.assertEqual(len(sheets), 10)
        self.assertNotIn(self.secretary, sheets.user_id)

    def test_a_sheet_is_sealed_until_all_present_members_have_handed_in(self):
        self.held()
        for user, points in ((self.chair, 5), (self.one, 3)):
            self.score(self.applicant, user, points)
        self.assertEqual(self.seen_by(self.chair), {self.chair: 5})
        self.assertEqual(self.seen_by(self.one), {self.one: 3})
        for user in (self.hr_officer, self.hr_head, self.admin, self.secretary, self.two, self.recruiter, self.akim):
            self.assertEqual(self.seen_by(user), {}, user.name)
        self.assertEqual(self.as_user(self.hr_officer, self.applicant).mean_points, 0)

    def test_the_seal_holds_against_every_way_of_reading(self):
        self.held()
        sheet = self.score(self.applicant, self.one, 3, "A secret reason")
        for user in (self.admin, self.hr_head, self.chair):
            other = self.as_user(user, sheet).with_context(allowed_company_ids=self.akimat.ids)
            for name, attempt in {
                "read": lambda other=other: other.read(["points"]),
                "export": lambda other=other: other.export_data(["points", "reason"]),
                "stored mark": lambda other=other: other.read(["sealed_points"]),
                "search by mark": lambda other=other: other.search([("sealed_points", "=", 3)]),
                "grouping by mark": lambda other=other: other._read_group([], [], ["sealed_points:sum"]),
            }.items():
                with self.subTest(user=user.name, way=name), self.assertRaises(UserError):
                    attempt()
            self.assertFalse(other.search([("id", "=", sheet.id)]))
            # A program that runs without the rights of its user learns nothing either.
            self.assertEqual((other.sudo().points, other.sudo().reason), (0, False))
        self.assertEqual((self.as_user(self.one, sheet).points, sheet.reason), (3, "A secret reason"))

    def test_all_sheets_open_at_once_with_the_last_one(self):
        self.held()
        members = [self.chair, self.one, self.two, self.three, self.four]
        for applicant in self.applicants:
            for user in members:
                if (applicant, user) != (self.applicants[1], self.four):
                    self.score(applicant, user, 4)
        self.assertEqual(self.seen_by(self.hr_officer), {})
        self.assertFalse(self.competition_card.sheets_open)
        self.score(self.applicants[1], self.four, 2)
        self.assertEqual(len(self.seen_by(self.hr_officer)), 5)
        self.assertEqual(len(self.seen_by(self.one)), 5)
        self.assertEqual(self.as_user(self.hr_officer, self.applicants[1]).mean_points, 3.6)
        self.assertIn("sheets_opened", self.audit_events(self.competition_card))
        # Who is not in the commission sees nothing still.
        self.assertEqual(self.seen_by(self.colleague), {})

    def test_an_absent_member_is_not_waited_for(self):
        self.session(self.competition_card, absent=self.four)
        with self.assertRefused("only members present"):
            self.score(self.applicant, self.four)
        self.score_all(self.applicants, [self.chair, self.one, self.two, self.three])
        self.assertTrue(self.competition_card.sheets_open)

    def test_a_member_judges_for_himself_once_within_the_scale_with_a_reason(self):
        self.held()
        sheet = self.sheet(self.applicant, self.one)
        with self.assertRefused("filled in by its member alone", Exception):
            self.as_user(self.hr_officer, sheet).sudo().points = 5
        sheet = self.sheet(self.applicant, self.one)
        for points, reason, pattern in (
            (6, "Good", "outside the scale"),
            (0, "Good", "outside"),
            (5, " ", "write why"),
        ):
            with self.assertRefused(pattern):
                self.score(self.applicant, self.one, points, reason)
        self.score(self.applicant, self.one, 5)
        with self.assertRefused("filled in by its member alone"):
            sheet.points = 1
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.as_user(self.two, sheet).write({"points": 1})

    def test_marks_come_before_the_session_only_from_nobody(self):
        with self.assertRefused("only members present"):
            self.score(self.applicant, self.one)

    def test_a_member_with_a_conflict_does_not_judge_the_candidate(self):
        sheet = self.sheet(self.applicant, self.two)
        with self.assertRefused("give the reason first"):
            sheet.action_declare_conflict(" ")
        sheet.action_declare_conflict("Brother")
        session = self.held()
        self.score_all(self.applicants[1:], [self.chair, self.one, self.two, self.three, self.four])
        self.score_all(self.applicants[:1], [self.chair, self.one, self.three, self.four])
        self.assertTrue(self.competition_card.sheets_open)
        item = self.vote(self.applicant)
        self.assertEqual((item.session_id, item.recused_ids), (session, self.two))

    def test_the_score_of_a_member_recused_in_the_session_is_refused(self):
        session = self.held()
        item = self.applicant.sudo().session_item_ids
        self.assertEqual(item.session_id, session)
        self.as_user(self.three, item).action_declare_conflict("Neighbour")
        with self.assertRefused("conflict of interest does not judge"):
            self.score(self.applicant, self.three)
