"""The client: one server, one state of its data."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import date, datetime

import pandas as pd

#: The newest release when the client first asks: from then on the client stays with it.
NEWEST = object()
#: Whatever is recorded at the moment of each call. Two calls may rest on two states of the data.
LIVE = object()

_TIMES_ASKED = 4
_LONGEST_WAIT_SECONDS = 30
_TYPES = {"text": "string", "instant": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


class RollcallError(Exception):
    """What the server says is wrong: ``code`` is for programs, ``argument`` names what is to be mended, where one is."""

    def __init__(self, message, code=None, argument=None, status=None):
        super().__init__(message)
        self.code = code
        self.argument = argument
        self.status = status


def connect(url="http://localhost:4000", release=NEWEST, known_at=None, timeout=60):
    """A client of the server at ``url``.

    ``release`` names the release that every frame rests on; by default the newest, ``LIVE`` for none. ``known_at`` (an
    instant with offset) answers from what was recorded then, in the place of a release.
    """
    return Client(url, release, known_at, timeout)


class Client:
    def __init__(self, url, release=NEWEST, known_at=None, timeout=60):
        if known_at is not None and release is not NEWEST:
            raise ValueError("name a release or known_at, not both")
        self.url = url.rstrip("/")
        self.timeout = timeout
        self._known_at = None if known_at is None else _text(known_at)
        self._release = None if known_at is not None or release is LIVE else release

    @property
    def release(self):
        """Name of the release that the frames rest on; None where they rest on an instant or on the present."""
        if self._release is NEWEST:
            releases = self.graphql("{dataset{releases{name}}}")["dataset"]["releases"]
            if not releases:
                raise RollcallError(f"{self.url} has no release yet: connect(..., release=rollcall.LIVE) asks its present state")
            self._release = releases[0]["name"]
        return self._release

    def yearly(self, **question):
        """Every figure of representation, by scheme, year and group: a row for each."""
        return self.table("yearly", **question)

    def distribution(self, **question):
        """How many states take part in how many of the initiatives: a row for each number."""
        return self.table("distribution", **question)

    def gaps(self, **question):
        """Who is absent from what, and why: a row for each absence."""
        return self.table("gaps", **question)

    def matrix(self, **question):
        """States by initiatives, with the roles in which they take part: a row for each state and initiative."""
        return self.table("matrix", **question)

    def participations(self, **question):
        """The facts themselves with their sources: a row for each."""
        return self.table("participations", **question)

    def countries(self, **question):
        """States, their codes, names and groups: a row for each."""
        return self.table("countries", **question)

    def initiatives(self, **question):
        """Initiatives and what is known of them: a row for each."""
        return self.table("initiatives", **question)

    def table(self, name, **question):
        """Any table that the server exports, as a frame.

        The words of a question are those of the API: ``set``, ``initiatives``, ``scheme``, ``from_``, ``to``, ``as_of``,
        ``blocs``, ``presence``, ``universe``, ``min_confidence``, ``locale`` and the rest; lists may be given as lists,
        days as ``datetime.date``. ``release`` or ``known_at`` take the place of the client's own. Raises RollcallError for
        what the server refuses, with its code.

        A day of which the source gives the month or the year alone is the first of it: the column that ends in
        ``precision`` says so. What is not known, or does not exist, is ``<NA>``, ``NaN`` or ``NaT``, never 0.
        """
        file = json.loads(self._get(f"/exports/{urllib.parse.quote(name)}.json?{self._query(question)}"))
        columns, metadata = file["metadata"]["columns"], file["metadata"]
        frame = pd.DataFrame(file["rows"], columns=[column["name"] for column in columns])
        for column in columns:
            series = frame[column["name"]]
            kind = column["type"]
            frame[column["name"]] = pd.to_datetime(series) if kind == "date" else series.astype(_TYPES.get(kind, "object"))
        frame.attrs.update({key: value for key, value in metadata.items() if key != "columns"})
        frame.attrs["columns"] = {column["name"]: column["description"] for column in columns}
        frame.attrs["content"] = file.get("content")
        return frame

    def graphql(self, query, variables=None):
        """The answer to a question of the API, as plain values. Raises RollcallError for the first error in it."""
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        answer = json.loads(self._ask("/graphql", body))
        if answer.get("errors"):
            error = answer["errors"][0]
            more = error.get("extensions", {})
            raise RollcallError(error["message"], more.get("code"), more.get("argument"))
        return answer["data"]

    def _query(self, question):
        words = {_word(name): _text(value) for name, value in question.items() if value is not None}
        if "release" not in words and "knownAt" not in words:
            if self._known_at is not None:
                words["knownAt"] = self._known_at
            elif self.release is not None:
                words["release"] = self.release
        return urllib.parse.urlencode(words)

    def _get(self, path):
        return self._ask(path, None)

    def _ask(self, path, body):
        headers = {"accept": "application/json", "user-agent": "rollcall-python/0.1"}
        if body is not None:
            headers["content-type"] = "application/json"
        request = urllib.request.Request(self.url + path, body, headers)
        for asked in range(_TIMES_ASKED):
            try:
                with urllib.request.urlopen(request, timeout=self.timeout) as response:
                    return response.read()
            except urllib.error.HTTPError as error:
                # A server that is busy says when to ask again.
                wait = error.headers.get("retry-after", "")
                if error.code in (429, 503) and asked + 1 < _TIMES_ASKED and wait.isdigit():
                    time.sleep(min(int(wait), _LONGEST_WAIT_SECONDS))
                    continue
                raise _refusal(error) from None
            except urllib.error.URLError as error:
                raise RollcallError(f"{self.url} does not answer: {error.reason}") from None


def _refusal(error):
    text = error.read().decode("utf-8", "replace")
    try:
        said = json.loads(text)
    except ValueError:
        return RollcallError(f"{error.code} {error.reason}: {text[:200]}", status=error.code)
    if said.get("errors"):
        first = said["errors"][0]
        more = first.get("extensions", {})
        return RollcallError(first["message"], more.get("code"), more.get("argument"), error.code)
    return RollcallError(said.get("error", text[:200]), said.get("code"), said.get("argument"), error.code)


def _word(name):
    """``min_confidence`` is the API's ``minConfidence``; ``from_`` its ``from``, which Python keeps for itself."""
    first, *others = name.rstrip("_").split("_")
    return first + "".join(word.capitalize() for word in others)


def _text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"the instant {value} has no time zone")
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        return ",".join(_text(item) for item in value)
    return str(value)
