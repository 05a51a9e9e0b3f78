"""How drafts are read in tests: a module of its own, since each process imports it."""

from __future__ import annotations

import os
import signal
import socket
import time
from typing import TYPE_CHECKING

from plangraph.pipeline.draft_content import refused
from plangraph.sentences import Sentence

if TYPE_CHECKING:
    from plangraph.pipeline.draft import Draft


def read(draft: Draft) -> None:
    """Does what the text of the draft says; the reason that is kept names the edition of the corrections."""
    words = draft.source.read_text("utf-8")
    edition = draft.edition
    draft.tell("reading")
    if words == "hang":
        time.sleep(600)
    if words == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if words == "slow":
        while not (draft.folder / "go").exists():
            time.sleep(0.01)
    if words == "connect":
        try:
            socket.socket().close()
        except OSError as error:
            words = f"connect {type(error).__name__}"
    draft.keep(edition, refused(Sentence(f"{words}: {draft.corrections.count('[[correction]]')}")))
