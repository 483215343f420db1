"""Reading docker-compose.yml without a YAML package: the part of the language that the file uses."""
import ast
import re

from tools.errors import Problem

ENTRY = re.compile(r"^(?P<key>[\w.$\"'/-]+):(?:\s+(?P<value>.*))?$")


def parse(text):
    """Mappings, lists and scalars by indentation; anchors, tags and block scalars are refused."""
    lines = [(number, line.rstrip()) for number, line in enumerate(text.splitlines(), 1)]
    lines = [(n, _without_comment(line)) for n, line in lines if line.strip() and not line.strip().startswith("#")]
    result, rest = _block(lines, 0)
    if rest:
        raise Problem(f"docker-compose.yml:{rest[0][0]}: the indentation is wrong.")
    return result


def _without_comment(line):
    return re.sub(r"\s+#.*$", "", line)


def _indent(line):
    return len(line) - len(line.lstrip())


def _block(lines, indent):
    if lines and lines[0][1].lstrip().startswith("- "):
        return _list(lines, indent)
    return _mapping(lines, indent)


def _mapping(lines, indent):
    result = {}
    while lines and _indent(lines[0][1]) == indent:
        number, line = lines[0]
        found = ENTRY.match(line.strip())
        if not found:
            raise Problem(f"docker-compose.yml:{number}: cannot be read: {line.strip()}")
        lines = lines[1:]
        key = found["key"].strip("\"'")
        if key in result:
            raise Problem(f"docker-compose.yml:{number}: {key} is there twice.")
        if found["value"]:
            result[key] = _scalar(found["value"])
        elif lines and _indent(lines[0][1]) > indent:
            result[key], lines = _block(lines, _indent(lines[0][1]))
        else:
            result[key] = None
    return result, lines


def _list(lines, indent):
    result = []
    while lines and _indent(lines[0][1]) == indent and lines[0][1].lstrip().startswith("- "):
        result.append(_scalar(lines[0][1].strip()[2:]))
        lines = lines[1:]
    return result, lines


def _scalar(text):
    text = text.strip()
    if text.startswith("["):
        return [_scalar(part) for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^,\[\]\s][^,\[\]]*", text)]
    if text.startswith(("&", "*", "|", ">", "!", "{")):
        raise Problem(f"docker-compose.yml: {text} is a form that this check does not read.")
    if text[:1] in "\"'":
        return ast.literal_eval(text)
    return {"true": True, "false": False, "null": None}.get(text, text)
