"""The register of clauses, its screens and what the tests cover hold together."""
import csv

import sources

from tools import clause_data, clauses


def screen_rows():
    for path in sorted(sources.ADDONS.glob("*/data/akimat.clause.screen*.csv")):
        with open(path, encoding="utf-8") as text:
            for row in csv.DictReader(text):
                yield path, row


def test_no_clause_once_covered_has_lost_its_test():
    assert not [*clause_data.lost()]


def test_every_covered_clause_has_a_screen():
    known = clauses.load()
    assert not [code for code in clauses.marked_tests() if code in known and not known[code].screen]


def test_screens_serve_capabilities_and_clauses_of_the_register():
    known = clauses.load()
    # Two capabilities carry no clause of their own: the norms and calendar, and the procedures.
    keys = {clause.capability for clause in known.values()} | known.keys() | {"BASE-05", "PRC-03"}
    assert not [row["capability"] for _path, row in screen_rows() if row["capability"] not in keys]


def test_each_addon_ships_the_screens_of_its_own_menus():
    for path, row in screen_rows():
        addon = path.parts[-3]
        views = "".join(view.read_text(encoding="utf-8") for view in (sources.ADDONS / addon / "views").glob("*.xml"))
        assert f'id="{row["menu_id:id"]}"' in views, (addon, row["menu_id:id"])
        assert f"data/{path.name}" in sources.manifest(addon)["data"]


def test_what_is_put_off_is_a_clause():
    assert not clauses.postponed().keys() - clauses.load().keys()
