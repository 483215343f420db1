"""Text -> the words by which it is found, and what somebody typed -> the beginnings to look for.

Kazakh adds its endings one after another and Russian changes them, so a typed word is cut to its stem and every word
that begins with the stem is found.
"""

import re
import unicodedata
from itertools import chain

LONGEST_WORD = 40
MOST_WORDS = 30_000
SHORTEST_STEM = 4
_WORD = re.compile(r"\w+")
_FOLDED = str.maketrans({"ё": "е", "_": " "})
# The sign of a number is no letter, though its compatible form is.
_SIGNS = str.maketrans({"№": " ", "\u00ad": ""})
# A word divided at the end of a line is found whole and in its parts.
_DIVIDED = re.compile(r"(\w+)[-‐]\s*\n\s*(\w+)")
# Endings that carry case, number, person and possession; the longest fitting one is cut, Kazakh ones up to three times.
_KK = (
    "ларының лерінің дарының дерінің тарының терінің ларына леріне дарына деріне тарына теріне ларын лерін дарын дерін "
    "тарын терін "
    "лары лері дары дері тары тері лардың лердің дардың дердің тардың тердің лардан лерден дардан дерден тардан терден "
    "ларда лерде дарда дерде тарда терде ларға лерге дарға дерге тарға терге лар лер дар дер тар тер "
    "ының інің ымыз іміз ыңыз іңіз мыз міз ңыз ңіз ның нің дың дің тың тің ынан інен ында інде нан нен дан ден тан тен "
    "ына іне сына сіне сының сінің сында сінде сынан сінен сын сін сы сі ға ге қа ке на не да де та те "
    "мен бен пен ды ді ты ті ны ні ын ін ым ім ың ің ы і"
).split()
_RU = (
    "ениями ениях ения ению ением ений ение ями ами иями иях ием ией ого его ому ему ыми ими ую юю ая яя ой ый ий ое "
    "ее ые ие "
    "ых их ым им ом ем ам ям ах ях ов ев ей ию ия ии ет ют ут ат ят ит ла ло ли ть а я о е ы и у ю ь й"
).split()
_KK_ENDINGS = tuple(sorted(_KK, key=len, reverse=True))
_RU_ENDINGS = tuple(sorted(_RU, key=len, reverse=True))
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")


def folded(text):
    return unicodedata.normalize("NFKC", text.translate(_SIGNS)).lower().translate(_FOLDED)


def words(text):
    """Distinct words of a text in their order, folded; bounded in number and length."""
    text = folded(text)
    divided = (match[1] + match[2] for match in _DIVIDED.finditer(text))
    found = {}
    for word in chain((match[0] for match in _WORD.finditer(text)), divided):
        found[word[:LONGEST_WORD]] = None
        if len(found) >= MOST_WORDS:
            break
    return list(found)


def stem(word):
    """The part of a folded word that its forms share; a word with digits is itself."""
    if any(char.isdigit() for char in word):
        return word
    if not _KAZAKH_LETTERS.isdisjoint(word):
        return _cut(_cut(_cut(word, _KK_ENDINGS), _KK_ENDINGS), _KK_ENDINGS)
    # Without a letter that only Kazakh has the language is unknown: the more careful of the two cuts.
    cuts = {_cut(word, _RU_ENDINGS), _cut(_cut(word, _KK_ENDINGS), _KK_ENDINGS)} - {word}
    return max(cuts, key=len, default=word)


def _cut(word, endings):
    shortest = SHORTEST_STEM - (len(word) <= SHORTEST_STEM + 1)
    ending = next((ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= shortest), "")
    return word[: len(word) - len(ending)] if ending else word


def beginnings(typed):
    """What a person typed -> beginnings of words, all of which must occur."""
    return list(dict.fromkeys(stem(word) for word in words(typed)))[:20]


def language(text):
    """ "kk" or "ru" by the letters: only Kazakh has its own ones; a text without any Cyrillic counts as Kazakh."""
    low = folded(text)
    cyrillic = sum("а" <= char <= "я" or char in _KAZAKH_LETTERS for char in low)
    kazakh = sum(char in _KAZAKH_LETTERS for char in low)
    return "ru" if cyrillic and kazakh * 50 < cyrillic else "kk"
