"""Limits of public pages as an administrator writes them, and what of an address is counted."""

import doctest

import pytest

from odoo.addons.akimat_base.domain import rates


def test_examples_in_docstrings():
    assert doctest.testmod(rates).failed == 0


@pytest.mark.parametrize("text", ["", None, "10", "10/", "/60", "-1/60", "10/0", "1.5/60"])
def test_what_cannot_be_used_leaves_the_shipped_limit(text):
    assert rates.parse(text, rates.Rate(5, 60)) == rates.Rate(5, 60)
