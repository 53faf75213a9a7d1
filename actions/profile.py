"""Everything that the list says about one project."""

from __future__ import annotations

from actions.answers import Answer, Outcome, say
from actions.conditions import Conditions, read_conditions
from actions.listing import notes_on, nothing_found, unusable
from actions.question import Question
from knowledge.query import Query
from knowledge.records import Project


def answer(question: Question) -> Answer:
    from actions.fields import which

    conditions = read_conditions(question, dates=False)
    stopped = unusable(question, conditions)
    if stopped:
        return stopped
    finding = question.find(conditions.query)
    if not finding.total:
        return nothing_found(question, conditions, finding)
    if finding.total > 1:
        return which(question, finding.projects, (), conditions)
    return describe(question, finding.projects[0], conditions)


def describe(question: Question, project: Project, conditions: Conditions) -> Answer:
    query = Query(projects=(project.key,))
    return Answer(
        Outcome.ANSWERED,
        "project",
        (say("project-found", project=project), say("project-description", project=project)),
        query,
        question.source,
        (project,),
        total=1,
        notes=notes_on(conditions, question.find(query)),
        suggestions=(say("ask-department", name=project.department),),
    )
