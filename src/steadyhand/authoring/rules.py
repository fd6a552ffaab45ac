"""The rules a manuscript is checked by: every code, what it stands for, why, a wrong example and a right one."""

import attrs

from steadyhand.authoring.contacts import HELP_LINES_FILE
from steadyhand.authoring.examples import CAUTION, LINE, PUBLISHED, QUOTE, RETIRED, SECTION, TAKEAWAY, THEME
from steadyhand.authoring.manuscript import RECALLS_FILE


@attrs.frozen
class Rule:
    """One kind of fault. `wrong` and `right` stand in `file`, after whatever else is in it."""

    code: str
    what: str
    why: str
    file: str
    wrong: str
    right: str


RULES = {
    rule.code: rule
    for rule in (
        Rule(
            "missing-file",
            "A file that every manuscript has is not there.",
            "A guide does not lose its cautions because a file was misnamed. A file may list nothing, but it is there.",
            "takeaways.toml",
            "(no such file)",
            "",
        ),
        Rule(
            "unknown-file",
            "The folder has a file that no manuscript has.",
            "What stands in it would be lost in silence.",
            "takeaway.toml",
            TAKEAWAY,
            "(no such file)",
        ),
        Rule(
            "unreadable",
            "A file is there and cannot be read.",
            "What it says is not known. It may be a folder or a pipe, a link to nowhere, or not yours to read.",
            "people.toml",
            "(a folder people.toml)",
            "# people",
        ),
        Rule(
            "not-utf8",
            "A file is not UTF-8.",
            "TOML is UTF-8; anything else turns letters into others.",
            "people.toml",
            "# Bront\N{LATIN SMALL LETTER E WITH DIAERESIS} saved as Latin-1",
            "# Bront\N{LATIN SMALL LETTER E WITH DIAERESIS} saved as UTF-8",
        ),
        Rule(
            "byte-order-mark",
            "A file begins with a byte order mark.",
            "It cannot be seen, and programs that join or compare files trip over it. `steadyhand fmt` takes it out.",
            "people.toml",
            "\N{ZERO WIDTH NO-BREAK SPACE}# people",
            "# people",
        ),
        Rule(
            "syntax",
            "A file is not TOML.",
            "Nothing in it can be read.",
            "takeaways.toml",
            TAKEAWAY.replace('"rest"', '"rest'),
            TAKEAWAY,
        ),
        Rule(
            "unknown-key",
            "A table has a key that such tables do not have.",
            "What it says would be lost in silence; most often it is a misspelling.",
            "takeaways.toml",
            TAKEAWAY.replace("text =", "txt ="),
            TAKEAWAY,
        ),
        Rule(
            "missing-key",
            "A table lacks a key that it must have.",
            "Whoever uses the guide relies on it.",
            "takeaways.toml",
            TAKEAWAY.replace('text = "Rest first."\n', ""),
            TAKEAWAY,
        ),
        Rule(
            "wrong-type",
            "A value is of another type than its key asks for.",
            "A number is no text, and one id is no list of ids.",
            "takeaways.toml",
            TAKEAWAY.replace('["first-theme"]', '"first-theme"'),
            TAKEAWAY,
        ),
        Rule(
            "bad-value",
            "A value is of the right type and cannot be right.",
            "An id, a date, an ISBN or a kind of practice has a form of its own.",
            "takeaways.toml",
            TAKEAWAY.replace('"rest"', '"Rest First"'),
            TAKEAWAY,
        ),
        Rule(
            "empty-text",
            "A text says nothing.",
            "What has nothing to say is left out.",
            "takeaways.toml",
            TAKEAWAY.replace("Rest first.", " "),
            TAKEAWAY,
        ),
        Rule(
            "dangling-reference",
            "An id is referred to that no entry of that kind has.",
            "The reader would be sent nowhere.",
            "takeaways.toml",
            TAKEAWAY.replace("first-theme", "frist-theme"),
            TAKEAWAY,
        ),
        Rule(
            "duplicate-id",
            "Two entries of a kind have the same id.",
            "Nobody could tell which is meant.",
            "takeaways.toml",
            f"{TAKEAWAY}\n\n{TAKEAWAY}",
            TAKEAWAY + "\n\n" + TAKEAWAY.replace('"rest"', '"rest-again"'),
        ),
        Rule(
            "reused-id",
            "An entry has an id that was moved or retired.",
            "An application that still asks for the old entry would be given another in its place.",
            "ledger.toml",
            RETIRED.replace("takeaways/rest", "takeaways/first-takeaway"),
            RETIRED,
        ),
        Rule(
            "lost-id",
            "An id was published, and is neither there nor in the ledger.",
            "Applications may use it. Take it back, rename it with `steadyhand move`, or retire it with a reason.",
            "ledger.toml",
            PUBLISHED,
            RETIRED,
        ),
        Rule(
            "alias-clash",
            "Two themes, or two people, would answer to the same name.",
            "Nobody could tell which is meant.",
            "themes.toml",
            f'{THEME}\naliases = ["First theme"]',
            f'{THEME}\naliases = ["peace"]',
        ),
        Rule(
            "order-clash",
            "The files of two sections do not say which of them comes first, or a theme stands above its broader one.",
            "Sections are read in the order of their files: each has a number of its own, written with as many digits. "
            "Themes are read in the order in which they are listed, the broader first.",
            "sections/10-second-section.toml",
            "(beside sections/10-first-section.toml)",
            "(sections/20-second-section.toml)",
        ),
        Rule(
            "typography",
            "A text has a typewriter’s marks, doubled spaces or characters that cannot be seen.",
            "It is printed as it stands. What others wrote is left alone: `as_printed`, `source_heading`, `seen`.",
            "takeaways.toml",
            TAKEAWAY.replace("Rest first.", "Don't rush ..."),
            TAKEAWAY.replace("Rest first.", "Don’t rush …"),
        ),
        Rule(
            "provenance",
            "More is claimed than is shown.",
            "A verified quote names the person, the work and the place in it, and standing.toml says what was seen. "
            "A help line can be reached, and says when it was known to be there.",
            SECTION,
            QUOTE,
            QUOTE.replace("verified", "attributed"),
        ),
        Rule(
            "unreachable",
            "Nothing leads to an entry.",
            "A theme has entries, a person is credited, a help line belongs to a caution, and whatever else is no part "
            "of a section is filed under a theme.",
            "takeaways.toml",
            TAKEAWAY.replace('["first-theme"]', "[]"),
            TAKEAWAY,
        ),
        Rule(
            "number-in-prose",
            "A text has what reads like a telephone number.",
            "A number is a fact of today: in an edition it would go wrong in every application that pins it. "
            "Contacts have the numbers, and every display shows them.",
            "takeaways.toml",
            TAKEAWAY.replace("Rest first.", "Ring 0808 2000 247."),
            TAKEAWAY,
        ),
        Rule(
            "unserved-need",
            "A caution needs a kind of help that no help line gives anywhere.",
            "Whoever is in danger would be sent to nobody.",
            "cautions.toml",
            "(a need that none of the lines serves)",
            CAUTION,
        ),
        Rule(
            "allowed-and-limited",
            "A caution both allows a section and limits it.",
            "Nobody could tell whether it is to be shown.",
            "cautions.toml",
            CAUTION.replace("rest", "first-caution"),
            CAUTION,
        ),
        Rule(
            "superseded-number",
            "A number that nobody should call any more stands in a field.",
            "Somebody would call it. What was superseded is listed as such, and stands nowhere else.",
            HELP_LINES_FILE,
            LINE.replace("116 123", "1-800-273-8255"),
            LINE,
        ),
        Rule(
            "old-evidence",
            "The newest evidence for a number is more than three years old. It keeps nobody from publishing.",
            "Lines move, merge and close.",
            HELP_LINES_FILE,
            LINE.replace("2026", "2019"),
            LINE,
        ),
        Rule(
            "stale-try",
            "A way to reach a line is another, and the day on which somebody tried it is not.",
            "Nobody has tried the new one. `publish` says so, since it knows both.",
            HELP_LINES_FILE,
            "(another number, the same day)",
            "(no day, or the day on which the new number was tried)",
        ),
        Rule(
            "unrecalled-credit",
            "A quote is credited with less than in the edition before, and nothing recalls what that said.",
            "It goes on being shown wherever that edition is pinned. `publish` says so, with the digest to recall.",
            RECALLS_FILE,
            "(nothing about the quote)",
            "(its ref and former digest, since when, and the reason)",
        ),
    )
}
"""Every rule by its code."""
