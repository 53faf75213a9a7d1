"""What no Answer may be without."""

from __future__ import annotations

import pytest

from actions.answers import Answer, Outcome, say
from knowledge.store import Store


def test_an_answered_answer_names_its_source() -> None:
    with pytest.raises(ValueError, match="source"):
        Answer(Outcome.ANSWERED, "list", (say("list-found"),))


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.ANSWERED])
def test_an_answer_without_facts_needs_no_source(outcome: Outcome) -> None:
    assert Answer(outcome, "list", (say("outside"),)).source is None


def test_an_answer_offers_at_most_three_suggestions(store: Store) -> None:
    with pytest.raises(ValueError, match="three"):
        Answer(Outcome.ANSWERED, "list", (), source=store.source(), suggestions=(say("ask-all"),) * 4)
