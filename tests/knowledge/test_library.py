"""Programmes, targets and facts: what the store hands out, what a load changes, what is refused and how."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from knowledge.database import connect, migrate, open_store, writing
from knowledge.facts import Kind, Role, Text
from knowledge.ingest.refusal import Refused
from knowledge.load import DATA, load_packaged
from knowledge.period import Period
from knowledge.store import Store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def store(lasting_url: str) -> Iterator[Store]:
    """The packaged knowledge, which the tests only read."""
    opened = open_store(lasting_url)
    yield opened
    opened.engine.dispose()


def keys(records: tuple[object, ...]) -> list[str]:
    return [getattr(record, "key", "") for record in records]


def test_a_programme_comes_back_as_its_entry_says(store: Store) -> None:
    programme = store.programme("govcert")
    assert programme
    assert (programme.kind, programme.name, programme.theme) == (Kind.BODY, "GovCERT.HK", "e-government")
    assert (programme.name_zh, programme.name_zh_official) == ("政府電腦保安事故協調中心", False)
    assert programme.owner == Text("OGCIO", "資科辦")
    assert programme.links == ("www.govcert.gov.hk",)
    assert [(place.document, place.first, place.last) for place in programme.places] == [("fact_sheet", 492, 498)]


def test_what_a_document_does_not_name_is_none(store: Store) -> None:
    programme = store.programme("eto")
    assert programme
    assert programme.owner is None
    assert store.programme("no-such-key") is None
    assert store.target("iam-smart") is None


def test_a_figure_has_its_value_unit_and_date(store: Store) -> None:
    fact = next(fact for fact in store.facts("iam-smart") if fact.role is Role.FIGURE)
    assert (fact.key, fact.value, fact.unit) == (
        "iam-smart.users",
        Text("over 1.4 million", "超過140萬"),
        Text("users", "名用戶"),
    )
    assert fact.as_of
    assert (fact.as_of.said.en, fact.as_of.last, fact.as_of.of_document) == ("end-June 2022", date(2022, 6, 30), False)


def test_a_figure_without_a_date_has_its_documents(store: Store) -> None:
    fact = next(fact for fact in store.facts("health-code") if fact.key == "health-code.users")
    assert fact.as_of
    assert (fact.as_of.said.en, fact.as_of.of_document) == ("mid-2022", True)


def test_a_date_is_days_as_well_as_words(store: Store) -> None:
    launch = next(fact for fact in store.facts("open-data") if fact.role is Role.LAUNCH)
    assert (launch.value.en, launch.period) == ("December 2017", Period.month(2017, 12))
    assert launch.as_of is None


def test_a_target_keeps_the_steps_before_it(store: Store) -> None:
    target = store.target("iam-smart-usage")
    assert target
    assert (target.figure.en, target.by, target.by_period) == (
        "17.5 million",
        Text("in 2025", "2025年"),
        Period.year(2025),
    )
    assert [fact.value.en for fact in store.facts(target.key)] == [
        "5 million in 2021",
        "10 million in 2023",
        "17.5 million in 2025",
    ]


def test_targets_are_found_by_the_year_of_their_policy_address(store: Store) -> None:
    assert len(store.targets()) == 6
    assert keys(store.targets(2024)) == ["new-initiatives"]
    assert keys(store.targets(2022)) == ["digitalisation", "iam-smart-usage", "iam-smart-departments"]
    assert store.targets(2021) == ()


def test_documents_say_how_fresh_they_are_and_where_they_are(store: Store) -> None:
    sheet, initiatives = store.documents()
    assert (sheet.url, sheet.as_of.en, sheet.as_of_day) == ("", "mid-2022", date(2022, 6, 30))
    assert initiatives.url.startswith("https://digitalpolicy.gov.hk/")
    assert (initiatives.as_of.en, initiatives.as_of_day) == ("the 2024 Policy Address", None)
    assert [theme.number for theme in store.themes()] == ["", "(i)", "(ii)", "(iii)", "(iv)", "(v)", "", ""]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["chatbot"], ["govhk", "bonny"]),
        (["CHATBOT", "forms"], ["bonny"]),
        (["智慧燈柱"], ["smart-lampposts", "smart-lamppost-exhibition"]),
        (["elderly"], ["ict-outreach", "enriched-ict-training", "elderly-portal"]),
        (["e-procure"], ["e-procurement"]),
        (["nobody wrote this"], []),
        (["…"], []),
        ([], []),
    ],
)
def test_programmes_are_found_by_words(store: Store, words: list[str], found: list[str]) -> None:
    assert keys(store.programmes(words)) == found


def test_facts_and_targets_are_found_by_words(store: Store) -> None:
    assert keys(store.facts(words=["hotspots"])) == ["wifi-hk.hotspots", "hong-kong.public-wifi"]
    assert keys(store.facts("wifi-hk", ["hotspots"])) == ["wifi-hk.hotspots"]
    assert keys(store.facts(words=["登陸站"])) == ["hong-kong.landing-stations"]
    assert keys(store.targets(words=["e-wallets"])) == ["e-payment", "mainland-e-wallets"]
    assert keys(store.targets(2022, ["blockchain"])) == []


def test_the_library_is_everything_in_order(store: Store) -> None:
    library = store.library()
    assert library.programmes == store.programmes()
    assert library.targets == store.targets()
    assert library.facts == store.facts()
    assert (library.documents, library.themes) == (store.documents(), store.themes())
    assert {fact.subject for fact in library.facts} <= {*keys(library.programmes), *keys(library.targets)}


def test_a_programmes_projects_are_in_the_packaged_list_and_named_alike(store: Store) -> None:
    projects = {project.key: project for project in store.projects()}
    related = [(one, projects[key]) for one in store.programmes() for key in one.projects]
    assert [(one.key, project.key) for one, project in related] == [("iam-smart", "f23-12")]
    assert all(set(one.aliases) & set(project.short_names) for one, project in related)


# --- loading


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the packaged files that a test may change."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def start(url: str, data: Path) -> Iterator[Callable[[], tuple[Store, list[str]]]]:
    """A start-up with the files of `data`: the store, and what the start-up says that it changed."""
    engine = connect(url)

    def start_up() -> tuple[Store, list[str]]:
        with writing(engine) as connection:
            migrate(connection)
            changes = load_packaged(connection, NOW, data)
        return Store(engine), [str(change) for change in changes]

    yield start_up
    engine.dispose()


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_changed_fact_is_loaded_at_the_next_start_and_alone(start, data: Path) -> None:
    store, first = start()
    assert any(line.startswith("added fact bonny.launch: December 2019") for line in first)
    revision = store.revision()
    file = data / "programmes" / "3-e-government.yml"
    change(file, "value: {en: December 2019, zh: 2019年12月}", "value: {en: in December 2019, zh: 2019年12月}")
    change(file, "was launched in the GovHK portal in December 2019", "debuted in the GovHK portal in December 2019")
    store, changes = start()
    assert [one.split("\n")[0] for one in changes] == ["changed fact bonny.launch: in December 2019"]
    assert "    value: Text(en='December 2019'" in changes[0]
    assert store.facts("bonny")[0].value.en == "in December 2019"
    assert keys(store.facts(words=["debuted"])) == ["bonny.launch"]
    assert store.revision() != revision
    assert start()[1] == []


def test_a_removed_programme_goes_with_its_facts(start, data: Path) -> None:
    start()
    (data / "programmes" / "4-covid-19.yml").unlink()
    change(data / "programmes" / "3-e-government.yml", "related: [city-dashboards, interactive-map]", "related: []")
    store, changes = start()
    assert "removed programme health-code: “Hong Kong Health Code” system" in changes
    assert "removed fact health-code.users: More than 730,000" in changes
    assert store.facts("health-code") == ()
    assert store.programmes(["Yuekang"]) == ()
    assert len(store.projects()) == 14


def test_a_new_programme_is_found_after_the_next_start(start, data: Path) -> None:
    start()
    (data / "programmes" / "8-more.yml").write_text(
        "- key: test-centre\n  theme: covid-19\n  name: Centre for Health Protection\n  name_zh: 衞生防護中心\n"
        "  lines: 609-612\n  description: {en: It investigates epidemics., zh: 中心調查疫情。}\n",
        "utf-8",
    )
    store, changes = start()
    assert changes == ["added programme test-centre: Centre for Health Protection"]
    assert keys(store.programmes(["epidemics"])) == ["test-centre"]


PROGRAMMES = "programmes/3-e-government.yml"


@pytest.mark.parametrize(
    ("name", "old", "new", "refusal"),
    [
        (
            PROGRAMMES,
            "value: {en: December 2019,",
            "value: {en: December 2018,",
            r"programmes/3-e-government\.yml: line \d+ \(bonny\.launch\): value: 'December 2018' does not stand in the lines",
        ),
        (
            PROGRAMMES,
            "was launched in the GovHK portal in December 2019.",
            "was launched.",
            r"line \d+ \(bonny\.launch\): sentence: it does not hold the value 'December 2019'",
        ),
        (
            PROGRAMMES,
            "      role: launch\n      measure: {en: launch, zh: 推出}\n      value: {en: December 2019",
            "      role: birthday\n      measure: {en: launch, zh: 推出}\n      value: {en: December 2019",
            r"\(bonny\.launch\): role: 'birthday' is none of launch, event, ",
        ),
        (PROGRAMMES, "    - key: launch", "    - key: launch\n      colour: red", r"\(bonny\.launch\): colour: no such field"),
        (PROGRAMMES, "when: 2019-12", "when: 2019-13", r"\(bonny\.launch\): when: a time such as .*'2019-13' stands there"),
        (PROGRAMMES, "lines: 464-466", "lines: 464-4660", r"\(bonny\.launch\): lines: fact_sheet has no lines 464-4660"),
        (PROGRAMMES, "lines: 464-466", "lines: all", r"\(bonny\.launch\): lines: lines such as 202-209 are expected, 'all'"),
        (PROGRAMMES, "lines: 464-466", "lines:", r"\(bonny\.launch\): lines: it is missing"),
        (PROGRAMMES, "name: MyGovHK", "name: MyGov", r"\(mygovhk\): name: 'MyGov' does not stand"),
        (PROGRAMMES, "  name: MyGovHK\n", "", r"\(mygovhk\): name: it is missing"),
        (PROGRAMMES, "links: [data.gov.hk]", "links: [data.gov.uk]", r"\(open-data\): links: 'data.gov.uk' does not stand"),
        (PROGRAMMES, "theme: e-government", "theme: weather", r"theme: 'weather' is none of office, digital-economy"),
        (PROGRAMMES, "audience: [residents]", "audience: [cats]", r"\(mygovhk\): audience: 'cats' is none of everyone"),
        (PROGRAMMES, "related: [govhk]", "related: [govuk]", r"\(mygovhk\): related: there is no .*'govuk'"),
        (PROGRAMMES, "key: mygovhk", "key: govhk", r"\(govhk\): key: 'govhk' stands there twice"),
        (PROGRAMMES, "key: mygovhk", "key: My GovHK", r"key: 'My GovHK' is no key"),
        (PROGRAMMES, '{en: "over 4,970", zh', "{en: over 4,970, zh", r"\(open-data\.datasets: value\): 970: no such field"),
        (PROGRAMMES, 'zh: "超過4,970個"}', 'zh: ""}', r"\(open-data\.datasets: value\): zh: it is missing"),
        (PROGRAMMES, "aliases: [My GovHK", "aliases: My GovHK #", r"\(mygovhk\): aliases: a list is expected"),
        (PROGRAMMES, "name_zh_official: yes", "name_zh_official: perhaps", r"name_zh_official: 'perhaps' is none of yes, no"),
        (PROGRAMMES, "- key: mygovhk", "- key: [mygovhk", r"programmes/3-e-government\.yml: line \d+: not YAML"),
        ("targets.yml", "by: {en: by Q3 2024", "by: {en: by Q4 2024", r"targets\.yml: .*\(e-payment\): by: 'by Q4 2024'"),
        ("targets.yml", "years: [2022]", "years: [soon]", r"\(digitalisation\): years: years of Policy Addresses are expected"),
        ("targets.yml", "programmes: [iam-smart]", "programmes: [iamsmart]", r"targets\.yml: .*programmes: .*'iamsmart'"),
        ("documents.yml", "as_of_day: 2022-06-30", "as_of_day: June", r"\(fact_sheet\): as_of_day: a day such as 2022-06-30"),
        ("documents.yml", "file: ogcio-fact-sheet.txt", "file: sheet.txt", r"\(fact_sheet\): file: 'sheet.txt' is none of "),
        ("documents.yml", "zh: 資料和數字}, lines: 754", "zh: 資料和數字}, lines: 755", r"\(figures\): name: 'Facts and"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_file_entry_and_field(start, data: Path, name, old, new, refusal) -> None:
    store, _ = start()
    before, revision = store.library(), store.revision()
    change(data / name, old, new)
    with pytest.raises(Refused) as refused:
        start()
    assert re.search(refusal, str(refused.value)), refused.value
    assert (store.library(), store.revision()) == (before, revision)
    assert not store.facts(words=["birthday"])


def test_a_document_that_is_gone_is_refused(start, data: Path) -> None:
    (data / "key-initiatives.txt").unlink()
    with pytest.raises(
        Refused, match=r"documents\.yml: .*file: 'key-initiatives\.txt' is none of ogcio-fact-sheet\.txt"
    ):
        start()
