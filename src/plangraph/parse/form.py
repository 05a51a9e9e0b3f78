"""The form of an official document around the plan: notice, titles, number, addressees, signature, date, copies.

GB/T 9704-2012, chapter 7: a notice (发文字号, 标题, 主送机关, 正文, 署名, 成文日期) may come before the plan that it
issues; an opinion or plan may also be the letter itself. Crawled pages put their own lines around both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangraph.model.outline import Form
from plangraph.model.span import Span
from plangraph.parse.numbering import Style, number_at
from plangraph.parse.titles import inner_title, is_kind, letter_title, notice_title, plan_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangraph.parse.lines import Line

FRONT_LINES = 80
"""Lines in which the plan must begin; the longest notice that we know, with its list of annexes, has 30."""
LONGEST_TITLE_LINE = 100
LONGEST_SIGNATURE = 50
WIDEST_SIGNATURE = 200
COPIED_LINES = 6

_FIGURES = r"[\d一二三四五六七八九十]{1,3}"
_DATE = rf"(?:\d{{4}}|[一二三四五六七八九〇○零]{{4}})\s*年\s*{_FIGURES}\s*月\s*{_FIGURES}\s*日"
_DATE_LINE = re.compile(rf"(?P<signer>[^\d。，：（(]*?)\s*[（(]?(?P<date>{_DATE})[）)]?\s*(?:（[^（）]{{1,12}}）)?")
_DOC_NUMBER = re.compile(
    r"(?:文\s*号[：:]\s*|发文字号[：:]\s*)?[（(]?(?P<number>[\u4e00-\u9fff]{1,15}\s*[〔\[【（(]?(?:19|20)\d{2}[〕\]】）)年]?"
    rf"\s*第?\s*\d{{1,5}}\s*号)(?:[，,、\s]+(?P<date>{_DATE})\s*(?:印发|发布|公布|施行)?)?[）)]?"
)
_LETTER = re.compile(r"(?:印发|转发|发|公布|下发)给?你们|现予?以?(?:印发|公布|发布)|特此通知|现印发")
_BRACKETED = re.compile(r"[（(\[【][^（）()]*[）)\]】]")
_WRAPPER = re.compile(
    r"(?:【|\[|https?:|[-=_—]{3,}$|原文|来源|分享|打印|字体|首页|当前位置|您现在的位置|扫一扫|索引号|政策全文|正文$|浏览次数)"
    r"|[\u4e00-\u9fff]{2,8}\**[：:]\**\s*[^：:]{0,60}$"
    r"|(?:[\u4e00-\u9fff]{2,8}\**[：:]\**[ \t\u3000]?[^：:\s]*\s+){1,5}[\u4e00-\u9fff]{2,8}\**[：:]\**\s*[^：:]{0,60}$"
)
_LABELLED_NUMBER = re.compile(
    r"(?:发文字号|文\s*号)\**[：:]\**\s*(?P<number>[\u4e00-\u9fff]{1,15}\s*[〔\[【（(](?:19|20)\d{2}[〕\]】）)]\s*第?\s*\d{1,5}\s*号)"
)
_FOOTER = re.compile(
    r"https?:|\[[^\[\]]*\]\([^()]*\)$"
    r"|[【\[〖\uff3b]\s*(?:[^【】\[\]：:]{0,6}(?:下载|二维码|引证码)|(?:打印|关闭|返回|收藏|分享|复制)(?:本页|本文|页面|窗口|顶部|首页|列表)?"
    r"|字号|字体|(?:查看|阅读)?原文|(?:我要)?纠错|(?:微信)?扫一扫|(?:版权|免责)(?:声明|所有)|浏览(?:次数|量)?|(?:责任)?编辑|(?:信息|文章|稿件)?来源"
    r"|(?:相关|延伸|政策|文件|图文|图片)(?:阅读|链接|文章|报道|新闻|附件|解读)|图解|[上下]一[篇页条])\s*[】\]〗\uff3d：:]"
)
_ANNEX = re.compile(r"附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]{0,3}\s*(?:[：:．.].*)?")
_COPIED = re.compile(r"(?:抄送|抄报|分送)(?:机关|单位)?\s*[：:]\s*")
_SALUTATION = re.compile(r"[^。！？《》]{2,200}[：:]")
_NO_SIGNATURE = re.compile(r"[。，：:；《》\d]")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the plan's text.

    ``start`` is where the plan begins with its title, None if the title stands in the notice only; ``begin`` is the
    first line that may belong to its text.
    """

    title: tuple[Span, ...]
    start: int | None
    begin: int
    form: Form


