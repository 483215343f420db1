"""Transition tables and number patterns."""

from datetime import date

import pytest

from odoo.addons.akimat_base.domain import numbering
from odoo.addons.akimat_base.domain.audit import GENESIS, first_broken, line_hash
from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.domain.workflow import TransitionTable, transition

TABLE = TransitionTable(
    transition("register", "draft", "registered", "clerk"),
    transition("annul", "registered done", "annulled", "clerk head"),
    transition("close", "registered", "done", "head"),
)


def test_a_move_that_is_not_in_the_table_is_not_found():
    assert TABLE.find("draft", "done") is None
    assert TABLE.find("annulled", "draft") is None


def test_names_states_and_sources():
    assert TABLE.states == {"draft", "registered", "done", "annulled"}
    assert TABLE.names == {"register", "annul", "close"}
    assert TABLE.named("annul", "done").roles == {"clerk", "head"}


def test_two_transitions_for_one_move_are_an_error():
    with pytest.raises(ValueError, match="two transitions"):
        TransitionTable(transition("a", "x", "y", "r"), transition("b", "x", "y", "r"))
    with pytest.raises(ValueError, match="two transitions"):
        TransitionTable(transition("a", "x", "y", "r"), transition("a", "x", "z", "r"))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{number}", "7"),
        ("{number:4}", "0007"),
        ("{case}-{number}/{year2}", "03-07-7/26"),
        ("{journal}/{month}-{number}", "КІР/03-7"),
        ("ө-{number}", "ө-7"),
    ],
)
def test_number_pattern(pattern, expected):
    assert numbering.render(pattern, 7, date(2026, 3, 20), "КІР", {"case": "03-07"}) == expected


def test_pattern_without_the_number_is_told():
    assert not numbering.has_number("{year}-{case}")
    assert numbering.unknown_tokens("{number}{x}") == ["x"]


def test_clause_code_must_look_like_one():
    with pytest.raises(ValueError, match="not the code"):
        clause("KEN39")


def chain(*events):
    previous, lines = GENESIS, []
    for position, event in enumerate(events, 1):
        values = {"event": event}
        digest = line_hash(previous, values)
        lines.append((position * 10, position, previous, digest, values))
        previous = digest
    return lines


def test_whole_chain_has_no_broken_line():
    assert first_broken(chain("a", "b", "c"))[:2] == (3, None)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_changed_line_is_named(place):
    lines = chain("a", "b", "c")
    line_id, position, previous, digest, _values = lines[place]
    lines[place] = (line_id, position, previous, digest, {"event": "forged"})
    assert first_broken(lines)[:2] == (place, line_id)


def test_missing_line_is_found_at_the_next_one():
    lines = chain("a", "b", "c")
    del lines[1]
    assert first_broken(lines)[:2] == (1, 30)


def test_line_forged_with_its_own_hash_breaks_the_next_one():
    lines = chain("a", "b", "c")
    line_id, position, previous, _digest, _values = lines[1]
    forged = {"event": "forged"}
    lines[1] = (line_id, position, previous, line_hash(previous, forged), forged)
    assert first_broken(lines)[:2] == (2, 30)
