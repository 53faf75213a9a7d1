"""A load is all or nothing, changes nothing the second time, and says what it changed."""

from __future__ import annotations

import shutil
from datetime import datetime, timezone

import pytest
from lists_made import as_page, as_text, packaged_rows
from sqlalchemy import event

from knowledge.database import connect, migrate, open_store, writing
from knowledge.ingest.refusal import Refused
from knowledge.load import DATA, load_list, load_packaged, main
from knowledge.query import Query
from knowledge.store import Store
from knowledge.writing import read_content

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone.utc)
TODAY = NOW.date()


@pytest.fixture
def data(tmp_path):
    """A copy of the packaged files that a test may change."""
    return shutil.copytree(DATA, tmp_path / "data")


@pytest.fixture
def run(url, tmp_path, capsys):
    """`python -m knowledge.load` with a list: its exit status and what it printed."""

    def run_with(content=None, name="list.txt"):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        status = main([*([] if content is None else [str(tmp_path / name)]), "--database", url])
        shown = capsys.readouterr()
        return status, shown.out + shown.err

    return run_with


@pytest.fixture
def start(url, data):
    """A start-up with the files of `data`: the store, and what the start-up changed."""
    opened = []

    def start_up():
        engine = connect(url)
        opened.append(engine)
        with writing(engine) as connection:
            migrate(connection)
            changes = load_packaged(connection, NOW, data)
        return Store(engine), [(change.done, change.kind, change.key) for change in changes]

    yield start_up
    for engine in opened:
        engine.dispose()


def content_of(url):
    engine = connect(url)
    with engine.connect() as connection:
        content = read_content(connection, "it_projects")
    engine.dispose()
    return content


def test_the_first_load_prints_what_it_added(run):
    status, shown = run()
    assert status == 0
    assert "added project f24-23: Development of Centralised Digital Image Platform" in shown
    assert shown.rstrip().endswith("projects: 14 added, 0 changed, 0 removed")


def test_the_same_file_again_changes_nothing(run, url):
    run()
    before, store = content_of(url), Store(connect(url))
    revision = store.revision()
    status, shown = run()
    assert (status, shown) == (0, "projects: 0 added, 0 changed, 0 removed\n")
    assert content_of(url) == before
    assert store.revision() == revision
    store.engine.dispose()


def test_a_newer_list_prints_what_it_added_changed_and_removed(run, url):
    run()
    rows = packaged_rows()
    rows[1][5] = "400.0"
    gone = rows.pop(3)
    rows.insert(
        0, [*rows[0][:3], "A new project", "New.", "12.5", *rows[0][6:8], rows[0][8].replace("f24-26", "f24-99")]
    )
    status, shown = run(as_text(rows))
    assert status == 0
    assert "added project f24-99: A new project" in shown
    assert "changed project f24-23" in shown
    assert "estimate: 358.9 -> 400.0" in shown
    assert f"removed project f24-20: {gone[3]}" in shown
    assert "projects: 1 added, 1 changed, 1 removed" in shown
    assert [list(project.published) for project in Store(connect(url)).projects()] == rows


def test_the_page_of_the_same_list_changes_the_checksum_and_no_project(run):
    run()
    status, shown = run(as_page(packaged_rows()), "page.html")
    assert status == 0
    assert "projects: 0 added, 0 changed, 0 removed" in shown
    assert "changed source it_projects" in shown


def test_another_order_of_the_list_is_kept(run, url):
    run()
    run(as_text(packaged_rows()[::-1]))
    store = Store(connect(url))
    assert [project.key for project in store.projects()][:2] == ["f22-07", "f22-17"]
    store.engine.dispose()


def test_a_refused_list_leaves_the_store_as_it_was(run, url):
    run()
    before = content_of(url)
    rows = packaged_rows()
    rows[0][3] = "A new name"
    rows[-1][5] = "unknown"
    status, shown = run(as_text(rows))
    assert status == 1
    assert shown.startswith("not loaded: list.txt: line 134: Project Estimate ($M): not a number")
    assert content_of(url) == before


def test_a_load_that_fails_half_way_leaves_the_store_as_it_was(run, url, tmp_path):
    run()
    before = content_of(url)
    engine = connect(url)

    def fail(connection, cursor, statement, *_):
        if statement.startswith("INSERT INTO phases"):
            raise RuntimeError("the disk is full")

    event.listen(engine, "before_cursor_execute", fail)
    rows = packaged_rows()
    rows[0][3] = "A new name"
    (tmp_path / "list.txt").write_bytes(as_text(rows))
    with pytest.raises(RuntimeError), writing(engine) as connection:
        load_list(connection, tmp_path / "list.txt", NOW)
    engine.dispose()
    assert content_of(url) == before


