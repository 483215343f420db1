from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from ..domain import lifecycle
from ..models.akimat_document import STATES
from .common import DocflowCase

# Who reads, writes, deletes an incoming letter of the housing unit in each state (registered by the registrar,
# reviewed by the akim, executed by the executor), and which steps are open to whom.
READERS = {
    "draft": "registrar general akim deputy head auditor",
    "registered": "registrar general akim deputy head auditor",
    "review": "registrar general akim deputy head auditor",
    "execution": "registrar general akim deputy head auditor unit executor",
    "executed": "registrar general akim deputy head auditor unit executor archivist",
    "filed": "registrar general akim deputy head auditor unit executor archivist",
    "annulled": "registrar general akim deputy head auditor archivist",
}
STEPS = {
    "draft": {"register": "registrar general"},
    "registered": {"hand_over": "registrar general", "route_directly": "general", "annul": "general"},
    "review": {"return_for_routing": "registrar general akim", "take_note": "akim", "annul": "general"},
    "execution": {"execute": "executor akim general", "annul": "general"},
    "executed": {
        "file": "registrar general executor archivist",
        "reopen": "akim general",
        "annul": "general",
    },
    "filed": {"annul": "general"},
    "annulled": {},
}
PEOPLE = (
    "akim deputy head registrar general lawyer unit executor outsider archivist auditor restricted stranger"
).split()


@tagged("post_install", "-at_install")
class TestAccessMatrix(DocflowCase):
    def letter(self, state):
        if state == "annulled":
            document = self.incoming("registered")
            # Not who registered it.
            document.with_user(self.general).action_annul("Mistake")
            return document
        return self.incoming(state)

    def test_every_state_and_every_step_has_a_row(self):
        self.assertEqual(set(READERS), set(lifecycle.INCOMING.states))
        for state, steps in STEPS.items():
            known = {t.name for t in lifecycle.INCOMING if state in t.sources and t.roles != {"system"}}
            self.assertEqual(set(steps), known, state)

    def test_the_tables_have_the_states_of_the_selection(self):
        states = set().union(*(table.states for table in lifecycle.DOCUMENT_TABLES.values()))
        self.assertEqual(states, {state for state, _name in STATES})
        for model, table in (
            ("akimat.visa", lifecycle.VISA),
            ("akimat.resolution", lifecycle.RESOLUTION),
            ("akimat.dispatch", lifecycle.DISPATCH),
            ("akimat.case", lifecycle.CASE),
        ):
            self.assertEqual(set(table.states), set(self.env[model]._fields["state"].get_values(self.env)))

    @clause("KEN-61")
    def test_who_reads_in_each_state(self):
        for state, readers in READERS.items():
            document = self.letter(state)
            for name in PEOPLE:
                may = self.seen(document, getattr(self, name)).has_access("read")
                self.assertEqual(may, name in readers.split(), f"{name} reads in {state}")

    def test_which_steps_are_open_to_whom(self):
        for state, steps in STEPS.items():
            document = self.letter(state)
            for name in set(PEOPLE) & set(READERS[state].split()):
                seen = document.with_user(getattr(self, name))
                seen.invalidate_recordset()
                open_steps = {step for step in STEP_NAMES if seen[f"can_{step}"]}
                expected = {step for step, people in steps.items() if name in people.split()}
                self.assertEqual(open_steps, expected, f"{name} in {state}")

    def test_who_writes(self):
        document = self.incoming("execution")
        for name in PEOPLE:
            may = self.seen(document, getattr(self, name)).has_access("write")
            self.assertEqual(may, name in "registrar general akim unit executor".split(), name)
        with self.assertRefused("cannot be entered or changed now"):
            document.with_user(self.unit).write({"pages": 3})

    def test_who_deletes(self):
        draft = self.incoming()
        for name in PEOPLE:
            may = self.seen(draft, getattr(self, name)).has_access("unlink")
            self.assertEqual(may, name in ("registrar", "general"), name)
        self.assertFalse(self.incoming("registered", sender_number="2").with_user(self.registrar).has_access("unlink"))

    @clause("KEN-61")
    def test_strangers_see_nothing_by_any_door(self):
        document = self.incoming("execution")
        scan = (
            self.env["ir.attachment"]
            .with_user(self.registrar)
            .create({"name": "scan.pdf", "raw": b"%PDF", "res_model": document._name, "res_id": document.id})
        )
        message = document.with_user(self.registrar).message_post(body="note", message_type="comment")
        answer = self.outgoing("dispatched", reply_to_id=document.id)
        parts = [document, answer, document.resolution_ids, document.resolution_ids.executor_ids]
        parts += [answer.visa_ids[:1], answer.dispatch_ids]
        for user in (self.stranger, self.outsider):
            for record in parts:
                self.assertHidden(self.seen(record, user), user)
            mine = self.seen(document, user)
            self.assertFalse(mine.name_search("Burst"))
            self.assertFalse(mine.formatted_read_group([("id", "=", document.id)], ["state"], ["__count"]))
            self.assertFalse(self.seen(scan, user).search([("id", "=", scan.id)]))
            for record, field in ((scan, "raw"), (message, "body")):
                with self.assertRaises(AccessError):
                    self.seen(record, user).read([field])
            with self.assertRaises(AccessError):
                mine.message_post(body="x")

    def test_rights_and_demands_are_kept_by_their_keepers(self):
        row = self.env["akimat.signing.right"].search([], limit=1)
        for user in (self.registrar, self.executor, self.akim):
            with self.assertRaises(AccessError):
                row.with_user(user).write({"duty_kind": "akim"})
        self.assertTrue(row.with_user(self.general).has_access("write"))

    def test_a_duty_that_ends_takes_its_rights_away(self):
        duty = self.env["akimat.duty"].search([("user_id", "=", self.registrar.id)])
        draft = self.incoming()
        duty.date_to = "2020-02-01"
        with self.assertRefused("may not|not allowed|access"):
            draft.with_user(self.registrar).action_register()

    def test_a_substitute_of_a_head_sees_the_unit(self):
        document = self.incoming("execution")
        self.assertHidden(document, self.lawyer)
        self.substitution(self.unit, self.lawyer)
        self.assertTrue(document.with_user(self.lawyer).has_access("read"))


