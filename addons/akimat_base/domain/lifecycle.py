"""Transition tables of the records of this addon."""

from .workflow import TransitionTable, transition

SUBSTITUTION = TransitionTable(
    transition("confirm", "draft", "confirmed", "leader admin"),
    transition("cancel", "draft confirmed", "cancelled", "leader admin"),
)

# Who acts: editor - whoever keeps the norms and the working calendar of the akimat.
DEADLINE_REVIEW = TransitionTable(
    transition("apply", "proposed", "applied", "editor"),
    transition("decline", "proposed", "declined", "editor"),
)
