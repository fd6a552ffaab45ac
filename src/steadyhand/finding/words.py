"""Words: how a text is read for searching. A little English, the same for every guide.

Nothing is kept of what was read: words that somebody searches for are nobody else's business.
"""

import re
from collections.abc import Iterable
from typing import TypeAlias

Names: TypeAlias = frozenset[str]
"""What a word answers to: its stem, `=` and its form, and `they` if it is somebody spoken of."""

LONGEST = 2000
"""Words that are read of a text, some pages of it: so any text takes bounded time."""
STOP: Names = frozenset({"."})
COMMA: Names = frozenset({","})
FORMS = """are am is was were be been being|have has had|do does did|go goes went gone going gonna|get got gotten|
not never cannot dont doesnt didnt wont cant couldnt wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt aint|
hit hitting|beat beaten|break broke broken|throw threw thrown|take took taken|shake shook shaken|
hide hid hidden|steal stole stolen|bite bit bitten|fight fought|think thought|say said|tell told|
keep kept|leave left|make made|come came|feel felt|find found|send sent|spit spat|hold held|
drive drove driven|know knew known|write wrote written|wake woke woken|sleep slept|eat ate eaten|
drink drank drunk|lose lost|give gave given|run ran|see saw seen|stand stood|sit sat|lie lies lay lying|
ring rang rung|die dies died dying|want wanna|mum mom|fly flew|flee fled|hang hung|swear swore|
tear tore torn|shoot shot|me us|text txt|myself ourselves|themself himself herself themselves|
my our mine|i we im ive|they hes shes theyre"""
"""Forms that no ending betrays, a word a group, each read as the first of its group."""
THEM = frozenset({"they", "them", "their", "he", "she", "him", "her", "his"})
_PEOPLE = """they them their he she him her his hers theirs husband wife wives hubby spouse partner boyfriend
girlfriend bf gf ex fiance fiancé fiancee fiancée friend bestie mate flatmate roommate sister
brother sibling mother father mum daddy mummy dad parent stepdad stepmum stepmom stepfather
stepmother son daughter stepson stepdaughter cousin aunt uncle nan gran grandma grandpa grandmother
grandfather niece nephew girl boy man men woman women guy lad bloke someone somebody person
colleague neighbour neighbor teenager"""
PEOPLE = frozenset(_PEOPLE.split())
"""Words for somebody spoken of."""

_VOWELS = frozenset("aeiouy")
_WORD = re.compile(r"\w[\w']*")
_WORD_OR_MARK = re.compile(r"\w[\w']*|[.?!;:\n]+|,")
_FORM = {form: group.split()[0] for group in FORMS.split("|") for form in group.split()}


def folded(text: str) -> str:
    """The text as it is compared: small letters, one kind of apostrophe."""
    for apostrophe in "’‘ʼ":
        text = text.replace(apostrophe, "'")
    return text.lower()


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order.

    >>> stems("She's pulling away!")
    ['she', 'pul', 'awai']
    """
    return [_stem_of(word) for word in _WORD.findall(folded(text[: LONGEST * 12]))[:LONGEST]]


def names(text: str) -> list[Names]:
    """What each word of a text answers to, ends of sentences and commas among them; `my wife` is one word.

    >>> [sorted(word) for word in names("My wife won't talk.")]
    [['=wife', 'they', 'wif'], ['=not', 'not'], ['=talk', 'talk'], ['.']]
    """
    read: list[Names] = []
    for word in _WORD_OR_MARK.findall(folded(text[: LONGEST * 12])):
        answers = _names_of(word)
        if read and "they" in answers and "my" in read[-1]:
            read.pop()
        read.append(answers)
    return read[:LONGEST]


def name(word: str) -> str:
    """What one word of a phrase is called in a text; `=controlling` is that form alone."""
    if word.startswith("="):
        return word
    return "they" if _bare(word) in THEM else _stem_of(word)


def stem(word: str) -> str:
    """A word without its English ending.

    >>> stem("choked") == stem("choking") == stem("chokes")
    True
    """
    word = _FORM.get(word, word)
    if word[-1] == "s":
        word = _singular(word)
    if word[-1] in "gd":
        word = _present(word)
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 2 and word[-1] == "y" else word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-2] not in "sui" else word


def _present(word: str) -> str:
    for ending in ("ing", "ed"):
        start = word.removesuffix(ending)
        if len(start) > 2 and start != word and not _VOWELS.isdisjoint(start):
            return start
    return word


class Numbers(dict[str, int]):
    """The number of each word's stem, worked out once for all texts of a guide; not for what somebody searches for.

    >>> numbers = Numbers(["awai", "pul"])
    >>> numbers.of("She's pulling away!"), numbers.stems
    ([2, 1, 0], {'awai': 0, 'pul': 1, 'she': 2})
    """

    def __init__(self, stems: Iterable[str] = ()) -> None:
        super().__init__()
        self.stems: dict[str, int] = {stem: number for number, stem in enumerate(stems)}
        """The number of each stem."""

    def of(self, text: str) -> list[int]:
        """The numbers of a text's stems, in order."""
        return [self[word] for word in _WORD.findall(folded(text[: LONGEST * 12]))[:LONGEST]]

    def __missing__(self, word: str) -> int:
        found = self[word] = self.stems.setdefault(_stem_of(word), len(self.stems))
        return found


def _bare(word: str) -> str:
    """`can't` is `not`, `he's` is `he`."""
    return "not" if word.endswith("n't") else word.partition("'")[0]


def _stem_of(word: str) -> str:
    return stem(_bare(word))


def _names_of(word: str) -> Names:
    if word[0] in ".?!;:\n,":
        return COMMA if word == "," else STOP
    bare = _bare(word)
    stemmed = stem(bare)
    if bare in PEOPLE or stemmed in PEOPLE or bare.removesuffix("s") in PEOPLE:
        return frozenset((stemmed, f"={bare}", "they"))
    return frozenset((stemmed, f"={bare}"))
