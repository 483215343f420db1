"""Every cell of the guard, tried on the demonstration office and compared with the declared tables."""
from collections import Counter
from pathlib import Path

import pytest

from tools import database
from tools.testing.office import described

TABLE = Path(__file__).parent / "output" / "guard.txt"
PEOPLE = (
    "akim deputy head registrar executor unit_head inspector controller lawyer secretary hr_officer procurer storekeeper"
    " finance archivist press translator auditor stranger admin"
).split()


STRANGERS = ["stranger", "storekeeper"]


@pytest.fixture(scope="module")
def prepared():
    odoo, template = described()
    name = "akimat_copy_guard"
    database.clone(odoo.server, template, name)
    yield odoo, name
    database.drop(odoo.server, name)


def test_what_no_table_opens_is_closed(prepared):
    odoo, name = prepared
    found = odoo.call(name, "tools.testing.guard_walk:walk", log="guard-walk", logins=PEOPLE)
    tell(found)
    assert not found["holes"], "\n".join(found["holes"])
    assert sum(found["tried"].values()) > 10_000
    assert sum(found["accepted"].values()) > 200, "a walk that nothing opens to proves nothing"


def tell(found):
    """The table of tried cells: a line for each model."""
    lines = Counter()
    for kind in ("tried", "accepted"):
        for what, count in found[kind].items():
            lines[what.split(" · ")[0], kind] += count
    models = sorted({model for model, _kind in lines})
    TABLE.parent.mkdir(exist_ok=True)
    rows = [f"{model:44} {lines[model, 'tried']:7} tried {lines[model, 'accepted']:6} accepted" for model in models]
    TABLE.write_text("\n".join([*rows, "", *found["holes"]]) + "\n")


def test_strangers_change_nothing_and_learn_nothing(prepared):
    odoo, name = prepared
    found = odoo.call(name, "tools.testing.guard_knock:knock", log="guard-knock", logins=STRANGERS)
    (TABLE.parent / "knock.txt").write_text("\n".join([f"{n} {c}" for n, c in found["called"].items()] + found["holes"]))
    assert not found["holes"], "\n".join(found["holes"])
    assert sum(found["called"].values()) > 5_000
