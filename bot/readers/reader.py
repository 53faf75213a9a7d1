"""Reads a message into Marks: names, then departments, dates, money and numbers, then cues; what is left are words.

Departments, projects and programmes are matched against the store as it stands now, never learnt. What is read of
programmes lies over the rest: a word of a programme's name may be a word of the list as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from bot.readers.akin import Akin
from bot.readers.beside import find_owned
from bot.readers.chatter import without_chatter
from bot.readers.denied import find_denied
from bot.readers.either import find_alternatives
from bot.readers.lexicon import Lexicon, mend, runs
from bot.readers.meaning import Encode, load_encoder
from bot.readers.names import Names
from bot.readers.orders import find_ends, find_orders, find_ranks
from bot.readers.programmes import Programmes
from bot.readers.roles import assign_roles, is_particle
from bot.readers.sounds import Sounds
from bot.readers.text import Token, tokenise
from bot.readers.thresholds import find_thresholds
from bot.readers.undated import find_undated
from knowledge.everyday import dictionary
from knowledge.facts import Library
from knowledge.gazetteer import Gazetteer, Outsider, load_outsiders
from knowledge.records import Department, Project
from knowledge.store import Store
from knowledge.topics import ProjectIndex
from languages.joints import EITHER
from languages.reading import Mark
from languages.script import HAN, to_traditional
from languages.vocabulary import Vocabulary, load_vocabulary

OUTSIDERS = Path(__file__).parents[2] / "knowledge" / "data" / "outsiders.yml"
SHORT = 4  # letters of a word of the list for which hardly another is a slip
MOST_SLIPS = 50_000  # what people type is unbounded, memory is not
LONGEST_TOPIC = 120  # characters of a subject that is looked for by its meaning
GOOD_FIT = 0.6  # the share of its words from which a project holds them, and their meaning need not be asked
SURELY, LIKELY = (
    50,
    35,
)  # per cent of nearness from which the documents tell of what is asked; the lower with its measure
TONGUES = ("Chinese", "English")  # adjectives of places that name languages as often
ANY_DAY = date(2024, 1, 1)  # which kinds of marks a clause has is no matter of the day
_YEAR = re.compile(r"\d{4}")
_LIMIT = re.compile(
    r"(?<=\bover)-|(?<=\bunder)-|(?<=\babove)-|(?<=\bbelow)-|(?<=\bover-a)-|(?<=\bunder-a)-", re.IGNORECASE
)
_SHARE = re.compile(r"(?<=\bwhat) ?%|(?<=\bwhich) ?%|(?<=[幾多少]) ?%")  # "what % of the total"
_CLAUSE = re.compile(r"[,;:!?，；：。！？]|[.](?=\s)|\s[-–—]\s")
_SENTENCE = re.compile(r"[^.;!?]+(?:[.](?=\S)[^.;!?]*)*[.;!?]*")
_WHO = re.compile(
    r"\b(?:(?:i|we)(?:(?:'m|'re| am| are) (?:(?:just|only) )?(?:an?|the|from|with|at)| (?:sell|make|supply|build|offer|design))"
    r"|my \w+ (?:is|was|works|worked) (?:an?|the|for|at|in))\b.*?(?=\b(?:so|and|but|who)\b|[,.;:?!]| - |$)",
    re.IGNORECASE,
)
_SELF = re.compile(r"(?:(?:hi|hello|hey|good \w+)[,!]? *)?(?:i|i'm|i am|i've|we|we're|my|our)\b[^?]*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Catalogue:
    """What the store holds, ready to be matched; made anew when the store's revision changes."""

    revision: str
    projects: Mapping[str, Project]
    gazetteer: Gazetteer
    names: Names
    index: ProjectIndex
    programmes: Programmes
    sounds: Sounds
    akin: Akin
    slips: dict[str, str | None] = field(default_factory=dict)  # words that were looked up, and what they were slips of


