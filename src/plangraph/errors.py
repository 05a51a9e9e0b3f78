"""What plangraph raises when it cannot do its work.

::

    PlangraphError                  exit 2
    ├── SourceError                 a file that cannot be read
    │   ├── SourceNotFound
    │   ├── EmptySource
    │   ├── UnknownFormat           no reader for it, or no text in it
    │   ├── UndecodableText
    │   ├── DamagedSource           a file that breaks the rules of its format
    │   ├── ProtectedSource         encrypted, or locked by a password
    │   ├── UnsafeSource            an archive that explodes, or a file that asks for others
    │   └── NoTextLayer             pictures of pages only
    ├── StoreError                  a dataset that cannot be opened or written
    │   ├── StoreLocked             another process holds it
    │   ├── StoreVersionMismatch    another version made it
    │   ├── StoreReadOnly           it was opened for reading
    │   ├── StoreBusy               too much is being asked at once; carries when to try again
    │   └── StoreUnreachable
    ├── QueryError
    │   ├── UnknownQuery
    │   ├── QuerySyntaxError
    │   ├── FederationRefused       it reaches servers that it may not
    │   ├── GraphsConflict          an update makes a graph that is there, or changes one that is not
    │   ├── RdfSyntaxError          RDF that was sent cannot be read
    │   ├── NotOneGraph             several graphs were sent where one is written
    │   ├── QueryTimeout            it took longer than it may
    │   ├── QueryTooLarge           it needs more memory, or has a larger answer, than it may
    │   ├── QueryCancelled          the operator ended it
    │   ├── PartialAnswer           a remote server sent less than the whole answer
    │   ├── ParameterError          missing, unknown or of the wrong kind
    │   └── LabelError              exit 1
    │       ├── UnknownLabel
    │       └── AmbiguousLabel      carries its candidates
    ├── ShapeViolation              a write that breaks the shapes of plans; carries the report
    ├── ViewError
    │   ├── UnknownView
    │   ├── UnsupportedFormat
    │   └── NothingToDraw           exit 1
    ├── UnknownPlan                 exit 1
    └── MissingPackage              an optional package is not installed

A defect of a document is no exception but an ``Issue``. Every message is one sentence that says what to do.
"""

from __future__ import annotations

from plangraph.sentences import Sentence


class PlangraphError(Exception):
    """The work cannot be done; ``sentence`` says why and what to do, ``exit_code`` is the command line's.

    The text is English with ``{names}`` of values; ``sentences.tsv`` has it in Chinese.
    """

    exit_code = 2

    def __init__(self, text: str | Sentence = "", /, **values: object) -> None:
        self.sentence = text if isinstance(text, Sentence) else Sentence(text, values)
        super().__init__(str(self.sentence))


class SourceError(PlangraphError):
    """A source cannot be read."""


class SourceNotFound(SourceError):
    """There is no such file or folder, or the folder holds no plan."""


class EmptySource(SourceError):
    """The file holds nothing."""


class UnknownFormat(SourceError):
    """No reader knows the format."""


class UndecodableText(SourceError):
    """The bytes are no text in a known encoding."""


class DamagedSource(SourceError):
    """The file is cut off or breaks the rules of its format."""


class ProtectedSource(SourceError):
    """The file is encrypted or locked by a password."""


class UnsafeSource(SourceError):
    """The file unpacks to more than a plan can hold, or refers to what lies outside of it."""


class NoTextLayer(SourceError):
    """The file holds pictures of its pages and no text."""


class StoreError(PlangraphError):
    """A dataset cannot be opened, read or written."""


class StoreLocked(StoreError):
    """Another process holds the dataset."""


class StoreVersionMismatch(StoreError):
    """Another version of plangraph made the dataset, or it is no dataset of plangraph."""


class StoreReadOnly(StoreError):
    """The dataset was opened for reading."""


class StoreBusy(StoreError):
    """Too much is being asked at once; ``retry_after`` is in seconds."""

    def __init__(self, text: str | Sentence, retry_after: int = 1, /, **values: object) -> None:
        super().__init__(text, **values)
        self.retry_after = retry_after


class StoreUnreachable(StoreError):
    """The dataset is not there, or cannot be opened."""


class QueryError(PlangraphError):
    """A query cannot be answered as asked."""


class UnknownQuery(QueryError):
    """The library has no query of that name."""


class QuerySyntaxError(QueryError):
    """The text is no SPARQL."""


class FederationRefused(QueryError):
    """The query or update calls other servers (SERVICE, LOAD) that this service does not reach."""


class GraphsConflict(QueryError):
    """The update makes a graph that is there already, or takes out one that is not."""


class RdfSyntaxError(QueryError):
    """The RDF that was sent breaks the rules of its format."""


class NotOneGraph(QueryError):
    """What was sent names graphs of its own, where one graph is written."""


class QueryTimeout(QueryError):
    """The query took longer than it may."""


class QueryTooLarge(QueryError):
    """The query needs more memory, or has a larger answer, than it may."""


class QueryCancelled(QueryError):
    """The operator ended the query."""


class PartialAnswer(QueryError):
    """A remote server sent less than the whole answer."""


class ParameterError(QueryError):
    """A parameter is missing, unknown or of the wrong kind."""


class LabelError(QueryError):
    """A label does not name one thing."""

    exit_code = 1


class UnknownLabel(LabelError):
    """Nothing in the dataset has that label."""


class AmbiguousLabel(LabelError):
    """Several things have that label; ``candidates`` are pairs of label, with where it belongs, and IRI."""

    def __init__(self, text: str | Sentence, candidates: tuple[tuple[str, str], ...], /, **values: object) -> None:
        super().__init__(text, **values)
        self.candidates = candidates


class ShapeViolation(PlangraphError):
    """A write that breaks the shapes of plans, and was not made; ``report`` is the SHACL report in Turtle."""

    exit_code = 1

    def __init__(self, text: str | Sentence, report: str, /, **values: object) -> None:
        super().__init__(text, **values)
        self.report = report


class ViewError(PlangraphError):
    """A picture cannot be drawn as asked."""


class UnknownView(ViewError):
    """There is no view of that name."""


class UnsupportedFormat(ViewError):
    """The view cannot be written in that format."""


class NothingToDraw(ViewError):
    """The dataset holds nothing that the view shows."""

    exit_code = 1


class UnknownPlan(PlangraphError):
    """The dataset holds no such plan."""

    exit_code = 1


class MissingPackage(PlangraphError):
    """The work needs an optional package that is not installed."""
