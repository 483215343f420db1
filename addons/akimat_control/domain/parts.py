"""Parts of a task that its lead executor gives to the people of his own unit."""

from __future__ import annotations

from datetime import date

from odoo.addons.akimat_base.domain.refusal import Refusal


def refuse_part(text: str, own_people: bool, deadline: date | None, above: date, today: date) -> Refusal | None:
    """Why this part cannot be given.

    :param own_people: whether the executor of the part works in the lead's unit.
    :param deadline: the term of the part; :param above: the term of the task above.
    """
    if not (text or "").strip():
        return Refusal("part_no_text")
    if not own_people:
        return Refusal("part_stranger")
    if deadline and deadline < today:
        return Refusal("part_past", deadline=deadline)
    if deadline and deadline > above:
        return Refusal("part_later", deadline=deadline, above=above)
    return None
