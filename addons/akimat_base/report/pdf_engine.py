"""HTML of print forms to PDF. Knows nothing of records: whoever calls gives a function that resolves addresses.

Nothing is ever fetched: an address is either a `data:` one or a path that the caller's function turns into bytes;
any other scheme, host or path is refused and the picture stays out.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree, html
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

_logger = logging.getLogger(__name__)

# A name that can never resolve: relative addresses become absolute with it and are then taken as our own paths.
BASE_URL = "http://forms.invalid/"
STYLE_SHEET = Path(__file__).with_name("print.css")
PDF_A = "pdf/a-2b"
SHEET_CLASS = "akimat-sheet"

Resource = tuple[bytes, str]
Resolver = Callable[[str, dict], Resource | None]


class AddressRefused(ValueError):
    """The form names something that is not part of the office's own data."""


class OwnDataFetcher(URLFetcher):
    """Answers `data:` addresses and our own paths; opens neither files nor connections."""

    def __init__(self, resolve: Resolver, own_hosts: Iterable[str] = ()):
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._resolve = resolve
        self._own_hosts = {urlsplit(BASE_URL).netloc, *own_hosts}

    def fetch(self, url, headers=None):
        address = urlsplit(url)
        if address.scheme == "data":
            return super().fetch(url, headers)
        if address.scheme in ("http", "https") and address.netloc in self._own_hosts:
            if found := self._resolve(unquote(address.path), dict(parse_qsl(address.query))):
                content, content_type = found
                return URLFetcherResponse(url, content, {"Content-Type": content_type})
        _logger.warning("print form: address refused: %.200s", url)
        raise AddressRefused(url[:200])


@cache
def style_sheet() -> str:
    return STYLE_SHEET.read_text(encoding="utf-8")


def sheets_of(rendered: str | bytes) -> list[str]:
    """Each sheet of the rendered template as an HTML document of its own, so that each counts its pages from one."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    text = rendered if isinstance(rendered, bytes) else str(rendered).encode()
    root = html.document_fromstring(text, parser=parser)
    sheets = root.xpath(f"//section[contains(concat(' ', normalize-space(@class), ' '), ' {SHEET_CLASS} ')]")
    return [_sheet_document(sheet) for sheet in sheets] or [html.tostring(root, encoding="unicode")]


def _sheet_document(sheet) -> str:
    document = etree.Element("html", lang=sheet.get("lang", "kk"))
    head = etree.SubElement(document, "head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "title").text = sheet.get("data-title", "")
    etree.SubElement(head, "meta", name="author", content=sheet.get("data-author", ""))
    sheet.tail = None
    etree.SubElement(document, "body").append(sheet)
    return html.tostring(document, encoding="unicode", doctype="<!DOCTYPE html>")


def render(documents: Iterable[str], fetcher: OwnDataFetcher, css: str | None = None, archival: bool = True) -> bytes:
    """One PDF of HTML documents, page counters running inside each. The same documents give the same file."""
    fonts = FontConfiguration()
    documents = list(documents)
    sheet = CSS(string=style_sheet() if css is None else css, font_config=fonts, url_fetcher=fetcher, base_url=BASE_URL)
    rendered = [
        HTML(string=document, base_url=BASE_URL, url_fetcher=fetcher).render(stylesheets=[sheet], font_config=fonts)
        for document in documents
    ]
    pages = [page for document in rendered for page in document.pages]
    identifier = hashlib.sha256("\0".join(documents).encode()).hexdigest()[:32].encode()
    return rendered[0].copy(pages).write_pdf(pdf_variant=PDF_A if archival else None, pdf_identifier=identifier)


# --- reports of other modules ------------------------------------------------------------------------------

FOREIGN_CSS = """
@page { size: %(size)s; margin: 30mm 10mm 20mm 20mm;
  @top-left { content: element(header); width: 100%%; vertical-align: bottom }
  @bottom-left { content: element(footer); width: 100%%; vertical-align: top } }
html, body { height: auto !important; overflow: visible !important }
.article, .article *, main { overflow: visible !important }
.article, main { height: auto !important; font-family: Tinos, 'DejaVu Sans', sans-serif !important }
div.header { position: running(header) }
div.footer { position: running(footer) }
div.header span.page::before, div.footer span.page::before { content: counter(page) }
div.header span.topage::before, div.footer span.topage::before { content: counter(pages) }
div.header .row, div.footer .row { display: flex !important; flex-wrap: nowrap !important }
thead { display: table-header-group }
"""


def foreign_documents(bodies: Iterable, header, footer) -> list[str]:
    """Reports written for the other PDF engine: its separate headers and footers go back into their bodies."""
    headers, footers = _divisions(header, "header"), _divisions(footer, "footer")
    return [
        _with_running_parts(body, [parts[number] for parts in (footers, headers) if number < len(parts)])
        for number, body in enumerate(bodies)
    ]


def _divisions(document, name):
    if not document:
        return []
    root = html.document_fromstring(str(document))
    return root.xpath(f"//div[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def _with_running_parts(body, parts) -> str:
    root = html.document_fromstring(str(body))
    target = root.find(".//body")
    for part in parts:
        part.tail = None
        target.insert(0, part)
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
