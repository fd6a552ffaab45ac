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
    "second-message",
    "is-it-between-us",
    "only-tired",
    "before-you-reach",
    "three-explanations",
    "handing-out-labels",
    "rather-hear-it",
    "your-part",
    "from-everybody",
    "no-answer-needed",
    "read-receipts",
    "thursday-quiz",
    "gift-or-loan",
    "dropped-plans",
    "name-the-shape",
    "asking-round",
    "until-saturday",
    "limit-unsaid",
    "how-silence-ends",
    "side-by-side",
    "asked-yesterday",
    "have-i-got-that-right",
    "asking-about-suicide",
    "after-a-shrug",
    "your-listening-face",
    "line-a-day",
    "their-phone",
    "we-both-go-quiet",
    "hour-before",
    "how-they-come-back",
    "two-more-readings",
    "never-and-always",
    "what-happened",
    "since-the-last-time",
    "tidying-the-story",
    "date-on-paper",
    "pressing-at-midnight",
    "good-to-hear-you",
    "worth-the-wait",
    "shrinking-life",
    "one-thing-undone",
    "covering-up",
    "yours-to-sort-out",
    "whose-worry",
    "key-in-the-lock",
    "tell-one-person",
    "list-of-charges",
    "from-friday",
    "permission-to-decide",
    "besides-your-patience",
    "got-through",
    "measuring-love",
    "start-again",
    "sentence-to-keep",
    "shorter-each-time",
]
AllPractices: TypeAlias = Collection[Practice, PracticeId]

ConceptId: TypeAlias = Literal[
    "attachment-theory",
    "avoidant-attachment",
    "trauma-self-protection",
    "cognitive-dissonance",
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
    "abuse",
    "charity-has-limits",
    "coercive-control",
    "leaving",
    "stalking",
    "suicidal-withdrawal",
    "depression-illness",
    "they-may-be-abused",
    "own-harm",
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
