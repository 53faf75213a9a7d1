"""A changed copy of the published list, and questions about its rows with answers worked out by plain Python.

Must not know the project's own code: it proves that answers come from whatever list is loaded.

    python tests/questions/perturbed.py it-projects.txt SEED --text changed.txt --questions changed.yml
"""

import argparse
import calendar
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, TypedDict

import yaml

Expect = dict[str, Any]


class Case(TypedDict):
    """One conversation, in the shape of the question files: turns are [message, expectation] pairs."""

    cat: str
    kind: str
    turns: list[list[Any]]


@dataclass(frozen=True)
class Row:
    """One project, as the file's nine cells say it."""

    approved: date
    department: str
    name: str
    description: str
    estimate: Decimal
    start: int  # quarters are counted in one number, so that they can be compared and added to
    live: int | None  # None: by phase, no date in the list
    number: int

    @property
    def year(self) -> int:
        """The financial year of approval."""
        return self.approved.year - (self.approved.month < 4)

    @property
    def paper(self) -> str:
        return f"f{self.year % 100:02}-{self.number:02}"


# --- the file -------------------------------------------------------------------------------------------------------

ORDINALS = ("1st", "2nd", "3rd", "4th")
SPELT = ("first", "second", "third", "fourth")
UNDATED = "Phase 1:"
CELLS = 9


def fy(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02}"


def quarter_text(quarter: int) -> str:
    return f"{fy(quarter // 4)} {ORDINALS[quarter % 4]} Quarter"


def quarter_number(cell: str) -> int:
    found = re.fullmatch(r"(\d{4})-\d\d ([1-4])\w\w Quarter", cell)
    if not found:
        raise ValueError(f"not a quarter: {cell}")
    return int(found[1]) * 4 + int(found[2]) - 1


