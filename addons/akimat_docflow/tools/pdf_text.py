"""Text of a PDF file. Run as a program of its own: the file on standard input, its text on standard output.

A damaged or hostile file can keep a PDF library busy for hours or eat all memory, so the caller sets limits on the
whole process: `python pdf_text.py SECONDS MEGABYTES CHARACTERS`.
"""

import io
import logging
import resource
import sys


def main(seconds, megabytes, characters):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    logging.disable(logging.CRITICAL)
    raw = sys.stdin.buffer.read()
    for reader in (_by_pypdf, _by_pdfminer):
        size = 0
        for page in reader(raw):
            sys.stdout.buffer.write(page.encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
            size += len(page.strip())
            if size > characters:
                return
        if size:
            return


def _by_pypdf(raw):
    """Page by page, so that what was read before a damaged page is kept."""
    try:
        from pypdf import PdfReader

        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        count = len(reader.pages)
    except Exception:  # noqa: BLE001 - whatever a hostile file does to the library
        return
    for number in range(count):
        try:
            yield reader.pages[number].extract_text() or ""
        except Exception:  # noqa: BLE001
            continue


def _by_pdfminer(raw):
    try:
        from pdfminer.high_level import extract_text

        yield extract_text(io.BytesIO(raw))
    except Exception:  # noqa: BLE001 - an optional library, and hostile files
        return


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:4]))
