"""What errors are over HTTP."""

from __future__ import annotations

from plangraph import errors

CATALOGUE: tuple[tuple[type[errors.PlangraphError], str, int, str], ...] = (
    (errors.UnknownQuery, "unknown-query", 404, "There is no such question"),
    (errors.UnknownLabel, "unknown-label", 404, "The data have no such name"),
    (errors.AmbiguousLabel, "ambiguous-label", 300, "The name can mean several things: choose one"),
    (errors.ParameterError, "bad-parameter", 400, "A parameter is missing or wrong"),
    (errors.QuerySyntaxError, "query-syntax", 400, "The query has an error of syntax"),
    (errors.FederationRefused, "federation", 400, "The query reaches other servers, which this service does not"),
    (errors.GraphsConflict, "graphs-conflict", 409, "The update does not fit the graphs that there are"),
    (errors.RdfSyntaxError, "rdf-syntax", 400, "The RDF has an error of syntax"),
    (errors.NotOneGraph, "not-one-graph", 400, "What was sent is not one graph"),
    (errors.QueryTimeout, "query-timeout", 504, "The query took longer than it may"),
    (errors.QueryTooLarge, "query-too-large", 507, "The query takes too much memory, or its answer is too large"),
    (errors.QueryCancelled, "query-cancelled", 503, "The operator ended the query"),
    (errors.PartialAnswer, "partial-answer", 502, "The remote service gave only a part of the answer"),
    (errors.QueryError, "query", 400, "This query cannot be answered"),
    (errors.UnknownView, "unknown-view", 404, "There is no such picture"),
    (errors.UnsupportedFormat, "unsupported-format", 406, "There is no such format"),
    (errors.NothingToDraw, "nothing-to-draw", 404, "There is nothing to draw"),
    (errors.UnknownPlan, "unknown-plan", 404, "There is no such plan"),
    (errors.StoreReadOnly, "read-only", 403, "This service is read-only"),
    (errors.StoreBusy, "busy", 503, "The service is busy: try again later"),
    (errors.ShapeViolation, "shape-violation", 422, "What was written does not fit the shapes of plans"),
    (errors.StoreError, "store", 503, "The dataset cannot be read at present"),
    (errors.PlangraphError, "failed", 500, "It did not work"),
)
"""What each error is over HTTP, the first that fits: error, kind, status, title."""

HTTP_TITLES = {
    400: "The request cannot be understood",
    401: "A token is needed",
    403: "Not allowed",
    404: "There is no such page",
    405: "This method is not supported here",
    406: "There is no such format",
    409: "It stands otherwise by now",
    412: "A condition of the request does not hold",
    413: "The request is too large",
    415: "This format of content is not supported",
    422: "The text cannot be taken as it is",
    501: "There is no such format",
}
"""The titles of refusals that no error of the program stands behind."""
