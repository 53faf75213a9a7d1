"""Both documents, walked line by line: no number, date, address or name in them is without a record that says it, and no
record says one that does not stand there."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from knowledge.database import open_store
from knowledge.facts import Fact, Library, Place, Programme, Role, Target, Text
from knowledge.load import DATA

Record = Programme | Target | Fact
Lines = Mapping[tuple[str, int], str]

NAMES = Path(__file__).parent / "programme_names.yml"
FILES = {"fact_sheet": "ogcio-fact-sheet.txt", "key_initiatives": "key-initiatives.txt"}
NAVIGATION = {("key_initiatives", line) for line in (1, 2, 16, 26, 42)}  # of the page, not of its text
BULLET = re.compile(r"[\W_]*\Z")

MONTHS = list(calendar.month_name)[1:]
ADDRESS = re.compile(r"\b(?:[a-z0-9-]+\.)+(?:gov\.hk|hk)\b")
NUMBER = re.compile(r"(?<![\w.])(?<!COVID-)\d+(?:(?:, ?|[./ ])\d+)*[A-Za-z]*")
NUMBER_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|double)\b(?!-)", re.I
)
CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_]*[A-Z][^\W_]*(?:[-&.+/’][^\W_]+)*")
# Capitalised only where they begin a sentence.
BEGINNING = frozenset(
    re.findall(
        r"\w+",
        """a about also an and any as digitalise drive each for from furthermore in it like many more moreover on our over
        please providing since so such subsequently suppliers support that the these this through to under upon we with""",
    )
)


@pytest.fixture(scope="module")
def library(lasting_url: str) -> Iterator[Library]:
    """As it comes back from the store."""
    store = open_store(lasting_url)
    yield store.library()
    store.engine.dispose()


@pytest.fixture(scope="module")
def records(library: Library) -> tuple[Record, ...]:
    return (*library.programmes, *library.targets, *library.facts)


@pytest.fixture(scope="module")
def said(records: tuple[Record, ...]) -> Lines:
    """What is said in English with a line of a document as its place, by that line."""
    return by_line((record.places, text) for record in records for text in english(record))


@pytest.fixture(scope="module")
def said_by_facts(records: tuple[Record, ...]) -> Lines:
    """The same without descriptions of programmes, which answer nothing that is asked for by a measure."""
    return by_line(
        (record.places, text)
        for record in records
        for text in english(record)
        if not (isinstance(record, Programme) and text == record.description.en)
    )


LINES = [
    (key, number, line)
    for key, file in FILES.items()
    for number, line in enumerate((DATA / file).read_text("utf-8").split("\n"), 1)
    if not BULLET.match(line) and (key, number) not in NAVIGATION
]


def names_of(one: Programme | Target) -> Iterator[str]:
    yield from (one.name, one.name_zh, *one.aliases) if isinstance(one, Programme) else (one.name.en, *one.aliases)


def english(record: Record) -> Iterator[str]:
    """All that a record says in English."""
    for value in vars(record).values():
        if isinstance(value, Text):
            yield value.en
        elif isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, str))
    if isinstance(record, Target):
        yield from (f"{year} PA" for year in record.years)
    if isinstance(record, Fact) and record.as_of:
        yield record.as_of.said.en


def by_line(texts: Iterable[tuple[tuple[Place, ...], str]]) -> Lines:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for places, text in texts:
        for place in places:
            for line in range(place.first, place.last + 1):
                found[place.document, line].append(plain(text))
    return {line: " | ".join(parts) for line, parts in found.items()}


def plain(text: str) -> str:
    """A text on one line; the sheet's stray space in "830, 000" is none."""
    return re.sub(
        r"(?<=\d), (?=\d{3})", ",", " ".join(text.translate(str.maketrans("‘’“”‑", "''\"\"-")).casefold().split())
    )


def says(said: str, word: str) -> bool:
    return re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(plain(word))}(?!\w|[.,]\d)", said) is not None


def cited(places: Iterable[Place]) -> str:
    """The lines of the places, whole, in their order."""
    wanted = [(place.document, line) for place in places for line in range(place.first, place.last + 1)]
    text = {(key, number): line for key, number, line in LINES}
    return plain(" ".join(text.get(line, "") for line in wanted))


def test_every_line_of_the_documents_is_cited(said: Lines, library: Library) -> None:
    themes = by_line((theme.places, theme.name.en) for theme in library.themes)
    assert [(key, number, line) for key, number, line in LINES if (key, number) not in {*said, *themes}] == []


def test_every_number_and_date_has_a_fact(said_by_facts: Lines) -> None:
    missing = []
    for key, number, line in LINES:
        found = [*NUMBER.findall(ADDRESS.sub("", line)), *NUMBER_WORD.findall(line)]
        found += [month for month in MONTHS if re.search(rf"\b{month}\b", line)]
        missing += [(key, number, one) for one in found if not says(said_by_facts.get((key, number), ""), one)]
    assert missing == []


def test_every_web_address_is_a_link(said: Lines, library: Library) -> None:
    links = {link for programme in library.programmes for link in programme.links}
    found = [(key, number, one) for key, number, line in LINES for one in ADDRESS.findall(line)]
    assert len(found) >= 10
    assert [one for one in found if one[2] not in links or one[2] not in said[one[:2]]] == []
    assert links == {address for _, _, address in found}


def test_every_named_thing_is_said(said: Lines, library: Library) -> None:
    themes = by_line((theme.places, theme.name.en) for theme in library.themes)
    missing = []
    for key, number, line in LINES:
        known = said.get((key, number), "") + " | " + themes.get((key, number), "")
        for name in CAPITALISED.findall(ADDRESS.sub("", line)):
            if name.casefold() not in BEGINNING and not says(known, name):
                missing.append((key, number, name))
    assert missing == []


