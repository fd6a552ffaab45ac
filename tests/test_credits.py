"""Credits: every person, work and licence behind a guide."""

import pickle

from hypothesis import given

import steadyhand
from steadyhand.editions.guide import Guide
from strategies import guides

CREDITS = steadyhand.load().credits()


@given(guides())
def test_every_work_that_an_entry_cites_is_named_once(guide: Guide) -> None:
    works = guide.credits().works
    named = [(work.authors, work.title) for work in works]
    assert len(named) == len(set(named))
    cited = {entry.ref for entry in (*guide.resources, *(concept for concept in guide.concepts if concept.origin))}
    cited |= {quote.ref for quote in guide.quotes if quote.attribution.work and quote.attribution.credited_to}
    assert {ref for work in works for ref in work.cited_by} == cited


@given(guides())
def test_works_stand_in_the_order_of_their_years(guide: Guide) -> None:
    years = [work.year or 0 for work in guide.credits().works]
    assert years == sorted(years)


def test_a_work_that_several_entries_cite_stands_once_with_what_any_of_them_knows() -> None:
    (boundaries,) = [work for work in CREDITS.works if work.title == "Boundaries"]
    assert boundaries.cited_by == ("resources/boundaries", "concepts/boundaries")
    assert boundaries.identifier == "isbn:9780310351801"


def test_licence_source_people_and_quotes_are_the_guides() -> None:
    guide = steadyhand.load()
    assert (CREDITS.licence, CREDITS.rights, CREDITS.source) == (guide.licence, guide.rights, guide.source)
    assert (CREDITS.people, CREDITS.quotes) == (guide.people, guide.quotes)
    assert CREDITS.to_dict()["source"]["byline"] == "Natalie Garcia"


def test_credits_are_a_value() -> None:
    assert pickle.loads(pickle.dumps(CREDITS)) == CREDITS
    assert hash(CREDITS) == hash(steadyhand.load().credits())
