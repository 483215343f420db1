"""The addons of this checkout: names, what they depend on, whether they changed."""
import ast
import hashlib

from tools.errors import Problem
from tools.paths import ADDONS, sources

# Parts of an addon that a database does not hold.
OUTSIDE_DATABASE = {"tests", "readme", "__pycache__"}
ALWAYS = ("base", "web", "mail")


def own():
    return sorted(path.parent.name for path in ADDONS.glob("akimat_*/__manifest__.py"))


def manifest(addon):
    return ast.literal_eval((ADDONS / addon / "__manifest__.py").read_text(encoding="utf-8"))


def choose(text):
    """Names given on the command line (comma separated), or all addons."""
    known = own()
    if not text:
        return known
    wanted = [name.strip() for name in text.split(",") if name.strip()]
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise Problem(f"There is no addon {', '.join(unknown)} in addons/: known are {', '.join(known) or 'none'}.")
    return wanted


def with_dependencies(addons):
    """The addons and those of ours that they depend on, lowest first."""
    ordered = []

    def visit(addon):
        for dependency in manifest(addon).get("depends", []):
            if dependency.startswith("akimat_"):
                visit(dependency)
        if addon not in ordered:
            ordered.append(addon)

    for addon in addons:
        visit(addon)
    return ordered


def core_dependencies(addons):
    """Modules of Odoo itself that the addons stand on, and those that every office has."""
    found = {*ALWAYS, *sources()["odoo"]["modules"]}
    for addon in with_dependencies(addons):
        found.update(name for name in manifest(addon).get("depends", []) if not name.startswith("akimat_"))
    return sorted(found)


def content_hash(addon):
    digest = hashlib.sha256()
    folder = ADDONS / addon
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not OUTSIDE_DATABASE & set(parts) and path.suffix != ".pyc":
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def content_hashes(addons):
    return {addon: content_hash(addon) for addon in addons}
