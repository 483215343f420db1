"""What a session has decided stays decided: by the row, the setting behind it, the file, and who would gain."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.exceptions import ClosedNow

from .common import NOW, MeetingsCase

RULES = {
    "quorum_numerator": 1,
    "voting_rule": "majority_all",
    "chair_casting_vote": False,
    "is_secret_ballot": True,
    "allow_substitutes": True,
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestDecided(MeetingsCase):
    def voted(self, **votes):
        item = self.session("held").item_ids
        item.action_open_vote()
        self.vote(item, **(votes or {"chair": "for", "one": "for", "two": "for", "three": "for"}))
        self.as_user(self.secretary, item).action_close_vote()
        return self.as_user(self.secretary, item)

    def test_the_secretary_does_not_change_the_rules_of_a_working_body(self):
        for name, value in RULES.items():
            for user in (self.secretary, self.akim, self.chair):
                with self.subTest(name=name, user=user.name), self.assertRaises(UserError):
                    self.as_user(user, self.body).write({name: value})

    def test_rules_change_while_the_body_does_not_work_and_leave_a_line(self):
        self.as_user(self.akim, self.body).action_suspend()
        self.as_user(self.secretary, self.body).write({"quorum_numerator": 1})
        with self.assertRefused("You may not take this step"):
            self.as_user(self.secretary, self.body).action_activate()
        self.as_user(self.akim, self.body).action_activate()
        self.assertIn("change", self.audit_events(self.body))

    def test_a_called_session_keeps_the_rules_it_was_called_by(self):
        session = self.session("called")
        before = session.read(list(RULES))
        self.body._grant(RULES)
        self.assertEqual(session.read(list(RULES)), before)
        self.assertTrue(self.session().is_secret_ballot)

    def test_secrecy_is_not_lifted_while_people_vote(self):
        self.body._grant({"is_secret_ballot": True})
        item = self.session("held").item_ids
        item.action_open_vote()
        self.vote(item, one="for")
        self.body._grant({"is_secret_ballot": False})
        item.session_id._grant({"is_secret_ballot": False})
        self.vote(item, two="against")
        self.assertFalse(any(self.as_user(self.secretary, item).vote_ids.mapped("choice")))

    def test_a_voted_question_is_neither_rewritten_nor_deleted(self):
        item = self.voted()
        for vals in ({"decision": "Another"}, {"name": "Another"}, {"draft_decision": "x"}, {"vote_for": 9}):
            for user in (self.secretary, self.chair, self.akim, self.unit_head):
                with self.subTest(vals=vals, user=user.name), self.assertRaises(UserError):
                    self.as_user(user, item).write(vals)
        for commands in ([(2, item.id, 0)], [(5, 0, 0)], [(1, item.id, {"decision": "x"})]):
            with self.subTest(commands=commands), self.assertRaises(UserError), self.env.cr.savepoint():
                self.as_user(self.secretary, item).session_id.write({"item_ids": commands})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            item.unlink()

    def test_a_question_is_reopened_with_a_reason_and_its_ballots_stay(self):
        item = self.voted()
        cast = len(item.vote_ids)
        with self.assertRefused("give the reason"):
            item.action_reopen()
        item.action_reopen("Two did not hear the question")
        self.assertFalse(item.vote_ids)
        self.assertEqual(len(item.void_vote_ids), cast)
        item.action_open_vote()
        self.assertEqual(len(item.vote_ids), cast)
        line = self.env["akimat.audit.entry"].search(
            [("res_model", "=", item._name), ("res_id", "=", item.id), ("event", "=", "reopen")]
        )
        self.assertEqual(line.basis, "Two did not hear the question")

    def test_who_leaves_after_the_vote_takes_no_quorum_with_him(self):
        item = self.voted()
        session = item.session_id
        for user in (self.one, self.two, self.three):
            self.line(session, user).action_absent("Left")
        self.assertTrue(session.has_quorum)
        self.assertEqual((item.quorum_present, item.quorum_total), (7, 7))

    def test_materials_read_before_the_vote_are_kept(self):
        session = self.session("called")
        item = session.item_ids
        item.write({"attachment_ids": [(0, 0, {"name": "a.pdf", "raw": b"%PDF first"})]})
        file = item.attachment_ids
        self.open(session)
        item.action_note("Heard")
        for change in ({"raw": b"second"}, {"name": "b.pdf"}):
            with self.subTest(change=change), self.assertRaises(UserError):
                self.as_user(self.secretary, file).write(change)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.as_user(self.secretary, file).unlink()

    def test_a_signed_session_takes_nothing_by_any_row(self):
        session = self.as_user(self.secretary, self.session("signed"))
        rows = {"attendance_ids": {"status": "absent", "reason": "x"}, "item_ids": {"discussion": "x"}}
        for name, vals in rows.items():
            with self.subTest(name), self.assertRaises(UserError):
                session[name][0].write(vals)
            with self.subTest(name), self.assertRaises(UserError), self.env.cr.savepoint():
                session[name][0].unlink()
        for vals in ({"has_quorum": True}, {"place": "x"}, {"cancel_reason": "x"}, {"minutes_id": False}):
            with self.subTest(vals=vals), self.assertRaises(UserError):
                session.write(vals)
        with self.assertRaises(ClosedNow):
            self.env["akimat.session.item"].sudo().create({"session_id": session.id, "name": "Late"})