class Reader:
    """Reads messages, in whatever languages, against one store."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        store: Store,
        outsiders: Sequence[Outsider],
        is_word: Callable[[str], bool],
        encode: Encode,
    ) -> None:
        self._store = store
        self._outsiders = outsiders
        self._words_of_outsiders = {
            word.lower() for one in outsiders for alias in (one.name, *one.aliases) for word in alias.split()
        }
        self._of_outsiders = {
            name.lower(): one.name for one in outsiders for name in one.adjectives if name not in TONGUES
        }
        self._is_word = is_word
        self._encode = encode
        self._lexicon = Lexicon(vocabulary.cues(), vocabulary.stem)
        self._words_of_cues = vocabulary.written()
        self._vocabulary = vocabulary
        self._phrases = frozenset("".join(cue.words) for cue in vocabulary.cues())
        self._catalogue: _Catalogue | None = None
        self._ready = ("", "")  # what was prepared last, and the store's revision then

    def read(self, text: str, today: date) -> tuple[Mark, ...]:
        """The Marks of a normalised text, in its order."""
        catalogue = self._current()
        text = self._prepared(text, catalogue)
        tokens = tokenise(text)
        taken, numbered, cues = self._surely(text, tokens, today, catalogue)
        joints = _clear(self._vocabulary.read_joints(text), taken)
        openings = [joint for joint in joints if joint.value == EITHER]  # 要麼 is no word of the list
        words = self._words(text, tokens, [*taken, *cues, *openings], catalogue.index, numbered)
        words += _subjects(cues, catalogue.index, text)
        words = find_denied(text, cues, sorted(words, key=lambda mark: mark.start), catalogue.index)
        taken += [mark for mark in words if mark.kind == "project"]
        words = [mark for mark in words if mark.kind == "word"]
        cues += self._roles_within(taken, cues, text)
        taken = _set_apart([*taken, *self._of_others(text, words)], text)
        kept = find_undated(
            [cue for cue in cues if cue.kind not in ("stop", "subject") and not _is_the_trade(cue, text)]
        )
        if words:
            best = catalogue.index.search([mark.value for mark in words])
            words.append(Mark("fit", 0, len(text), round(100 * best[0].score) if best else 0))
            subject = text[min(mark.start for mark in words[:-1]) : max(mark.end for mark in words[:-1])]
            if len(subject) <= LONGEST_TOPIC and (not best or best[0].score < GOOD_FIT):
                kept += catalogue.akin.find(subject)
        named = find_owned(text, [*taken, *kept, *words], catalogue.projects)
        read = find_thresholds(assign_roles(text, named), catalogue.projects)
        found = [mark for mark in find_orders(find_ends(find_ranks(read))) if not is_particle(mark)]
        found = find_alternatives(text, found, joints)
        found += catalogue.programmes.read(text, tokens, cues, taken, words)
        return tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind)))

    def _surely(
        self, text: str, tokens: Sequence[Token], today: date, catalogue: _Catalogue
    ) -> tuple[list[Mark], list[Mark], list[Mark]]:
        """Names, wishes and figures; words of a project's numbered name; and the cues of what stands around all these."""
        taken: list[Mark] = []
        numbered: list[Mark] = []
        for mark in catalogue.names.find(tokens):
            (numbered if mark.kind == "numbered" else taken).append(mark)
        taken += _clear(self._vocabulary.read_wishes(text), taken)  # an officer who is wanted is no word of the list
        figures = self._vocabulary.read(text, today)
        taken += _clear((mark for mark in figures if mark.kind == "foreign_money"), taken)  # US$ names no country
        taken += _clear(_departments(catalogue.gazetteer, text), taken)
        taken += _clear(self._figures(figures, text, tokens, catalogue, numbered), taken)
        return taken, numbered, [cue for run in runs(tokens, taken) for cue in self._lexicon.find(run)]

    def prepare(self, text: str) -> str:
        """The text that the Marks' places are in: slips mended, Chinese in Traditional characters, and no chatter."""
        return self._prepared(text, self._current())

    def _prepared(self, text: str, catalogue: _Catalogue) -> str:
        if (text, catalogue.revision) == self._ready:  # it is prepared, then read
            return text
        text = _SHARE.sub(" percent", _LIMIT.sub(" ", text))
        text = self._mended(catalogue.sounds.mend(to_traditional(text)), catalogue)

        def glance(part: str) -> list[Mark]:
            tokens = tokenise(part)
            taken, numbered, cues = self._surely(part, tokens, ANY_DAY, catalogue)
            words = self._words(part, tokens, [*taken, *cues], catalogue.index, numbered)
            return [*taken, *cues, *words, *catalogue.programmes.named(part, taken)]

        def is_told(part: str) -> bool:
            marks = self.read(part, ANY_DAY)
            measured = any(mark.kind == "measure" and mark.role in ("name", "sole", "own") for mark in marks)
            least = LIKELY if measured else SURELY
            return any(mark.kind == "near" and mark.value[1] >= least for mark in marks)

        prepared = without_chatter(text, glance, is_told, self._vocabulary.chatter)
        self._ready = (prepared, catalogue.revision)
        return prepared

    def _current(self) -> _Catalogue:
        revision = self._store.revision()
        if self._catalogue is None or self._catalogue.revision != revision:
            projects, departments, library = self._store.projects(), self._store.departments(), self._store.library()
            self._catalogue = _Catalogue(
                revision,
                {project.key: project for project in projects},
                Gazetteer(departments, self._outsiders),
                Names(projects, self._vocabulary.stem),
                ProjectIndex(projects, self._vocabulary.forms),
                Programmes(library, self._vocabulary, self._encode),
                Sounds(_called(departments, projects, library), self._phrases),
                Akin(projects, self._encode),
            )
        return self._catalogue

    def _mended(self, text: str, catalogue: _Catalogue) -> str:
        """The text with slips of the keyboard put right, where a word is neither ours nor any English word."""
        ours = self._words_of_cues | catalogue.index.vocabulary | catalogue.programmes.vocabulary
        for token in reversed(tokenise(text)):
            word = token.norm
            mended = self._vocabulary.shorthand.get(word)
            if mended is None and (word in ours or word in self._words_of_outsiders or self._is_word(word)):
                continue
            if not mended:
                if word not in catalogue.slips and len(catalogue.slips) < MOST_SLIPS:
                    likely = (one for one in ours if len(one) > SHORT or one in self._words_of_cues)
                    catalogue.slips[word] = mend(word, likely)  # but Kwai Fong is none for Kwan
                mended = catalogue.slips.get(word)
            if mended:
                text = text[: token.start] + mended + text[token.end :]
        return text

    def _figures(
        self,
        figures: Sequence[Mark],
        text: str,
        tokens: Sequence[Token],
        catalogue: _Catalogue,
        numbered: Sequence[Mark],
    ) -> list[Mark]:
        """Periods, money and numbers, less the figures that belong to a project's name ("2026 population census")."""
        found: list[Mark] = []
        for mark in sorted(figures, key=lambda m: m.start - m.end):
            if any(_overlap(mark, other) for other in (*numbered, *found)):
                continue
            if mark.kind == "period" and self._in_a_name(mark, text, tokens, catalogue.index):
                continue
            found.append(mark)
        return found

    def _roles_within(self, taken: Sequence[Mark], cues: Sequence[Mark], text: str) -> list[Mark]:
        """The event in a period that begins with it: "starting from 2023" is a comparison, and says which date as well."""
        ends = {cue.end for cue in cues if cue.kind == "role"}
        found = []
        for mark in taken:
            if mark.kind == "period" and len(text[: mark.start].rstrip()) not in ends:
                first = tokenise(text[mark.start : mark.end])[:1]
                found += [replace(cue, start=mark.start, end=mark.start) for cue in self._lexicon.find(first)]
        return [cue for cue in found if cue.kind == "role"]

    def _of_others(self, text: str, words: Sequence[Mark]) -> list[Mark]:
        """Another place's, in "Australian digital ID": its adjective before a word of the list."""
        return [
            Mark("outsider", one.start, one.end, self._of_outsiders[one.value.lower()])
            for one, other in pairwise(words)
            if one.value.lower() in self._of_outsiders
            and other.role == "known"
            and text[one.end : other.start].isspace()
        ]

    def _in_a_name(self, mark: Mark, text: str, tokens: Sequence[Token], index: ProjectIndex) -> bool:
        """Whether a bare year stands in a project's name and the word beside it does too."""
        if not _YEAR.fullmatch(text[mark.start : mark.end]):
            return False
        at = next(i for i, token in enumerate(tokens) if token.end >= mark.end)
        beside = [token.norm for token in tokens[max(at - 1, 0) : at + 2] if token.start != mark.start]
        year = text[mark.start : mark.end]
        names = [set(map(self._vocabulary.stem, project.name.lower().split())) for project in index.projects]
        return any(
            year in name and any(self._vocabulary.stem(w) in name and len(w) > 3 for w in beside) for name in names
        )

    def _words(
        self, text: str, tokens: Sequence[Token], taken: Sequence[Mark], index: ProjectIndex, numbered: Sequence[Mark]
    ) -> list[Mark]:
        words: list[Mark] = []
        asides = _asides(text)
        who = [match.span() for match in _WHO.finditer(text)]
        for token in tokens:
            mark = Mark("word", token.start, token.end, token.norm)
            if any(start <= token.start < end for start, end in asides):
                continue
            if any(_overlap(mark, other) for other in taken if other.kind != "numbered"):
                continue
            part_of_name = any(_overlap(mark, other) for other in numbered)
            if HAN.match(token.norm):
                words = _with_character(words, mark)
            elif part_of_name or not token.norm.isdigit():
                known = part_of_name or index.knows(token.norm)
                if known or not any(start <= token.start < end for start, end in who):  # "we are a tiny firm"
                    words.append(replace(mark, role="known" if known else "unknown"))
        return [word for word in words if len(word.value) > 1 or not HAN.match(word.value)]


