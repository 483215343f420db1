"""Sanctions by servant and ground, who decides, the peak of people on a post."""

from datetime import date

import pytest

from odoo.addons.akimat_hr.domain.discipline import Decision, Hearing, refuse_decider, refuse_hearing
from odoo.addons.akimat_hr.domain.sanctions import Offence, Rule, allowed, refuse
from odoo.addons.akimat_hr.domain.staffing import Draft, peak, refuse_submission

DAY = date(2026, 6, 1)
OLD = date(2016, 1, 1)
REMARK, WARNING, DEMOTION, DISMISSAL = range(1, 5)
RULES = [
    Rule(REMARK, "b", "duty", "always", OLD),
    Rule(DEMOTION, "b", "duty", "lower_vacancy", OLD),
    Rule(WARNING, "b", "duty", "no_lower_vacancy", OLD),
    Rule(DISMISSAL, "b", "discrediting_minor", "repeated", OLD),
    Rule(REMARK, "technical", "duty", "always", OLD, date(2025, 12, 31)),
]


def test_only_the_sanctions_of_the_row_are_allowed():
    assert allowed(RULES, Offence("b", "duty", DAY)) == {REMARK, WARNING}
    assert allowed(RULES, Offence("b", "duty", DAY, lower_vacancy=True)) == {REMARK, DEMOTION}
    assert allowed(RULES, Offence("b", "ethics", DAY)) == frozenset()
    assert allowed(RULES, Offence("technical", "duty", DAY)) == frozenset()
    assert allowed(RULES, Offence("technical", "duty", date(2025, 12, 31))) == {REMARK}


@pytest.mark.parametrize(
    ("sanction", "offence", "code"),
    [
        (DEMOTION, Offence("b", "duty", DAY), "no_lower_vacancy"),
        (WARNING, Offence("b", "duty", DAY, lower_vacancy=True), "demotion_first"),
        (DISMISSAL, Offence("b", "discrediting_minor", DAY), "not_repeated"),
        (DISMISSAL, Offence("b", "duty", DAY), "sanction_not_allowed"),
    ],
)
def test_the_refusal_says_what_is_missing(sanction, offence, code):
    assert refuse(RULES, sanction, offence).code == code


def test_a_repeated_offence_allows_dismissal():
    assert refuse(RULES, DISMISSAL, Offence("b", "discrediting_minor", DAY, repeated=True)) is None


def hearing(**facts):
    return refuse_hearing(Hearing(**{"today": DAY, "last_day": DAY, "explained": True, **facts}))


def test_a_case_is_heard_explained_in_time_and_not_suspended():
    assert hearing() is None
    assert hearing(explained=False).code == "no_explanation"
    assert hearing(last_day=date(2026, 5, 31)).facts["day"] == date(2026, 5, 31)
    assert hearing(suspended=True).code == "suspended_now"


def decider(**facts):
    given = {
        "decider": 1,
        "employee": 2,
        "informer": 3,
        "by_commission": True,
        "holds_authority": True,
        "is_personnel": False,
    }
    refusal = refuse_decider(Decision(**{**given, **facts}))
    return refusal and refusal.code


def test_who_may_decide():
    assert decider() is None
    assert decider(employee=1) == "decides_on_himself"
    assert decider(informer=1) is None
    assert decider(informer=1, by_commission=False) == "discoverer_decides"
    assert decider(is_personnel=True) == "personnel_decides"
    assert decider(holds_authority=False) == "no_authority"


def test_peak_of_people_on_a_post():
    jan, mar, apr = date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)
    assert peak([]) == (0, None)
    assert peak([(jan, mar), (apr, None)]) == (1, jan)
    assert peak([(jan, apr), (apr, None)]) == (2, apr)
    assert peak([(apr, jan)]) == (0, None)


def test_a_table_of_41_units_over_a_limit_of_40():
    assert refuse_submission(Draft(40, "Decree 5", 40)) is None
    refusal = refuse_submission(Draft(40, "Decree 5", 41))
    assert (refusal.code, refusal.facts["excess"]) == ("over_limit", 1)
    assert refuse_submission(Draft(40, "", 40)).code == "limit_without_act"
    assert refuse_submission(Draft(40, "Decree 5", 0)).code == "staffing_empty"
