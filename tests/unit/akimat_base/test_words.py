from datetime import date
from decimal import Decimal

import pytest

from odoo.addons.akimat_base.report import words


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        (date(2026, 3, 22), "kk", "2026 жылғы 22 наурыз"),
        (date(2026, 3, 22), "ru", "22 марта 2026 года"),
        (date(2026, 3, 22), "kk_KZ", "2026 жылғы 22 наурыз"),
        (date(2026, 3, 22), "ru_RU", "22 марта 2026 года"),
        (date(2028, 2, 29), "kk", "2028 жылғы 29 ақпан"),
        (date(2026, 12, 1), "ru", "1 декабря 2026 года"),
        # The state language is the one to fall back to.
        (date(2026, 1, 5), "en_US", "2026 жылғы 5 қаңтар"),
        (date(2026, 1, 5), "", "2026 жылғы 5 қаңтар"),
    ],
)
def test_a_date_in_words(day, language, expected):
    assert words.date_in_words(day, language) == expected


def test_each_month_has_its_own_name():
    for names in words.MONTHS.values():
        assert len(set(names)) == 12


@pytest.mark.parametrize(
    ("amount", "kazakh", "russian"),
    [
        (0, "Нөл теңге 00 тиын", "Ноль тенге 00 тиын"),
        # A whole number is tenge, not tiyn.
        (1, "Бір теңге 00 тиын", "Один тенге 00 тиын"),
        (Decimal("2000.5"), "Екі мың теңге 50 тиын", "Две тысячи тенге 50 тиын"),
        (21, "Жиырма бір теңге 00 тиын", "Двадцать один тенге 00 тиын"),
        # One tiyn, two tiyn, five tiyn: the word does not change in Russian.
        ("1000.01", "Бір мың теңге 01 тиын", "Одна тысяча тенге 01 тиын"),
        (
            1234567.89,
            "Бір миллион екі жүз отыз төрт мың бес жүз алпыс жеті теңге 89 тиын",
            "Один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь тенге 89 тиын",
        ),
        # Half a tiyn goes up, as the printed figure does; the binary form of 0.285 must not lose it.
        (0.285, "Нөл теңге 29 тиын", "Ноль тенге 29 тиын"),
        ("0.995", "Бір теңге 00 тиын", "Один тенге 00 тиын"),
        (-5, "Минус бес теңге 00 тиын", "Минус пять тенге 00 тиын"),
        (10**12, "Бір триллион теңге 00 тиын", "Один триллион тенге 00 тиын"),
    ],
)
def test_a_sum_in_words(amount, kazakh, russian):
    assert words.amount_in_words(amount, "kk") == kazakh
    assert words.amount_in_words(amount, "ru") == russian


def test_a_fraction_is_not_put_into_words():
    with pytest.raises(ValueError, match="whole"):
        words.number_in_words(2.5, "kk")
