"""The tables say who may do what; here is what no table may ever allow."""

import doctest

import pytest

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_control.domain import (
    contribution,
    deadlines,
    discipline,
    extension,
    lifecycle,
    memo,
    periodic,
    reminders,
    sources,
)


@clause("KEN-43.2", "KEN-44")
def test_neither_executor_nor_inspector_ends_control():
    remove, conclude = (
        lifecycle.ASSIGNMENT.named("remove", "reported"),
        lifecycle.ASSIGNMENT.named("conclude", "in_progress"),
    )
    assert not (remove.roles | conclude.roles) & {"lead", "co_executor", "lead_head", "inspector", "system"}


@clause("KEN-68")
def test_only_those_who_give_tasks_move_terms():
    for step, state in (("approve", "requested"), ("grant", "draft")):
        assert lifecycle.EXTENSION.named(step, state).roles == {"giver", "controller", "akim"}


def test_only_the_lead_reports():
    assert lifecycle.ASSIGNMENT.named("report", "in_progress").roles == {"lead"}


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_a_closed_card_stays_closed(state):
    assert all(state not in item.sources for item in lifecycle.ASSIGNMENT)


@pytest.mark.parametrize("module", [contribution, deadlines, discipline, extension, memo, periodic, reminders, sources])
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0
