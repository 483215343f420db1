"""Forms of older versions that Odoo 19 ignores, refuses, or breaks on only in the browser."""
import re

from lxml import etree

from tools.lint import files

PYTHON = {
    r"^\s*_sql_constraints\s*=": "_sql_constraints is ignored: use models.Constraint",
    r"def (name_get|_name_search)\(": "is never called: use _compute_display_name, _search_display_name",
    r"@api\.onchange": "no rules in onchange: a stored editable compute",
    r"self\._(cr|uid|context)\b": "use self.env.cr, self.env.uid, self.env.context",
    r"""type=['"]json['"]""": "routes are of type jsonrpc",
    r"""['"]groups_id['"]""": "groups_id is group_ids",
    r"\bfrom odoo\.osv\b|\bodoo\.osv\.": "odoo.osv is gone: use odoo.fields.Domain",
    r"\bgroup_operator\s*=": "group_operator is aggregator",
    r"\.read_group\(": "read_group is _read_group",
}
TAGS = {"tree": "<tree> is <list>"}
ATTRIBUTES = {
    "attrs": "attrs is gone: invisible, readonly, required",
    "t-esc": "t-esc is t-out",
    "t-raw": "t-raw is t-out",
}


def xml_files():
    """Every XML file can be read and has none of the old forms."""
    for path in files.addon_files(".xml"):
        try:
            tree = etree.parse(path)
        except etree.XMLSyntaxError as error:
            yield f"{files.shown(path)}: {error}"
            continue
        for node in tree.iter(etree.Element):
            yield from (f"{files.shown(path, node.sourceline)}: {problem}" for problem in _problems(node))


def _problems(node):
    if node.tag in TAGS:
        yield TAGS[node.tag]
    for name, problem in ATTRIBUTES.items():
        if name in node.attrib:
            yield problem
    if node.get("t-name") == "kanban-box":
        yield "the card template of a kanban view is called card"
    if "oe_chatter" in node.get("class", "").split():
        yield "the chatter is <chatter/>"
    if node.tag == "field" and node.get("name") == "view_mode" and "tree" in (node.text or ""):
        yield "view_mode names tree, which breaks in the browser: list"
    if node.tag == "field" and node.get("name") == "groups_id":
        yield "groups_id is group_ids"
    if node.tag == "group" and (node.get("expand") or node.get("string")) and _inside(node, "search"):
        yield "<group> in a search view has no attributes"
    if node.get("position") == "replace" and node.tag != "attribute":
        yield "position=replace copies a view: extend by an anchor"


def _inside(node, tag):
    return any(parent.tag == tag for parent in node.iterancestors())


def python_files():
    """None of the old forms in Python."""
    for path in files.addon_files(".py"):
        for number, line in enumerate(files.text(path).splitlines(), 1):
            for pattern, problem in PYTHON.items():
                if re.search(pattern, line):
                    yield f"{files.shown(path, number)}: {problem}"
