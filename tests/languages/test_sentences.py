"""Every language says all that the code says, nothing else, and finds every value that its sentences place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from actions.answers import Answer, Outcome, Say, Understood, say
from actions.fields import ORDER
from actions.kinds import KINDS
from actions.wording import word
from bot.readers.evidence import DECLINED, SOCIAL
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.query import DateCondition, DateRole, Query, SortKey, Status
from knowledge.store import Store
from languages.language import FOLDER, FOLDERS, load_language
from tests.languages.sayings import RANKED, Saying, find_sayings

CODES = sorted(code for code, folder in FOLDERS.items() if (FOLDER / folder / "sentences.ftl").exists())
SAYINGS = find_sayings()
SAID = frozenset(key for saying in SAYINGS for key in saying.keys)


@cache
def read(code: str) -> fluent.Resource:
    return FluentParser().parse((FOLDER / FOLDERS[code] / "sentences.ftl").read_text("utf-8"))


def keys(code: str) -> list[str]:
    return [entry.id.name for entry in read(code).body if isinstance(entry, fluent.Message)]


class References(Visitor):
    """The names of the places in a sentence, and of the sentences that it holds."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.sentences: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.places.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.sentences.add(node.id.name)


@cache
def references(code: str) -> dict[str, References]:
    found = {}
    for entry in read(code).body:
        if isinstance(entry, fluent.Message):
            found[entry.id.name] = References()
            found[entry.id.name].visit(entry)
    return found


def places(code: str) -> dict[str, set[str]]:
    found = references(code)
    return {key: own.places.union(*(found[held].places for held in own.sentences)) for key, own in found.items()}


def test_there_is_english() -> None:
    assert "en" in CODES


@pytest.mark.parametrize("code", CODES)
def test_the_sentences_can_be_read(code: str) -> None:
    junk = [entry.content for entry in read(code).body if isinstance(entry, fluent.Junk)]
    assert junk == []


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_stands_twice(code: str) -> None:
    assert [key for key, times in Counter(keys(code)).items() if times > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_that_the_code_says_is_there(code: str) -> None:
    assert sorted(SAID - set(keys(code))) == []


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_is_there_that_the_code_never_says(code: str) -> None:
    held = set().union(*(own.sentences for own in references(code).values()))
    assert sorted(set(keys(code)) - SAID - held) == []


@pytest.mark.parametrize("code", CODES)
def test_a_sentence_uses_no_place_that_english_does_not_fill(code: str) -> None:
    """A language may leave a place out; it cannot have one that the code does not know."""
    english = places("en")
    assert {key: names - english[key] for key, names in places(code).items() if names - english.get(key, set())} == {}


def sample(store: Store, saying: Saying, place: str) -> object:
    """A value of the type that the code puts in that place."""
    projects, departments = store.projects(), store.departments()
    period = Period.financial_quarter(2024, 2)
    query = Query(dates=(DateCondition(DateRole.START, (period,)),), money=(MoneyRange(low=Decimal(300)),))
    values: dict[str, object] = {
        "understood": Understood(query, ("passport",), departments[:2], departments[2:3]),
        "project": projects[0],
        "projects": projects[:2],
        "more": projects[0],
        "less": projects[1],
        "names": departments[:2],
        "name": projects[0],
        "other": departments[1],
        "source": store.documents()[0] if saying.module == "parts" else store.source(),
        "fact": next(fact for fact in store.facts() if fact.as_of),
        "target": store.targets()[0],
        "description": store.programmes()[0],
        "introduction": store.programmes()[0],
        "period": period,
        "periods": (period, period),
        "words": ("passport", "football"),
        "subject": ("passport",),
        "label": departments[0],
        "label-count": departments[0],
        "first": period,
        "last": period,
        "second": projects[1],
        "year": 2024,
        "amount": Decimal("1404.6"),
        "whole": Decimal("6714.6"),
        "total": Decimal("6714.6"),
        "low": Decimal("41.4"),
        "high": Decimal("1404.6"),
        "number": 3,
        "place": 2,
    }
    if saying.module in ("comparison", "contrast") and place == "first":
        return projects[0]
    return values.get(place, 2)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("saying", SAYINGS, ids=lambda saying: f"{saying.module}.py:{saying.line}")
def test_every_place_of_a_sentence_is_filled(store: Store, code: str, saying: Saying) -> None:
    language = load_language(code)
    fuller = [other for other in SAYINGS if other.module == saying.module and set(other.places) > set(saying.places)]
    for key in saying.keys:
        if any(key in other.keys and key.startswith("field-") for other in fuller):
            continue  # one variable holds the keys of both calls
        if saying.direct:
            plain = dict.fromkeys(places(code)[key], "1") if "project" in saying.places else {}
            figures = {"amount": Decimal(1)} if saying.module == "pictures" else {}
            text = language.say(key, **{**plain, **dict.fromkeys(saying.places, "1"), **figures})
        else:
            values = {place: sample(store, saying, place) for place in saying.places}
            text = word(Answer(Outcome.SOCIAL, "", (Say(key, values),)), language).text
        assert text.strip() or key in ("of", "of-list"), key
        assert "\n\n" not in text, key


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [0, 1, 2, 12, 13, 31, 500])
def test_any_number_can_be_said(store: Store, code: str, count: int) -> None:
    """Lists grow: no count may be too large for the words around it."""
    language = load_language(code)
    for saying in SAYINGS:
        counted = {"count", "number", "groups", "ties", "place"} & set(saying.places)
        if saying.direct or not counted or any(key.startswith(("which-year", "term-")) for key in saying.keys):
            continue
        for key in saying.keys:
            values = {place: count if place in counted else sample(store, saying, place) for place in saying.places}
            assert word(Answer(Outcome.SOCIAL, "", (Say(key, values),)), language).text


