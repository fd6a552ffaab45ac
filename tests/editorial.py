"""What we ask of a guide's text, as small checks: each takes a Guide and names what it finds."""

import re
from collections.abc import Callable, Iterator

import pyphen

from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.kinds import PLURALS
from steadyhand.records.person import Person
from steadyhand.records.quote import Quote
from steadyhand.records.vocabulary import names_of

Check = Callable[[Guide], Iterator[str]]

WORD = re.compile(r"[\w’'-]+")
SENTENCE_END = re.compile(r"(?<=[.?!])[”)]*\s+")
QUOTED = re.compile(r"“[^”]*”")
SYLLABLES = pyphen.Pyphen(lang="en_GB")

# Flesch's scale: 60 to 70 is plain English, 70 to 80 fairly easy. Somebody reads this at one in the morning.
EASE_OF_PROSE = 70
EASE_OF_CONCEPTS = 55
# A long sentence may earn its place; a string of them may not.
LONGEST_SENTENCE = 50
AVERAGE_SENTENCE = 18
YOU_IN_A_HUNDRED_WORDS = 2
PRACTICES_OF_A_SECTION = 3

FILLER = (
    "journey|navigat(e|es|ing)|landscape|delve|crucial|vital|essential|truly|deeply|simply|in today’s world|"
    "at the end of the day|it’s important to remember|when it comes to|it’s okay to"
)
LABELS = "avoidant|narcissist|narcissistic|borderline|bipolar|codependent|toxic|traumatised|dissonant"
DIAGNOSIS = re.compile(rf"\byour ({LABELS}) \w+|\b(they|he|she)(’s|’re| is| are) (an? )?({LABELS})\b", re.IGNORECASE)
FEWEST_SIGNS = 6
LONGEST_PRACTICE = 160
WORDS_OF_A_TAKEAWAY = 16
IFS_OF_A_SECTION = 2
BUILDERS_WORDS = re.compile(r"\bcautions?\b|\bthe article\b(?! about)", re.IGNORECASE)


def texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every text of the entry that is ours to word, with the name of its field."""
    borrowed = {"ref", "id", "as_printed", "source_heading", "evidence", "attribution", "act", "credit"}
    borrowed |= {"needs", "stops_advice", "allows", "serves"}
    for name, value in entry.to_dict().items():
        if name not in borrowed:
            yield from (
                (name, each) for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
            )


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence for line in text.splitlines() for sentence in SENTENCE_END.split(line) if sentence.strip()]


def reading_ease(text: str) -> float:
    """Flesch's reading ease, with syllables counted as hyphenation finds them."""
    words = WORD.findall(text)
    syllables = sum(len(SYLLABLES.positions(word)) + 1 for word in words)
    return 206.835 - 1.015 * len(words) / len(sentences(text)) - 84.6 * syllables / len(words)


def every_section_has_practices_themes_and_limits(guide: Guide) -> Iterator[str]:
    for section in guide.sections:
        if len(section.practices) < PRACTICES_OF_A_SECTION:
            yield f"{section.ref} has {len(section.practices)} practices"
        if not section.themes:
            yield f"{section.ref} has no theme"
        if not section.limits:
            yield f"{section.ref} has no limit"


def every_theme_has_entries_and_every_entry_a_theme(guide: Guide) -> Iterator[str]:
    yield from (f"{theme.ref} has no entry" for theme in guide.themes if not guide.about(theme))
    unfiled = ("themes", "people")
    yield from (
        f"{each.ref} has no theme" for each in guide.entries if PLURALS[each.kind] not in unfiled and not each.themes
    )


def every_theme_has_other_words_for_it(guide: Guide) -> Iterator[str]:
    for theme in guide.themes:
        if not theme.aliases:
            yield f"{theme.ref} has no alias"
        yield from (
            f"{name!r} does not find {theme.ref}" for name in names_of(theme) if guide._vocabulary.theme(name) != theme
        )


