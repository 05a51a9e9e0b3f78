from __future__ import annotations

from plangraph.model.document import Document
from plangraph.parse.outline import outline

TASKS = "".join(
    f"{n}．统筹推进全区第{n}批数字化应用场景建设和公共数据资源开发利用，形成可复制可推广的经验做法。建设共享平台，"
    f"完善标准规范，加强安全管理，提升服务水平和治理能力，让企业群众办事更加便捷高效。（区数据局、区科技局负责）\n"
    for n in range(1, 9)
)
TEXT = f"某区方案\n为落实部署，制定本方案。\n一、任务\n{TASKS}"


def wrapped(text: str, width: int) -> str:
    """The text with its lines broken at a width, as a copy from print has it."""
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width))


def headings(text: str) -> list[str]:
    """The headings of the tasks of a text."""
    return [task.heading.text for task in outline(Document("plan.txt", text, "")).tasks]


def test_a_heading_goes_on_where_a_full_line_breaks_it_off():
    assert headings(wrapped(TEXT, 28)) == headings(TEXT)
    assert headings(TEXT)[0] == "统筹推进全区第1批数字化应用场景建设和公共数据资源开发利用，形成可复制可推广的经验做法"


def test_lines_that_end_where_they_please_end_their_headings():
    text = TEXT.replace("，形成可复制可推广的经验做法。", "\n")
    assert headings(text)[0] == "统筹推进全区第1批数字化应用场景建设和公共数据资源开发利用"


def test_a_letter_whose_last_sentence_is_broken_is_no_part_of_the_plan():
    letter = "关于印发《某区方案》的通知\n各单位：\n现将方案印发给你们，请认真组织\n实施。\n某区数据局\n2025年1月2日\n"
    found = outline(Document("plan.txt", letter + TEXT, ""))
    assert [span.quote for span in found.title] == ["某区方案"]
    assert [span.quote for span in found.form.signers] == ["某区数据局"]
