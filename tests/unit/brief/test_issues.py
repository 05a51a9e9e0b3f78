"""Whatever a check can find has words in both languages."""

from __future__ import annotations

import re

from tests.conftest import ROOT

from plangraph.brief.issues import ISSUES

_OF_CHECKS = re.compile(r'BIND\("([a-z-]+)" AS \?kind\)')
_OF_READING = re.compile(r'(?:Issue\(|\()\s*"([a-z]+(?:-[a-z]+)+)",')


def test_every_kind_that_the_sources_name_has_words():
    checks = (path.read_text("utf-8") for path in (ROOT / "queries" / "checks").glob("*.rq"))
    resolving = (path.read_text("utf-8") for path in (ROOT / "src" / "plangraph" / "resolve").glob("*.py"))
    kinds = {kind for text in checks for kind in _OF_CHECKS.findall(text)}
    kinds |= {kind for text in resolving for kind in _OF_READING.findall(text)}
    assert {"bottleneck", "no-date", "figure-differs", "annex-units"} <= kinds
    assert kinds - ISSUES.keys() == set()


def test_words_fit_beside_a_bar():
    assert all(len(chinese) <= 14 and len(english) <= 72 for chinese, english in ISSUES.values())