def test_every_value_stands_in_the_lines_that_it_cites(library: Library) -> None:
    def stands(places: tuple[Place, ...], words: str) -> bool:
        return plain(words).replace(" ", "") in cited(places).replace(" ", "")

    assert [fact.key for fact in library.facts if not stands(fact.places, fact.value.en)] == []
    assert [target.key for target in library.targets if not stands(target.places, target.figure.en)] == []
    dated = [(target, target.by) for target in library.targets if target.by]
    assert [target.key for target, by in dated if not stands(target.places, by.en)] == []
    assert [one.key for one in library.programmes if not stands(one.places, one.name)] == []


def test_nothing_is_said_that_the_cited_lines_do_not_say(library: Library, records: tuple[Record, ...]) -> None:
    """Numbers and months; the document's own date is in each figure that has none."""
    dates = {document.key: document.as_of.en for document in library.documents}
    invented = []
    for record in records:
        texts = [record.description] if isinstance(record, Programme) else [record.sentence]
        texts += [record.value] if isinstance(record, Fact) else []
        document = record.places[0].document
        whole = f"{cited(record.places)} {dates[document]}"
        for text in texts:
            found = [*NUMBER.findall(text.en), *(month for month in MONTHS if re.search(rf"\b{month}\b", text.en))]
            invented += [(record.key, one) for one in found if not says(whole, one)]
    assert invented == []


SIZES = {"": 1, " million": 10**6, "萬": 10**4}
WORDS = re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve")
# Figures of a name or an idiom, which the other language has other words for.
IDIOMS = re.compile(r"COVID-19|Five-Year|2019冠狀病毒病|\d+(?:st|th)\b|\bone(?: of|-stop)\b")


def numbers(text: str) -> set[str]:
    """The numbers of a text in digits, whatever its language: months and small ones are words in English."""
    text = IDIOMS.sub("", text).replace("兩", "2").replace("第三季", "Q3")
    for words, first in ((WORDS, 0), (MONTHS, 1)):
        for number, word in enumerate(words, first):
            text = re.sub(rf"\b{word}\b", str(number), text, flags=re.IGNORECASE)
    found = re.findall(r"(\d+(?:,\d{3})*(?:\.\d+)*)( million|萬)?", text)
    plain = ((number.replace(",", ""), SIZES[size]) for number, size in found)
    return {f"{float(number) * size:.0f}" if size > 1 else number for number, size in plain}


def test_both_languages_say_the_same_numbers(library: Library) -> None:
    texts = [(fact.key, fact.value) for fact in library.facts]
    texts += [(one.key, one.figure) for one in library.targets] + [(one.key, one.sentence) for one in library.targets]
    texts += [(fact.key, fact.sentence) for fact in library.facts if fact.role is not Role.STATEMENT]
    assert [(key, text) for key, text in texts if numbers(text.en) != numbers(text.zh)] == []


STRENGTHS = (
    (r"\b(?:over|more than|exceeds)\b", "超過"),
    (r"\b(?:about|around|some)\b", "約"),
    (r"\bup to\b", "最多"),
)


def test_both_languages_say_a_value_equally_strong(library: Library) -> None:
    values = [(fact.key, fact.value) for fact in library.facts if fact.role is not Role.STATEMENT]
    differing = [
        (key, value)
        for key, value in values
        for strong, chinese in STRENGTHS
        if bool(re.search(strong, value.en, re.IGNORECASE)) != (chinese in value.zh)
    ]
    assert differing == []


def test_every_figure_says_of_when_it_is(library: Library) -> None:
    figures = [fact for fact in library.facts if fact.role is Role.FIGURE]
    assert len(figures) >= 30
    for fact in figures:
        assert fact.as_of, fact.key
        assert plain(fact.as_of.said.en) in plain(fact.sentence.en), fact.key
        assert fact.as_of.said.zh in fact.sentence.zh, fact.key


def test_every_text_is_in_both_languages(records: tuple[Record, ...]) -> None:
    han = re.compile("[\u4e00-\u9fff]")
    texts = [(record.key, value) for record in records for value in vars(record).values() if isinstance(value, Text)]
    same = {"179.14 Mbps", "2626 3066", "HKIRC", "98.2%", "347.6%"}
    assert [(key, text) for key, text in texts if han.search(text.en) or not text.en] == []
    assert [(key, text) for key, text in texts if not han.search(text.zh) and text.zh not in same] == []


def test_no_name_means_two_things(library: Library) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for one in (*library.programmes, *library.targets):
        for name in names_of(one):
            owners[plain(name)].add(one.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(("key", "names"), yaml.safe_load(NAMES.read_text("utf-8")).items())
def test_what_people_ask_for_by_name_is_found(library: Library, key: str, names: list[str]) -> None:
    owners = [
        {plain(name) for name in names_of(one)} for one in (*library.programmes, *library.targets) if one.key == key
    ]
    assert owners, f"there is no {key}"
    assert {plain(name) for name in names} - owners[0] == set()


def test_all_programmes_are_asked_for_by_name(library: Library) -> None:
    assert set(yaml.safe_load(NAMES.read_text("utf-8"))) == {one.key for one in (*library.programmes, *library.targets)}


def test_four_headings_hold_six_targets(library: Library) -> None:
    assert len(library.targets) == 6
    assert {year: [one.key for one in library.targets if year in one.years] for year in (2022, 2023, 2024)} == {
        2022: ["digitalisation", "iam-smart-usage", "iam-smart-departments"],
        2023: ["e-payment", "mainland-e-wallets", "new-initiatives"],
        2024: ["new-initiatives"],
    }
