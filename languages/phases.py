"""The live-run of a project put into words: the words are the language's, the cases are the same in all."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.period import Period
from knowledge.records import Project
from languages.bounds import Say


def say_live_run(
    project: Project, period: Callable[[Period, Say], str], label: Callable[[str], str], gap: str, say: Say
) -> str:
    """Phase by phase where it has several, `gap` between them; what the list leaves undated is said to be.

    `period` says a period, `label` what the list calls a phase.
    """
    if len(project.phases) == 1 and project.phases[0].period:
        return period(project.phases[0].period, say)
    if not project.live_run:
        return say("live-run-undated")
    return gap.join(
        say(
            "live-run-phase",
            label=label(phase.label),
            period=period(phase.period, say) if phase.period else say("live-run-no-date"),
        )
        for phase in project.phases
    )
