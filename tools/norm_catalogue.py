"""The shipped rule book as it lies in the repository: rows of law, their traceability, and what is wrong with them.

Everything takes folders as arguments, so that the check itself can be tested on a broken copy.
"""
import ast
import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = timedelta(days=1)
ACT_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
CODE = re.compile(r"[A-Z]+\.[A-Z][A-Z_]+")
# The lists that the rule book must hold in full: rules, further rules, local rules, terms of the catalogue.
LISTS = {"R": 40, "A": 19, "L": 14, "T": 32}
REQUIRED = ("code", "name", "citation", "act", "amount", "unit", "start_rule", "end_rule", "date_from")
FLAGS = {"0", "1"}
# How a rule was read: in an old wording, in a secondary source, by inference, or as a local rule without a statute.
DOUBTFUL = {"old", "secondary", "inferred", "local"}
READ = DOUBTFUL | {"act", "conflict", "mixed", "clause"}


@dataclass(frozen=True)
class Row:
    """One shipped norm: where it is written and its columns."""

    addon: str
    values: dict

    @property
    def code(self):
        return self.values["code"]

    @property
    def begins(self):
        return date.fromisoformat(self.values["date_from"])

    @property
    def ends(self):
        return date.fromisoformat(self.values["date_to"]) if self.values["date_to"] else None

    @property
    def name(self):
        return f"{self.addon}.{self.values['id']}"


def read(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rows(addons):
    """All shipped norms; a file with few columns completes rows of an earlier one."""
    found = {}
    for path in sorted(addons.glob("akimat_*/data/akimat.norm*.csv"), key=lambda path: (path.parts, path.name)):
        addon = path.parents[1].name
        for line in read(path):
            found.setdefault((addon, line["id"]), {}).update(line)
    return [Row(addon, values) for (addon, _id), values in found.items()]


def used_codes(addons, known):
    """Codes written in the addons' Python, outside tests."""
    families = {code.partition(".")[0] for code in known}
    used = defaultdict(set)
    for path in addons.glob("akimat_*/**/*.py"):
        if "tests" in path.relative_to(addons).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if CODE.fullmatch(text) and text.partition(".")[0] in families:
                used[text].add(path)
    return used


def traceability(path):
    """(rule id, codes of the norms that carry it) of each line."""
    return [(line["id"], line["codes"].split()) for line in read(path)]


def wrong_flags(norms, path):
    """Norms that pass for verified although their rule was read in a doubtful way."""
    verified = {row.code: row.name for row in norms if row.values["verified"] == "1"}
    for line in read(path):
        if line["read"] not in READ:
            yield f"{line['id']}: how it was read is not said"
        if line["read"] in DOUBTFUL:
            for code in sorted(verified.keys() & set(line["codes"].split())):
                yield f"{verified[code]}: verified, but {line['id']} was read as «{line['read']}»"


def wrong_rows(norms):
    """Rows that lack a column, or are not verified and do not say why."""
    for row in norms:
        if missing := [name for name in REQUIRED if not row.values.get(name)]:
            yield f"{row.name}: empty {', '.join(missing)}"
            continue
        if row.values["verified"] not in FLAGS:
            yield f"{row.name}: verified is neither 0 nor 1"
        if row.values["verified"] == "0" and not row.values["note"]:
            yield f"{row.name}: not verified, and no note says what to check"
        if int(row.values["extension_limit"] or 0) and not row.values.get("extension_by"):
            yield f"{row.name}: may be extended, and nothing says by whom"


def before_their_acts(norms):
    """Verified rows that begin before the day of the only act they cite."""
    for row in norms:
        named = ACT_DAY.search(row.values["act"] or "")
        if row.values["verified"] != "1" or not named or ";" in row.values["citation"]:
            continue
        day, month, year = named.groups()
        if row.begins < date(int(year), int(month), int(day)):
            yield f"{row.name}: verified, but begins before its act of {named[0]}"


def wrong_periods(norms):
    """Gaps and overlaps between the rows of one code."""
    by_code = defaultdict(list)
    for row in norms:
        by_code[row.code].append(row)
    for code, versions in sorted(by_code.items()):
        for row in versions:
            if row.ends and row.ends < row.begins:
                yield f"{row.name}: ends before it begins"
        for earlier, later in pairwise(sorted(versions, key=lambda row: row.begins)):
            if earlier.ends is None or earlier.ends >= later.begins:
                yield f"{code}: {earlier.name} overlaps {later.name}"
            elif earlier.ends + DAY != later.begins:
                yield f"{code}: a gap between {earlier.name} and {later.name}"


def wrong_trace(norms, trace, used):
    """Rules without a norm, norms without a rule or a user, codes that nothing ships."""
    known = {row.code for row in norms}
    ids = [rule for rule, _codes in trace]
    expected = {f"{letter}{number:02}" for letter, count in LISTS.items() for number in range(1, count + 1)}
    yield from (f"{rule}: not in the table" for rule in sorted(expected - set(ids)))
    yield from (f"{rule}: unknown rule" for rule in sorted(set(ids) - expected))
    yield from (f"{rule}: twice in the table" for rule in sorted({rule for rule in ids if ids.count(rule) > 1}))
    listed = set()
    for rule, codes in trace:
        if not codes:
            yield f"{rule}: no norm carries it"
        yield from (f"{rule}: no norm {code}" for code in codes if code not in known)
        listed.update(codes)
    for code in sorted(set(used) - known):
        yield f"{code}: used in {', '.join(sorted(path.name for path in used[code]))}, shipped nowhere"
    yield from (f"{code}: neither used nor in the table" for code in sorted(known - listed - set(used)))


def below(addons):
    """Addon → itself and all that it depends on, directly or not."""
    direct = {
        path.parent.name: ast.literal_eval(path.read_text(encoding="utf-8"))["depends"]
        for path in addons.glob("akimat_*/__manifest__.py")
    }

    def closure(addon):
        return {addon}.union(*(closure(name) for name in direct[addon] if name in direct))

    return {addon: closure(addon) for addon in direct}


def out_of_reach(addons, norms, used):
    """Codes that an addon asks for and that may not be there: only an addon that need not be installed ships them."""
    reach = below(addons)
    for code, files in sorted(used.items()):
        shipping = {row.addon for row in norms if row.code == code}
        for path in sorted(files):
            addon = path.relative_to(addons).parts[0]
            if shipping and not shipping & reach[addon]:
                yield f"{code}: {addon} asks for it, {', '.join(sorted(shipping))} ships it"


def missing_years(days, years):
    """Years that the shipped calendar does not hold."""
    found = {line["date"][:4] for line in read(days)}
    return [f"the calendar of {year} is not entered" for year in years if str(year) not in found]


def problems(root=ROOT, years=()):
    """Everything that is wrong with the rule book under ``root``, as sentences."""
    norms = rows(root / "addons")
    used = used_codes(root / "addons", {row.code for row in norms})
    trace = traceability(root / "docs/norms/traceability.csv")
    return [
        *wrong_rows(norms),
        *before_their_acts(norms),
        *wrong_periods(norms),
        *wrong_trace(norms, trace, used),
        *wrong_flags(norms, root / "docs/norms/traceability.csv"),
        *out_of_reach(root / "addons", norms, used),
        *missing_years(root / "addons/akimat_base/data/akimat.calendar.day.csv", years),
    ]