# What must have words of its own


@pytest.mark.parametrize("code", CODES)
def test_every_field_status_order_and_group_has_its_words(code: str) -> None:
    wanted = {f"ask-{field}" for field in ORDER}
    wanted |= {f"field-{field}" for field in ORDER if field != "status"}
    wanted |= {f"field-status-{status.value}" for status in Status} | {f"condition-status-{s.value}" for s in Status}
    wanted |= {f"condition-{role.value}" for role in DateRole} | {f"condition-not-{role.value}" for role in DateRole}
    wanted |= {f"instead-{role.value}" for role in DateRole}
    ends = [f"{end}-{shape}" for end in ("most", "least") for shape in ("one", "nth", "tie", "many")]
    wanted |= {f"rank-{key.value}-{end}" for key in RANKED for end in ends}
    wanted |= {f"talk-{kind}" for kind in (*SOCIAL, *DECLINED)}
    assert sorted(wanted - set(keys(code))) == []


def test_every_order_is_ranked_or_only_sorts() -> None:
    assert set(SortKey) - set(RANKED) == {SortKey.NAME, SortKey.DEPARTMENT, SortKey.LIST}


def understand(query: Query) -> Understood:
    return Understood(query, either=tuple(map(understand, query.either)))


@pytest.mark.parametrize("code", CODES)
def test_every_condition_of_a_query_is_said(store: Store, code: str) -> None:
    """Two Queries that differ in a condition differ in words: a wrong reading is seen at once."""
    language = load_language(code)
    year = Period.year(2024)
    queries = [Query()]
    queries += [Query(dates=(DateCondition(role, (year,), no),)) for role in DateRole for no in (False, True)]
    queries += [Query(status=status) for status in Status]
    bounds = [{"includes_low": False}, {"includes_low": True}]
    queries += [Query(money=(MoneyRange(low=Decimal(300), **bound),)) for bound in bounds]
    queries += [Query(money=(MoneyRange(high=Decimal(300), includes_high=b["includes_low"]),)) for b in bounds]
    queries += [Query(money=(MoneyRange(Decimal(100), Decimal(300), *ends),)) for ends in ((True, True), (False, True))]
    queries += [Query(money=(MoneyRange(Decimal(300), Decimal(300)),)), Query(money=(MoneyRange.near(Decimal(300)),))]
    one, two, three = queries[1], Query(status=Status.RUNNING), Query(money=(MoneyRange(high=Decimal(200)),))
    both = replace(one, status=Status.RUNNING)
    queries += [Query(either=either) for either in ((one, two), (one, three), (one, two, three), (both, three))]
    queries += [replace(three, either=(one, two)), replace(one, either=(two, three))]
    said = [
        word(Answer(Outcome.SOCIAL, "", (say("list-found", count=2, understood=understand(query)),)), language).text
        for query in queries
    ]
    said += [
        word(Answer(Outcome.SOCIAL, "", (say("list-found", count=2, understood=understood),)), language).text
        for understood in (
            Understood(Query(), ("passport",)),
            Understood(Query(), (), store.departments()[:1]),
            Understood(Query(), (), (), store.departments()[:1]),
        )
    ]
    assert [text for text, times in Counter(said).items() if times > 1] == []


# Kinds have their training examples and their tests


NOT_ASKED = {"empty", "unavailable", "language"}  # what no message is taught to be: the marks tell, or nothing is read
ROOT = Path(__file__).parents[2]


def test_every_kind_has_examples_to_learn_from() -> None:
    files = {path.stem for path in (ROOT / "data" / "nlu").glob("*.yml")}
    assert files == set(KINDS) - NOT_ASKED


@pytest.mark.parametrize("code", CODES)
def test_engine_sentences_are_complete(code: str) -> None:
    """What is said when no answer is reached; read by the channels, which know no other sentences."""
    from bot.channels.reception import read_sentences

    sentences = read_sentences(FOLDERS[code])
    assert sentences.unavailable
    assert sentences.empty
    assert "{limit}" in sentences.too_long
    assert len(sentences.examples) == 3


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("when", [date(2022, 5, 27), date(2024, 2, 29), date(2024, 12, 31)])
def test_a_day_names_its_year(code: str, when: date) -> None:
    assert str(when.year) in load_language(code).phrasing.day(when)
