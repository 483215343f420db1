import doctest
from importlib import import_module

import pytest

from odoo.addons.akimat_docflow.domain.addresses import missing_parts
from odoo.addons.akimat_docflow.domain.norm_codes import term_code
from odoo.addons.akimat_docflow.domain.replies import reply_number
from odoo.addons.akimat_docflow.domain.visas import all_given, to_open


@pytest.mark.parametrize("name", ["addresses", "norm_codes", "replies", "signing", "visas"])
def test_examples_in_the_text_are_true(name):
    assert doctest.testmod(import_module(f"odoo.addons.akimat_docflow.domain.{name}")).failed == 0


@pytest.mark.parametrize(("earlier", "expected"), [(0, "12-05/314"), (1, "12-05/314-2"), (9, "12-05/314-10")])
def test_replies_stand_under_the_number_of_the_inquiry(earlier, expected):
    assert reply_number("12-05/314", earlier) == expected


@pytest.mark.parametrize(
    ("address", "missing"),
    [
        (("160400", "Кентау", "Абай даңғылы, 12"), []),
        ((None, "Кентау", "Абай даңғылы, 12"), ["zip"]),
        (("160400", "Кентау", "Абай даңғылы"), ["house"]),
        ((None, None, None), ["zip", "city", "street"]),
    ],
)
def test_parts_that_an_address_lacks(address, missing):
    assert missing_parts(*address) == missing


def test_parallel_visas_open_together_and_the_next_turn_waits_for_all():
    assert to_open([(1, 10, "waiting"), (2, 10, "waiting"), (3, 20, "waiting")]) == [1, 2]
    assert to_open([(1, 10, "approved"), (2, 10, "current"), (3, 20, "waiting")]) == []
    assert to_open([(1, 10, "approved"), (2, 10, "approved_with_remarks"), (3, 20, "waiting")]) == [3]


def test_a_rejected_visa_is_not_given():
    assert not all_given(["approved", "rejected"])


@pytest.mark.parametrize("urgency", ["ordinary", "expedite", "urgent", "very_urgent"])
def test_every_urgency_has_a_norm(urgency):
    assert term_code(urgency).startswith("CONTROL.")
