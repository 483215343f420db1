"""Votes: who has one, secrecy, recusal, quorum of a question, outcome."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .common import NOW, MeetingsCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestVote(MeetingsCase):
    def voting(self, **vals):
        session = self.session("held", **vals)
        item = session.item_ids
        item.action_open_vote()
        return item

    def test_the_majority_of_the_present_decides(self):
        item = self.voting()
        self.vote(item, chair="for", deputy_chair="for", one="for", two="for", three="against", four="abstain")
        item.action_vote(
            "against", attendance_id=self.line(item.session_id, self.expert).id, note="Said in the session"
        )
        item.action_close_vote()
        self.assertEqual((item.vote_for, item.vote_against, item.vote_abstain), (4, 2, 1))
        self.assertEqual((item.result, item.decision), ("adopted", "Decision 1"))

    def test_a_vote_is_changed_until_it_is_closed(self):
        item = self.voting()
        self.vote(item, one="against")
        self.vote(item, one="for")
        self.assertEqual(self.as_user(self.one, item).my_choice, "for")
        self.as_user(self.secretary, item).action_close_vote()
        with self.assertRefused("not open"):
            self.vote(item, two="for")

    def test_who_is_out_of_the_question_is_out_of_its_vote_and_quorum(self):
        item = self.session("held", absent=(self.three, self.four)).item_ids
        self.as_user(self.one, item).action_declare_conflict("My brother")
        self.assertEqual(item.recused_ids, self.one)
        count = item._quorum()
        self.assertEqual((count.total, count.present, count.needed), (6, 4, 4))
        self.as_user(self.secretary, item).action_open_vote()
        with self.assertRefused("conflict of interest"):
            self.vote(item, one="for")
        self.as_user(self.two, item).action_declare_conflict("My company")
        self.vote(item, chair="for")
        with self.assertRefused("3 of 5"):
            self.as_user(self.secretary, item).action_close_vote()

    def test_only_present_members_vote_and_nobody_for_a_colleague(self):
        item = self.voting(absent=(self.four,))
        with self.assertRefused("no vote"):
            self.vote(item, four="for")
        with self.assertRaises(AccessError):
            self.vote(item, outsider="for")
        with self.assertRefused("votes on .* himself"):
            self.as_user(self.secretary, item).action_vote("for", self.line(item.session_id, self.one).id, "Asked me")
        with self.assertRefused("write how"):
            item.action_vote("for", self.line(item.session_id, self.expert).id)
        with self.assertRefused("is no vote"):
            self.vote(item, one="maybe")

    def test_a_secret_ballot_shows_who_voted_and_never_how(self):
        self.body._grant({"is_secret_ballot": True})
        item = self.voting()
        self.vote(item, one="against", two="for", three="for", chair="for", four="for")
        for user in (self.one, self.secretary, self.chair, self.auditor):
            ballots = self.as_user(user, item).vote_ids
            self.assertFalse(any(ballots.mapped("choice")))
            with self.assertRaises(AccessError):
                ballots.read(["sealed_choice"])
        self.assertEqual(item.voted_count, 5)
        self.as_user(self.secretary, item).action_close_vote()
        self.assertEqual((item.vote_for, item.vote_against), (4, 1))
        self.env.flush_all()
        self.env.cr.execute("SELECT count(*) FROM akimat_session_vote WHERE sealed_choice IS NOT NULL")
        self.assertEqual(self.env.cr.fetchone()[0], 0)

    def test_ballots_are_written_by_steps_only(self):
        item = self.voting()
        ballot = item.vote_ids[0]
        for user in (self.secretary, self.chair, self.one):
            with self.assertRaises(UserError):
                self.as_user(user, ballot).write({"choice": "for"})
            with self.assertRaises(AccessError):
                self.as_user(user, ballot).unlink()
