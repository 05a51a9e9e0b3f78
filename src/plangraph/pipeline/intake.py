"""Many files into one dataset: what is known already is not read, and what cannot go in stops nothing else."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from plangraph.errors import SourceError
from plangraph.pipeline.interruption import held_back
from plangraph.pipeline.preparation import Prepared, Refused, Task
from plangraph.pipeline.sources import digest
from plangraph.pipeline.workers import Loss, batches

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import NamedNode, Quad

    from plangraph.pipeline.standing import Register
    from plangraph.pipeline.survey import Found

    Load = Callable[[Mapping[NamedNode, Iterable[Quad]]], bool]

_MOST_QUADS = 50_000
"""Quads of several plans in one transaction, which has them in memory: six plans of 9,000 characters."""


class Verb(StrEnum):
    """What became of a file."""

    LOADED = "loaded"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: the plan's id and size, or the reason why it was skipped and the exit code for that."""

    found: Found
    verb: Verb
    plan_id: str | None = None
    prepared: Prepared | None = None
    reason: str | None = None
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    """How files are read: ``jobs`` processes, ``limit`` seconds a file; ``again`` reads what is known already too."""

    plan_id: str | None = None
    jobs: int = 1
    limit: float = 300
    again: bool = False


class Intake:
    """One run over files: ``prepare`` reads one in another process, ``load`` commits graphs to the dataset."""

    def __init__(
        self,
        register: Register,
        prepare: Callable[[Task], Prepared | Refused],
        load: Load,
        warm_up: Callable[[], object],
        version: str,
    ) -> None:
        self._register = register
        self._prepare = prepare
        self._load = load
        self._warm_up = warm_up
        self._version = version
        self._claims: dict[str, Found] = {}

    def run(self, files: Sequence[Found], course: Course) -> Generator[Outcome, None, None]:
        """An outcome a file, after what it says is safe on disk: first of those not read, then of the others in order.

        Plans that are ready together, and new, go into the dataset in one transaction.
        Two plans of one id, and one file twice, are told: the first stays. Raises StoreError.
        """
        unread: list[Found] = []
        yield from self._sift(files, course, unread)
        tasks = [Task(found.path, course.plan_id) for found in unread]
        jobs = max(1, min(course.jobs, len(tasks)))
        ready = batches(self._prepare, tasks, jobs=jobs, limit=course.limit, warm_up=self._warm_up)
        files_read = iter(unread)
        with closing(ready):
            for batch in ready:
                settled = [self._settle(next(files_read), result, course) for result in batch]
                for together in _transactions(settled):
                    with held_back():  # until the caller has said what is safe
                        yield from self._commit(together)

    def _sift(self, files: Sequence[Found], course: Course, unread: list[Found]) -> Iterator[Outcome]:
        seen: dict[str, Found] = {}
        for found in files:
            try:
                content = digest(found.path)
            except SourceError as error:
                yield _skipped(found, str(error), error.exit_code)
                continue
            first = seen.setdefault(content, found)
            if first is not found:
                yield _skipped(found, f"it has the same bytes as {first.name}: take one of the two away.")
                continue
            known = (
                None if course.again else self._register.recognise(found.path, content, course.plan_id, self._version)
            )
            if known is None:
                unread.append(found)
            else:
                self._claims[known] = found
                yield Outcome(found, Verb.UNCHANGED, known)

    def _settle(self, found: Found, result: Prepared | Refused | Loss, course: Course) -> Outcome:
        """What becomes of a file, if the dataset takes it."""
        if result is Loss.TIME:
            return _skipped(
                found, f"reading it took longer than {course.limit:g} s: mend the file, or raise --timeout."
            )
        if result is Loss.DEATH:
            return _skipped(found, "the process that read it was ended twice: it may need more memory than there is.")
        if isinstance(result, Refused):
            return _skipped(found, result.reason, result.exit_code)
        assert isinstance(result, Prepared)
        if result.plan_id in self._claims:
            return self._contested(found, result.plan_id)
        self._claims[result.plan_id] = found
        verb = Verb.REPLACED if result.plan_id in self._register.ids else Verb.LOADED
        return Outcome(found, verb, result.plan_id, result)

    def _commit(self, outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
        """The outcomes, once their plans are in the dataset."""
        plans = [outcome.prepared for outcome in outcomes if outcome.prepared]
        graphs = {graph: quads for plan in plans for graph, quads in plan.contents().items()}
        changed = bool(graphs) and self._load(graphs)
        for outcome in outcomes:
            yield outcome if changed or outcome.prepared is None else replace(outcome, verb=Verb.UNCHANGED)

    def _contested(self, found: Found, plan_id: str) -> Outcome:
        first = self._claims[plan_id].name
        return _skipped(
            found,
            f"it has the same title or id as {first}, which is {plan_id} in the dataset:"
            ' give it another with --id, or with id = "…" in a .toml beside it.',
        )


def _transactions(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """The outcomes in order, in lists whose plans are to be committed together.

    A plan that the dataset has in some form is by itself: only so is it known whether anything has changed.
    """
    together: list[Outcome] = []
    quads = 0
    for outcome in outcomes:
        size = outcome.prepared.quads if outcome.prepared else 0
        apart = any(one.verb is Verb.REPLACED for one in (outcome, *together[-1:]))
        if together and (apart or quads + size > _MOST_QUADS):
            yield together
            together, quads = [], 0
        together.append(outcome)
        quads += size
    if together:
        yield together


def _skipped(found: Found, reason: str, exit_code: int = 1) -> Outcome:
    return Outcome(found, Verb.SKIPPED, reason=reason, exit_code=exit_code)
