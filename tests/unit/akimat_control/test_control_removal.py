"""Who may end control, on what grounds, and what a report must hold."""

from dataclasses import replace

import pytest

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_control.domain.removal import Case, refuse_conclusion, refuse_removal, refuse_report

GOOD = Case(source="city_akim", by_executor=False, oral=False, marked=False, answered=False)


def test_the_giver_removes_a_reported_task():
    assert refuse_removal(GOOD) is None


@clause("KEN-43.2")
def test_the_executor_never_removes():
    assert refuse_removal(replace(GOOD, by_executor=True)).code == "executor_removes"


@clause("KEN-43")
@pytest.mark.parametrize(
    ("source", "refused"),
    [("administration", True), ("pm_office", True), ("president", True), ("ministry", False), ("city_akim", False)],
)
def test_the_administration_and_the_pm_office_get_their_answer_first(source, refused):
    answer = refuse_removal(replace(GOOD, source=source))
    assert (answer is not None and answer.code == "no_answer") is refused
    assert refuse_removal(replace(GOOD, source=source, answered=True)) is None


@clause("KEN-68")
@pytest.mark.parametrize(
    ("oral", "marked", "refused"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_an_oral_report_needs_the_mark(oral, marked, refused):
    answer = refuse_removal(replace(GOOD, oral=oral, marked=marked))
    assert (answer is not None and answer.code == "oral_not_marked") is refused


@clause("KEN-40.5", "KEN-42.2")
@pytest.mark.parametrize(
    ("evaluation", "basis", "code"),
    [
        ("executed", "Resolution of 20.03", None),
        ("partially", "Resolution of 20.03", None),
        ("not_executed", "Minutes No. 5", None),
        ("excellent", "Resolution of 20.03", "no_evaluation"),
        (False, "Resolution of 20.03", "no_evaluation"),
        ("executed", " ", "no_basis"),
        ("executed", False, "no_basis"),
    ],
)
def test_control_ends_with_one_of_three_words_and_a_basis(evaluation, basis, code):
    answer = refuse_conclusion(evaluation, basis)
    assert (answer and answer.code) == code


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Done", "written", None),
        ("Done", "oral", None),
        (" ", "written", "empty_report"),
        ("Done", "sms", "unknown_report_kind"),
    ],
)
def test_a_report_has_text_and_kind(text, kind, code):
    answer = refuse_report(text, kind)
    assert (answer and answer.code) == code