def test_a_missing_file_is_one_line(run, url, capsys):
    assert main(["/nowhere/list.txt", "--database", url]) == 1
    assert (
        capsys.readouterr().err == "not loaded: /nowhere/list.txt: the file cannot be read: No such file or directory\n"
    )


def test_the_newest_approval_dates_the_source(run, url):
    run(as_text([row for row in packaged_rows() if row[0] == "2022-23"]))
    source = content_of(url).source
    assert source.as_of.isoformat() == "2022-06-24"


def test_a_start_up_with_nothing_changed_does_nothing(start):
    store, changes = start()
    assert len([one for one in changes if one[1] == "project"]) == 14
    revision = store.revision()
    assert start()[1] == []
    assert store.revision() == revision


def test_an_alias_added_to_a_department_is_there_after_the_next_start(start, data):
    store, _ = start()
    revision = store.revision()
    assert store.find(Query(departments=("hkpf",)), TODAY).total == 2  # the departments are known to this store by now
    file = data / "departments.yml"
    text = file.read_text("utf-8")
    assert "abbreviations: [HKPF]" in text
    file.write_text(text.replace("abbreviations: [HKPF]", "abbreviations: [HKPF, THEFORCE]"), "utf-8")
    _, changes = start()
    assert changes == [("changed", "department", "hkpf")]
    assert store.revision() != revision
    police = next(one for one in store.departments() if one.key == "hkpf")
    assert police.abbreviations == ("HKPF", "THEFORCE")
    assert store.find(Query(departments=("hkpf",)), TODAY).projects[0].department == police


def test_a_short_name_added_to_a_project_is_found_after_the_next_start(start, data):
    store, _ = start()
    file = data / "projects.csv"
    file.write_text(file.read_text("utf-8").replace("f24-23,CDIP;", "f24-23,CDIP; Snapvault;"), "utf-8")
    assert start()[1] == [("changed", "project", "f24-23")]
    assert store.find(Query(words=("snapvault",)), TODAY).total == 1


def test_names_that_changed_do_not_bring_the_packaged_list_back(start, data, run):
    start()
    run(as_text(packaged_rows()[1:]))
    file = data / "projects.csv"
    file.write_text(file.read_text("utf-8").replace("f24-23,CDIP;", "f24-23,CDIP; Snapvault;"), "utf-8")
    store, changes = start()
    assert changes == [("changed", "project", "f24-23")]
    assert len(store.projects()) == 13


def test_a_packaged_list_that_changed_is_loaded_at_the_next_start(start, data):
    start()
    (data / "it-projects.txt").write_bytes(as_text(packaged_rows()[:5]))
    store, changes = start()
    assert [one[0] for one in changes if one[1] == "project"] == ["removed"] * 9
    assert len(store.projects()) == 5


def test_a_broken_departments_file_stops_the_start_with_its_line(start, data):
    file = data / "departments.yml"
    file.write_text(file.read_text("utf-8") + "\n- {key: hkpf, name: Another, kind: department}\n", "utf-8")
    with pytest.raises(Refused, match=r"departments\.yml: line \d+: key: 'hkpf' is already on line \d+"):
        start()


def test_a_department_nobody_knows_is_loaded_as_a_new_one(run, url):
    rows = packaged_rows()
    rows[0][2] = "Bureau of Wonders & Marvels"
    status, shown = run(as_text(rows))
    assert status == 0
    assert "added department bureau_of_wonders_marvels: Bureau of Wonders & Marvels" in shown
    finding = Store(connect(url)).find(Query(departments=("bureau_of_wonders_marvels",)), TODAY)
    assert (finding.total, finding.projects[0].department.kind) == (1, "other")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("HONG KONG POLICE FORCE", "hkpf"),
        ("Customs & Excise Department", "ced"),
        ("Office of the Government Chief Information Officer", "dpo"),
        ("OGCIO", "dpo"),
        ("C&ED", "ced"),
        ("Commerce  and\u00a0Economic Development Bureau", "cedb"),
        ("香港警務處", "hkpf"),
    ],
)
def test_a_department_is_known_by_other_writings_of_its_names(run, url, written, key):
    rows = packaged_rows()[:1]
    rows[0][2] = written
    assert run(as_text(rows))[0] == 0
    project = Store(connect(url)).projects()[0]
    assert project.department.key == key
    assert project.published[2] == written


def test_open_store_loads_an_empty_database_and_leaves_a_full_one(url):
    store = open_store(url)
    revision = store.revision()
    assert len(store.projects()) == 14
    store.engine.dispose()
    again = open_store(url)
    assert again.revision() == revision
    again.engine.dispose()
