"""departments.yml, projects.csv and sources.csv: read, checked, refused with the line that is wrong."""

from __future__ import annotations

import pytest
from lists_made import packaged_rows

from knowledge.ingest.departments import DepartmentFinder, fold, read_departments
from knowledge.ingest.names import read_project_names, read_sources
from knowledge.ingest.refusal import Refused
from knowledge.load import DATA
from knowledge.records import Department

ROW = "- {key: hkpf, name: Hong Kong Police Force, kind: department, name_zh: 香港警務處, abbreviations: [HKPF]}\n"


def read(text):
    return read_departments(text.encode())


def test_the_packaged_departments_are_sound_and_hold_all_of_the_list():
    departments = read_departments((DATA / "departments.yml").read_bytes())
    names = {fold(one.name) for one in departments}
    assert len(departments) >= 75
    assert all(fold(row[2]) in names for row in packaged_rows())


def test_a_department_has_what_its_row_says():
    assert read(ROW) == (
        Department("hkpf", "Hong Kong Police Force", "department", "香港警務處", abbreviations=("HKPF",)),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ROW + ROW.replace("Hong", "King").replace("香", "京"), r"line 2: key: 'hkpf' is already on line 1"),
        (
            ROW + ROW.replace("hkpf", "other").replace("香", "京"),
            r"line 2: name: 'Hong Kong Police Force' is already on line 1",
        ),
        (ROW + ROW.replace("hkpf", "other").replace("Hong", "King"), r"line 2: name_zh: .* is already on line 1"),
        (ROW + "- {key: td, name: HONG KONG POLICE  FORCE, kind: other}", r"line 2: name: .* is already on line 1"),
        (ROW + "\n- {key: td, kind: department}", r"line 3: name: it is missing"),
        (
            ROW + "- {key: td, name: Transport, kind: ministry}",
            r"line 2: kind: 'ministry' is none of bureau, department",
        ),
        (ROW + "- {key: T D, name: Transport, kind: bureau}", r"line 2: key: 'T D' is no key"),
        (ROW + "- {key: td, name: Transport, kind: bureau, nickname: [TD]}", r"line 2: 'nickname' stands there"),
        (ROW + "- {key: td, name: Transport, kind: bureau, nicknames: TD}", r"line 2: nicknames: a list is expected"),
        (ROW + "- {key: td, name: Transport, kind: bureau, nicknames: ['']}", r"line 2: nicknames: an empty name"),
        (ROW + "- {key: td, name: [Transport], kind: bureau}", r"line 2: name: one text is expected"),
        (ROW + "- just words", r"line 2: a department with key, name and kind is expected"),
        (ROW + "- {key: td, key: te, name: T, kind: bureau}", r"line 2: 'key' stands there"),
        (ROW + "- {key: [", r"line \d: not YAML"),
        ("key: hkpf", r"a list of departments is expected"),
        ("[]", r"a list of departments is expected"),
        ("", r"the file is empty"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(text, message):
    with pytest.raises(Refused, match=message):
        read(text)


def test_yaml_words_stay_words():
    assert read("- {key: 'no', name: No, kind: other, nicknames: [yes, 1997]}")[0].nicknames == ("yes", "1997")


def test_yaml_can_build_nothing_but_texts():
    with pytest.raises(Refused):
        read("- !!python/object/apply:os.system ['true']")


POLICE = Department("hkpf", "Hong Kong Police Force", "department", abbreviations=("HKPF", "PF"))
PRISONS = Department("csd", "Correctional Services Department", "department", abbreviations=("CSD",))
CENSUS = Department("censtatd", "Census and Statistics Department", "department", abbreviations=("C&SD", "CSD"))
OFFICE = Department("pfo", "PF", "other", former_names=("Prisons' Department",))


def test_an_official_name_wins_over_another_departments_abbreviation():
    assert DepartmentFinder([POLICE, OFFICE]).find("PF").key == "pfo"


def test_a_name_that_fits_two_departments_is_not_guessed():
    with pytest.raises(ValueError, match="Correctional Services Department and Census and Statistics Department"):
        DepartmentFinder([PRISONS, CENSUS]).find("CSD")


@pytest.mark.parametrize("written", ["Prisons’ Department", "PRISONS' DEPARTMENT", "Prisons'  Department"])
def test_quotes_case_and_spaces_do_not_part_names(written):
    assert DepartmentFinder([OFFICE]).find(written).key == "pfo"


def test_new_departments_have_keys_of_their_own():
    finder = DepartmentFinder([POLICE, Department("bar_1", "Another", "other")])
    names = ("Café 1", "Café (1)", "Bar 1", "某某局", "某某署")
    assert [finder.find(name).key for name in names] == ["cafe_1", "cafe_1", "bar_1_2", "department", "department_2"]
    assert [one.key for one in finder.departments(["cafe_1"]) if one.listed] == ["cafe_1"]


HEAD = "paper,short_names,names_zh,name_zh_official,name_zh_source\n"


def test_every_project_of_the_packaged_list_has_names():
    names = read_project_names((DATA / "projects.csv").read_bytes())
    papers = {row[8].rsplit("/", 1)[1].removesuffix("e.pdf") for row in packaged_rows()}
    assert set(names) == papers
    assert all(one.short_names and one.names_zh for one in names.values())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("paper,names\n", "line 1: the headings paper,short_names"),
        (HEAD + "f1,a,甲,yes,press\nf1,b,乙,yes,press", "line 3: paper: 'f1' stands there twice"),
        (HEAD + "f1,a,甲,maybe,press", "line 2: name_zh_official: yes or no is expected"),
        (HEAD + "f1,a,甲,yes,", "line 2: name_zh_source"),
        (HEAD + "f1,a,,yes,", "line 2: name_zh_official"),
        (HEAD + "f1,a,甲", "line 2: 3 cells, 5 are expected"),
        (HEAD + ",a,甲,yes,press", "line 2: paper: it is missing"),
        (HEAD + 'f1,"a', "line 2: not CSV"),
    ],
)
def test_a_wrong_row_of_project_names_is_refused_with_its_line(content, message):
    with pytest.raises(Refused, match=message):
        read_project_names(content.encode())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("key,title,url\na,,https://x.gov.hk", "line 2: title"),
        ("key,title,url\na,A,http://x.gov.hk", "line 2: url: an https address"),
        ("key,title,url\na,A,https://x\na,B,https://y", "line 3: key: 'a' stands there twice"),
    ],
)
def test_a_wrong_source_is_refused_with_its_line(content, message):
    with pytest.raises(Refused, match=message):
        read_sources(content.encode())
