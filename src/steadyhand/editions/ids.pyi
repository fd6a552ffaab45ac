"""The ids of pushed-away 0.2.0, for type checkers. Written by `publish`; do not edit."""

from typing import Literal, TypeAlias

from steadyhand.records.caution import Caution
from steadyhand.records.collection import Collection
from steadyhand.records.concept import Concept
from steadyhand.records.entry import Theme
from steadyhand.records.help_line import HelpLines
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quotes
from steadyhand.records.region import Region
from steadyhand.records.resource import Resources
from steadyhand.records.section import Section
from steadyhand.records.takeaway import Takeaway

SectionId: TypeAlias = Literal[
    "when-someone-pushes-you-away",
    "why-people-push-away",
    "love-and-space",
    "give-space",
    "encourage-openness",
    "observe-patterns",
    "benefit-of-the-doubt",
    "patience",
    "detach-with-care",
    "know-when-to-walk-away",
    "resilience",
]
AllSections: TypeAlias = Collection[Section, SectionId]

TakeawayId: TypeAlias = Literal[
    "not-a-verdict-on-you",
    "love-with-limits",
    "watch-and-wait",
    "look-after-yourself",
    "ready-to-choose",
    "ask-straight-out",
    "a-no-is-an-answer",
]
AllTakeaways: TypeAlias = Collection[Takeaway, TakeawayId]

QuoteId: TypeAlias = Literal[
    "perel-two-pillars",
    "cloud-structure",
    "brown-vulnerability",
    "gottman-generosity",
    "orloff-detachment",
    "angelou-enough",
]
AllQuotes: TypeAlias = Quotes[QuoteId]

ResourceId: TypeAlias = Literal[
    "gifts-of-imperfection",
    "attached",
    "boundaries",
]
AllResources: TypeAlias = Resources[ResourceId]

PracticeId: TypeAlias = Literal[
    "phone-in-another-room",
    "both-hands",
    "second-message",
    "is-it-between-us",
    "only-tired",
    "before-you-reach",
    "three-explanations",
    "handing-out-labels",
    "rather-hear-it",
    "no-words-needed",
    "run-out-of-words",
    "your-part",
    "from-everybody",
    "no-answer-needed",
    "card-with-a-stamp",
    "book-it-anyway",
    "read-receipts",
    "thursday-quiz",
    "gift-or-loan",
    "dropped-plans",
    "name-the-shape",
    "first-evening",
    "asking-round",
    "chair-on-sundays",
    "about-the-children",
    "limit-unsaid",
    "how-silence-ends",
    "side-by-side",
    "asked-yesterday",
    "have-i-got-that-right",
    "the-stew",
    "asking-about-suicide",
    "after-a-shrug",
    "preparing-your-answer",
    "line-each-time",
    "another-day-for-it",
    "their-phone",
    "we-both-go-quiet",
    "how-they-come-back",
    "one-kind-reading",
    "never-and-always",
    "what-happened",
    "that-was-me",
    "since-the-last-time",
    "tidying-the-story",
    "date-on-paper",
    "lasts-as-long",
    "how-long-it-has-been",
    "good-to-hear-you",
    "good-company",
    "worth-the-wait",
    "what-you-answer",
    "one-thing-undone",
    "once-round-the-block",
    "covering-up",
    "yours-to-sort-out",
    "your-decision",
    "whose-worry",
    "key-in-the-lock",
    "tell-one-person",
    "before-you-knew-them",
    "list-of-charges",
    "decided-to-leave",
    "once-a-month",
    "permission-to-decide",
    "hour-after",
    "got-through",
    "put-up-with-it",
    "start-again",
    "picked-up-every-time",
    "sentence-to-keep",
]
AllPractices: TypeAlias = Collection[Practice, PracticeId]

ConceptId: TypeAlias = Literal[
    "demand-and-withdraw",
    "attachment-theory",
    "avoidant-attachment",
    "trauma-self-protection",
    "cognitive-dissonance",
    "approach-and-avoidance",
    "boundaries",
    "enmeshment",
    "vulnerability",
    "coping-mechanism",
    "emotional-regulation",
    "detachment",
    "emotional-burnout",
    "resilience",
    "generosity",
    "benefit-of-the-doubt",
]
AllConcepts: TypeAlias = Collection[Concept, ConceptId]

CautionId: TypeAlias = Literal[
    "suicidal-withdrawal",
    "own-distress",
    "abuse",
    "leaving",
    "threatened-with-suicide",
    "coercive-control",
    "being-followed",
    "under-eighteen",
    "family-decides",
    "own-conduct",
    "told-to-stop",
    "they-may-be-abused",
    "depression-illness",
    "sorry-every-time",
    "no-diagnosis",
]
AllCautions: TypeAlias = Collection[Caution, CautionId]

ThemeId: TypeAlias = Literal[
    "closeness",
    "space",
    "withdrawal",
    "attachment",
    "old-hurt",
    "boundaries",
    "trust",
    "communication",
    "vulnerability",
    "patterns",
    "generosity",
    "self-blame",
    "patience",
    "emotions",
    "self-care",
    "self-worth",
    "letting-go",
    "endings",
    "resilience",
    "safety",
]
AllThemes: TypeAlias = Collection[Theme, ThemeId]

PersonId: TypeAlias = Literal[
    "natalie-garcia",
    "esther-perel",
    "henry-cloud",
    "john-townsend",
    "brene-brown",
    "john-gottman",
    "judith-orloff",
    "maya-angelou",
    "amir-levine",
    "rachel-heller",
    "ali-ibn-abi-talib",
]
AllPeople: TypeAlias = Collection[Person, PersonId]

RegionId: TypeAlias = str
AllRegions: TypeAlias = Collection[Region, RegionId]

HelpLineId: TypeAlias = str
AllHelpLines: TypeAlias = HelpLines[HelpLineId]
