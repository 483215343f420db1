import pytest

from odoo.addons.akimat_docflow.domain import lifecycle

TABLES = {
    "incoming": lifecycle.INCOMING,
    "outgoing": lifecycle.OUTGOING,
    "visa": lifecycle.VISA,
    "resolution": lifecycle.RESOLUTION,
    "dispatch": lifecycle.DISPATCH,
    "case": lifecycle.CASE,
}


def reachable(table, start):
    seen, todo = {start}, [start]
    while todo:
        state = todo.pop()
        for item in table:
            if state in item.sources and item.target not in seen:
                seen.add(item.target)
                todo.append(item.target)
    return seen


@pytest.mark.parametrize("name", TABLES)
def test_every_state_can_be_reached_from_the_first(name):
    table = TABLES[name]
    start = {"visa": "waiting"}.get(name, "draft")
    assert reachable(table, start) == set(table.states)


def test_every_kind_of_document_has_a_table():
    assert set(lifecycle.DOCUMENT_TABLES) == {"incoming", "outgoing", "internal", "act", "order", "minutes"}


@pytest.mark.parametrize("table", [lifecycle.INCOMING, lifecycle.OUTGOING])
def test_an_annulled_document_stays_annulled(table):
    assert not [item for item in table if "annulled" in item.sources]


@pytest.mark.parametrize("table", [lifecycle.INCOMING, lifecycle.OUTGOING])
def test_every_registered_state_can_be_annulled_and_no_other(table):
    unregistered = {"draft", "approval", "signing", "annulled"}
    assert {state for state in table.states if table.named("annul", state)} == table.states - unregistered


def test_only_the_general_department_registers_and_dispatches():
    assert lifecycle.INCOMING.named("register", "draft").roles == {"clerk"}
    assert lifecycle.OUTGOING.named("dispatch", "registered").roles == {"clerk"}


def test_a_plain_clerk_does_not_send_straight_to_a_unit():
    assert lifecycle.INCOMING.named("route_directly", "registered").roles == {"general_head"}


def test_nobody_presses_a_button_to_put_a_document_into_execution_from_review():
    assert lifecycle.INCOMING.find("review", "execution").roles == {"system"}


@pytest.mark.parametrize(("source", "target"), [("draft", "executed"), ("draft", "filed"), ("registered", "filed")])
def test_steps_are_not_skipped(source, target):
    assert lifecycle.INCOMING.find(source, target) is None
    assert lifecycle.OUTGOING.find(source, target) is None
