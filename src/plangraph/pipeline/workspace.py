"""One dataset with all that can be asked of it: what command line, service and Python API hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Self

from pyoxigraph import NamedNode

from plangraph.graph.export import serialise
from plangraph.query import answers, choices, descriptions, facts, issues
from plangraph.query.binding import bind, unknown_plan
from plangraph.query.results import ACCEPT, to_read
from plangraph.query.rows import rows
from plangraph.search.kinds import Kind
from plangraph.search.phrases import Sought, phrases
from plangraph.search.searcher import Searcher
from plangraph.vocabulary import VOCABULARY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    import networkx as nx
    import rdflib
    from pyoxigraph import Quad, Triple

    from plangraph.graph.export import Context
    from plangraph.model.facts import PlanFact
    from plangraph.model.identifier import Identifiers
    from plangraph.model.issue import Issue
    from plangraph.pipeline.asking import Asked
    from plangraph.pipeline.picture import Facts, Picture
    from plangraph.protocols import SparqlStore
    from plangraph.query.answers import Answer
    from plangraph.query.binding import Bound
    from plangraph.query.choices import Choice
    from plangraph.query.library import Library
    from plangraph.query.rows import Rows
    from plangraph.search.hits import Found
    from plangraph.settings import Settings


@dataclass(frozen=True, slots=True)
class Workspace:
    """A store, the library of questions and the IRIs of the individuals; a context manager that closes the store."""

    settings: Settings
    store: SparqlStore
    library: Library = field(repr=False)
    identifiers: Identifiers
    context: Context = field(repr=False)
    searcher: Searcher = field(default_factory=Searcher, compare=False, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the store back."""
        self.store.close()

    def answer(
        self, name: str, values: Mapping[str, str] | None = None, /, *, stated_only: bool = False, **labels: str
    ) -> Answer:
        """The answer to a saved query: ``workspace.answer("who-owns-what", unit="区科技局")``.

        ``stated_only`` leaves inferred links out. Raises UnknownQuery, ParameterError, UnknownLabel, AmbiguousLabel.
        """
        given = {**(values or {}), **labels}
        return answers.answer(self.store, self.library[name], given, self.identifiers, stated_only=stated_only)

    def bound(self, name: str, values: Mapping[str, str]) -> tuple[Bound, ...]:
        """The parameters of a saved query as terms of the dataset; raises as ``answer`` does."""
        return bind(self.store, self.library[name], values, self.identifiers)

    def sparql(self, query: str, form: str = "json", *, plan: str | None = None, stated_only: bool = False) -> bytes:
        """The answer to SPARQL of one's own, as ``csv tsv json xml ttl nt jsonld``.

        ``plan`` is the only one that it sees; ``stated_only`` leaves inferred links out. Raises QuerySyntaxError,
        UnknownPlan.
        """
        graphs = self._dataset(plan, stated_only=stated_only)
        return to_read(form, *self.store.answer(query, ACCEPT[form], default_graphs=graphs, named_graphs=graphs))

    def rows(self, query: str, *, plan: str | None = None, stated_only: bool = False) -> Rows:
        """The rows of a SELECT of one's own: ``workspace.rows("SELECT …").to_pandas()``.

        Raises QuerySyntaxError, UnknownPlan, ParameterError where the query is no SELECT.
        """
        return rows(self.sparql(query, "json", plan=plan, stated_only=stated_only))

    def _dataset(self, plan: str | None, *, stated_only: bool) -> tuple[str, ...]:
        """The graphs that a query sees; none said where it sees all."""
        if plan is None and not stated_only:
            return ()
        seen = self.plans() if plan is None else (self.plan(plan),)
        graphs = [graph for one in seen for graph in self._graphs(one.id)]
        inferred = {self.identifiers.graph_inferred(one.id) for one in seen} if stated_only else frozenset()
        return (VOCABULARY_GRAPH.value, *(graph.value for graph in graphs if graph not in inferred))

    def picture(  # noqa: PLR0913  options are named
        self,
        view: str,
        *,
        format: str = "svg",  # noqa: A002  the word of the command line and of URLs
        preset: str = "slide",
        parameters: Mapping[str, str] | None = None,
        plan: str | None = None,
        language: str = "zh",
        theme: str = "light",
    ) -> Picture:
        """A view drawn, or the graph behind it; raises UnknownView, UnsupportedFormat, NothingToDraw, UnknownPlan."""
        from plangraph.pipeline.picture import picture  # noqa: PLC0415  networkx takes half a second to import

        plans = self.plans() if plan is None else (self.plan(plan),)
        only = None if plan is None else plans[0].iri
        return picture(
            view,
            plan=plans,
            facts=self._facts(view, plans, only),
            format=format,
            preset=preset,
            parameters=parameters or {},
            language=language,
            theme=theme,
        )

    def to_networkx(
        self, view: str = "collaboration", *, plan: str | None = None, **parameters: str | bool
    ) -> nx.Graph[str]:
        """The graph that a view is drawn from: ``to_networkx("ego", unit="区科技局")``, ``to_networkx(hide_hub=True)``.

        Raises UnknownView, ParameterError, NothingToDraw, UnknownPlan.
        """
        from plangraph.pipeline.picture import view_graph  # noqa: PLC0415

        plans = self.plans() if plan is None else (self.plan(plan),)
        only = None if plan is None else plans[0].iri
        words = {name: str(value).lower() if isinstance(value, bool) else value for name, value in parameters.items()}
        return view_graph(view, self._facts(view, plans, only), words)

    def _facts(self, view: str, plans: tuple[PlanFact, ...], only: str | None) -> Facts:
        """What a view is drawn from, and no more."""
        from plangraph.pipeline.picture import Facts, needs  # noqa: PLC0415

        rows = {name: getattr(facts, name)(self.store, self.library, only) for name in needs(view)}
        return Facts(**rows, plans=plans)

    def search(
        self, words: str, *, kind: str | None = None, plan: str | None = None, limit: int = 20, offset: int = 0
    ) -> Found:
        """The things and passages in which all words stand, parted by blanks or as “phrases”, best first.

        Raises ParameterError, UnknownPlan, QueryTimeout, StoreBusy.
        """
        only = self.plan(plan).iri if plan else None
        seconds = self.settings.query_timeout
        sought = Sought(phrases(words), Kind.of(kind), only, limit, offset, seconds)
        return self.searcher.search(self.store, sought)

    def ask(self, question: str, *, plan: str | None = None, stated_only: bool = False) -> Asked:
        """The answer to a question in plain words, with the query and the rows chosen; raises ParameterError."""
        from plangraph.pipeline.asking import ask  # noqa: PLC0415  the grammar takes a moment to compile

        return ask(self, question, plan=plan, stated_only=stated_only)

    def plans(self) -> tuple[PlanFact, ...]:
        """The plans of the dataset, by id."""
        return facts.plans(self.store, self.library)

    def plan(self, plan_id: str) -> PlanFact:
        """A plan by its id or IRI; raises UnknownPlan."""
        plans = self.plans()
        for plan in plans:
            if plan_id in {plan.id, plan.iri}:
                return plan
        raise unknown_plan(plan_id, (plan.id for plan in plans))

    def describe(self, iri: str, *, stated_only: bool = False) -> tuple[Triple, ...]:
        """What the dataset says of a thing, and what points to it; empty where it does not know it.

        ``stated_only`` leaves inferred links out.
        """
        inferred = [self.identifiers.graph_inferred(plan.id) for plan in self.plans()] if stated_only else []
        return descriptions.describe(self.store, iri, inferred)

    def choices(self, kind: str, plan: str | None = None) -> tuple[Choice, ...]:
        """What a parameter of that kind can be."""
        return choices.choices(self.store, kind, plan)

    def issues(self, plan_id: str, *, stated_only: bool = False) -> tuple[Issue, ...]:
        """What the checks find in a plan, the worst first; raises UnknownPlan."""
        plan = NamedNode(self.plan(plan_id).iri)
        return issues.issues(self.store, self.library["findings"], plan, stated_only=stated_only)

    def stated(self, plan_id: str) -> tuple[Quad, ...]:
        """The graph of what a plan says; raises UnknownPlan."""
        return tuple(self.store.quads(self.identifiers.graph_stated(self.plan(plan_id).id)))

    def export(self, form: str, plan: str | None = None, *, stated_only: bool = False) -> bytes:
        """The dataset, or the graphs of one plan, as ``nq trig ttl jsonld``; ``stated_only`` leaves inferred links out.

        Raises UnknownPlan.
        """
        return serialise(self._quads(plan, stated_only=stated_only), form, self.context)

    def _quads(self, plan: str | None, *, stated_only: bool) -> Iterator[Quad]:
        quads = self.store.quads() if plan is None else chain.from_iterable(map(self.store.quads, self._graphs(plan)))
        inferred = {self.identifiers.graph_inferred(held.id) for held in self.plans()} if stated_only else frozenset()
        return (quad for quad in quads if quad.graph_name not in inferred)

    def to_rdflib(self, plan: str | None = None, *, stated_only: bool = False) -> rdflib.Dataset:
        """The dataset, or the graphs of one plan, for rdflib; ``stated_only`` leaves inferred links out.

        Queries see the union of the graphs. Raises UnknownPlan.
        """
        from plangraph.graph.exchange import to_rdflib_dataset  # noqa: PLC0415

        return to_rdflib_dataset(self._quads(plan, stated_only=stated_only))

    def _repr_html_(self) -> str:
        """What the dataset holds, as a table for notebooks."""
        from plangraph.pipeline.inventory import inventory  # noqa: PLC0415

        return inventory(self.store, self.plans())

    def remove(self, plan_id: str) -> None:
        """Takes a plan's graphs out, in one transaction; raises UnknownPlan."""
        self.store.replace(dict.fromkeys(self._graphs(plan_id), ()))

    def _graphs(self, plan_id: str) -> tuple[NamedNode, ...]:
        slug = self.plan(plan_id).id
        ids = self.identifiers
        return ids.graph_stated(slug), ids.graph_inferred(slug), ids.graph_review(slug)
