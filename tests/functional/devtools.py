"""A real Chromium driven over the pipe of its DevTools protocol: pages opened, fields filled, files chosen."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_SEPARATOR = b"\0"
_SHELL = 'in=$1; out=$2; shift 2; exec "$@" 3<&"$in" 4>&"$out"'
"""Chromium reads commands from descriptor 3 and writes answers to 4."""


class Browser:
    """One page of a Chromium."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands = commands
        self._answers = answers
        self._number = 0
        self._rest = b""
        self._events: list[dict[str, Any]] = []
        self._session: str | None = None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "DOM", "Network"):
            self._call(f"{domain}.enable")
        self.requests: list[str] = []

    @classmethod
    @contextmanager
    def started(cls, chromium: str, profile: Path, *, scripts: bool = True) -> Iterator[Self]:
        """A browser that ends with the context; pages run no script without ``scripts``."""
        to_read, commands = os.pipe()
        answers, to_write = os.pipe()
        words = ["bash", "-c", _SHELL, "chromium", str(to_read), str(to_write)]
        command = [*words, chromium, *FLAGS, f"--user-data-dir={profile}"]
        with subprocess.Popen(command, pass_fds=(to_read, to_write), stderr=subprocess.DEVNULL) as process:
            os.close(to_read)
            os.close(to_write)
            try:
                browser = cls(commands, answers)
                if not scripts:
                    browser._call("Emulation.setScriptExecutionDisabled", value=True)
                yield browser
            finally:
                process.kill()
                os.close(commands)
                os.close(answers)

    def open(self, address: str) -> None:
        """Opens an address, and waits until it is loaded."""
        self._events.clear()
        self._call("Page.navigate", url=address)
        self._loaded()

    def choose(self, selector: str, file: Path) -> None:
        """Chooses a file in a field of a form."""
        self._call("DOM.setFileInputFiles", nodeId=self._node(selector), files=[str(file)])

    def type(self, selector: str, words: str) -> None:
        """Puts words in a field in place of what it holds, as somebody at a keyboard."""
        self._call("DOM.focus", nodeId=self._node(selector))
        self._call("Input.dispatchKeyEvent", type="keyDown", commands=["selectAll"])
        self._call("Input.insertText", text=words)

    def press(self, selector: str) -> None:
        """Goes to a button or link by keyboard and presses Enter, then waits for the page that follows."""
        self._call("DOM.focus", nodeId=self._node(selector))
        self._events.clear()
        enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        self._call("Input.dispatchKeyEvent", type="keyDown", **enter)
        self._call("Input.dispatchKeyEvent", type="keyUp", **enter)
        self._loaded()

    def ask(self, expression: str) -> object:
        """What an expression is worth in the page; promises are waited for."""
        result = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    @property
    def address(self) -> str:
        """Where the page is."""
        history = self._call("Page.getNavigationHistory")
        return str(history["entries"][history["currentIndex"]]["url"])

    @property
    def markup(self) -> str:
        """The page as it stands."""
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        return str(self._call("DOM.getOuterHTML", nodeId=root)["outerHTML"])

    def _node(self, selector: str) -> int:
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        node = int(self._call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"])
        assert node, f"there is no {selector} at {self.address}"
        return node

    def _loaded(self) -> None:
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._hear()

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._commands, json.dumps(asked).encode() + _SEPARATOR)
        while (answer := self._hear()).get("id") != self._number:
            pass
        assert "error" not in answer, f"{method}: {answer['error']}"
        result: dict[str, Any] = answer["result"]
        return result

    def _hear(self) -> dict[str, Any]:
        while _SEPARATOR not in self._rest:
            read = os.read(self._answers, 1 << 16)
            assert read, "the browser ended"
            self._rest += read
        message, _, self._rest = self._rest.partition(_SEPARATOR)
        heard: dict[str, Any] = json.loads(message)
        if "method" in heard:
            self._events.append(heard)
            if heard["method"] == "Network.requestWillBeSent" and hasattr(self, "requests"):
                self.requests.append(str(heard["params"]["request"]["url"]))
        return heard
