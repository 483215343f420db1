"""The life of documents, visas, resolutions, dispatch lines and case files: who moves what from where to where.

Roles are the duties or parts that a person has on one record;
`akimat.document._actor_roles` and its kin say who has them.
"""

from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

INCOMING = TransitionTable(
    transition("register", "draft", "registered", "clerk"),
    transition("hand_over", "registered", "review", "clerk"),
    # Straight to a unit past the leaders: the head of the general department alone.
    transition("route_directly", "registered", "execution", "general_head"),
    transition("return_for_routing", "review", "registered", "reviewer clerk"),
    # The consequence of an issued resolution, never a button.
    transition("resolve", "review", "execution", "system"),
    transition("take_note", "review", "executed", "reviewer"),
    transition("execute", "execution", "executed", "executor reviewer general_head system"),
    transition("reopen", "executed", "execution", "reviewer general_head"),
    transition("file", "executed", "filed", "clerk archivist executor author"),
    transition("annul", "registered review execution executed filed", "annulled", "clerk"),
)

OUTGOING = TransitionTable(
    transition("submit", "draft", "approval", "author executor clerk"),
    transition("rework", "approval signing", "draft", "author executor clerk signatory system"),
    # All visas are given / a text changed after a visa.
    transition("to_signing", "approval", "signing", "system"),
    transition("back_to_approval", "signing", "approval", "system"),
    transition("sign", "signing", "registered", "signatory"),
    transition("dispatch", "registered", "dispatched", "clerk"),
    transition("execute", "dispatched", "executed", "author executor clerk system"),
    transition("file", "dispatched executed", "filed", "clerk archivist executor author"),
    transition("annul", "registered dispatched executed filed", "annulled", "general_head"),
)

# What the office has decided is ended by another decision, never by taking the number back.
DECISION = TransitionTable(*(move for move in OUTGOING if move.name != "annul"))

# One family for letters we receive, one for everything the office itself writes.
DOCUMENT_TABLES = {
    "incoming": INCOMING,
    "outgoing": OUTGOING,
    "internal": OUTGOING,
    "act": DECISION,
    "order": DECISION,
    "minutes": OUTGOING,
}

VISA = TransitionTable(
    transition("open", "waiting", "current", "system"),
    transition("approve", "current", "approved", "holder"),
    transition("approve_with_remarks", "current", "approved_with_remarks", "holder"),
    transition("reject", "current", "rejected", "holder"),
    transition("reset", "current approved approved_with_remarks rejected", "waiting", "system"),
)

RESOLUTION = TransitionTable(
    transition("issue", "draft", "issued", "author clerk"),
    transition("done", "issued", "done", "author system"),
    transition("cancel", "draft issued", "cancelled", "author clerk"),
)

DISPATCH = TransitionTable(
    transition("send", "draft undeliverable", "sent", "clerk"),
    transition("deliver", "sent", "delivered", "clerk"),
    transition("bounce", "sent", "undeliverable", "clerk"),
)

CASE = TransitionTable(
    transition("approve", "draft", "approved", "head_of_office"),
    transition("open", "approved", "open", "clerk archivist"),
    transition("close", "open", "closed", "clerk archivist"),
    transition("archive", "closed", "archived", "archivist"),
    transition("destroy", "archived closed", "destroyed", "archivist"),
)
