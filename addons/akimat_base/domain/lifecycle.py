"""Transition tables of the records of this addon."""

from .workflow import TransitionTable, transition

SUBSTITUTION = TransitionTable(
    transition("confirm", "draft", "confirmed", "leader admin"),
    transition("cancel", "draft confirmed", "cancelled", "leader admin"),
)
