from __future__ import annotations

from plangraph.resolve.wording import LONGEST_QUOTE, folded, quoted


def test_words_are_compared_by_letters_and_figures():
    assert folded("品牌跃升，\u3000提升（１）２！") == "品牌跃升提升12"


def test_quotes_are_in_one_pair_and_cut_where_long():
    assert quoted("推行“一网\n通办”") == "“推行‘一网通办’”"  # noqa: RUF001  Chinese quotes
    assert len(quoted("长" * 500)) == LONGEST_QUOTE + 2
