"""Pages in two languages from one catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from plangraph.serve.language import Language
from plangraph.serve.phrases import catalogue, phrases

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

QUESTION = "/queries/who-owns-what"


def test_a_page_is_chinese_unless_english_is_asked_for(client: Client):
    chinese, english = client.page(QUESTION), client.page(f"{QUESTION}?lang=en")
    assert (chinese.headers["content-language"], english.headers["content-language"]) == ("zh-CN", "en")
    assert "查看 SPARQL" in chinese.text
    assert "Show SPARQL" in english.text


def test_the_language_asked_for_is_remembered(client: Client):
    cookie = client.page(f"{QUESTION}?lang=en").headers["set-cookie"].partition(";")[0]
    remembered = client.get(QUESTION, "text/html", cookie=cookie)
    assert remembered.headers["content-language"] == "en"
    assert "set-cookie" not in remembered.headers
    back = client.get(f"{QUESTION}?lang=zh", "text/html", cookie=cookie)
    assert back.headers["content-language"] == "zh-CN"


@pytest.mark.parametrize("cookie", ["plangraph-lang=fr", "plangraph-lang=", "other=1", '"', "a=b; plangraph-lang=fr"])
def test_a_cookie_that_says_nothing_leaves_the_page_chinese(client: Client, cookie: str):
    assert client.get(QUESTION, "text/html", cookie=cookie).headers["content-language"] == "zh-CN"


def test_a_language_that_there_is_not_is_chinese(client: Client):
    page = client.page(f"{QUESTION}?lang=fr")
    assert (page.status_code, page.headers["content-language"]) == (200, "zh-CN")
    assert "set-cookie" not in page.headers


def test_the_same_address_in_two_languages_has_two_tags(client: Client):
    cookie = {"cookie": "plangraph-lang=en"}
    chinese, english = client.page("/units"), client.send("GET", "/units", {"accept": "text/html", **cookie})
    assert chinese.headers["etag"] != english.headers["etag"]
    assert "Cookie" in english.headers["vary"]
    again = client.send("GET", "/units", {"accept": "text/html", "if-none-match": english.headers["etag"], **cookie})
    assert again.status_code == 304


def test_a_number_has_its_own_english_for_one():
    said = phrases(Language.EN)
    assert (said("{n} 行", n=1), said("{n} 行", n=2)) == ("1 row", "2 rows")
    assert phrases(Language.ZH)("{n} 行", n=1) == "1 行"


def test_a_value_is_escaped_and_markup_is_kept():
    said = phrases(Language.EN)
    assert said("下载 {file}", file="<b>") == "Download &lt;b&gt;"
    assert said("下载 {file}", file=Markup("<b>x</b>")) == "Download <b>x</b>"


def test_a_word_of_the_data_stays_as_it_is():
    assert phrases(Language.EN)("区科技局") == "区科技局"


def test_no_phrase_stands_twice_and_each_has_the_same_values_in_both_languages():
    for chinese, english in catalogue().items():
        fields = {name for name in ("{n}", "{file}", "{shown}") if name in chinese}
        assert all(name in english for name in fields), chinese
