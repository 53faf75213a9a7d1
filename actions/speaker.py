"""Fills the places of sentences with values said in one language; every word is the language's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from actions.answers import Say, Understood
from knowledge.facts import Document, Fact, Programme, Target, Text
from knowledge.money import MoneyRange
from knowledge.period import Period
from knowledge.records import Department, Project, Source
from languages.language import Language


class Speaker:
    """Fills the places of sentences with values said in the language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.phrasing = language.phrasing

    def say_all(self, sentences: tuple[Say, ...]) -> str:
        return str(self.phrasing.SENTENCE_GAP).join(self.say(sentence) for sentence in sentences)

    def say(self, sentence: Say) -> str:
        values = dict(sentence.values)
        places: dict[str, object] = {}
        for name, value in values.items():
            places.update(self._place(name, value))
        return self.language.say(sentence.key, **places)

    def _place(self, name: str, value: object) -> dict[str, object]:
        phrasing = self.phrasing
        if isinstance(value, Project):
            return self.facts(value) if name == "project" else {name: phrasing.short_name(value)}
        if isinstance(value, Understood):
            return self._understood(value)
        if isinstance(value, Fact):
            return self.fact(value)
        if isinstance(value, Target) and name == "target":
            return {"sentence": self.text(value.sentence), **self._several("years", value.years)}
        if name in ("description", "introduction") and isinstance(value, Programme | Target):
            return {name: self.description(value) if name == "description" else self.introduction(value)}
        if isinstance(value, Document):
            return {"title": self.text(value.title), "url": value.url, "as_of": self.text(value.as_of)}
        if isinstance(value, Source):
            return {
                "title": phrasing.source_title(value),
                "url": value.url,
                "as_of": phrasing.day(value.as_of),
                "loaded": phrasing.day(value.loaded_at.date()),
            }
        if name == "number" and isinstance(value, int):
            return {
                "number": value,
                **({"month": phrasing.month(value)} if value <= 12 else {}),
                **(
                    {"quarter": phrasing.ordinal(value), "months": phrasing.months_of_financial_quarter(value)}
                    if value < 5
                    else {}
                ),
            }
        if name == "year" and isinstance(value, int):
            return {"year": str(value), "financial_year": phrasing.financial_year(value)}
        if isinstance(value, tuple):
            return self._several(name, value)
        return {name: self.value(value)}

    def _several(self, name: str, values: tuple[object, ...]) -> dict[str, object]:
        say = self.language.say
        if name == "years":
            return {name: self.phrasing.join((str(v) for v in values), say)}
        words = [self.phrasing.quoted(v) if isinstance(v, str) else str(self.value(v)) for v in values]
        text = self.phrasing.join(words, say, "or" if name in ("subject", "options") else "and")
        if name == "names":
            return {"names": text, "who": say("whose", names=text, plural=len(values))}
        return {name: text, "count": len(values)} if name == "periods" else {name: text}

    def value(self, value: object) -> object:
        phrasing = self.phrasing
        if isinstance(value, Say):
            return self.say(value)
        if isinstance(value, Project):
            return self.language.write(phrasing.short_name(value))
        if isinstance(value, Programme | Target):
            return self.language.write(phrasing.programme_name(value))
        if isinstance(value, Text):
            return self.text(value)
        if isinstance(value, Department):
            return self.language.write(phrasing.department_name(value))
        if isinstance(value, Period):
            return phrasing.period(value, self.language.say)
        if isinstance(value, MoneyRange):
            return self.language.write(phrasing.money_range(value, self.language.say))
        if isinstance(value, Decimal):
            return self.language.write(phrasing.money(value))
        if isinstance(value, date):
            return self.language.write(phrasing.day(value))
        return value if isinstance(value, int) else str(value)

    def _understood(self, understood: Understood) -> dict[str, object]:
        """What the question was understood to ask, as the phrases that sentences build on."""
        say = self.language.say
        owners = understood.owners
        names = self._owners(understood)
        either = tuple((one.query, self._owners(one, "or")) for one in understood.either)
        several = len(understood.query.projects) > 1 and not understood.subject  # named or pointed at, one by one
        where = "those" if several else "list"
        left_out = self.phrasing.join((str(self.value(thing)) for thing in understood.left_out), say)
        return {
            "conditions": self.phrasing.conditions(understood.query, understood.subject, left_out, say, either),
            "words": self.phrasing.subject(understood.subject),
            "who": say("whose", names=names, plural=len(owners)) if owners else say(f"whose-{where}"),
            "of": say("of", names=names) if owners else say(f"of-{where}"),
            "of-asked": say("of", names=names) if owners else "",
        }

    def _owners(self, understood: Understood, word: str = "and") -> str:
        names = (self.phrasing.department_name(owner) for owner in understood.owners)
        return str(self.phrasing.join(names, self.language.say, word))

    def text(self, text: Text) -> str:
        return self.language.write(self.phrasing.text(text))

    def description(self, subject: Programme | Target) -> str:
        return self.text(subject.description if isinstance(subject, Programme) else subject.sentence)

    def introduction(self, subject: Programme | Target) -> str:
        """The description with the name before it, where it calls the thing otherwise."""
        name, said = str(self.value(subject)), self.description(subject)
        bare = str.maketrans("", "", "“”「」《》")
        called = name.translate(bare).lower() in said.translate(bare).lower()
        return said if called else self.language.say("introduction", name=name, description=said)

    def fact(self, fact: Fact) -> dict[str, object]:
        return {
            "sentence": self.language.write(self.phrasing.fact_sentence(fact)),
            "measure": self.text(fact.measure),
            "value": self.language.write(self.phrasing.fact_value(fact)),
            "as_of": self.text(fact.as_of.said) if fact.as_of else "",
        }

    def facts(self, project: Project) -> dict[str, object]:
        say = self.language.say
        phrasing = self.phrasing
        facts = {
            "name": phrasing.project_name(project),
            "owner": phrasing.department_name(project.department),
            "estimate": phrasing.money(project.estimate),
            "approved": phrasing.day(project.approved),
            "start": phrasing.period(project.start, say),
            "live": phrasing.live_run(project, say),
            "financial_year": phrasing.financial_year(project.financial_year),
            "chinese": project.names_zh[0] if project.names_zh else "",
            "description": phrasing.description(project),
            "paper": project.paper,
        }
        return {**{name: self.language.write(fact) for name, fact in facts.items()}, "url": project.paper_url}
