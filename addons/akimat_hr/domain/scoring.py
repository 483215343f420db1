"""Score sheets: what a mark may be, and when the sheets are opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from odoo.addons.akimat_base.domain.refusal import Refusal


def refuse_points(points: int, scale: int) -> Refusal | None:
    """Why this mark cannot stand on a sheet: marks go from 1 to the top of the scale.

    >>> refuse_points(6, 5)
    Refusal('points_outside_scale', points=6, scale=5)
    >>> refuse_points(5, 5) is None
    True
    """
    return None if 1 <= points <= scale else Refusal("points_outside_scale", points=points, scale=scale)


def refuse_sheet(points: int, reason: str, scale: int, recused: bool, present: bool) -> Refusal | None:
    """Why a member's sheet cannot be handed in, or None.

    A member with a conflict of interest does not judge (PET-18.44); who is absent does not either.
    """
    if recused:
        return Refusal("recused_scores")
    if not present:
        return Refusal("absent_scores")
    if refusal := refuse_points(points, scale):
        return refusal
    return None if reason.strip() else Refusal("score_without_reason")


def missing_sheets(
    present: Iterable[int],
    candidates: Collection[int],
    recused: Collection[tuple[int, int]],
    handed_in: Collection[tuple[int, int]],
) -> frozenset[tuple[int, int]]:
    """(member, candidate) pairs whose sheet is still to come; with none left all sheets open at once.

    :param recused: pairs in which the member does not judge the candidate; :param handed_in: pairs handed in.

    >>> sorted(missing_sheets([1, 2], [7, 8], {(1, 7)}, {(2, 7), (2, 8)}))
    [(1, 8)]
    """
    wanted = {(member, candidate) for member in present for candidate in candidates}
    return frozenset(wanted - set(recused) - set(handed_in))


def mean(points: Iterable[int]) -> float:
    """The mean of the marks, to two digits; 0 when there is none.

    >>> mean([5, 4, 4]), mean([])
    (4.33, 0.0)
    """
    points = tuple(points)
    return round(sum(points) / len(points), 2) if points else 0.0
