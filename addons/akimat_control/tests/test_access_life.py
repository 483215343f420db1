"""Role × state × operation, and step, of memos, interim reports and discipline reports."""

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import NOW, ControlCase

LETTERS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}
# role: (operations, state -> steps that the buttons offer)
MEMO = {
    "akim": ("rw", {"sent": "decide"}),
    "deputy": ("rw", {}),
    "inspector": ("rwcu", {"visaed": "rework send"}),
    "control_head": ("rwcu", {"visaed": "rework send"}),
    "unit_head": ("rw", {}),
    "lead": ("rw", {}),
    "co_executor": ("rw", {}),
    "auditor": ("r", {}),
}
INTERIM = {
    "akim": ("rw", {"submitted": "send_back"}),
    "deputy": ("rw", {}),
    "inspector": ("rw", {"submitted": "send_back"}),
    "control_head": ("rw", {"submitted": "send_back"}),
    "unit_head": ("rw", {}),
    "lead": ("rw", {"expected": "submit"}),
    "co_executor": ("rw", {}),
    "auditor": ("r", {}),
}
REPORT = {
    "inspector": ("rwc", {"draft": "sign", "signed": "rework send"}),
    "control_head": ("rwc", {"draft": "sign", "signed": "rework send"}),
}
READERS_OF_SENT = ("akim", "deputy", "head", "auditor")
NOBODY = ("colleague", "stranger")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestAccessLife(ControlCase):
    def check(self, records, matrix, steps, nobody=NOBODY):
        """Every state of the model has a record, and every role what its row says."""
        model = next(iter(records.values()))
        self.assertEqual(set(records), set(model._fields["state"].get_values(self.env)))
        for role, (operations, offered) in matrix.items():
            for state, record in records.items():
                seen = self.as_user(getattr(self, role), record)
                allowed = "".join(letter for letter, name in LETTERS.items() if seen.has_access(name))
                self.assertEqual(allowed, operations, f"{role}, {state}")
                taken = {step for step in steps if seen[f"can_{step}"]}
                self.assertEqual(taken, set(offered.get(state, "").split()), f"{role}, {state}")
        for record in records.values():
            for name in nobody:
                self.assertHidden(record, getattr(self, name))

    def memo(self, state):
        card = self.reported_card(co_executors=self.co_executor)
        memo = (
            self.env["akimat.assignment.memo"]
            .with_user(self.inspector)
            .create(
                {
                    "assignment_id": card.id,
                    "evaluation": "partially",
                    "findings": "Nine lamps are dark",
                    "proposal": "return",
                }
            )
        )
        if state == "closed":
            self.as_user(self.akim, card).action_cancel("Not needed")
            return memo
        if state != "draft":
            self.as_user(self.control_head, memo).action_visa()
            self.as_user(self.unit_head, memo).action_visa()
        if state in ("sent", "decided"):
            self.as_user(self.inspector, memo).action_send()
        if state == "decided":
            self.as_user(self.akim, memo).action_decide("keep", "It is enough")
        return memo

    def interim(self, state):
        card = self.card(periodicity="quarter", deadline="2027-03-31", co_executors=self.co_executor)
        if state == "submitted":
            self.as_user(self.lead, card.interim_ids).action_submit("Half of it")
        if state == "dropped":
            self.as_user(self.akim, card).action_cancel("Not needed")
        return card.interim_ids

    def report(self, state):
        month = {"draft": "2026-06-01", "signed": "2026-05-01", "sent": "2026-04-01"}[state]
        report = (
            self.env["akimat.discipline.report"]
            .with_user(self.inspector)
            .create({"date_from": month, "findings": "All in time", "company_id": self.akimat.id})
        )
        if state != "draft":
            report.action_sign()
        if state == "sent":
            report.action_send()
        return report

    def test_memos(self):
        records = {state: self.memo(state) for state in ("draft", "visaed", "sent", "decided", "closed")}
        self.check(records, MEMO, ("rework", "send", "decide"))
        visas = {role for role in MEMO if self.as_user(getattr(self, role), records["draft"]).may_visa}
        self.assertEqual(visas, {"control_head", "unit_head"})

    def test_interim_reports(self):
        records = {state: self.interim(state) for state in ("expected", "submitted", "dropped")}
        self.check(records, INTERIM, ("submit", "send_back"))

    def test_discipline_reports(self):
        for month in ("2026-04-06", "2026-05-04", "2026-06-01"):
            self.card(date_start=month, deadline="2026-06-30")
        records = {state: self.report(state) for state in ("draft", "signed", "sent")}
        self.check(records, REPORT, ("sign", "rework", "send"), nobody=("stranger",))
        for role in READERS_OF_SENT:
            user = getattr(self, role)
            self.assertHidden(records["draft"], user)
            self.assertHidden(records["signed"], user)
            self.assertTrue(self.as_user(user, records["sent"]).line_ids)
            self.assertFalse(self.as_user(user, records["sent"]).has_access("write"))
        for role in ("lead", "unit_head", "co_executor", "colleague"):
            with self.assertRaises(AccessError):
                self.as_user(getattr(self, role), records["sent"]).read(["findings"])

    def test_a_memo_on_a_task_for_official_use_is_seen_by_those_who_take_part(self):
        memo = self.memo("sent")
        self.env.flush_all()
        self.env.cr.execute("UPDATE akimat_assignment SET is_restricted = true WHERE id = %s", [memo.assignment_id.id])
        self.env.invalidate_all()
        for user in (self.other_deputy, self.head, self.auditor):
            self.assertHidden(memo, user)
        self.assertTrue(self.as_user(self.lead, memo).has_access("read"))