def open_reader(store: Store) -> Reader:
    """A reader of all languages over the store."""
    return Reader(load_vocabulary(), store, load_outsiders(OUTSIDERS), dictionary().__contains__, load_encoder())


def _called(departments: Sequence[Department], projects: Sequence[Project], library: Library) -> Iterator[str]:
    """What departments, projects and programmes are called; of two characters only what an owner of projects is."""
    for department in departments:
        named = (department.name_zh, *department.nicknames, *department.former_names)
        yield from (name for name in named if len(name) > 2 or department.listed)
    for project in projects:
        yield from (name for name in (*project.short_names, *project.names_zh) if len(name) > 2)
    for programme in library.programmes:
        yield from (name for name in (programme.name_zh, *programme.aliases) if len(name) > 2)


def _with_character(words: list[Mark], mark: Mark) -> list[Mark]:
    """The words with a Chinese character that nothing explains: joined to the one before it, if that stands next to it."""
    last = words[-1] if words else None
    if last and last.end == mark.start and HAN.match(last.value):
        return [*words[:-1], replace(last, end=mark.end, value=last.value + mark.value)]
    return [*words, replace(mark, role="unknown")]


def _subjects(cues: Sequence[Mark], index: ProjectIndex, text: str) -> list[Mark]:
    """The English words of the list that a Chinese word of a subject stands for."""
    return [
        Mark(
            "word",
            cue.start,
            cue.end,
            word,
            "known" if index.knows(word) else "unknown",
            text=text[cue.start : cue.end],
        )
        for cue in cues
        if cue.kind == "subject"
        for word in str(cue.value).split()
    ]


