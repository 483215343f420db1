"""Dates and sums as a clerk writes them, in Kazakh and Russian. Plain values in, text out."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from num2words import num2words

MONTHS = {
    "kk": (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    # Genitive: a Russian date reads "the 22nd of March".
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}
DATE_PATTERNS = {"kk": "{year} жылғы {day} {month}", "ru": "{day} {month} {year} года"}
# The library knows Kazakh under the code of the country.
NUMERAL_CODES = {"kk": "kz", "ru": "ru"}
# Neither word changes after a numeral in either language.
TENGE, TIYN = "теңге", "тиын"
TENGE_NAMES = {"kk": TENGE, "ru": "тенге"}


def language_of(code: str) -> str:
    """The language of a form ("kk" or "ru") for a locale code; the state language for any other."""
    language = (code or "").split("_")[0].lower()
    return language if language in DATE_PATTERNS else "kk"


def date_in_words(day: date, language: str) -> str:
    """Word-and-digit date: "2026 жылғы 22 наурыз", "22 марта 2026 года"."""
    language = language_of(language)
    return DATE_PATTERNS[language].format(day=day.day, month=MONTHS[language][day.month - 1], year=day.year)


def number_in_words(number: int, language: str) -> str:
    """A whole number in words. Fractions are refused: the library misreads them in both languages."""
    if number != int(number):
        raise ValueError(f"only whole numbers are put into words, not {number!r}")
    return num2words(int(number), lang=NUMERAL_CODES[language_of(language)])


def amount_in_words(amount: Decimal | float | int | str, language: str) -> str:
    """A sum of money: tenge in words, tiyn in digits ("Екі мың теңге 50 тиын")."""
    # A float goes through its text: 0.285 must become 29 tiyn, as the reader of the figure expects.
    tiyn = int((Decimal(str(amount)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    sign = "минус " if tiyn < 0 else ""
    tenge, rest = divmod(abs(tiyn), 100)
    text = f"{sign}{number_in_words(tenge, language)} {TENGE_NAMES[language_of(language)]} {rest:02d} {TIYN}"
    return text[:1].upper() + text[1:]
