"""Where a clause stands in its act."""

import doctest

import pytest

from odoo.addons.akimat_base.domain import regulations


@pytest.mark.parametrize(
    ("code", "part", "number"),
    [
        ("PET-18.34", "point", "18.34"),
        ("KEN-40.0", "point", "40.0"),
        ("RUD-D.2.1", "decree_point", "2.1"),
        ("ZHE-D.0", "preamble", ""),
        ("KEN-D.00", "note", ""),
    ],
)
def test_the_code_names_the_place(code, part, number):
    assert regulations.place_of(code) == (part, number)


def test_examples_in_the_text_hold():
    assert doctest.testmod(regulations).failed == 0
