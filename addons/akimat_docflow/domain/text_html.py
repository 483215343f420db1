"""HTML -> plain text, for reading and for search. Never raises."""

import re
from html import unescape

LONGEST = 3_000_000
_SKIPPED = {"script", "style", "head", "title", "template"}
_BLOCKS = {
    "p",
    "div",
    "br",
    "tr",
    "li",
    "ul",
    "ol",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "pre",
    "blockquote",
    "section",
    "dd",
    "dt",
}
_CELLS = {"td", "th"}


class _Source:
    """The page with a cursor; what was once looked for in vain is not looked for again: reading stays linear."""

    def __init__(self, html):
        self.html = html
        self.lower = html.lower() if len(html.lower()) == len(html) else html
        self.position = 0
        self._absent = set()

    def until(self, mark):
        """Text up to the mark, which is passed; None when there is no such mark any more."""
        end = -1 if mark in self._absent else self.lower.find(mark, self.position)
        if end < 0:
            self._absent.add(mark)
            return None
        found, self.position = self.html[self.position : end], end + len(mark)
        return found

    def rest(self):
        found, self.position = self.html[self.position :], len(self.html)
        return found


def to_text(html):
    """Plain text of a page: blocks on lines of their own, scripts, styles and the head left out."""
    source, out = _Source(html[:LONGEST]), []
    while (text := source.until("<")) is not None:
        out.append(_words(text))
        _markup(source, out)
    out.append(_words(source.rest()))
    return tidy("".join(out))


def _markup(source, out):
    """What follows a `<`."""
    start = source.position
    if source.html.startswith("!--", start):
        source.until("-->") or source.until(">")
        return
    if not _TAG_START.match(source.html, start):
        out.append("<")
        return
    inside = source.until(">")
    if inside is None:
        out.append("<")
        return
    closing, name = inside.startswith("/"), _NAME.match(inside)[1].lower()
    if name in _SKIPPED and not closing and not inside.endswith("/"):
        if source.until(f"</{name}") is not None:
            source.until(">")
    elif name in _BLOCKS:
        out.append("\n")
    elif name in _CELLS and not closing:
        out.append("\t")


def _words(text):
    return unescape(re.sub(r"\s+", " ", text)) if text else ""


_TAG_START = re.compile(r"[a-zA-Z/!?]")
_NAME = re.compile(r"/?([a-zA-Z0-9]*)")


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
