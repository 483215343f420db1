"""Bytes of unknown or wrongly declared charset -> readable text.

Letters from Kazakh offices come in UTF-8, in five Cyrillic single-byte charsets and in KZ-1048 and PTCP154, and the
label is often wrong or missing. The label is believed as long as what it gives reads like text; otherwise the reading
that looks most like Kazakh, Russian or a Latin language wins.
"""

import codecs
import re
import unicodedata
from typing import NamedTuple

CYRILLIC = ("cp1251", "kz1048", "koi8-r", "iso8859-5", "cp866", "ptcp154", "mac-cyrillic")
LATIN = ("cp1252", "iso8859-1")
# Labels that mailers put without looking: they are no evidence.
MEANINGLESS = {"ascii", "us-ascii", "iso8859-1", "cp1252", "latin-1", "iso-8859-1"}
ALIASES = {
    "win-1251": "cp1251",
    "win1251": "cp1251",
    "cp-1251": "cp1251",
    "x-cp1251": "cp1251",
    "windows1251": "cp1251",
    "win": "cp1251",
    "cyrillic": "iso8859-5",
    "koi8": "koi8-r",
    "koi-8-r": "koi8-r",
    "koi8r": "koi8-r",
    "koi-8": "koi8-r",
    "dos": "cp866",
    "alt": "cp866",
    "ibm-866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
    "strk1048-2002": "kz1048",
    "rk1048": "kz1048",
    "kz-1048": "kz1048",
    "stpk1048": "kz1048",
    "windows-kz": "kz1048",
    "pt154": "ptcp154",
    "cp154": "ptcp154",
    "csptcp154": "ptcp154",
    "cyrillic-asian": "ptcp154",
    "utf": "utf-8",
    "utf-8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "unicode": "utf-16",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "shift-jis": "cp932",
    "shift_jis": "cp932",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "tis-620": "cp874",
    "x-windows-949": "cp949",
}
# Charsets in which chance bytes are seldom valid: what decodes is right.
SELF_PROVING = (
    "utf-7",
    "utf-16",
    "utf-32",
    "iso2022",
    "hz",
    "euc",
    "gb",
    "big5",
    "cp93",
    "cp949",
    "cp950",
    "shift",
    "johab",
)
SAMPLE = 4_000

# Letters of the Kazakh and Russian alphabets by how often they occur, in four steps.
_FREQUENT = frozenset("оеаинтр")
_COMMON = frozenset("свлкмдпуыіқябгз")
_RARE = frozenset("юцщэфъёһ")
_USUAL = frozenset("ьчйхжғәөұүңш")
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_PUNCTUATION = frozenset("«»—–№“”„…’‘§°•\xa0·©®™€₸")


class Reading(NamedTuple):
    """Text with the charset it was read in; `guessed` when that is not what the letter declared."""

    text: str
    charset: str
    guessed: bool


def canonical(label):
    """Python's name of the codec behind a label, or "" when there is none."""
    label = re.sub(r"[^\w.:+-]", "", (label or "").split("*")[0].lower()).strip("_.:-")
    label = ALIASES.get(label, label)
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding else ""


def decode(raw, declared=""):
    """Read bytes as text. Never raises."""
    declared = canonical(declared)
    return _unmistakable(raw, declared) or _likeliest(raw, declared)


def _likeliest(raw, declared):
    sample = _telling_part(raw)
    others = [name for name in (*CYRILLIC, *LATIN) if name != declared]
    candidates = [declared, *others] if declared else others
    scores = {name: likeness(sample.decode(name, "replace")) + _trust(name, declared) for name in candidates}
    best = max(candidates, key=scores.get)
    return Reading(raw.decode(best, "replace"), best, best != declared)


