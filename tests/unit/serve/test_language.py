"""Pages in two languages from one catalogue."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from markupsafe import Markup

import plangraph.serve
from plangraph.model.language import Language
from plangraph.model.standing_words import RELATION_WORDS, STATUS_WORDS
from plangraph.serve.findings_page import SEVERITIES
from plangraph.serve.mentions import REGISTERS
from plangraph.serve.naming import FOREIGN
from plangraph.serve.pages import NAVIGATION
from plangraph.serve.phrases import catalogue, phrases
from plangraph.serve.routers.views import PRESET_TITLES, THEME_TITLES
from plangraph.view.palette import KIND_LABELS

if TYPE_CHECKING:
    from tests.unit.serve.conftest import Client

    from plangraph.pipeline.workspace import Workspace

SERVE = Path(plangraph.serve.__path__[0])
TEMPLATES = sorted(SERVE.glob("templates/*.html"))
OF_PLANS = {"每年", "近期", "持续推进"}
"""Words of plans that a description in English quotes."""
ADDRESSES = ("/", "/queries", "/plans", "/views", "/sparql", "/docs")
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
    lines = (SERVE / "phrases.tsv").read_text("utf-8").splitlines()
    assert len(lines) == len(catalogue())
    for chinese, english in catalogue().items():
        named = set(re.findall(r"{\w+}", chinese))
        assert english
        assert all(set(re.findall(r"{\w+}", form)) == named for form in english.split("|")), chinese


def test_every_phrase_of_the_templates_has_its_english():
    used = {phrase for template in TEMPLATES for phrase in re.findall(r'\b_\("([^"]+)"', template.read_text("utf-8"))}
    assert len(used) > 100
    assert used - set(catalogue()) == set()


def test_the_english_of_every_phrase_is_english_with_the_same_values():
    for chinese, english in catalogue().items():
        assert not re.search("[\u4e00-\u9fff]", english), chinese
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english)), chinese


def test_every_word_that_pages_take_from_the_program_has_its_english():
    words = {
        *(name for _, name in NAVIGATION if not name.isascii()),
        *(title for title, _ in REGISTERS.values()),
        *(word for words in (STATUS_WORDS, RELATION_WORDS) for word, _ in words.values()),
        *FOREIGN.values(),
        *SEVERITIES.values(),
        *PRESET_TITLES.values(),
        *THEME_TITLES.values(),
        *KIND_LABELS.values(),
        *re.findall(r'Hint\("([^"]+)"', (SERVE / "query_faults.py").read_text("utf-8")),
    }
    assert words - set(catalogue()) == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_no_template_has_chinese_outside_of_phrases(template: Path):
    bare = re.sub(r'\b_\("[^"]*"', "", template.read_text("utf-8"))
    assert set(re.findall(r"[\u4e00-\u9fff]+", bare)) <= {"中文", "区科技局"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_english_page_has_no_chinese_but_that_of_the_data(client: Client, workspace: Workspace, address: str):
    page = client.page(f"{address}?lang=en")
    assert page.status_code == 200
    words = set(re.findall(r"[\u4e00-\u9fff]+", re.sub(r"<(pre|textarea)\b.*?</\1>", "", page.text, flags=re.DOTALL)))
    data = "".join(f"{plan.label}{plan.doc_number}" for plan in workspace.plans()) + "中文"
    assert {word for word in words if word not in data} <= OF_PLANS


def test_pictures_on_an_english_page_have_english_words(client: Client):
    for address in ("/", "/views", "/views/matrix", "/queries/unit-workload", "/queries/who-owns-what"):
        found = re.findall(r'<img src="(/views/[^"]+)"', client.page(f"{address}?lang=en").text)
        assert found, address
        assert all("language=en" in picture for picture in found), address
    assert "language=en" not in client.page("/").text


@pytest.mark.parametrize(
    ("liked", "language"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9,zh;q=0.5", "en"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("fr,de;q=0.8", "zh-CN"),
        ("en;q=0", "zh-CN"),
        ("", "zh-CN"),
    ],
)
def test_without_a_choice_a_page_is_in_the_language_that_the_browser_likes(client: Client, liked: str, language: str):
    page = client.get("/units", "text/html", accept_language=liked)
    assert page.headers["content-language"] == language
    assert "Accept-Language" in page.headers["vary"]
    assert "set-cookie" not in page.headers


def test_a_choice_goes_before_what_the_browser_likes(client: Client):
    asked = client.get("/units?lang=zh", "text/html", accept_language="en")
    remembered = client.get("/units", "text/html", accept_language="en", cookie="plangraph-lang=zh")
    assert {page.headers["content-language"] for page in (asked, remembered)} == {"zh-CN"}


def test_what_is_kept_for_one_language_is_given_to_no_other(client: Client):
    english, chinese = (client.get("/units", "text/html", accept_language=liked) for liked in ("en", "zh"))
    assert english.headers["etag"] != chinese.headers["etag"]
    assert english.text != chinese.text
    again = client.get("/units", "text/html", accept_language="zh", if_none_match=english.headers["etag"])
    assert again.status_code == 200


def test_the_link_to_copy_from_an_english_page_leads_to_an_english_one(client: Client):
    assert re.search(r'data-copy="/queries/unit-workload\?lang=en"', client.page("/queries/unit-workload?lang=en").text)
    assert 'data-copy="/queries/unit-workload"' in client.page("/queries/unit-workload").text
    assert (
        "lang=en"
        in re.findall(
            r'data-copy="([^"]+)"', client.page(f"/sparql?lang=en&query={quote('SELECT * {?s a ?o} LIMIT 1')}").text
        )[0]
    )


def test_the_title_of_a_question_names_what_it_is_asked_about(client: Client):
    assert "<title>某单位负责哪些任务：区科技局 · plangraph</title>" in client.page(f"{QUESTION}?unit=区科技局").text
    assert "<title>各单位承担多少 · plangraph</title>" in client.page("/queries/unit-workload").text


def test_a_citation_of_a_question_without_parameters_ends_with_its_address(client: Client):
    assert "/queries/unit-workload.</p>" in client.page("/queries/unit-workload").text
