"""RTF -> plain text: letters, line ends, code pages and Unicode; formatting and pictures are left out."""

import re

from . import mail_charset

LONGEST = 8_000_000
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_HIDDEN = {
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"object",
    b"listtable",
    b"listoverridetable",
    b"rsidtbl",
    b"generator",
    b"themedata",
    b"colorschememapping",
    b"latentstyles",
    b"datastore",
    b"xmlnstbl",
    b"mmathPr",
    b"htmltag",
}
_BREAKS = {
    b"par": "\n",
    b"line": "\n",
    b"row": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"tab": "\t",
    b"cell": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
}


class _Reader:
    def __init__(self):
        self.codepage = "cp1251"
        self.out, self.pending = [], bytearray()
        self.hidden, self.stack = False, []
        self.fallback, self.skip = 1, 0
        self.optional = False

    def text(self, raw):
        for match in _TOKEN.finditer(raw):
            word, number, byte, symbol, brace, plain = match.groups()
            if byte:
                self._byte(int(byte, 16))
                continue
            self._flush()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, number)
            elif symbol:
                self._symbol(symbol)
            elif plain:
                self._plain(plain)
        self._flush()
        return "".join(self.out)

    def _brace(self, brace):
        self.skip = 0
        if brace == b"{":
            self.stack.append((self.hidden, self.fallback))
        elif self.stack:
            self.hidden, self.fallback = self.stack.pop()

    def _word(self, word, number):
        if word in _HIDDEN or self.optional:
            self.hidden = True
        self.optional = False
        if word == b"ansicpg":
            self.codepage = mail_charset.canonical(f"cp{number.decode()}" if number else "") or self.codepage
        elif word == b"uc":
            self.fallback = min(max(int(number or 1), 0), 8)
        elif word == b"u" and number:
            self._put(chr(int(number) % 65536))
            self.skip = self.fallback
        elif word in _BREAKS:
            self._put(_BREAKS[word])

    def _symbol(self, symbol):
        if symbol == b"*":
            self.optional = True
        elif symbol in b"\\{}":
            self._put(symbol.decode())
        elif symbol == b"~":
            self._put(" ")
        elif symbol in b"\r\n":
            self._put("\n")

    def _byte(self, value):
        if self.skip:
            self.skip -= 1
        elif not self.hidden:
            self.pending.append(value)

    def _plain(self, raw):
        raw, self.skip = raw[self.skip :], max(self.skip - len(raw), 0)
        self._put(raw.decode(self.codepage, "replace"))

    def _put(self, text):
        if not self.hidden:
            self.out.append(text)

    def _flush(self):
        if self.pending:
            self.out.append(self.pending.decode(self.codepage, "replace"))
            self.pending.clear()


def to_text(raw):
    found = _Reader().text(raw[:LONGEST])
    return mail_charset.clean(found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")).strip()