def span(quarter: int) -> tuple[date, date]:
    """First and last day; the first quarter of a financial year opens on 1 April."""
    months = quarter + 1  # quarters since the calendar year's own first
    first = date(months // 4, months % 4 * 3 + 1, 1)
    return first, (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)


def split(text: str) -> tuple[str, list[list[str]], str]:
    """What stands before the rows, the rows' cells, what stands after."""
    head, rule, rest = re.split(r"(^---\|.*\n)", text, maxsplit=1, flags=re.M)
    end = rest.index("\n11st Quarter") + 1
    cells = [line.removesuffix("|").rstrip() for line in rest[:end].strip().splitlines()]
    if len(cells) % CELLS:
        raise ValueError(f"{len(cells)} cells do not make rows of {CELLS}")
    return head + rule, [cells[i : i + CELLS] for i in range(0, len(cells), CELLS)], rest[end:]


def read(text: str) -> list[Row]:
    rows = []
    for _, approved, department, name, description, estimate, start, live, link in split(text)[1]:
        day, month, year = map(int, approved.split("."))
        found = re.search(r"/f\d\d-(\d+)e?\.pdf", link)
        if not found:
            raise ValueError(f"no paper number: {link}")
        end = None if live == UNDATED else quarter_number(live)
        when, money = date(year, month, day), Decimal(estimate.replace(",", ""))
        rows.append(Row(when, department, name, description, money, quarter_number(start), end, int(found[1])))
    return rows


def cells(row: Row) -> list[str]:
    live = UNDATED if row.live is None else quarter_text(row.live)
    link = f"https://www.legco.gov.hk/yr{row.approved.year}/english/fc/fc/papers/{row.paper}e.pdf"
    money = f"{row.estimate:,.1f}"
    told = [f"{row.approved:%d.%m.%Y}", row.department, row.name, row.description, money, quarter_text(row.start)]
    return [fy(row.year), *told, live, link]


# --- the changed copy -----------------------------------------------------------------------------------------------

DEPARTMENTS = (
    "Lands Department",
    "Fire Services Department",
    "Education Bureau",
    "Housing Bureau",
    "Social Welfare Department",
    "Inland Revenue Department",
    "Hong Kong Observatory",
    "Water Supplies Department",
    "Drainage Services Department",
    "Civil Aviation Department",
    "Marine Department",
    "Highways Department",
    "Leisure and Cultural Services Department",
    "Food and Environmental Hygiene Department",
    "Environmental Protection Department",
    "Companies Registry",
    "Intellectual Property Department",
    "Rating and Valuation Department",
    "Home Affairs Department",
    "Security Bureau",
    "Immigration Department",
    "Transport Department",
    "Labour Department",
    "Judiciary",
)
POOL_TEXT = """
Kestrel Juniper Magnolia Tamarind Granite Cobalt Mangrove Pangolin Quartz Saffron Pelican Banyan Cormorant Lantern
Bauhinia Camellia Jacaranda Obsidian Turquoise Vermilion Nightjar Kingfisher Sandalwood Cinnabar Marigold Hibiscus
Porcelain Sycamore Meridian Halcyon Wisteria Peregrine Basalt Amethyst Cardamom Chrysalis Dragonfly Eucalyptus
Flamingo Gardenia Hawthorn Ironwood Jasmine Larkspur Mandarin Nautilus Oleander Paddyfield Rosewood Starling Tangerine
Umbrella Vanilla Waterfall Yellowtail Zephyr Abalone Butterfly Chestnut Dolphin Emerald Firefly
"""
POOL = POOL_TEXT.split()
# Words that any project's name may hold: they stay, so that the copy still reads like the list.
GENERIC_TEXT = """
Development Implementation Information Technology System Systems Infrastructure Upgrading Provision Relocation Related
Enhancement Enhancements Project Platform Setting Support Services Equipment Application Data Integrated Phase
Government Department Departmental Collection Headquarters Building Third Generation Transformation Online
Comprehensive Bureau Office Hong Kong Road Under Into With From
"""
GENERIC = set(GENERIC_TEXT.split())
SHORT_FORMS = re.compile(r" \((?:C&ED|C&SD|CSD|ImmD|LD)\)|(?:the )?\b(?:C&ED|C&SD|CSD|ImmD)\b")


def fresh_words(rows: Sequence[Row], rng: random.Random) -> dict[str, str]:
    """A new word for every distinctive word of the names, the same one wherever it stands."""
    pool = rng.sample(POOL, len(POOL))
    found: dict[str, str] = {}
    for row in rows:
        for word in re.findall(r"[A-Za-z]{4,}", row.name.replace(row.department, "")):
            if word.capitalize() not in GENERIC and word.islower() is False and word.lower() not in found:
                found[word.lower()] = pool.pop()
    return found


def reword(text: str, old: Row, department: str, words: dict[str, str]) -> str:
    text = text.replace(old.department, "@@")
    text = SHORT_FORMS.sub(lambda m: "" if m[0].endswith(")") else "the department", text)
    text = text.replace("new the department", "new department")

    def swap(match: re.Match[str]) -> str:
        new = words.get(match[0].lower())
        return match[0] if new is None else new if match[0][0].isupper() or match[0].startswith("e") else new.lower()

    return re.sub(r"[A-Za-z]{4,}", swap, text).replace("@@", department)


def perturb(text: str, seed: int) -> str:
    """Another list of the same form: other words, departments, sums, dates, quarters and paper numbers."""
    rng = random.Random(f"list {seed}")
    before, _, after = split(text)
    old = read(text)
    words = fresh_words(old, rng)
    chosen = rng.sample(DEPARTMENTS, min(len(DEPARTMENTS), 9))
    given = chosen + rng.choices(chosen, k=max(0, len(old) - len(chosen)))
    given = given[: len(old)]
    rng.shuffle(given)
    fridays = [date(2021, 4, 9) + timedelta(weeks=n) for n in range(250)]
    days = rng.sample(fridays, max(1, len(old) - 2))
    days = sorted(days + rng.choices(days, k=len(old) - len(days)), reverse=True)  # some share a day
    sums: set[Decimal] = set()
    while len(sums) < len(old):
        sums.add(Decimal(rng.choice((rng.randint(150, 3000), rng.randint(3000, 9000), rng.randint(9000, 24000)))) / 10)
    money = rng.sample(sorted(sums), len(sums))
    undated = set(rng.sample(range(len(old)), 3))
    numbers = rng.sample(range(10, 99), len(old))
    rows = []
    for i, (row, department, approved) in enumerate(zip(old, given, days, strict=True)):
        start = approved.year * 4 + (approved.month - 1) // 3 - 1 + rng.randint(0, 3)
        changed = replace(
            row,
            approved=approved,
            department=department,
            name=reword(row.name, row, department, words),
            description=reword(row.description, row, department, words),
            estimate=money[i],
            start=start,
            live=None if i in undated else start + rng.randint(4, 18),
            number=numbers[i],
        )
        rows.append(changed)
    return before + "".join(f"{cell} |\n" for row in rows for cell in cells(row)) + after


# --- the oracle -----------------------------------------------------------------------------------------------------

MONTHS = tuple(calendar.month_name)[1:]
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SHOWN = 5  # a longer list shows this many and says how many there are
NOTHING = r"\bno\b|none|nothing|not|n't|\b0\b|zero"
Test = Callable[[Row], bool]


def papers(rows: Iterable[Row]) -> list[str]:
    return [row.paper for row in rows]


def count_pattern(count: int) -> str:
    return rf"\b{count}\b|\b{NUMBERS[count]}\b" if count < len(NUMBERS) else rf"\b{count}\b"


def money_pattern(value: Decimal) -> str:
    whole, tenth = f"{value:,.1f}".replace(",", ",?").split(".")
    return rf"(?<![\d.]){whole}" + (r"(\.00?)?(?!\d|\.[1-9])" if tenth == "0" else rf"\.{tenth}")


def mean_pattern(rows: Sequence[Row]) -> str:
    mean = sum((row.estimate for row in rows), Decimal(0)) / len(rows)
    roundings = {mean.quantize(Decimal(".1"), how) for how in (ROUND_HALF_UP, ROUND_HALF_EVEN)}
    roundings.add(mean.quantize(Decimal(".01"), ROUND_HALF_UP))
    whole = [rf"{value:,.0f}(?!\.)" for value in roundings if value == value.to_integral_value()]
    forms = sorted([f"{value:,}".replace(".", r"\.") for value in roundings] + whole)
    return rf"(?<![\d.])({'|'.join(forms).replace(',', ',?')})(?!\d)"


def day_pattern(day: date) -> str:
    month = MONTHS[day.month - 1][:3]
    return rf"\b0?{day.day}(st|nd|rd|th)?( of)? {month}|{month}\w* 0?{day.day}\b|{day:%d\.%m\.%Y}|{day.isoformat()}"


def year_pattern(year: int) -> str:
    return rf"{year}[-–/]{(year + 1) % 100:02}"


def quarter_pattern(quarter: int | None) -> str:
    if quarter is None:
        return "phase"
    year, nth = year_pattern(quarter // 4), quarter % 4
    names, (first, last) = f"{ORDINALS[nth]}|{SPELT[nth]}", span(quarter)
    months = rf"{MONTHS[first.month - 1][:3]}\w*.{{0,12}}{MONTHS[last.month - 1][:3]}\w* {last.year}"
    return rf"{year}.{{0,4}}(Q{nth + 1}|{names})|(Q{nth + 1}|({names}) quarter).{{0,20}}{year}|{months}"


def listed(rows: Sequence[Row], *conditions: str) -> Expect:
    """A short list stands whole; of a long one the number is said; an empty one says which condition emptied it."""
    if not rows:
        return {"none": True, "has": [NOTHING, *conditions]}
    return {"papers": papers(rows)} if len(rows) <= SHOWN else {"has": [count_pattern(len(rows))]}


def during(quarter: int | None, first: date, last: date) -> bool:
    return quarter is not None and span(quarter)[0] <= last and first <= span(quarter)[1]


def launched(rows: Sequence[Row], hits: Sequence[Row]) -> Expect:
    """Undated projects are named apart: they may show their papers, the dated ones that do not fit may not."""
    others = [row.paper for row in rows if row.live is not None and row not in hits]
    if len(hits) > SHOWN:
        return {"has": [count_pattern(len(hits)), "phase|undated"]}
    found: Expect = {"includes": papers(hits)} if hits else {}
    return found | {"has": ["phase|undated"] + ([] if hits else [NOTHING]), "hasnt": ["|".join(others)]}


def ranked(rows: Sequence[Row], key: Callable[[Row], Any], count: int, top: bool) -> list[Row]:
    """The first so many, and whoever shares the last one's place."""
    order = sorted(rows, key=key, reverse=top)
    if not order:
        return []
    edge = key(order[min(count, len(order)) - 1])
    return [row for row in order if (key(row) >= edge if top else key(row) <= edge)]


NOUNS = {"System", "Platform", "Building", "Headquarters", "Road"}


def short_name(row: Row, rows: Sequence[Row]) -> str | None:
    """Two or three neighbouring words of the name, at least one of them its own, that fit no other row."""
    tokens = row.name.replace(row.department, "|").split()
    best: tuple[int, str] | None = None
    for size in (2, 3):
        for i in range(len(tokens) - size + 1):
            run = tokens[i : i + size]
            own = [word for word in run if word in POOL]
            if not own or "New" in run or not all(word.isalpha() and word[0].isupper() for word in run):
                continue
            if any(all(word in other.name for word in own) for other in rows if other is not row):
                continue
            score = len(own) * 2 - (size == 3)
            if best is None or score > best[0]:
                after = tokens[i + size : i + size + 1]
                best = score, " ".join(run + [word for word in after if word in NOUNS])
    return best and best[1]


# --- the questions --------------------------------------------------------------------------------------------------


def case(kind: str, message: str, expect: Expect) -> Case:
    return {"cat": f"perturbed-{kind}", "kind": kind, "turns": [[message, expect]]}


def department_questions(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    wordings = (
        "What has the {} got on the list?",
        "{} projects",
        "which IT projects does the {} run",
        "please list whatever belongs to the {}",
    )
    named = sorted({row.department for row in rows})
    for i, name in enumerate(named):
        yield case("list", wordings[i % len(wordings)].format(name), listed([r for r in rows if r.department == name]))
    for name in rng.sample(named, 3):
        mine = [r for r in rows if r.department == name]
        yield case("count", f"how many projects has the {name} got?", {"has": [count_pattern(len(mine))]})
    for one, two in (rng.sample(named, 2) for _ in range(3)):
        both = [r for r in rows if r.department in (one, two)]
        yield case("list", f"show those of the {one} and the {two}", listed(both))
    for name in rng.sample([d for d in DEPARTMENTS if d not in named], 3):
        yield case("list", f"Has the {name} any project?", {"none": True, "has": [name]})


def date_questions(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    def within(first: date, last: date) -> list[Row]:
        return [r for r in rows if first <= r.approved <= last]

    for year in sorted({span(r.start)[0].year for r in rows}):
        hits = [r for r in rows if span(r.start)[0].year == year]
        yield case("list", f"which ones have a planned start in {year}?", listed(hits))
    for quarter in rng.sample(sorted({r.start for r in rows}), 4):
        hits = [r for r in rows if r.start == quarter]
        yield case("list", f"projects with a start in {fy(quarter // 4)} Q{quarter % 4 + 1}", listed(hits))
    for year, month in rng.sample(sorted({(r.approved.year, r.approved.month) for r in rows}), 4):
        hits = [r for r in rows if (r.approved.year, r.approved.month) == (year, month)]
        yield case("list", f"which were approved in {MONTHS[month - 1]} {year}", listed(hits))
    for year in sorted({r.year for r in rows}):
        yield case("list", f"the {fy(year)} projects please", listed([r for r in rows if r.year == year]))
    for year in rng.sample(sorted({r.approved.year for r in rows}), 3):
        hits = within(date(year, 1, 1), date(year, 12, 31))
        yield case("count", f"how many got approved in {year}?", {"has": [count_pattern(len(hits))]})
    for row in rng.sample(list(rows), 2):
        day = f"{row.approved.day} {MONTHS[row.approved.month - 1]} {row.approved.year}"
        later = [r for r in rows if r.approved > row.approved]
        yield case("list", f"approved on {day}", listed(within(row.approved, row.approved)))
        yield case("list", f"Which ones were approved after {day}?", listed(later))
        yield case("list", f"approved before {day}?", listed([r for r in rows if r.approved < row.approved]))
    for year in rng.sample(sorted({span(r.live)[0].year for r in rows if r.live is not None}), 3):
        hits = [r for r in rows if during(r.live, date(year, 1, 1), date(year, 12, 31))]
        yield case("list", f"which systems go live in {year}?", launched(rows, hits))
    yield case("list", "was anything approved in 2017?", listed(within(date(2017, 1, 1), date(2017, 12, 31)), "2017"))
    yield case("list", "projects starting in 2016", {"none": True, "has": ["2016"]})


def money_questions(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    wordings: tuple[tuple[str, Callable[[Decimal, Decimal], bool]], ...] = (
        ("what costs more than {} million?", lambda money, limit: money > limit),
        ("projects below HK${} million", lambda money, limit: money < limit),
        ("an estimate of at least {}m", lambda money, limit: money >= limit),
        ("at most HK${}m", lambda money, limit: money <= limit),
    )
    edges = [row.estimate for row in rng.sample(list(rows), 2)]
    for words, test in wordings:
        for limit in (Decimal(rng.randint(2, 6) * 100), Decimal(rng.randint(7, 12) * 100), *edges):
            hits = [r for r in rows if test(r.estimate, limit)]
            yield case("list", words.format(f"{limit:,}"), listed(hits))
    for low, high in ((100, 300), (300, 700), (700, 1500)):
        hits = [r for r in rows if low <= r.estimate <= high]
        yield case("list", f"from {low} to {high} million dollars", listed(hits))
    name = rng.choice(rows).department
    yield case("list", f"{name} projects over 9 billion", {"none": True, "has": [name]})
    limit = Decimal(400)
    cheap = [r for r in rows if r.estimate < limit and r.department == name]
    yield case("list", f"{name} projects under {limit} million", listed(cheap, name))


def field_questions(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    def facts(row: Row) -> tuple[tuple[str, list[str]], ...]:
        return (
            ("What will {} cost?", [money_pattern(row.estimate)]),
            ("when was {} approved", [day_pattern(row.approved)]),
            ("planned start of {}?", [quarter_pattern(row.start)]),
            ("When does {} go live?", [quarter_pattern(row.live)]),
            ("whose project is {}?", [row.department]),
            ("Finance Committee paper of {}", []),
            ("tell me everything about {}", [money_pattern(row.estimate), row.department]),
        )

    for i, row in enumerate(rows):
        short = short_name(row, rows)
        for nth, name in ((i, row.name), (i + 3, f"the {short}" if short else None)):
            if name:
                words, has = facts(row)[nth % 7]
                expect: Expect = {"papers": [row.paper]} | ({"has": has} if has else {})
                yield case("project" if nth % 7 == 6 else "field", words.format(name), expect)
    for row in rng.sample(list(rows), 2):
        yield case("project", row.paper, {"papers": [row.paper], "has": [money_pattern(row.estimate)]})


def sum_questions(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    def total(some: Iterable[Row]) -> Decimal:
        return sum((row.estimate for row in some), Decimal(0))

    yield case("count", "how many projects are there altogether", {"has": [count_pattern(len(rows))]})
    over = [r for r in rows if r.estimate > 500]
    if over:
        yield case("count", "How many are above 500 million?", {"has": [count_pattern(len(over))]})
    yield case("sum", "what do all of them add up to?", {"has": [money_pattern(total(rows))]})
    yield case("average", "What does a project cost on average?", {"has": [mean_pattern(rows)]})
    years = sorted({r.year for r in rows})
    for year in rng.sample(years, 2):
        mine = [r for r in rows if r.year == year]
        yield case("sum", f"total estimate of the {fy(year)} projects", {"has": [money_pattern(total(mine))]})
        yield case("average", f"average estimate of the {fy(year)} projects", {"has": [mean_pattern(mine)]})
    busy = [name for name, count in Counter(r.department for r in rows).items() if count > 1]
    for name in rng.sample(busy, min(3, len(busy))):
        mine = [r for r in rows if r.department == name]
        yield case("sum", f"how much do the {name} projects cost in total?", {"has": [money_pattern(total(mine))]})
        yield case("average", f"average cost of the {name} projects", {"has": [mean_pattern(mine)]})
    counts = sorted(set(Counter(r.year for r in rows).values()))
    groups = [year_pattern(year) for year in years] + [count_pattern(count) for count in counts]
    yield case("group", "how many projects in each financial year?", {"has": groups})
    spent = [money_pattern(total(r for r in rows if r.year == year)) for year in years]
    yield case("group", "total estimate for each financial year", {"has": spent})


def rank_questions(rows: Sequence[Row], rng: random.Random) -> Iterator[Case]:
    def by_cost(row: Row) -> Decimal:
        return row.estimate

    def by_approval(row: Row) -> date:
        return row.approved

    def by_start(row: Row) -> int:
        return row.start

    for words, key, count, top in (
        ("which one costs the most", by_cost, 1, True),
        ("Which is the cheapest of all?", by_cost, 1, False),
        ("the three most expensive projects", by_cost, 3, True),
        ("top 5 by estimate", by_cost, 5, True),
        ("the 2 cheapest", by_cost, 2, False),
        ("which project was approved first of all?", by_approval, 1, False),
        ("newest approval", by_approval, 1, True),
        ("which starts the earliest?", by_start, 1, False),
    ):
        yield case("rank", words, listed(ranked(rows, key, count, top)))
    second = ranked(rows, by_cost, 2, True)[1]
    yield case("rank", "second most expensive project?", {"papers": [second.paper]})
    busy = [name for name, count in Counter(r.department for r in rows).items() if count > 1]
    for name in rng.sample(busy, min(2, len(busy))):
        mine = [r for r in rows if r.department == name]
        yield case("rank", f"dearest {name} project", listed(ranked(mine, by_cost, 1, True)))
    one, two = rng.sample(list(rows), 2)
    first, other = short_name(one, rows), short_name(two, rows)
    if first and other:
        has = [money_pattern(one.estimate), money_pattern(two.estimate)]
        yield case("compare", f"compare the {first} with the {other}", {"papers": papers((one, two)), "has": has})


def questions(text: str, seed: int) -> list[Case]:
    """The same kinds of question for every copy, each once, about the rows that this one holds."""
    rng, rows = random.Random(f"questions {seed}"), read(text)
    families = (department_questions, date_questions, money_questions, field_questions, sum_questions, rank_questions)
    asked: dict[str, Case] = {}
    for family in families:
        for one in family(rows, rng):
            asked.setdefault(one["turns"][0][0], one)
    return list(asked.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--text", type=Path, help="write the changed list here")
    parser.add_argument("--questions", type=Path, help="write its questions here")
    args = parser.parse_args()
    changed = perturb(args.source.read_text(encoding="utf-8"), args.seed)
    if args.text:
        args.text.write_text(changed, encoding="utf-8")
    if args.questions:
        told = yaml.safe_dump(questions(changed, args.seed), allow_unicode=True, sort_keys=False, width=1000)
        args.questions.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
