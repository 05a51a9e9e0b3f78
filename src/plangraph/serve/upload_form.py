"""A form as a browser or a script sends it: its fields as text, and its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangraph.sentences import Sentence
from plangraph.serve import protocol
from plangraph.serve.multipart import MULTIPART, parts_of
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plangraph.serve.multipart import Part


@dataclass(frozen=True, slots=True)
class Form:
    """The last value of each field, and the file that has a name."""

    fields: Mapping[str, str] = field(default_factory=dict)
    file: Part | None = None

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()


def form_of(content_type: str, body: bytes) -> Form:
    """The form in a body; raises HTTPException 400 and 415."""
    media_type = protocol.media_type_of(content_type)
    if media_type == MULTIPART:
        parts = parts_of(content_type, body)
        fields = {part.field: _text(part.body) for part in parts if part.filename is None}
        return Form(fields, next((part for part in parts if part.filename), None))
    if media_type == protocol.FORM or not body:
        return Form({name: _lines(value) for name, value in protocol.fields_of(body)})
    raise Refusal(
        415,
        "Send a form ({multipart} or {form}), not {media_type}.",
        multipart=MULTIPART,
        form=protocol.FORM,
        media_type=media_type or Sentence("data without a type"),
    )


def _text(body: bytes) -> str:
    try:
        return _lines(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refusal(400, "The form is no text in UTF-8: encode it as UTF-8.") from error


def _lines(text: str) -> str:
    """The text with ends of lines as files have them: forms send CR LF."""
    return text.replace("\r\n", "\n")
