"""Whether an appeal may be considered, returned or left: every ground, with and without what it rests on."""
from datetime import date

import pytest

from odoo.addons.akimat_appeals.domain import admissibility as rules
from odoo.addons.akimat_appeals.domain.admissibility import Case

TODAY = date(2026, 6, 8)


def code(refusal):
    return refusal and refusal.code


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case("ordinary"), None),
        (Case("ordinary", ("signature",)), "inadmissible"),
        (Case("simplified", ("name", "address")), "inadmissible"),
        # A missing BIN alone does not keep an organisation's appeal from consideration.
        (Case("ordinary", ("number",)), None),
        (Case("ordinary", other_procedure="civil"), "other_procedure"),
        (Case("ordinary", ("name",), "threat", "A bomb"), "forward_at_once"),
        (Case("ordinary", (), "crime"), "exception_unnamed"),
        (Case("complaint", filed_late=True), "filed_late"),
    ],
)
def test_consideration(case, expected):
    assert code(rules.refuse_consideration(case)) == expected


@pytest.mark.parametrize(
    ("ground", "case", "expected"),
    [
        (False, Case("simplified"), "ground_missing"),
        ("unsigned", Case("simplified", ("signature",)), None),
        ("unsigned", Case("simplified"), "ground_not_there"),
        ("unsigned", Case("ordinary", ("signature",)), "cure_first"),
        ("anonymous", Case("ordinary", ("name",)), None),
        ("unsigned", Case("ordinary", ("signature", "address")), None),
        ("unsigned", Case("simplified", ("signature",), "crime", "Theft"), "forward_at_once"),
        ("other_procedure", Case("ordinary"), "other_procedure_unnamed"),
        ("no_new", Case("ordinary"), "earlier_unknown"),
        ("no_new", Case("ordinary", earlier_ended=True), None),
        ("attached", Case("ordinary", earlier_ended=True), "earlier_not_returned"),
        ("attached", Case("ordinary", earlier_ended=True, earlier_returned=True), None),
        ("court_act", Case("complaint"), None),
        ("late", Case("complaint", filed_late=True), None),
        ("late", Case("complaint"), "ground_not_there"),
    ],
)
def test_termination(ground, case, expected):
    assert code(rules.refuse_termination(ground, case)) == expected


@pytest.mark.parametrize(
    ("ground", "case", "expected"),
    [
        (False, Case("ordinary"), "return_ground_missing"),
        ("cure_lapsed", Case("ordinary", ("signature",)), "cure_not_asked"),
        ("cure_lapsed", Case("ordinary", ("signature",), cure_deadline=TODAY), "cure_runs"),
        ("cure_lapsed", Case("ordinary", cure_deadline=date(2026, 6, 5)), "cured"),
        ("cure_lapsed", Case("ordinary", ("signature",), cure_deadline=date(2026, 6, 5)), None),
        ("identical", Case("ordinary"), "earlier_unknown"),
        ("insulting", Case("ordinary"), None),
        ("insulting", Case("ordinary", (), "crime", "Theft"), "forward_at_once"),
    ],
)
def test_return(ground, case, expected):
    assert code(rules.refuse_return(ground, case, TODAY)) == expected
