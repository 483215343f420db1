"""Role × state × operation, and step: how the tables of the access tests are held against the cards."""

from odoo.exceptions import AccessError, UserError

from .plan_common import PlanCase

ROLES = ("akim", "deputy", "head", "procurer", "finance", "lawyer", "storekeeper", "unit_head", "executor", "auditor")
NOBODY = ("colleague", "stranger")
OPERATIONS = (("r", "read"), ("w", "write"), ("c", "create"), ("u", "unlink"))


class MatrixCase(PlanCase):
    """A matrix is a dict: role → (operations, state → steps); a role that is not named sees nothing."""

    def assertMatrix(self, matrix, cards, steps):
        model = next(iter(cards.values()))
        self.assertEqual(set(cards), set(model._fields["state"].get_values(self.env)))
        for role in ROLES:
            operations, by_state = matrix.get(role, ("", {}))
            for state, card in cards.items():
                seen = self.as_user(getattr(self, role), card)
                self.assertEqual(self.operations(seen), operations, f"{role}, {state}")
                if operations:
                    taken = {step for step in steps if seen[f"can_{step}"]}
                    self.assertEqual(taken, set(by_state.get(state, "").split()), f"{role}, {state}")

    def operations(self, record):
        """Letters of what the user of ``record`` may do with it."""
        return "".join(letter for letter, operation in OPERATIONS if record.has_access(operation))

    def assertGate(self, matrix, cards, targets):
        """What the flags hide is refused also to a direct write of the state."""
        for role, (_operations, by_state) in matrix.items():
            for state, card in cards.items():
                seen = self.as_user(getattr(self, role), card)
                allowed = {targets[step] for step in by_state.get(state, "").split()} | {state}
                for target in set(targets.values()) - allowed:
                    with self.subTest(role=role, state=state, target=target), self.assertRefused(".", UserError):
                        seen.write({"state": target})

    def assertNothingFor(self, name, records):
        user = getattr(self, name)
        context = {"allowed_company_ids": user.company_ids.ids}
        for record in records:
            model = self.env[record._name].with_user(user).with_context(**context)
            if not model.has_access("read"):
                with self.assertRaises(AccessError):
                    model.search([("id", "=", record.id)])
                continue
            self.assertHidden(record, user)
            self.assertFalse(record.id in [found for found, _name in model.name_search("")])
            with self.assertRaises(UserError):
                model.browse(record.id).export_data(["display_name"])
            if "message_ids" in record._fields:
                messages = self.env["mail.message"].with_user(user).with_context(**context)
                self.assertFalse(messages.search([("model", "=", record._name), ("res_id", "=", record.id)]))

    def contracts(self):
        items = self.plan(*({"name": f"Chairs {number}", "quantity": 1, "price": 100} for number in range(8))).item_ids
        contracts = dict(
            zip(
                ("draft", "legal", "signing", "signed", "in_force", "closed", "terminated", "annulled"),
                map(self.contract, items),
                strict=True,
            )
        )
        contracts["legal"].action_submit()
        self.visaed(contracts["signing"])
        for state in ("signed", "in_force", "closed", "terminated", "annulled"):
            self.signed(contracts[state])
        for state in ("in_force", "closed"):
            self.as_user(self.finance, contracts[state]).action_enforce("1")
        payment = {"document_number": "1", "amount": 100, "contract_id": contracts["closed"].id}
        self.env["akimat.contract.payment"].with_user(self.finance).create(payment)
        self.as_user(self.finance, contracts["closed"]).action_close()
        self.as_user(self.head, contracts["terminated"]).action_terminate("agreement", "Not needed")
        self.as_user(self.akim, contracts["annulled"]).action_annul("Mistake")
        return contracts
