"""Requests to one server within limits of time; only what changes nothing is ever sent twice."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING

import httpx

from plangraph.errors import PartialAnswer, QueryTimeout, StoreUnreachable
from plangraph.sentences import Sentence
from plangraph.store.remote.challenge import authentication
from plangraph.store.remote.messages import Answer
from plangraph.store.remote.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plangraph.store.remote.access import Access
    from plangraph.store.remote.messages import Change, Fields

_CONNECT_LIMIT = 5.0
_CONNECTION_RETRIES = 2
_FIRST_ERROR = 300
_NUMBER = re.compile(r"^\[[^\]]*\] ")
"""What the system puts before its words: ``[Errno 111]``."""


class Client:
    """The connections to one server; threads may share it."""

    def __init__(self, access: Access, transport: httpx.BaseTransport | None = None) -> None:
        # The transport tries again only where no connection came about, so that nothing was sent.
        self._client = httpx.Client(
            auth=authentication(access),
            headers={"User-Agent": "plangraph"},
            transport=transport or httpx.HTTPTransport(retries=_CONNECTION_RETRIES),
            trust_env=False,
        )

    def look(self, url: str, accept: str, limit: float) -> Answer:
        """What stands at an address, whatever its status."""
        return self._read("GET", url, limit, headers={"Accept": accept})

    def read(self, url: str, fields: Fields, accept: str, limit: float) -> Answer:
        """The answer to a query in a form; raises what the server's refusal means."""
        answer = self._read("POST", url, limit, data=fields, headers={"Accept": accept})
        if answer.status >= _FIRST_ERROR:
            raise refusal(answer, url, writing=False)
        return answer

    def write(self, change: Change, limit: float) -> None:
        """Makes a change, which is sent once; raises what the server's refusal means."""
        request = self._request(
            change.method,
            change.url,
            limit,
            data=change.fields,
            content=change.content,
            params=list(change.params),
            headers={} if change.fields else {"Content-Type": change.media_type},
        )
        try:
            answer = self._sent(request, limit)
        except (httpx.TransportError, PartialAnswer) as error:
            raise _lost_write(error, change.url, limit) from error
        if answer.status >= _FIRST_ERROR:
            raise refusal(answer, change.url, writing=True)

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def _read(
        self,
        method: str,
        url: str,
        limit: float,
        *,
        data: Fields | None = None,
        headers: Mapping[str, str],
    ) -> Answer:
        request = self._request(method, url, limit, data=data, headers=dict(headers))
        try:
            try:
                return self._sent(request, limit)
            except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
                # The server let go of a connection that was kept open.
                return self._sent(request, limit)
        except httpx.TransportError as error:
            raise _lost_read(error, url, limit) from error

    def _request(self, method: str, url: str, limit: float, **parts: object) -> httpx.Request:
        timeout = httpx.Timeout(limit, connect=min(limit, _CONNECT_LIMIT))
        try:
            return self._client.build_request(method, url, timeout=timeout, **parts)  # type: ignore[arg-type]
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise StoreUnreachable(
                "{url} is no address of a server ({error}): write http://HOST:PORT/PATH.", url=url, error=error
            ) from error

    def _sent(self, request: httpx.Request, limit: float) -> Answer:
        """The answer, its head within the limit; a body that does not end is given up at the first byte after it."""
        until = monotonic() + limit
        response = self._client.send(request, stream=True)
        try:
            body = b"".join(_before(until, response.iter_bytes()))
        except (httpx.ReadError, httpx.RemoteProtocolError, httpx.DecodingError) as error:
            raise PartialAnswer(
                "The server broke off in the middle of its answer: try again, or ask for less."
            ) from error
        finally:
            response.close()
        return Answer(response.status_code, response.headers, body)


def _before(until: float, parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        if monotonic() > until:
            raise httpx.ReadTimeout("the limit for the whole answer has passed")
        yield part


def _lost_read(error: httpx.TransportError, url: str, limit: float) -> StoreUnreachable | QueryTimeout:
    if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout | httpx.PoolTimeout):
        return QueryTimeout(
            "The server did not answer within {limit} s: ask for less, or set PLANGRAPH_QUERY_TIMEOUT higher.",
            limit=f"{limit:g}",
        )
    return away(error, url)


def _lost_write(error: Exception, url: str, limit: float) -> StoreUnreachable:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.UnsupportedProtocol):
        return away(error, url)
    return StoreUnreachable(
        "The server at {url} did not confirm the change within {limit} s, and may have made it or not: look,"
        " and make it again.",
        url=url,
        limit=f"{limit:g}",
    )


def away(error: Exception, url: str) -> StoreUnreachable:
    """The error for a server that cannot be reached."""
    why = _NUMBER.sub("", str(error)).strip().rstrip(".") or Sentence("it does not answer")
    return StoreUnreachable(
        "No server answers at {url} ({why}): start it, or name another with --store.", url=url, why=why
    )