def _departments(gazetteer: Gazetteer, text: str) -> list[Mark]:
    return [
        Mark("outsider", mention.start, mention.end, mention.outsider, text=text[mention.start : mention.end])
        if mention.outsider
        else Mark(
            "department",
            mention.start,
            mention.end,
            mention.keys,
            "weak" if mention.weak else "",
            text=text[mention.start : mention.end],
        )
        for mention in gazetteer.find(text)
    ]


def _set_apart(marks: Sequence[Mark], text: str) -> list[Mark]:
    """The marks, role "apart" for a body or place in a clause without a name: "as a Macao firm, CDIP's cost?" """
    names = [mark for mark in marks if mark.kind in ("department", "project")]

    def together(outsider: Mark) -> bool:
        between = (text[min(outsider.end, name.end) : max(outsider.start, name.start)] for name in names)
        return any(not _CLAUSE.search(part) for part in between)

    return [
        replace(mark, role="apart") if mark.kind == "outsider" and names and not together(mark) else mark
        for mark in marks
    ]


def _asides(text: str) -> list[tuple[int, int]]:
    """Where people introduce themselves before they ask: "I'm a student. How much ...?" """
    parts = [(match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    return [part for part in parts if len(parts) > 1 and _SELF.match(text[part[0] : part[1]].strip())]


def _is_the_trade(cue: Mark, text: str) -> bool:
    """IT in capitals is information technology, unless all is."""
    return cue.kind == "pronoun" and text[cue.start : cue.end] == "IT" and bool(HAN.search(text) or not text.isupper())


def _clear(marks: Iterable[Mark], taken: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if not any(_overlap(mark, other) for other in taken)]


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end
