"""The states that people see are the states of the transition table, for every model that names its table."""
import ast
import importlib

import pytest
import sources


def guarded_models():
    for addon in sources.addons():
        for node, path in sources.model_classes(addon):
            table = sources.attribute(node, "_transitions")
            if isinstance(table, ast.Name):
                yield pytest.param(addon, node, path, table.id, id=sources.literal(node, "_name") or node.name)


def table_of(addon, path, name):
    """Import the table from the place that the model's file imports it from."""
    for full in sources.imports(path):
        if full.endswith(f".{name}"):
            return getattr(importlib.import_module(full.rpartition(".")[0]), name)
    raise AssertionError(f"{path.name} does not import {name}")


def selection_of(node, path):
    """Keys of the state field, when they are written in the class or as a constant of the file."""
    field = sources.attribute(node, "state")
    if not isinstance(field, ast.Call):
        return None
    given = [*field.args, *(word.value for word in field.keywords if word.arg == "selection")]
    options = given[0] if given else None
    if isinstance(options, ast.Name):
        options = sources.attribute(sources.tree(path), options.id)
    try:
        return {key for key, _label in ast.literal_eval(options)}
    except (TypeError, ValueError):
        return None


@pytest.mark.parametrize(("addon", "node", "path", "name"), guarded_models())
def test_states_of_the_table_are_the_options_of_the_field(addon, node, path, name):
    states = selection_of(node, path)
    if states is None:
        pytest.skip("the options are not written in this class")
    assert states == table_of(addon, path, name).states
