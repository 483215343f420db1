"""Files that a candidate may hand in."""

from __future__ import annotations

from odoo.addons.akimat_base.domain.refusal import Refusal

# Papers are scans and office texts; nothing that a browser or an office program would run.
FORMATS = frozenset({"pdf", "jpg", "jpeg", "png", "doc", "docx", "odt"})


def refuse_file(name: str, size: int, limit: int) -> Refusal | None:
    """Why this file cannot be handed in, or None.

    :param size: bytes; :param limit: the most bytes of one file.

    >>> refuse_file("diploma.PDF", 10, 100) is None
    True
    >>> refuse_file("diploma.pdf.exe", 10, 100).code
    'file_format'
    >>> refuse_file("diploma.pdf", 101, 100).code, refuse_file("diploma.pdf", 0, 100).code
    ('file_too_big', 'file_empty')
    """
    if name.rpartition(".")[2].lower() not in FORMATS:
        return Refusal("file_format", name=name, allowed=", ".join(sorted(FORMATS)))
    if size > limit:
        return Refusal("file_too_big", name=name, megabytes=limit // (1024 * 1024))
    return Refusal("file_empty", name=name) if not size else None
