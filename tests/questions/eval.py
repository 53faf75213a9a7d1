"""Scores the assistant on all conversations, by kind, category and language. `python -m tests.questions.eval`, or make eval.

A right answer counts 1, a wrong one -1, an abstention nothing; the score is their sum by the number of turns.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import urllib.error
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.questions import assistant as assistants
from tests.questions.asking import Asked, ask, count, group
from tests.questions.assistant import Assistant, NotStarted
from tests.questions.conversations import FILES, SEEDS, perturb, read_conversations

COLUMNS = "{:20} {:>6} {:>6} {:>6} {:>9} {:>9} {:>7}"


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of a command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions.eval", description="Score the answers.")
    parser.add_argument("--files", nargs="+", type=Path, metavar="FILE", help="these conversations only")
    parser.add_argument("--seeds", nargs="*", type=int, metavar="SEED", help="the changed lists to ask about as well")
    parser.add_argument("--url", help="a running assistant (its list is not changed, so no changed lists)")
    parser.add_argument("--actions", choices=("inprocess", "server"), default="inprocess")
    parser.add_argument("--today", default=assistants.TODAY, help="its day (default: %(default)s)")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="show at most N turns that are not right")
    parser.add_argument("--confusion", action="store_true", help="show which kinds were taken for which")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every turn with its reply here")
    options = parser.parse_args(arguments)
    missing = [str(file) for file in options.files or () if not file.is_file()]
    if missing:
        parser.error(f"no such file: {', '.join(missing)}")
    if options.url and options.seeds:
        parser.error("--seeds needs an assistant of its own, without --url")
    if options.seeds is None:
        options.seeds = [] if options.url or options.files else list(SEEDS)
    return options


@contextmanager
def reach(options: argparse.Namespace, folder: Path) -> Iterator[Assistant]:
    """The running assistant that was named, or one of our own."""
    if options.url:
        yield Assistant(options.url.rstrip("/"))
    else:
        tell("Starting an assistant ...")
        with assistants.start(folder, options.actions, options.today) as assistant:
            yield assistant


def ask_all(options: argparse.Namespace, folder: Path) -> Iterator[Asked]:
    """Every turn of the files, then those about the changed lists, each loaded while the assistant runs."""
    with reach(options, folder) as assistant:
        tell(f"Asking {assistant.url} ...")
        for path in options.files or FILES:
            yield from ask(assistant, read_conversations(path))
        for seed in options.seeds:
            text, conversations = perturb(seed)
            file = folder / f"copy-{seed}.txt"
            file.write_text(text, encoding="utf-8")
            assistant.load(file)
            tell(f"Asking about changed list {seed} ...")
            yield from ask(assistant, conversations)


def tell(line: str) -> None:
    """Say something beside the tables."""
    print(line, file=sys.stderr, flush=True)


def draw_table(title: str, asked: Mapping[str, Sequence[Asked]]) -> Iterator[str]:
    """A line of figures for each group, and one for all of them."""
    yield COLUMNS.format(title, "asked", "right", "wrong", "abstained", "right %", "score")
    everything = [one for some in asked.values() for one in some]
    for name, some in (*asked.items(), ("all", everything)):
        score = count(some)
        shares = f"{score.accuracy:.1%}", f"{score.score:.3f}"
        yield COLUMNS.format(name, score.asked, score.right, score.wrong, score.abstained, *shares)


def draw_confusion(asked: Sequence[Asked]) -> Iterator[str]:
    """What kind of answer each kind of question got, most frequent first."""
    pairs = Counter((one.conversation.kind, one.reply.name("kind") or "(not told)", not one.faults) for one in asked)
    yield "{:16} {:16} {:>6} {:>6}".format("kind asked", "kind answered", "right", "not")
    for kind, said in dict.fromkeys((kind, said) for (kind, said, _), _ in pairs.most_common()):
        if kind != said:
            yield f"{kind:16} {said:16} {pairs[kind, said, True]:6} {pairs[kind, said, False]:6}"


def record(one: Asked) -> dict[str, object]:
    """A turn as JSON."""
    return {
        "category": one.conversation.category,
        "kind": one.conversation.kind,
        "before": [turn.message for turn in one.before],
        "message": one.turn.message,
        "expect": dict(one.turn.expect),
        "verdict": one.verdict.value,
        "faults": list(one.faults),
        "outcome": one.reply.name("outcome"),
        "answered_kind": one.reply.name("kind"),
        "reply": one.reply.words,
        "milliseconds": round(one.reply.seconds * 1000, 1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    options = read_options(arguments)
    with tempfile.TemporaryDirectory(prefix="beacon-eval-") as folder:
        try:
            asked = list(ask_all(options, Path(folder)))
        except NotStarted as reason:
            tell(str(reason))
            return 2
        except (urllib.error.URLError, ConnectionError) as error:
            tell(f"{options.url or 'the assistant'} does not answer: {error}")
            return 2
    failing = [one for one in asked if one.faults]
    for one in failing[: options.failures]:
        print(one.describe())
    lines = [*draw_table("kind", group(asked, "kind")), "", *draw_table("category", group(asked, "category"))]
    lines += ["", *draw_table("language", group(asked, "language"))]
    if options.confusion:
        lines += ["", *draw_confusion(asked)]
    times = sorted(one.reply.seconds * 1000 for one in asked)
    if times:
        slowest = times[int(len(times) * 0.99)]
        lines += [
            "",
            f"a turn took {statistics.median(times):.0f} ms at the median, {slowest:.0f} ms at the 99th percentile",
        ]
    print("\n".join(lines))
    if options.json:
        options.json.write_text(
            json.dumps([record(one) for one in asked], ensure_ascii=False, indent=1), encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
