"""What a public form may hold: every field has a limit, and every mistake a code of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from odoo.addons.akimat_base.domain import identifiers
from odoo.addons.akimat_base.domain.file_content import refuse_content

LINE, TEXT = 250, 20000
MISSING, TOO_LONG, WRONG = "missing", "too_long", "wrong"
PERSON, ORGANISATION = "person", "organisation"
# Kinds that a citizen chooses from, in the order in which they are offered.
APPEAL_KINDS = ("statement", "complaint", "proposal", "message", "inquiry")


@dataclass(frozen=True)
class Field:
    """One field of a form: its name, its limit, whether it must be filled, for whom."""

    name: str
    limit: int = LINE
    required: bool = False
    only_for: str = ""


APPLICANT = (
    Field("applicant_kind", required=True),
    Field("applicant_name", required=True),
    Field("iin", 12, required=True, only_for=PERSON),
    Field("organisation_name", required=True, only_for=ORGANISATION),
    Field("bin", 12, required=True, only_for=ORGANISATION),
    Field("representation", required=True, only_for=ORGANISATION),
    Field("address", required=True),
    Field("phone", 40),
    Field("email", 120),
)
APPEAL = (Field("kind", required=True), *APPLICANT, Field("text", TEXT, required=True), Field("consent", required=True))
RECEPTION = (
    Field("slot", 12, required=True),
    Field("accused", 12),
    *APPLICANT,
    Field("text", TEXT, required=True),
    Field("consent", required=True),
)


def clean(fields: tuple[Field, ...], given: Mapping[str, object]) -> tuple[dict[str, str], dict[str, str]]:
    """The values of a form without stray spaces and signs that no text has, and code of mistake by field.

    >>> values, mistakes = clean(APPEAL, {"kind": "statement", "text": " Light "})
    >>> values["text"], mistakes["applicant_name"], "text" in mistakes
    ('Light', 'missing', False)
    """
    values, mistakes = {}, {}
    kind = _text(given.get("applicant_kind"))
    for field in fields:
        if field.only_for and field.only_for != kind:
            values[field.name] = ""
            continue
        value = _text(given.get(field.name))
        values[field.name] = value if len(value) <= field.limit else value[: field.limit]
        if len(value) > field.limit:
            mistakes[field.name] = TOO_LONG
        elif field.required and not value:
            mistakes[field.name] = MISSING
    mistakes.update({name: WRONG for name in _wrong(values) if name not in mistakes})
    return values, mistakes


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(character for character in text if character in "\n\t" or character.isprintable())


def _wrong(values: Mapping[str, str]) -> list[str]:
    """Names of the fields whose value is not what it should be."""
    checks = {
        "kind": lambda value: value in APPEAL_KINDS,
        "applicant_kind": lambda value: value in (PERSON, ORGANISATION),
        "iin": identifiers.is_valid_iin,
        "bin": identifiers.is_valid_bin,
        "email": lambda value: value.count("@") == 1 and " " not in value and "." in value.rpartition("@")[2],
        "slot": lambda value: value.isdecimal(),
        "accused": lambda value: value.isdecimal(),
    }
    return [name for name, check in checks.items() if values.get(name) and not check(values[name])]


FILE_TYPES = frozenset({"pdf", "jpg", "jpeg", "png", "docx", "odt"})
_CODES = {"file_is_empty": "empty", "file_is_other": "content", "file_has_macros": "macros"}


def refuse_file(name: str, content: bytes, megabytes: int) -> str | None:
    """Why a file cannot be taken: ``kind``, ``size``, ``empty``, ``content``, ``macros``; None when it can.

    >>> refuse_file("photo.jpg", b"\\xff\\xd8\\xff", 5), refuse_file("photo.jpg", b"<html>", 5)
    (None, 'content')
    >>> refuse_file("run.exe", b"MZ", 5)
    'kind'
    """
    if name.rpartition(".")[2].lower() not in FILE_TYPES:
        return "kind"
    if len(content) > megabytes * 1024 * 1024:
        return "size"
    refusal = refuse_content(name, content)
    return _CODES[refusal.code] if refusal else None
