"""Errors as answers: ``application/problem+json`` (RFC 9457) for machines, a page for people."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from plangraph import errors
from plangraph.sentences import Sentence
from plangraph.serve.allowed import allowed
from plangraph.serve.context import links_of, pages_of
from plangraph.serve.error_catalogue import CATALOGUE, HTTP_TITLES
from plangraph.serve.language import spoken, told
from plangraph.serve.negotiation import names
from plangraph.serve.refusal import Refusal
from plangraph.serve.suggestions import suggestions
from plangraph.serve.upload_session import PATH as UPLOADS

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

    from plangraph.model.language import Language

_LOG = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_NOT_FOUND, _WRONG_METHOD = 404, 405
_BAD_PARAMETER, _FAILED = Sentence("A parameter is missing or wrong"), Sentence("It did not work")
_MACHINE = re.compile(r"\.(?!html\b)[a-z]+\Z")


@dataclass(frozen=True, slots=True)
class Problem:
    """``kind`` names it in addresses, empty for what the status says by itself; ``title`` is for people.

    ``candidates`` are pairs of label and IRI; ``report`` is a SHACL report in Turtle.
    """

    kind: str
    status: int
    title: Sentence
    detail: Sentence
    candidates: tuple[tuple[str, str], ...] = ()
    report: str = ""

    def as_json(self, path: str, language: Language) -> bytes:
        """The problem for machines, on a request of this path."""
        body: dict[str, object] = {
            "type": f"/docs#{self.kind}" if self.kind else "about:blank",
            "title": told(self.title, language),
            "status": self.status,
            "detail": told(self.detail, language),
            "instance": path,
        }
        if self.candidates:
            body["candidates"] = [{"label": label, "iri": iri} for label, iri in self.candidates]
        if self.report:
            body["report"] = self.report
        return json.dumps(body, ensure_ascii=False).encode()


def install(application: FastAPI) -> None:
    """Makes every error of the application a problem or a page."""
    application.add_exception_handler(errors.PlangraphError, _known)
    application.add_exception_handler(HTTPException, _http)
    application.add_exception_handler(RequestValidationError, _invalid)
    application.add_exception_handler(Exception, _unforeseen)


def of_error(error: errors.PlangraphError) -> Problem:
    """The problem that an error is."""
    kind, status, title = next((k, s, t) for cls, k, s, t in CATALOGUE if isinstance(error, cls))
    candidates = error.candidates if isinstance(error, errors.AmbiguousLabel) else ()
    report = error.report if isinstance(error, errors.ShapeViolation) else ""
    return Problem(kind, status, Sentence(title), error.sentence, candidates, report)


def of_http(error: HTTPException) -> Problem:
    """The problem that a refusal by HTTP is."""
    title = HTTP_TITLES.get(error.status_code, HTTPStatus(error.status_code).phrase)
    detail = error.sentence if isinstance(error, Refusal) else Sentence(str(error.detail))
    return Problem("", error.status_code, Sentence(title), detail)


def headers_in(language: Language) -> tuple[tuple[bytes, bytes], ...]:
    """What goes with every problem for machines."""
    return (
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-language", language.tag.encode()),
        (b"vary", b"Accept, Accept-Language, Cookie"),
    )


def headers_of(error: Exception) -> tuple[tuple[bytes, bytes], ...]:
    """What goes with an error beside its body."""
    if isinstance(error, errors.StoreBusy):
        return ((b"retry-after", str(error.retry_after).encode()),)
    if isinstance(error, HTTPException) and error.headers:
        return tuple((name.lower().encode(), value.encode()) for name, value in error.headers.items())
    return ()


def respond(request: Request, problem: Problem) -> Response:
    """The problem in the form that the client reads."""
    if wants_page(request):
        return pages_of(request).render(
            "problem.html",
            status_code=problem.status,
            back=_back(request.url.path),
            **shown(request, problem),
        )
    language = spoken(request.scope)
    response = Response(problem.as_json(request.url.path, language), problem.status)
    response.raw_headers.extend(headers_in(language))
    return response


def shown(request: Request, problem: Problem) -> dict[str, Any]:
    """What ``problem_block.html`` shows: the problem, and what may have been meant instead."""
    return {
        "problem": problem,
        "candidates": _candidates(request, problem),
        "near": suggestions(request) if problem.status == _NOT_FOUND else (),
    }


def wants_page(request: Request) -> bool:
    """Whether the client names HTML and did not ask for a file of data."""
    return names(request.headers.get("accept", ""), "text/html") and not _MACHINE.search(request.url.path)


def _candidates(request: Request, problem: Problem) -> list[tuple[str, str, str]]:
    """Label, IRI and address of each candidate: the same request with the IRI for the label, or the thing's page."""
    meant = problem.detail.values.get("value")
    name = next((key for key, value in request.query_params.items() if value.strip() == meant), None)
    return [
        (label, iri, _asked_with(request, name, iri) if name else links_of(request).page(iri) or iri)
        for label, iri in problem.candidates
    ]


def _back(path: str) -> str:
    """The page of the draft or form that a request about uploads came from; empty for any other."""
    place, draft, *rest = [*path.strip("/").split("/"), ""]
    if f"/{place}" != UPLOADS:
        return ""
    return f"{UPLOADS}/{draft}" if any(rest) and draft != "session" else UPLOADS


def _asked_with(request: Request, name: str, iri: str) -> str:
    asked = request.url.include_query_params(**{name: iri})
    return f"{asked.path}?{asked.query}"


def _known(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.PlangraphError)
    return _with_headers(respond(request, of_error(error)), error)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    refusal = _told(request, error)
    return _with_headers(respond(request, of_http(refusal)), refusal)


def _told(request: Request, error: HTTPException) -> HTTPException:
    """The refusal in a sentence that says what to do, where the framework gives the bare name of the status."""
    path = request.url.path
    if error.detail != HTTPStatus(error.status_code).phrase:
        return error
    if error.status_code == _NOT_FOUND:
        return Refusal(404, "There is nothing at {path}: /docs lists every address.", error.headers, path=path)
    if error.status_code == _WRONG_METHOD and (methods := ", ".join(allowed(request))):
        headers = {**(error.headers or {}), "Allow": methods}
        text = "{path} takes no {method}: it takes {methods}."
        return Refusal(405, text, headers, path=path, method=request.method, methods=methods)
    return error


def _with_headers(response: Response, error: Exception) -> Response:
    for name, value in headers_of(error):
        response.headers[name.decode()] = value.decode()
    return response


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    values = {"name": str(first["loc"][-1]), "reason": Sentence(first["msg"])}
    detail = Sentence("{name} is not as it must be ({reason}): correct it.", values)
    return respond(request, Problem("bad-parameter", 400, _BAD_PARAMETER, detail))


def _unforeseen(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    detail = Sentence("The service failed on this request: it is a defect, please report it with the address.")
    return respond(request, Problem("failed", 500, _FAILED, detail))
