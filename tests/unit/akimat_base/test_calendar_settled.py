"""Our calendar beside the package ``holidays``: every disagreement is settled by an act in a file, and none is kept in vain."""

import csv
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from odoo.addons.akimat_base.domain.workdays import WorkCalendar

ROOT = Path(__file__).resolve().parents[3]
CALENDAR = ROOT / "addons/akimat_base/data/akimat.calendar.day.csv"
SETTLED = ROOT / "docs/norms/calendar_settled.csv"
YEARS = range(2024, 2028)
DAY = timedelta(days=1)
ESTIMATED = "(estimated)"


def rows(path):
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def days():
    day = date(YEARS[0], 1, 1)
    while day.year in YEARS:
        yield day
        day += DAY


def our_facts(lines):
    """(day, fact) → what our calendar says."""
    known = {date.fromisoformat(line["date"]): line for line in lines}
    calendar = WorkCalendar({day: line["kind"] for day, line in known.items()})
    for day in days():
        yield (day, "works"), "yes" if calendar.is_working(day) else "no"
        yield (day, "holiday"), "yes" if day in known and known[day]["kind"] == "holiday" else "no"
        yield (day, "estimated"), "yes" if day in known and known[day]["estimated"] == "1" else "no"


def package_facts():
    """(day, fact) → what the package says; a day that it names as observed or substituted is not the holiday itself."""
    calendar = holidays.country_holidays("KZ", years=YEARS, language="en_US")
    for day in days():
        name = calendar.get(day, "")
        yield (day, "works"), "yes" if calendar.is_working_day(day) else "no"
        yield (day, "holiday"), "yes" if name and "(observed)" not in name and "substituted" not in name else "no"
        yield (day, "estimated"), "yes" if ESTIMATED in name else "no"


def disagreements(ours):
    theirs = dict(package_facts())
    return {
        (day.isoformat(), fact): (said, theirs[day, fact]) for (day, fact), said in ours if said != theirs[day, fact]
    }


def settled():
    return {(line["date"], line["fact"]): (line["ours"], line["package"]) for line in rows(SETTLED)}


def unsettled_and_stale(lines):
    found = disagreements(our_facts(lines))
    known = settled()
    return {key for key in found if known.get(key) != found[key]}, {key for key in known if key not in found}


def test_every_disagreement_is_settled_and_no_settlement_is_stale():
    assert unsettled_and_stale(rows(CALENDAR)) == (set(), set())


def test_every_settlement_cites_an_act():
    assert all(line["act"].strip() for line in rows(SETTLED))
    assert len(settled()) == len(rows(SETTLED))


@pytest.mark.parametrize(
    ("day", "facts"),
    [
        ("2026-10-26", {"works"}),  # the day off that a holiday on Sunday moved to
        ("2027-07-06", {"works", "holiday"}),
        ("2024-05-04", {"works"}),  # a working Saturday
    ],
)
def test_a_day_that_we_lose_is_noticed(day, facts):
    unsettled, _stale = unsettled_and_stale([line for line in rows(CALENDAR) if line["date"] != day])
    assert {fact for found, fact in unsettled if found == day} == facts


def test_a_day_too_many_is_noticed():
    extra = {"date": "2026-08-31", "kind": "day_off", "estimated": "0"}
    assert unsettled_and_stale([*rows(CALENDAR), extra])[0] == {("2026-08-31", "works")}


def test_a_settlement_that_nobody_needs_any_more_is_noticed():
    flagged = [{**line, "estimated": "1"} if line["date"] == "2026-05-27" else line for line in rows(CALENDAR)]
    assert unsettled_and_stale(flagged) == (set(), {("2026-05-27", "estimated")})
