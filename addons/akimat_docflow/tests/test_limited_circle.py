from odoo.tests import tagged

from odoo.addons.akimat_base.tests.circle_common import CircleChecks

from .common import DocflowCase


@tagged("post_install", "-at_install")
class TestLimitedCircle(CircleChecks, DocflowCase):
    """The table of circles holds the participants of flagged papers, and of no others."""

    def test_open_papers_have_no_circle(self):
        letter = self.incoming("execution")
        self.assertIn(self.executor, letter.participant_ids)
        self.assertCircleIs(letter, self.env["res.users"])

    def test_the_circle_follows_the_participants(self):
        letter = self.incoming("registered", confidentiality="dsp")
        self.assertCircleIs(letter, letter.participant_ids)
        letter._add_participants(self.outsider)
        self.assertCircleIs(letter, letter.participant_ids)
        self.assertTrue(self.seen(letter, self.outsider).has_access("read"))
        letter._grant({"participant_ids": [(3, self.outsider.id)]})
        self.assertNotIn(self.outsider.id, self.circle(letter))
        self.assertHidden(letter, self.outsider)

    def test_the_circle_follows_the_flag(self):
        draft = self.incoming()
        draft.write({"confidentiality": "dsp"})
        self.assertCircleIs(draft, draft.participant_ids)
        self.assertHidden(draft, self.akim)
        draft.write({"confidentiality": "open"})
        self.assertCircleIs(draft, self.env["res.users"])
        self.assertTrue(self.seen(draft, self.akim).has_access("read"))

    def test_the_circle_goes_with_the_paper(self):
        draft = self.incoming(confidentiality="dsp")
        self.assertTrue(self.circle(draft))
        gone = draft.id
        draft.unlink()
        self.assertNotIn(gone, {record for record, _person in self.circles(self.documents())})

    def test_who_acts_for_one_of_the_circle_sees_it_by_search_and_by_name(self):
        letter = self.incoming("registered", confidentiality="dsp")
        letter._add_participants(self.executor)
        self.assertHidden(letter, self.outsider)
        self.substitution(self.executor, self.outsider)
        seen = self.seen(letter, self.outsider)
        self.assertEqual(seen.search([("id", "=", letter.id)]), letter)
        self.assertTrue(seen.has_access("read"))

    def test_rows_and_records_say_the_same(self):
        letters = self.incoming("registered", confidentiality="dsp") | self.incoming("review", sender_number="2")
        letters[0]._add_participants(self.outsider)
        for user in (self.registrar, self.akim, self.outsider, self.restricted, self.auditor):
            seen = self.seen(letters, user).sudo()
            hidden = seen.filtered("is_hidden_from_me")
            self.assertEqual(seen.search([("id", "in", letters.ids), ("is_hidden_from_me", "=", True)]), hidden)
            self.assertEqual(
                seen.search([("id", "in", letters.ids), ("is_hidden_from_me", "=", False)]).sorted(),
                (letters - hidden).sorted(),
            )

    def test_what_no_area_speaks_for_stays_with_its_participants(self):
        # Such are the papers of an area that was uninstalled.
        letter = self.incoming("registered")
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_document SET is_limited = true WHERE id = %s", [letter.id])
        self.env.invalidate_all()
        letter._fill_circles()
        for user in (self.akim, self.head, self.restricted, self.auditor):
            self.assertHidden(letter, user)
        self.assertIn(self.registrar, letter.participant_ids)
        self.assertTrue(self.seen(letter, self.registrar).has_access("read"))

    def test_nobody_writes_a_circle(self):
        letter = self.incoming("registered", confidentiality="dsp")
        with self.assertRefused("Circle"):
            letter.with_user(self.registrar).write({"circle_ids": [(4, self.outsider.id)]})
        self.assertNotIn(self.outsider.id, self.circle(letter))

    def test_the_upgrade_fills_the_circles_of_what_is_there(self):
        self.incoming("execution")
        self.incoming("registered", confidentiality="dsp", sender_number="2")
        self.assertFilledByUpgrade(self.documents())

    def test_a_count_asks_the_database_once(self):
        # The day of the office, whom the user acts for and which units he heads are in memory after the first call.
        letters = self.documents(self.registrar)
        self.incoming("registered")
        letters.search_count([("kind", "=", "incoming")])
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            letters.search_count([("kind", "=", "incoming")])

    def test_a_unit_that_moves_is_seen_by_its_new_head(self):
        letter = self.incoming("registered")
        letter._grant({"department_id": self.units["education"].id})
        self.assertHidden(letter, self.unit)
        self.units["education"].parent_id = self.units["housing"]
        self.assertTrue(self.seen(letter, self.unit).has_access("read"))
        self.units["education"].parent_id = False
        self.assertHidden(letter, self.unit)


@tagged("post_install", "-at_install")
class TestMine(DocflowCase):
    """Papers that the user executes are found on the card and in resolutions."""

    def test_found_by_the_card_and_by_a_resolution(self):
        by_card, by_resolution, other = (self.incoming("review", sender_number=str(number)) for number in range(3))
        self.resolution(by_card).action_issue()
        self.resolution(by_resolution, executors=[self.unit, self.executor]).action_issue()
        self.resolution(other, executors=[self.unit]).action_issue()
        self.assertEqual(by_resolution.executor_id, self.unit)
        letters = self.seen(by_card | by_resolution | other, self.executor)
        mine = letters.search([("is_mine", "=", True), ("id", "in", letters.ids)])
        self.assertEqual(mine, by_resolution | by_card)
        rest = letters.sudo().search([("is_mine", "=", False), ("id", "in", letters.ids)])
        self.assertEqual(rest, other)
        self.assertEqual(letters.sudo().filtered("is_mine").sorted("id"), (by_card | by_resolution).sorted("id"))
