"""Access is declared: a row for every model, a rule for everything that belongs to an akimat."""
import csv
import re

import pytest
import sources


def own_models(addon):
    """Names of the models that the addon itself makes, with the class."""
    for node, _path in sources.model_classes(addon):
        name = sources.literal(node, "_name")
        inherit = sources.literal(node, "_inherit")
        extends = inherit == name or (isinstance(inherit, list) and name in inherit)
        if name and not extends and sources.kind(node) != "AbstractModel":
            yield name, node


def rows(addon):
    path = sources.ADDONS / addon / "security" / "ir.model.access.csv"
    if not path.exists():
        return []
    with open(path, encoding="utf-8") as text:
        return list(csv.DictReader(text))


@pytest.mark.parametrize("addon", sources.addons())
def test_every_model_has_access_rows(addon):
    listed = {row["model_id:id"].split(".")[-1] for row in rows(addon)}
    missing = [name for name, _node in own_models(addon) if f"model_{name.replace('.', '_')}" not in listed]
    assert not missing, missing


@pytest.mark.parametrize("addon", sources.addons())
def test_nobody_gets_access_without_a_group(addon):
    assert not [row["id"] for row in rows(addon) if not row["group_id:id"]]


@pytest.mark.parametrize("addon", sources.addons())
def test_records_of_an_akimat_have_rules(addon):
    folder = sources.ADDONS / addon / "security"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.xml"))
    ruled = set(re.findall(r'name="model_id"\s+ref="(?:\w+\.)?(model_\w+)"', text))
    missing = [
        name for name, node in own_models(addon)
        if sources.attribute(node, "company_id") is not None and sources.kind(node) == "Model"
        and f"model_{name.replace('.', '_')}" not in ruled
    ]
    assert not missing, missing
