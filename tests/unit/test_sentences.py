"""Sentences have their Chinese beside them, with the same values; errors carry them through processes."""

from __future__ import annotations

import ast
import pickle
import re
from pathlib import Path
from string import Formatter

import pytest

from plangraph import errors
from plangraph.sentences import Listed, Sentence, catalogue
from plangraph.serve.error_catalogue import CATALOGUE, HTTP_TITLES

SOURCE = Path(errors.__file__).parent
OF_THE_OPERATOR = (
    *("cli/", "bootstrap/", "settings.py", "serve/server.py", "pipeline/rdf_loading.py", "pipeline/survey.py"),
    *("query/header.py", "query/checks.py", "query/frames.py", "query/notebook.py", "validate/"),
    *("store/backup.py", "store/tokens.py", "store/migration.py", "store/directory.py", "store/rdf_files.py"),
    *("store/remote/access.py", "store/remote/vendor.py"),
)
"""What speaks on a terminal alone, to whoever runs the service."""
SAYING = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {
    *("Sentence", "Refusal", "ProcessLost", "SpoolFull", "error", "_broken", "unused", "not_needed"),
}
ONLY_CHINESE = {"label_zh", "word_zh", "chinese"}
"""Values that the English does not name: the Chinese of one that it does."""


def said(module: Path) -> set[str]:
    """The texts that a module raises, refuses with, makes an issue of or leaves a correction out for."""
    tree = ast.parse(module.read_text("utf-8"))
    return {text for call in ast.walk(tree) if isinstance(call, ast.Call) for text in _first_text(call, tree)}


def _first_text(call: ast.Call, tree: ast.AST) -> set[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    owner = getattr(call.func, "value", None)
    if name == "of" and getattr(owner, "id", "") == "Issue":
        return _texts(call.args[2], tree)
    if name not in SAYING or getattr(owner, "id", "") == "_LOG":
        return set()
    at = 1 if name == "Refusal" else 0
    return _texts(call.args[at], tree) if len(call.args) > at else set()


def _texts(node: ast.expr, tree: ast.AST) -> set[str]:
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.IfExp):
        return _texts(node.body, tree) | _texts(node.orelse, tree)
    if isinstance(node, ast.Subscript):
        return _texts(node.value, tree)
    if isinstance(node, ast.Dict):
        return {text for value in node.values for text in _texts(value, tree)}
    if isinstance(node, ast.Name):
        assigned = (a for a in ast.walk(tree) if isinstance(a, ast.Assign))
        named = (a.value for a in assigned if any(getattr(t, "id", "") == node.id for t in a.targets))
        return {text for value in named for text in _texts(value, tree)}
    assert not isinstance(node, ast.JoinedStr), f"{ast.unparse(node)}: give the values by name"
    return set()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


MODULES = [
    module for module in sorted(SOURCE.rglob("*.py")) if not str(module.relative_to(SOURCE)).startswith(OF_THE_OPERATOR)
]


def test_every_sentence_that_a_reader_may_see_has_its_chinese():
    assert {text for module in MODULES for text in said(module)} - set(catalogue()) == set()


def test_every_title_of_an_error_has_its_chinese():
    titles = {title for *_, title in CATALOGUE} | set(HTTP_TITLES.values())
    assert titles - set(catalogue()) == set()


def test_both_languages_have_the_same_values():
    for english, chinese in catalogue().items():
        assert re.search("[\u4e00-\u9fff]", chinese) or not re.search("[A-Za-z]", re.sub("{.*?}", "", chinese)), english
        assert fields(chinese) - fields(english) <= ONLY_CHINESE, english


def test_the_catalogue_is_in_order_and_each_text_stands_once():
    lines = SOURCE.joinpath("sentences.tsv").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(catalogue()) == len(lines)


def test_values_that_are_sentences_or_lists_are_in_the_language_too():
    nested = Sentence("{name} is {kind}, which cannot be read: {advice}.", {
        "name": "a.png",
        "kind": Sentence("a PNG picture"),
        "advice": Listed(("1", "2")),
    })  # fmt: skip
    assert str(nested) == "a.png is a PNG picture, which cannot be read: 1, 2."
    assert nested.in_chinese() == "a.png 是PNG 图片，不能读：1、2。"
    assert Sentence.of_data(nested.as_data()).in_chinese().startswith("a.png 是PNG 图片")


@pytest.mark.parametrize(
    "error",
    [
        errors.StoreBusy("Too many queries wait: try again in a moment.", 7),
        errors.ParameterError("{name} is {value}: set it to true or false.", name="inferred", value="vielleicht"),
    ],
)
def test_an_error_keeps_its_sentence_from_process_to_process(error: errors.PlangraphError):
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  made here
    assert (str(again), again.sentence.in_chinese()) == (str(error), error.sentence.in_chinese())
    assert again.sentence.in_chinese() != str(error)
