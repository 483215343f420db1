"""What becomes of a letter that waits for the registrar."""

from odoo.addons.akimat_base.domain.workflow import SYSTEM, TransitionTable, transition

INTAKE = TransitionTable(
    transition("register", "waiting aside", "registered", "clerk"),
    transition("set_aside", "waiting", "aside", f"clerk {SYSTEM}"),
    transition("refuse", "waiting aside", "refused", "clerk"),
    transition("reopen", "aside refused registered", "waiting", "clerk"),
)