def sections_speak_to_the_reader(guide: Guide) -> Iterator[str]:
    for section in guide.sections:
        words = WORD.findall(section.text.lower())
        share = 100 * sum(word in {"you", "your", "yours", "yourself"} for word in words) / len(words)
        if share < YOU_IN_A_HUNDRED_WORDS:
            yield f"{section.ref} says “you” {share:.1f} times in a hundred words"


def nobody_who_is_absent_is_diagnosed(guide: Guide) -> Iterator[str]:
    for entry in guide.entries:
        if isinstance(entry, (Concept, Person, Quote, Theme)):
            continue
        for name, text in texts(entry):
            if name not in ("signs", "questions"):
                yield from (f"{entry.ref}: {found[0]}" for found in DIAGNOSIS.finditer(QUOTED.sub("", text)))


def no_words_that_only_fill(guide: Guide) -> Iterator[str]:
    filler = re.compile(rf"\b({FILLER})\b", re.IGNORECASE)
    for entry in guide.entries:
        if not isinstance(entry, Quote):
            ours = (text for name, text in texts(entry) if name != "questions")
            yield from (f"{entry.ref}: {found[0]}" for text in ours for found in filler.finditer(text))


def sentences_can_be_read_aloud(guide: Guide) -> Iterator[str]:
    for section in guide.sections:
        lengths = {sentence: len(WORD.findall(sentence)) for sentence in sentences(section.text)}
        yield from (f"{section.ref}: {long}" for long, length in lengths.items() if length > LONGEST_SENTENCE)
        if sum(lengths.values()) / len(lengths) > AVERAGE_SENTENCE:
            yield f"{section.ref} has {sum(lengths.values()) / len(lengths):.1f} words a sentence"


def text_is_easy_to_read(guide: Guide) -> Iterator[str]:
    prose = {section.ref: section.text for section in guide.sections}
    prose |= {caution.ref: f"{caution.text} {caution.instead}" for caution in guide.cautions}
    yield from (f"{ref}: {reading_ease(text):.0f}" for ref, text in prose.items() if reading_ease(text) < EASE_OF_PROSE)
    for concept in guide.concepts:
        ease = reading_ease(f"{concept.definition} {concept.note}")
        if ease < EASE_OF_CONCEPTS:
            yield f"{concept.ref}: {ease:.0f}"


def typography_is_in_order(guide: Guide) -> Iterator[str]:
    wrong = {
        "a straight quotation mark": re.compile(r"[\"']"),
        "two spaces": re.compile(r"  "),
        "a space at an end": re.compile(r"^\s|\s$"),
        "a space before a mark": re.compile(r" [,.;:?!]"),
        "dots or hyphens for a mark": re.compile(r"\.\.\.|--| - "),
    }
    for entry in guide.entries:
        for name, text in texts(entry):
            yield from (f"{entry.ref}: {name} has {what}" for what, pattern in wrong.items() if pattern.search(text))
            if text.count("“") != text.count("”"):
                yield f"{entry.ref}: {name} has a quotation mark without its fellow"


def isbns_are_sound(guide: Guide) -> Iterator[str]:
    for book in guide.resources:
        weighted = sum(int(digit) * (3 if position % 2 else 1) for position, digit in enumerate(book.isbn))
        if weighted % 10:
            yield f"{book.ref}: {book.isbn}"


def help_lines_say_where_and_since_when_they_are_known(guide: Guide) -> Iterator[str]:
    for line in guide.help_lines:
        if line.evidence_year is None or not line.evidence:
            yield f"{line.ref} has no dated evidence"
        if not (line.call or line.sms or line.web):
            yield f"{line.ref} cannot be reached"


def every_caution_that_needs_help_has_some_for_the_whole_world(guide: Guide) -> Iterator[str]:
    for caution in guide.cautions:
        if not caution.help_lines.region("001") and (caution.needs or caution.stops_advice):
            yield f"{caution.ref} has no help line for readers anywhere"


def called_in(text: str, guide: Guide) -> list[Caution]:
    """The cautions whose titles a text says, in the order in which it says them."""
    titles = {caution.title: caution for caution in guide.cautions}
    return [titles[each[1:-1]] for each in QUOTED.findall(text) if each[1:-1] in titles]


