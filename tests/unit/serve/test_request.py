"""One request without a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import ROOT

from plangraph.bootstrap.serving import served_here
from plangraph.serve.app import create_service
from plangraph.serve.request import get

if TYPE_CHECKING:
    from plangraph.pipeline.workspace import Workspace


def test_a_path_with_chinese_is_answered_as_a_person_types_it(workspace: Workspace):
    status, body = get(create_service(served_here(workspace)), "/views/ego.svg?unit=区科技局")
    assert status == 200
    assert "科技局" in body.decode()


def test_what_is_not_there_has_its_status(workspace: Workspace):
    assert get(create_service(served_here(workspace)), "nothing")[0] == 404


def test_a_file_is_given_whole(workspace: Workspace):
    status, body = get(create_service(served_here(workspace)), "/static/plangraph.css")
    assert (status, body) == (200, ROOT.joinpath("src/plangraph/serve/static/plangraph.css").read_bytes())
