"""Domain code takes and returns plain values: no Odoo, no clock, no files, no log."""
import ast
import sys

import pytest
import sources

IMPURE_MODULES = {"logging", "os", "random", "socket", "subprocess", "threading", "time", "uuid", "secrets", "sqlite3"}
IMPURE_CALLS = {"now", "utcnow", "today"}
IMPURE_NAMES = {"print", "open", "input"}


def allowed(addon, name):
    parts = name.split(".")
    if parts[:2] == ["odoo", "addons"]:
        return parts[2] in (addon, "akimat_base") and "domain" in parts[3:4]
    return parts[0] in sys.stdlib_module_names and parts[0] not in IMPURE_MODULES


def test_domain_imports_are_pure():
    wrong = [
        f"{path.relative_to(sources.ADDONS)} imports {name}"
        for addon in sources.addons() for path in sources.python_files(addon, "domain")
        for name in sources.imports(path) if not allowed(addon, name)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("addon", sources.addons())
def test_domain_reads_no_clock_and_no_files(addon):
    wrong = []
    for path in sources.python_files(addon, "domain"):
        for node in ast.walk(sources.tree(path)):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            if isinstance(function, ast.Attribute) and function.attr in IMPURE_CALLS and not node.args:
                wrong.append(f"{path.name}:{node.lineno} {function.attr}()")
            if isinstance(function, ast.Name) and function.id in IMPURE_NAMES:
                wrong.append(f"{path.name}:{node.lineno} {function.id}()")
    assert not wrong, "\n".join(wrong)
