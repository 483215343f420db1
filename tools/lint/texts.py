"""Checks that read lines: length of files, sudo with its reason, strings that must not be here."""
import ast
import re

from tools.lint import files
from tools.paths import ADDONS, ROOT

LONGEST = 400
PACKS = ADDONS / "akimat_base/data/packs"
READ = (".py", ".xml", ".js", ".scss", ".toml", ".conf", ".yml", ".yaml", ".md", ".sh", ".csv", ".txt", "")
# Split, so that this file does not contain what it looks for.
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb.deb" + "ian.org")
MACHINE = re.compile(r"(?<![\w.~*-])/(?:ro" + r"ot|wo" + r"rk|home/\w+)/\w")


def long_files():
    """No file of code or views over 400 lines; a settings pack is a table of data, as a CSV file is."""
    for path in files.of_kind(".py", ".xml", ".js", ".scss", ".toml", ".conf", ".yml"):
        if path.parent == PACKS:
            continue
        count = files.text(path).count("\n")
        if count > LONGEST:
            yield f"{files.shown(path)}: {count} lines, {LONGEST} is the limit: split it by concept"


def forbidden_strings():
    """No addresses of package registries, no paths of a machine."""
    for path in files.of_kind(*READ):
        for number, line in enumerate(files.text(path).splitlines(), 1):
            if any(host in line for host in HOSTS):
                yield f"{files.shown(path, number)}: the address of a package registry"
            if MACHINE.search(line):
                yield f"{files.shown(path, number)}: a path of one machine"


def unexplained_sudo():
    """Each sudo() has its reason in a comment on the line above or in the same statement."""
    for path in files.addon_files(".py"):
        if "tests" in path.relative_to(ADDONS).parts or "sudo(" not in files.text(path):
            continue
        lines = files.text(path).splitlines()
        for first, last in _sudo_statements(path):
            if not any("#" in line for line in lines[max(first - 2, 0):last]):
                yield f"{files.shown(path, first)}: sudo() without its reason in a comment"


def _sudo_statements(path):
    """First and last line of the smallest statements that call sudo()."""
    found = {}
    for statement in ast.walk(ast.parse(files.text(path))):
        if not isinstance(statement, ast.stmt):
            continue
        for node in _own_nodes(statement):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "sudo":
                found[(node.lineno, node.col_offset)] = (statement.lineno, node.end_lineno)
    return sorted(set(found.values()))


def _own_nodes(statement):
    """Expressions of a statement, not those of the statements inside it."""
    waiting = [child for child in ast.iter_child_nodes(statement) if not isinstance(child, ast.stmt)]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt)]


def references():
    """Files that the documents at the root point to exist."""
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:\s]+)\)", files.text(path)):
            if not (path.parent / target).exists():
                yield f"{files.shown(path)}: {target} does not exist"