def is_annex_mark(line: Line) -> bool:
    """Whether a line says 附件, 附表 or 附录 and no more than its number or the list of annexes."""
    return bool(_ANNEX.fullmatch(line.text))


def is_footer(line: Line) -> bool:
    """Whether a line belongs to the page below a document: 【原文下载】, a link; 【专栏1】 and 【责任单位】 do not."""
    return bool(_FOOTER.match(line.text))


def may_be_signature(line: Line) -> bool:
    """Whether a line is short enough for one; the blanks that pad and part names do not count."""
    return len(line.text) <= WIDEST_SIGNATURE and len("".join(line.text.split())) <= LONGEST_SIGNATURE


def is_date(line: Line) -> bool:
    """Whether a line is a date of issue, alone or after the name of the issuer."""
    return may_be_signature(line) and bool(_DATE_LINE.fullmatch(line.text))


def is_copied(line: Line) -> bool:
    """Whether a line begins the list of bodies to which copies go (抄送)."""
    return bool(_COPIED.match(line.text))


def front(text: str, lines: Sequence[Line]) -> Front:
    """The notice and the title; ``lines`` are those outside of tables."""
    near = lines[:FRONT_LINES]
    heading = next((i for i, line in enumerate(near) if _is_first_heading(text, line)), len(near))
    letter = next((_sentence_end(near, i) for i in range(heading - 1, -1, -1) if _LETTER.search(near[i].text)), None)
    found = _after_letter(text, near, letter, heading) if letter is not None else _at_the_top(text, near, heading)
    form = replace(
        found.form,
        doc_number=_doc_number(text, near[:heading]),
        addressees=_addressees(text, near[: heading if letter is None else letter]),
    )
    date = None if letter is None else next((i for i in range(letter + 1, found.begin) if is_date(near[i])), None)
    return replace(found, form=form if date is None else _signed(text, near, form, letter or 0, date))


def _sentence_end(lines: Sequence[Line], place: int) -> int:
    """The line in which the sentence of a line ends: that line, or the next where a wrapped text breaks it off."""
    if "。" in lines[place].text[-2:] or place + 1 == len(lines):
        return place
    return place + (lines[place + 1].text.endswith("。") and len(lines[place + 1].text) <= LONGEST_SIGNATURE)


def back(text: str, lines: Sequence[Line], form: Form, last: int) -> Form:
    """``form`` with what stands after line ``last``: copies; signature and date where no notice has given them."""
    after = range(last + 1, len(lines))
    copied = next((i for i in after if is_copied(lines[i])), None)
    date = None if form.date else next((i for i in after if is_date(lines[i])), None)
    signed = form if date is None else _signed(text, lines, form, last, date)
    signed = signed if signed.date else replace(signed, date=_dated_above(text, lines[:FRONT_LINES]))
    return signed if copied is None else replace(signed, copied_to=_copied(text, lines[copied : copied + COPIED_LINES]))


def is_doc_number(line: Line) -> bool:
    """Whether a line is the number of the document (某府发〔2025〕12号)."""
    return len(line.text) <= LONGEST_SIGNATURE and bool(_DOC_NUMBER.fullmatch(line.text))


def _is_first_heading(text: str, line: Line) -> bool:
    number = number_at(text, line.start, line.end)
    return number is not None and number.value == 1 and number.style <= Style.CHINESE_IN_BRACKETS


def _is_running(line: Line) -> bool:
    return "。" in line.text or len(line.text) > LONGEST_TITLE_LINE


def _is_wrapper(line: Line) -> bool:
    return bool(_WRAPPER.match(line.text)) and not line.text.endswith(("：", ":"))


def _is_salutation(line: Line) -> bool:
    return bool(_SALUTATION.fullmatch(line.text)) and not is_annex_mark(line)


def _is_filler(text: str, line: Line) -> bool:
    """A line above a title that is not of it: (此件公开发布), 附件, an annex in a list, a date, the number."""
    number = number_at(text, line.start, line.end)
    marked = is_annex_mark(line) or is_date(line) or is_doc_number(line)
    return marked or number is not None or bool(_BRACKETED.fullmatch(line.text))


def _is_of_notice(line: Line) -> bool:
    return not (is_doc_number(line) or _is_wrapper(line) or _is_salutation(line))


