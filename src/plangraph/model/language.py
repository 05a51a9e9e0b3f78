"""The languages of what we say ourselves; what a plan says stays as it is."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language of headings, sentences and pages."""

    ZH = "zh"
    EN = "en"

    @property
    def tag(self) -> str:
        """Its tag by BCP 47."""
        return "zh-CN" if self is Language.ZH else "en"

    @property
    def other(self) -> Language:
        """The one beside it."""
        return Language.EN if self is Language.ZH else Language.ZH