def _unmistakable(raw, declared):
    """A byte order mark, a charset with escapes, plain ASCII or valid UTF-8 need no comparison."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark) and (text := _strictly(raw, name)) is not None:
            return Reading(text, name, name[:6] != declared[:6])
    if declared.startswith(SELF_PROVING) and (text := _strictly(raw, declared)) is not None:
        return Reading(text, declared, False)
    if raw.isascii():
        return Reading(raw.decode("ascii"), declared or "ascii", False)
    text = _strictly(raw, "utf-8") or _damaged_utf8(raw)
    if text is None:
        return None
    telling = _telling_part(raw).decode("utf-8", "replace")
    if declared in ("", "utf-8") or _high_bytes(raw) > 4 or likeness(telling) > 0:
        return Reading(text, "utf-8", declared != "utf-8")
    return None


def _damaged_utf8(raw):
    """UTF-8 with damaged places: a letter cut in half by folding, a lost byte, lines of another charset."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - damaged
    if damaged and whole >= 10 * damaged:
        return text
    lines = raw.split(b"\n")
    readable = sum(_high_bytes(line) for line in lines if _strictly(line, "utf-8") is not None)
    if len(lines) < 3 or readable < 20 or readable * 3 < _high_bytes(raw):
        return None
    return "\n".join(_strictly(line, "utf-8") or _likeliest(line, "").text for line in lines)


def _strictly(raw, name):
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError, ValueError, OverflowError):
        return None


def _high_bytes(raw):
    return sum(byte > 127 for byte in raw[: 10 * SAMPLE])


def _telling_part(raw):
    """The first lines with bytes beyond ASCII: enough to compare readings by."""
    lines, size = [], 0
    for line in raw[: SAMPLE * 10].splitlines():
        if not line.isascii():
            lines.append(line[:SAMPLE])
            size += len(line)
            if size > SAMPLE:
                break
    return b"\n".join(lines)[:SAMPLE] or raw[:SAMPLE]


def _trust(name, declared):
    """How much the label weighs against the look of the text, in points of one non-ASCII character."""
    if name != declared:
        return -0.05 * CYRILLIC.index(name) if name in CYRILLIC else -0.3
    if name in MEANINGLESS:
        return 0.0
    if name in CYRILLIC:
        return 0.3
    return 1.0


def likeness(text):
    """How much a text looks like one a person wrote: points for each of its characters beyond ASCII."""
    points = count = consonants = 0
    before = " "
    for index, char in enumerate(text):
        if char > "\x7f":
            count += 1
            points += _points(char, before, text[index + 1 : index + 2] or " ")
            consonants = consonants + 1 if char.isalpha() and char.lower() not in _VOWELS else 0
            points -= 1.5 * (consonants > 2)
        elif char.isalpha() and before > "\x7f" and _script(before) == "C":
            points -= 4
        before = char
    return points / count if count else 0.0


def _points(char, before, after):
    if char.isalpha():
        script = _script(char)
        if script == "C":
            return _cyrillic_points(char, before, after)
        return _latin_points(before, after) if script == "L" else 0.5
    if char in _PUNCTUATION:
        return 0 if before.isalpha() and after.isalpha() else 1
    return -6 if unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs") or char == "\ufffd" else -3


def _cyrillic_points(char, before, after):
    """By how common the letter is; against a mix with Latin, a capital inside a word, a letter on its own."""
    low = char.lower()
    points = next((worth for worth, letters in _WORTH if low in letters), -3)
    if before.isascii() and before.isalpha():
        return points - 5
    if not before.isalpha() and not after.isalpha():
        return -0.5
    return points - 4 * (before.isalpha() and char != low and before == before.lower())


_WORTH = ((4, _FREQUENT), (3, _COMMON), (1, _USUAL), (-1, _RARE))


def _latin_points(before, after):
    """An accented letter stands among plain ones; a row of them is a Cyrillic word read wrongly."""
    beyond = sum(other > "\x7f" and other.isalpha() for other in (before, after))
    plain = sum(other.isascii() and other.isalpha() for other in (before, after))
    return 2 if plain and not beyond else -4 * beyond + 4 * plain if beyond else 0


def _script(char):
    code = ord(char)
    if 0x400 <= code <= 0x52F:
        return "C"
    return "L" if code < 0x250 or 0x1E00 <= code <= 0x1EFF else "?"


def clean(text):
    """Text that a database and a web page take: no control characters but line ends and tabs, no lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _LONE.sub("\ufffd", text))


_LONE = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
