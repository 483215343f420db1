import pytest

from odoo.addons.akimat_docflow.domain.signing import SigningRight, VisaDemand, duties_that_sign, visas_demanded

RIGHTS = [
    SigningRight("outgoing", "akim", "pm_office"),
    SigningRight("outgoing", "akim", "ministry"),
    SigningRight("outgoing", "deputy", "ministry"),
    SigningRight("outgoing", "akim", "city_institution"),
    SigningRight("outgoing", "head_of_office", "city_institution", informational_only=True),
    SigningRight("internal", "unit_head"),
]
DEMANDS = [
    VisaDemand("outgoing", "executor", 10),
    VisaDemand("outgoing", "unit_head", 20),
    VisaDemand("outgoing", "deputy", 30, "ministry"),
    VisaDemand("outgoing", "deputy", 30, "pm_office"),
]


@pytest.mark.parametrize(
    ("levels", "informational", "expected"),
    [
        (["pm_office"], False, {"akim"}),
        (["ministry"], False, {"akim", "deputy"}),
        (["ministry", "pm_office"], False, {"akim"}),
        (["city_institution"], False, {"akim"}),
        (["city_institution"], True, {"akim", "head_of_office"}),
        (["maslikhat"], False, set()),
        ([None], False, set()),
    ],
)
def test_duties_that_sign_letters(levels, informational, expected):
    assert duties_that_sign(RIGHTS, "outgoing", levels, informational) == expected


def test_a_row_without_a_level_covers_any_addressee():
    assert duties_that_sign(RIGHTS, "internal", []) == {"unit_head"}


@pytest.mark.parametrize(
    ("levels", "roles"),
    [
        (["organisation"], ["executor", "unit_head"]),
        (["ministry"], ["executor", "unit_head", "deputy"]),
        (["ministry", "pm_office"], ["executor", "unit_head", "deputy"]),
    ],
)
def test_visas_follow_the_level_each_once_and_in_turn(levels, roles):
    assert [role for _turn, role in visas_demanded(DEMANDS, "outgoing", levels)] == roles


def test_the_earliest_turn_of_a_role_counts():
    demands = [VisaDemand("act", "lawyer", 30), VisaDemand("act", "lawyer", 10, "ministry")]
    assert visas_demanded(demands, "act", ["ministry"]) == [(10, "lawyer")]
