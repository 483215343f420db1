"""Role × state × operation, and step, for reception cards; strangers and people complained of see nothing."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .reception_common import NOW, ON_FRIDAY, ReceptionCase

STEPS = (
    "register ask_to_cure cured send_back book unbook walk_in arrive miss ask_again receive finish control close"
    " cancel annul"
).split()
# role: (operations on the record, state -> steps that can be taken at once)
MATRIX = {
    "officer": (
        "rwcu",
        {
            "draft": "register",
            "requested": "",
            "booked": "unbook arrive",
            "arrived": "",
            "received": "",
        },
    ),
    "akim": ("rw", {"booked": "arrive", "arrived": "receive"}),
    "auditor": ("r", {}),
}
NOBODY = ("deputy", "unit_head", "executor", "colleague", "inspector", "stranger")


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestReceptionAccess(ReceptionCase):
    def setUp(self):
        super().setUp()
        self.plan = self.schedule()

    def cards(self):
        with freeze_time(ON_FRIDAY):
            arrived = self.booked_card(self.plan, applicant_name="Third", iin=False)
            self.as_user(self.officer, arrived).action_arrive()
            return {
                "draft": self.card(register=False, applicant_name="First", iin=False),
                "requested": self.card(applicant_name="Second", iin=False),
                "booked": self.booked_card(self.plan, applicant_name="Fourth", iin=False),
                "arrived": arrived,
                "received": self.received_card(self.plan, applicant_name="Fifth", iin=False),
            }

    def test_every_state_and_role(self):
        for state, card in self.cards().items():
            for role, (operations, steps) in MATRIX.items():
                seen = self.as_user(getattr(self, role), card)
                places = state not in ("draft", "requested") or role != "akim"
                if not places:
                    self.assertHidden(card, self.akim)
                    continue
                allowed = "".join(
                    letter
                    for letter, operation in zip("rwcu", ("read", "write", "create", "unlink"), strict=True)
                    if seen.has_access(operation)
                )
                self.assertEqual(allowed, operations, (role, state))
                taken = {step for step in STEPS if seen[f"can_{step}"]}
                self.assertEqual(taken, set(steps.get(state, "").split()), (role, state))

    def test_the_flags_are_the_gate(self):
        for state, card in self.cards().items():
            for role in MATRIX:
                seen = self.as_user(getattr(self, role), card)
                for target in ("card_done", "closed", "on_control", "returned", "annulled"):
                    with self.subTest(role=role, state=state, target=target), self.assertRefused(".", UserError):
                        seen.write({"state": target})

    def test_strangers_see_nothing_by_any_path(self):
        card = self.cards()["booked"]
        card.sudo().message_post(body="Note")
        for name in NOBODY:
            user = getattr(self, name)
            self.assertHidden(card, user)
            model = card.with_user(user).browse().with_context(allowed_company_ids=user.company_ids.ids)
            self.assertFalse(model.name_search("Fourth"))
            messages = self.env["mail.message"].with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
            self.assertFalse(messages.search([("model", "=", card._name), ("res_id", "=", card.id)]))
            with self.assertRaises(AccessError):
                model.browse(card.id).action_arrive()

    def test_a_person_complained_of_does_not_see_the_card_also_as_a_substitute(self):
        self.substitution(self.akim, self.deputy)
        with freeze_time(ON_FRIDAY):
            card = self.card(accused=self.deputy)
            self.assertHidden(card, self.deputy)
            self.assertNotIn("host", self.as_user(self.deputy, card).sudo()._actor_roles())
            named = self.card(register=False, accused=self.deputy, leader_id=self.deputy.id)
            self.assertHidden(named, self.deputy)

    def test_who_substitutes_later_sees_the_card_as_long_as_he_does(self):
        with freeze_time(ON_FRIDAY):
            card = self.booked_card(self.plan)
            self.assertHidden(card, self.deputy)
            lent = self.substitution(self.akim, self.deputy)
            self.as_user(self.officer, card).action_arrive()
            self.as_user(self.deputy, card).action_receive()
            self.assertEqual(card.received_by_id, self.deputy)
            waiting = self.booked_card(self.plan, applicant_name="Second", iin=False)
            self.assertTrue(self.as_user(self.deputy, waiting).has_access("read"))
            lent.with_user(self.head).action_cancel()
            self.assertHidden(waiting, self.deputy)
            visas = self.substitution(self.akim, self.colleague, scope="visa")
            self.assertTrue(visas.is_running)
            self.assertHidden(waiting, self.colleague)

    def test_nobody_writes_himself_into_a_card(self):
        card = self.booked_card(self.plan)
        with self.assertRefused("written by the steps", UserError):
            self.as_user(self.akim, card).write({"participant_ids": [Command.link(self.deputy.id)]})

    def test_a_head_of_a_unit_receives_who_comes(self):
        with freeze_time(ON_FRIDAY):
            card = self.card(user=self.unit_head, register=False, leader_id=self.unit_head.id, channel="walk_in")
            card.action_register()
            card.action_walk_in()
            card.action_receive()
            card.write({"result": "oral_answer", "result_text": "Answered"})
            card.action_finish()
        self.assertEqual((card.state, card.received_by_id), ("card_done", self.unit_head))

    def test_the_table_of_sent_forms_is_closed(self):
        for user in (self.officer, self.akim, self.stranger):
            with self.assertRaises(AccessError):
                self.env["akimat.public.submission"].with_user(user).search([])
