"""The published facts as frozen values: Department, Project and its Phases, Source. What the Store hands out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from knowledge.period import Period


@dataclass(frozen=True)
class Department:
    """A bureau, department or agency of the Government, whether or not it has a project in the list."""

    key: str  # short and stable, such as "hkpf"
    name: str  # official English name
    kind: str  # "bureau", "department", "agency" or "other"
    name_zh: str = ""  # official Traditional Chinese name
    abbreviations: tuple[str, ...] = ()  # HKPF
    nicknames: tuple[str, ...] = ()  # the Force, 警隊: any language
    former_names: tuple[str, ...] = ()  # any language
    listed: bool = False  # has at least one project in the list
    weak: tuple[str, ...] = ()  # everyday words that name it only when nothing else explains them ("health")


@dataclass(frozen=True)
class Phase:
    """One phase of a live-run; `period` is None where the list gives no date for it. `label` is "" for a project in one go."""

    label: str
    period: Period | None


@dataclass(frozen=True)
class Project:
    """One row of the published list, typed; `published` keeps its nine cells to the letter."""

    key: str  # stable between loads: the paper number, "f24-26" (a second project of the same paper: "f24-26-2")
    name: str
    description: str
    department: Department
    financial_year: int  # 2024 for 2024-25: the list's own column, that of approval
    approved: date
    estimate: Decimal  # HK$ million
    start: Period
    phases: tuple[Phase, ...]  # of the live-run, at least one
    paper: str  # "f24-26"
    paper_url: str
    published: tuple[str, ...]  # the nine cells, in the order of the list's headings
    short_names: tuple[str, ...] = ()  # VALID, CDIP: any language
    names_zh: tuple[str, ...] = ()  # Traditional Chinese, best first
    name_zh_official: bool = False  # False: names_zh[0] is our translation, to be marked as one

    @property
    def live_run(self) -> tuple[Period, ...]:
        """The dated phases' periods, in the list's order; empty where the list dates none."""
        return tuple(phase.period for phase in self.phases if phase.period)


@dataclass(frozen=True)
class Source:
    """Where facts come from and how fresh they are."""

    key: str  # "it_projects"
    title: str
    url: str
    as_of: date  # newest fact in the source
    loaded_at: datetime  # UTC
    checksum: str  # SHA-256 of the file as loaded
