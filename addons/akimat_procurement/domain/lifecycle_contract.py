"""The lives of a contract and of its amendment."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

# Sums of contracts in these states are taken from the budget line and the plan line.
BINDING = ("signed", "in_force", "closed")
OPEN = ("signed", "in_force")

# Who acts: procurer - the procurement officer; lawyer - the legal department; signatory - who has the right
# or a power to sign contracts; finance - the finance officer; system - the consequence of a reversed payment.
CONTRACT = TransitionTable(
    transition("submit", "draft", "legal", "procurer"),
    transition("visa", "legal", "signing", "lawyer"),
    transition("return", "legal", "draft", "lawyer procurer"),
    transition("return", "signing", "draft", "signatory lawyer"),
    transition("sign", "signing", "signed", "signatory"),
    transition("enforce", "signed", "in_force", "finance"),
    transition("close", "in_force", "closed", "finance"),
    transition("terminate", "signed in_force", "terminated", "signatory"),
    transition("annul", "signed", "annulled", "signatory"),
    transition("reopen", "closed", "in_force", "system"),
)

AMENDMENT = TransitionTable(
    transition("submit", "draft", "legal", "procurer"),
    transition("visa", "legal", "signing", "lawyer"),
    transition("return", "legal signing", "draft", "lawyer signatory"),
    transition("sign", "signing", "signed", "signatory"),
)
