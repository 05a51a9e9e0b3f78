"""``multipart/form-data`` (RFC 7578) as the files in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from plangraph.sentences import Sentence
from plangraph.serve.refusal import Refusal

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MULTIPART = "multipart/form-data"
_MOST_PARTS = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form: what it says its type is, its name, its bytes, and the field that it stands in.

    ``filename`` is None for what is no file, and empty where none was chosen.
    """

    content_type: str
    name: str
    body: bytes
    field: str = ""
    filename: str | None = None


def parts_of(content_type: str, body: bytes) -> tuple[Part, ...]:
    """The parts of a form, in their order; raises HTTPException 400 where it is none, or has over 1000."""
    boundary = parse_options_header(content_type)[1].get(b"boundary", b"")
    reading = _Reading()
    try:
        parser = MultipartParser(boundary, reading.callbacks())
        parser.write(body)
        parser.finalize()
    except FormParserError as error:
        raise _broken(str(error).rstrip(".")) from error
    if not reading.ended:
        raise _broken(Sentence("it breaks off before its last boundary"))
    return tuple(reading.parts)


def _broken(reason: str | Sentence) -> Refusal:
    return Refusal(400, "The multipart/form-data cannot be read ({reason}): send the form again.", reason=reason)


@dataclass(slots=True)
class _Reading:
    """What has been read of a form so far."""

    parts: list[Part] = field(default_factory=list)
    ended: bool = False
    _headers: dict[bytes, bytes] = field(default_factory=dict)
    _name: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _body: bytearray = field(default_factory=bytearray)

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._name.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._header,
            "on_part_data": lambda data, start, end: self._body.extend(data[start:end]),
            "on_part_end": self._end,
            "on_end": self._finish,
        }

    def _begin(self) -> None:
        if len(self.parts) == _MOST_PARTS:
            raise Refusal(
                400, "The form has more than {most_parts} parts: send fewer at a time.", most_parts=_MOST_PARTS
            )
        self._headers.clear()
        self._body.clear()

    def _header(self) -> None:
        self._headers[bytes(self._name).lower()] = bytes(self._value)
        self._name.clear()
        self._value.clear()

    def _end(self) -> None:
        options = parse_options_header(self._headers.get(b"content-disposition", b""))[1]
        field_name, filename = options.get(b"name", b""), options.get(b"filename")
        content_type = self._headers.get(b"content-type", b"").decode("latin-1")
        self.parts.append(
            Part(
                content_type,
                _text(filename or field_name),
                bytes(self._body),
                _text(field_name),
                None if filename is None else _text(filename),
            )
        )

    def _finish(self) -> None:
        self.ended = True


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
