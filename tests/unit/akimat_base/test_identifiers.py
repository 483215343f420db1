"""Check digits of IIN and BIN."""

import pytest

from odoo.addons.akimat_base.domain.identifiers import check_digit, is_valid_bin, is_valid_iin

PUBLISHED = ["070340007367", "980940001419", "970340000010", "940340000421"]


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_bin_holds(number):
    assert is_valid_bin(number)


def test_published_iin_holds():
    assert is_valid_iin("791028302728")


@pytest.mark.parametrize("number", PUBLISHED)
def test_only_one_check_digit_holds(number):
    assert [digit for digit in "0123456789" if is_valid_bin(number[:-1] + digit)] == [number[-1]]


@pytest.mark.parametrize("number", PUBLISHED)
def test_swapped_neighbours_are_found(number):
    """A slip of the hand: weights differ by one, so swapping unequal neighbours changes the sum."""
    for place in range(4, 10):
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert is_valid_bin(swapped) == (swapped == number)


@pytest.mark.parametrize("number", ["", "12345", "07034000736a", "0703400073670", "٠٧٠٣٤٠٠٠٧٣٦٧", " 70340007367"])
def test_anything_else_is_refused(number):
    assert not is_valid_bin(number)
    assert not is_valid_iin(number)


def test_impossible_birth_date_is_refused_as_iin():
    body = "79132830272"
    assert not is_valid_iin(body + str(check_digit(body)))
