"""Reading the addons' sources for the architecture tests."""
import ast
from functools import cache
from pathlib import Path

ADDONS = Path(__file__).resolve().parents[2] / "addons"


def addons():
    return sorted(path.parent.name for path in ADDONS.glob("akimat_*/__manifest__.py"))


@cache
def manifest(addon):
    return ast.literal_eval((ADDONS / addon / "__manifest__.py").read_text(encoding="utf-8"))


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def python_files(addon, folder=""):
    return sorted(path for path in (ADDONS / addon / folder).rglob("*.py"))


def imports(path):
    """Full names of what a file imports; a relative import gets its addon's name."""
    parts = ("odoo", "addons", *path.relative_to(ADDONS).with_suffix("").parts)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(parts[: len(parts) - node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def model_classes(addon):
    """(class node, file) of each class that names or extends a model."""
    for path in python_files(addon):
        if "tests" in path.relative_to(ADDONS).parts:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and kind(node):
                yield node, path


def kind(node):
    """Model, TransientModel or AbstractModel when the class is one."""
    names = [base.attr for base in node.bases if isinstance(base, ast.Attribute)]
    return next((name for name in names if name in ("Model", "TransientModel", "AbstractModel")), None)


def attribute(node, name):
    """The value expression of a class attribute, or None."""
    for statement in node.body:
        if isinstance(statement, ast.Assign) and any(getattr(t, "id", None) == name for t in statement.targets):
            return statement.value
    return None


def literal(node, name):
    value = attribute(node, name)
    try:
        return ast.literal_eval(value) if value is not None else None
    except ValueError:
        return None
