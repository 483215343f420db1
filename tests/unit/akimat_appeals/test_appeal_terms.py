"""Extensions, the day an arrival counts for, and repeats."""
from datetime import date

import pytest

from odoo.addons.akimat_appeals.domain import norm_codes, procedures
from odoo.addons.akimat_appeals.domain.extension import Facts, refuse_extension, refuse_length
from odoo.addons.akimat_appeals.domain.registration import applicant_key, arrival_day
from odoo.addons.akimat_appeals.domain.repeats import Matter, repeats

TERM, TODAY = date(2026, 6, 22), date(2026, 6, 10)


@pytest.mark.parametrize(
    ("facts", "day", "reason", "expected"),
    [
        (Facts(TERM, TODAY, 0), date(2026, 7, 1), "Survey", "extension_not_allowed"),
        (Facts(TERM, TODAY, 1, True), date(2026, 7, 1), "Survey", "extended_before"),
        (Facts(TERM, TODAY, 1), date(2026, 7, 1), " ", "reason_missing"),
        (Facts(TERM, TODAY, 1), TERM, "Survey", "extension_not_later"),
        (Facts(TERM, TODAY, 1), None, "Survey", "extension_not_later"),
        (Facts(TERM, date(2026, 6, 23), 1), date(2026, 7, 1), "Survey", "extension_after_term"),
        (Facts(TERM, TERM, 1), date(2026, 7, 1), "Survey", None),
    ],
)
def test_extension(facts, day, reason, expected):
    refusal = refuse_extension(facts, day, reason)
    assert (refusal and refusal.code) == expected


def test_the_longest_day_itself_is_allowed():
    assert refuse_length(date(2026, 8, 10), date(2026, 8, 10)) is None
    assert refuse_length(date(2026, 8, 11), date(2026, 8, 10)).code == "extension_too_long"


def test_an_arrival_at_the_last_minute_counts_for_its_day():
    assert arrival_day(TODAY, 18.0, 18.0) == TODAY
    assert arrival_day(TODAY, 18.02, 18.0) == date(2026, 6, 11)


def test_each_kind_has_a_procedure_and_each_procedure_a_norm():
    assert set(procedures.PROCEDURES.values()) == set(procedures.TERM_CODES)
    assert set(procedures.TERM_CODES.values()) < norm_codes.ALL


def test_an_applicant_without_a_name_repeats_nobody():
    assert applicant_key("", "", " . ") == ""
    assert repeats(Matter(2, 0, ""), [Matter(1, 0, "")]) == []