@tagged("post_install", "-at_install")
class TestDialogs(DocflowCase):
    def test_what_one_types_in_a_dialog_is_nobody_elses(self):
        dialogs = self.env["akimat.document.reason"]
        dialog = dialogs.with_user(self.registrar).create({"operation": "annul", "reason": "Twice"})
        self.assertEqual(dialogs.with_user(self.registrar).search([("id", "=", dialog.id)]), dialog)
        for user in (self.akim, self.general):
            self.assertFalse(dialogs.with_user(user).search([("id", "=", dialog.id)]))
            with self.assertRaises(AccessError):
                dialog.with_user(user).read(["create_uid"])


STEP_NAMES = sorted({transition.name for transition in lifecycle.INCOMING} - {"resolve"})


@tagged("post_install", "-at_install")
class TestLongLists(DocflowCase):
    def test_a_list_does_not_ask_who_i_am_for_each_line(self):
        letters = self.documents().browse()
        for index in range(30):
            letters |= self.incoming("registered", sender_number=f"list {index}")
        self.env.flush_all()
        self.env.invalidate_all()
        seen = letters.with_user(self.akim)
        with self.assertQueryCount(25):
            seen.mapped("can_resolve")
            seen.mapped("can_take_note")
            seen.mapped("is_overdue")

    def test_groups_by_person_come_in_the_order_of_their_names(self):
        for name in ("Яна", "Әлия", "Анна"):
            executor = self.make_user(name)
            self.incoming("registered", sender_number=f"group {name}", executor_id=executor.id)
        self.incoming("registered", sender_number="group nobody", executor_id=False)
        letters = self.env["akimat.document"].with_user(self.registrar)
        domain = [("sender_number", "like", "group %")]

        def names(order, **options):
            groups = letters._read_group(domain, ["executor_id"], ["__count"], order=order, **options)
            return [user.name for user, _count in groups]

        self.assertEqual(names("executor_id"), ["Анна", "Әлия", "Яна", False])
        self.assertEqual(names("executor_id DESC"), [False, "Яна", "Әлия", "Анна"])
        self.assertEqual(names("executor_id", offset=1, limit=2), ["Әлия", "Яна"])
        groups = letters.web_read_group(domain, ["executor_id"], ["__count"])["groups"]
        self.assertEqual([group["__count"] for group in groups], [1, 1, 1, 1])