def _after_letter(text: str, lines: Sequence[Line], letter: int, heading: int) -> Front:
    """The title below the signature and date of the letter that issues the plan."""
    notice = notice_title(text, lines[:letter], _is_of_notice)
    running = next((i for i in range(letter + 1, heading) if _is_running(lines[i])), heading)
    date = max((i for i in range(letter + 1, running) if is_date(lines[i])), default=letter)
    begin = next((i for i in range(date + 1, running) if not _is_filler(text, lines[i])), running)
    inner = inner_title(text, notice)
    title = plan_title(text, [line for line in lines[begin:running] if not is_annex_mark(line)], inner)
    form = Form(notice_title=notice)
    return Front(title or inner, title[0].start if title else None, begin + len(title), form)


def _at_the_top(text: str, lines: Sequence[Line], heading: int) -> Front:
    """The title of a document that is itself the letter, or has none; a page may say it several times."""
    running = next((i for i in range(heading) if _is_running(lines[i]) and not _is_wrapper(lines[i])), heading)
    if notice := notice_title(text, lines[:running], _is_of_notice):
        return Front(inner_title(text, notice), None, running, Form(notice_title=notice))
    stop = next((i for i in range(running) if _is_salutation(lines[i])), running)
    places = [i for i in range(stop) if not (_is_wrapper(lines[i]) or _is_filler(text, lines[i]))]
    titles = ((i, plan_title(text, lines[i:stop], ())) for i in places)
    begin, title = next(((i, title) for i, title in titles if is_kind(title)), (0, ()))
    if not title and (title := letter_title(text, [lines[i] for i in places])):
        begin = next(i for i in places if lines[i].start == title[0].start)
    return Front(title, title[0].start if title else None, max(begin + len(title), stop), Form())


def _doc_number(text: str, lines: Sequence[Line]) -> Span | None:
    """The number that stands alone in a line, else the one that a table of particulars gives (发文字号：…)."""
    if line := next((line for line in lines if is_doc_number(line)), None):
        return _group(text, line, _DOC_NUMBER, "number")
    labelled = (_LABELLED_NUMBER.search(text, line.start, line.end) for line in lines)
    match = next((match for match in labelled if match), None)
    return Span.of(text, *match.span("number")) if match else None


def _dated_above(text: str, lines: Sequence[Line]) -> Span | None:
    """The date of a document without signature: in a line of its own above its text, or beside its number."""
    for line in lines:
        if _is_first_heading(text, line):
            return None
        if is_date(line):
            return _group(text, line, _DATE_LINE, "date")
        if is_doc_number(line) and (date := _group(text, line, _DOC_NUMBER, "date")):
            return date
    return None


def _addressees(text: str, lines: Sequence[Line]) -> Span | None:
    line = next((line for line in reversed(lines) if _is_salutation(line) and not _is_wrapper(line)), None)
    return Span.of(text, line.start, line.end - 1) if line else None


def _signed(text: str, lines: Sequence[Line], form: Form, after: int, date: int) -> Form:
    signers = _signers(text, lines[after + 1 : date + 1])
    return replace(form, signers=signers, date=_group(text, lines[date], _DATE_LINE, "date"))


def _signers(text: str, lines: Sequence[Line]) -> tuple[Span, ...]:
    """The names above the date, which is the last line, or before it in that line."""
    if before := _group(text, lines[-1], _DATE_LINE, "signer"):
        return (before,)
    signers: list[Span] = []
    for line in reversed(lines[:-1]):
        if _BRACKETED.fullmatch(line.text) and not signers:
            continue
        if not may_be_signature(line) or _NO_SIGNATURE.search(line.text) or is_annex_mark(line):
            break
        signers.append(Span.of(text, line.start, line.end))
    return tuple(reversed(signers))


def _copied(text: str, lines: Sequence[Line]) -> Span | None:
    """The names after 抄送：, up to the line that ends with a full stop."""
    label = _COPIED.match(lines[0].text)
    start = lines[0].start + (label.end() if label else 0)
    last = next((line for line in lines if line.text.endswith("。")), lines[0])
    end = last.end - last.text.endswith("。")
    return Span.of(text, start, end) if start < end else None


def _group(text: str, line: Line, pattern: re.Pattern[str], name: str) -> Span | None:
    match = pattern.fullmatch(line.text)
    return Span.of(text, *(line.start + at for at in match.span(name))) if match and match[name] else None
