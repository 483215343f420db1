"""The life of bodies, sessions and questions of an agenda: who moves what from where to where."""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

BODY = TransitionTable(
    # The composition is approved by whoever leads the office (capability BASE-04).
    transition("activate", "draft suspended", "active", "leader system"),
    transition("suspend", "active", "suspended", "leader"),
    transition("dissolve", "active suspended", "dissolved", "leader"),
)

SESSION = TransitionTable(
    transition("call", "draft", "called", "secretary chair"),
    transition("hold", "called", "held", "secretary chair"),
    transition("make_minutes", "held", "minutes", "secretary chair"),
    # The minutes went back to their author: what was decided may be put right again.
    transition("reopen", "minutes", "held", "secretary chair"),
    # The consequence of the chair's signature on the minutes, never a button.
    transition("sign_minutes", "minutes", "signed", "system"),
    transition("cancel", "draft called", "cancelled", "secretary chair"),
)

ITEM = TransitionTable(
    transition("open_vote", "planned", "voting", "secretary chair"),
    transition("close_vote", "voting", "decided", "secretary chair"),
    transition("note", "planned", "noted", "secretary chair"),
    transition("postpone", "planned", "postponed", "secretary chair"),
    transition("reopen", "voting decided noted postponed", "planned", "secretary chair"),
)

# Minutes exist: what was said and decided is no longer changed.
LOCKED = ("minutes", "signed", "cancelled")
