"""Files that a candidate may hand in."""

from __future__ import annotations

from odoo.addons.akimat_base.domain.file_content import refuse_content
from odoo.addons.akimat_base.domain.refusal import Refusal

# Papers are scans and office texts; nothing that a browser or an office program would run.
FORMATS = frozenset({"pdf", "jpg", "jpeg", "png", "doc", "docx", "odt"})


def refuse_file(name: str, content: bytes, limit: int) -> Refusal | None:
    """Why this file cannot be handed in, or None.

    :param limit: the most bytes of one file.

    >>> refuse_file("diploma.PDF", b"%PDF-1.4", 100) is None
    True
    >>> refuse_file("diploma.pdf.exe", b"MZ", 100).code, refuse_file("diploma.pdf", b"MZ", 100).code
    ('file_format', 'file_is_other')
    >>> refuse_file("diploma.pdf", b"%PDF" * 99, 100).code, refuse_file("diploma.pdf", b"", 100).code
    ('file_too_big', 'file_is_empty')
    """
    if name.rpartition(".")[2].lower() not in FORMATS:
        return Refusal("file_format", name=name, allowed=", ".join(sorted(FORMATS)))
    if len(content) > limit:
        return Refusal("file_too_big", name=name, megabytes=limit // (1024 * 1024))
    return refuse_content(name, content)
