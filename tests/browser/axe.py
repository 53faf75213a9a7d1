"""Looks at a page with axe-core, by the rules of WCAG 2.2 AA and good practice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import axe_playwright_python

from tests.browser.visitor import Visitor

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def check(visitor: Visitor, state: str) -> None:
    """No violation of the rules on the whole page as it is now; `state` names it."""
    _check(visitor, state, {"runOnly": RULES})


def check_contrast(visitor: Visitor, state: str) -> None:
    """All text stands out from its ground."""
    _check(visitor, state, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})


def _check(visitor: Visitor, state: str, options: dict[str, Any]) -> None:
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.evaluate(AXE)
    asked = json.dumps({**options, "resultTypes": ["violations"]})
    found = visitor.page.evaluate(f"axe.run(document, {asked})")
    faults = [
        f"{state}: {violation['id']} {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    assert faults == [], "\n".join(faults)
