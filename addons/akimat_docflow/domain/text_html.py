"""HTML -> plain text, for reading and for search. Never raises."""

import re
from html import unescape
from html.parser import HTMLParser

LONGEST = 3_000_000
_SKIPPED = {"script", "style", "head", "title", "template", "noscript", "object"}
_BLOCKS = {"p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "blockquote", "section", "dd", "dt"}
_CELLS = {"td", "th"}
_VOID = {"br", "hr", "img", "meta", "link", "input", "area", "base", "col", "wbr"}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out = []
        self.skipping = None

    def handle_starttag(self, tag, attrs):
        if self.skipping is None and tag in _SKIPPED:
            self.skipping = tag
        elif tag == "body":
            self.skipping = None
        elif tag in _BLOCKS:
            self.out.append("\n")
        elif tag in _CELLS:
            self.out.append("\t")

    def handle_startendtag(self, tag, attrs):
        if tag in _VOID or tag in _BLOCKS:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag == self.skipping:
            self.skipping = None
        elif tag in _BLOCKS:
            self.out.append("\n")

    def handle_data(self, data):
        if self.skipping is None:
            self.out.append(re.sub(r"\s+", " ", data))


def to_text(html):
    html = html[:LONGEST]
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
        found = "".join(reader.out)
    except (AssertionError, ValueError, RecursionError):
        found = ""
    return tidy(found) or tidy(_by_force(html))


def _by_force(html):
    """What is left when the tags are simply cut out."""
    return unescape(re.sub(r"<[^<>]*>", " ", html))


def tidy(text):
    """No blanks at line ends, at most one empty line in a row."""
    text = re.sub(r"[ \xa0]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def declared_charset(raw):
    """Charset that the page names in its own head, or ""."""
    found = re.search(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", raw[:4096])
    found = found or re.search(rb"(?i)\A\s*<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})", raw[:200])
    return found[1].decode("ascii", "ignore") if found else ""