def pages_are_called_by_their_titles(guide: Guide) -> Iterator[str]:
    for entry in guide.entries:
        ours = (
            (text for name, text in texts(entry) if name != "questions")
            if not isinstance(entry, (Theme, Person))
            else ()
        )
        yield from (f"{entry.ref}: {found[0]}" for text in ours for found in BUILDERS_WORDS.finditer(text))


def a_section_sends_the_reader_elsewhere_once_at_most(guide: Guide) -> Iterator[str]:
    for section in guide.sections:
        called = called_in(section.text, guide)
        if len(called) > 1:
            yield f"{section.ref} sends the reader elsewhere {len(called)} times"
        limiting = {limit.caution for limit in section.limits}
        yield from (f"{section.ref} is not limited by {each.id}" for each in called if each.id not in limiting)


def a_section_names_one_researcher_at_most(guide: Guide) -> Iterator[str]:
    authors = {name for concept in guide.concepts for origin in concept.origin for name in names_in(origin.authors)}
    for section in guide.sections:
        named = sorted(name for name in authors if re.search(rf"\b{re.escape(name)}\b", section.text))
        if len(named) > 1:
            yield f"{section.ref} names {', '.join(named)}"


def names_in(authors: str) -> list[str]:
    """The surnames in a list of authors."""
    return [name.split()[-1] for name in re.split(r", | and ", authors)]


def few_sentences_open_with_if(guide: Guide) -> Iterator[str]:
    for section in guide.sections:
        openers = [each for each in sentences(section.text) if each.lstrip("“(").startswith("If ")]
        if len(openers) > IFS_OF_A_SECTION:
            yield f"{section.ref} has {len(openers)} sentences that open with “If”"


def practices_can_be_done_and_said(guide: Guide) -> Iterator[str]:
    for practice in guide.practices:
        if len(practice.text) > LONGEST_PRACTICE:
            yield f"{practice.ref} has {len(practice.text)} characters"
        if "(" in practice.text:
            yield f"{practice.ref} has a guard in brackets"


def no_practice_says_its_section_again(guide: Guide) -> Iterator[str]:
    for section in guide.sections:
        said = runs_of_four(section.text)
        for practice in section.practices:
            own = runs_of_four(practice.text)
            if len(own & said) * 4 > len(own):
                yield f"{practice.ref} says its section again"


def runs_of_four(text: str) -> set[tuple[str, ...]]:
    """Every four words in a row."""
    words = WORD.findall(text.lower())
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def takeaways_can_be_remembered(guide: Guide) -> Iterator[str]:
    for takeaway in guide.takeaways:
        if len(WORD.findall(takeaway.text)) > WORDS_OF_A_TAKEAWAY:
            yield f"{takeaway.ref} has {len(WORD.findall(takeaway.text))} words"


def cautions_can_be_told_and_offered(guide: Guide) -> Iterator[str]:
    for caution in guide.cautions:
        if len(caution.signs) < FEWEST_SIGNS:
            yield f"{caution.ref} has {len(caution.signs)} signs"
        if caution.stops_advice and not (caution.needs and caution.offer):
            yield f"{caution.ref} stops advice and offers nothing"


CHECKS: tuple[Check, ...] = (
    every_section_has_practices_themes_and_limits,
    every_theme_has_entries_and_every_entry_a_theme,
    every_theme_has_other_words_for_it,
    sections_speak_to_the_reader,
    nobody_who_is_absent_is_diagnosed,
    no_words_that_only_fill,
    sentences_can_be_read_aloud,
    text_is_easy_to_read,
    typography_is_in_order,
    isbns_are_sound,
    help_lines_say_where_and_since_when_they_are_known,
    every_caution_that_needs_help_has_some_for_the_whole_world,
    pages_are_called_by_their_titles,
    a_section_sends_the_reader_elsewhere_once_at_most,
    a_section_names_one_researcher_at_most,
    few_sentences_open_with_if,
    practices_can_be_done_and_said,
    no_practice_says_its_section_again,
    takeaways_can_be_remembered,
    cautions_can_be_told_and_offered,
)
