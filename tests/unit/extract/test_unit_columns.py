from __future__ import annotations

import pytest

from plangraph.extract.unit_columns import is_units


@pytest.mark.parametrize(
    "head", ["协助单位", "承担单位", "责任股室", "责任镇街", "共同责任单位", "联合单位", "会同单位"]
)
def test_heads_of_columns_have_the_words_of_labels(head: str):
    assert is_units(head)


@pytest.mark.parametrize("head", ["考核单位", "督办单位", "督导部门", "监督单位", "监管部门"])
def test_a_column_of_those_who_oversee_names_nobody_who_works(head: str):
    assert not is_units(head)
