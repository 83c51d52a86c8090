"""Long computations: cut into pieces, shared among processes or a cluster, and never lost.

One face for three ways of working. *Here*: one piece after the other. *Workers*: a
pool of processes on this machine. *Cluster*: a Dask cluster by the address of its
scheduler (``tcp://…``), which needs the research extra. The answers are the same,
since a piece holds all it needs, its seeds included.

A piece whose answer is kept in a `Kept` is not worked on again, so that a
computation that was ended goes on where it stood.
"""

import ast
import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from jiama.model.refusals import InputError

_HERE = Path(__file__).parent
# Rooms that use the model without being part of what it computes.
_USERS = {"claims", "sensitivity", "scenarios", "theory"}
# Modules that only say, show or steer.
_WORDS = {
    "above",
    "code",
    "lever_docs",
    "play",
    "progress",
    "refusals",
    "sweep",
    "table",
    "uncertainty",
    "version",
    "work",
    "chain",
}
_BEHIND = 64  # pieces handed to a cluster beyond those it has finished


@cache
def model_digest() -> str:
    """Return twelve characters that change with what the model's code does, not with its words."""
    digest = hashlib.sha256()
    for path in sorted(_HERE.rglob("*.py")):
        rest = path.relative_to(_HERE)
        if rest.parts[0] not in _USERS and rest.stem not in _WORDS:
            digest.update(_meaning(path.read_text(encoding="utf-8")).encode())
    return digest.hexdigest()[:12]


def _meaning(source: str) -> str:
    """Return a module as it runs: without comments, layout and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [part for part in body if not _is_text(part)]
    return ast.dump(tree)


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


class Kept:
    """Answers kept in one file, by key, as arrays of numbers.

    Parameters
    ----------
    path : Path
        The file, made where it is missing; its folder too.
    """

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=NORMAL")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, shape TEXT, numbers BLOB)"
        )

    def __enter__(self) -> "Kept":
        return self

    def __exit__(self, *_error) -> None:
        self._file.close()

    def get(self, key: str) -> np.ndarray | None:
        """Return the answer kept under a key, None where there is none."""
        row = self._file.execute(
            "SELECT shape, numbers FROM answers WHERE key = ?", (key,)
        ).fetchone()
        if row is None:
            return None
        shape = tuple(int(n) for n in row[0].split())
        return np.frombuffer(row[1], "<f8").reshape(shape).copy()

    def put(self, key: str, answer: np.ndarray) -> None:
        """Keep an answer; it is on disk when this returns."""
        numbers = np.ascontiguousarray(answer, "<f8")
        row = (key, " ".join(map(str, numbers.shape)), numbers.tobytes())
        self._file.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", row)


def carry_out(
    function: Callable[[Any], np.ndarray],
    pieces: Sequence[Any],
    *,
    workers: int = 1,
    cluster: str | None = None,
    kept: Kept | None = None,
    key: Callable[[Any], str] = repr,
    tick: Callable[[], None] = lambda: None,
) -> list[np.ndarray]:
    """Return the answer to every piece, in their order.

    Parameters
    ----------
    function : callable
        Turns a piece into an array; importable by its name, so that other
        processes find it.
    pieces : sequence
        What there is to do; each holds all that it needs.
    workers : int
        Processes on this machine.
    cluster : str, optional
        Address of a Dask scheduler to work on instead.
    kept : Kept, optional
        Where answers are looked for first, and kept as they come.
    key : callable
        What a piece's answer is kept under.
    tick : callable
        Called after every piece, for a progress bar.

    Raises
    ------
    ValueError
        If the cluster runs another version of the model.
    ModuleNotFoundError
        If a cluster is named and Dask is missing; it comes with the research extra.
    """
    answers: list = [None] * len(pieces)
    left = []
    for place, piece in enumerate(pieces):
        answers[place] = kept.get(key(piece)) if kept else None
        if answers[place] is None:
            left.append(place)
        else:
            tick()
    for place, answer in _spread(function, pieces, left, workers, cluster):
        answers[place] = answer
        if kept:
            kept.put(key(pieces[place]), answer)
        tick()
    return answers


def _spread(function, pieces, left, workers, cluster) -> Iterator[tuple[int, np.ndarray]]:
    if not left:
        return
    if cluster:
        yield from _on_cluster(function, pieces, left, cluster)
    elif workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            running = {pool.submit(function, pieces[place]): place for place in left}
            try:
                for done in as_completed(running):
                    yield running.pop(done), done.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    else:
        for place in left:
            yield place, function(pieces[place])


def _its_digest() -> str:
    # By its name, so that a worker answers with its own.
    return model_digest()


def _on_cluster(function, pieces, left, address):
    from distributed import Client
    from distributed import as_completed as finished

    with Client(address, set_as_default=False) as client:
        for worker, theirs in client.run(_its_digest).items():
            if theirs != model_digest():
                raise InputError("other_model", worker=worker, theirs=theirs, ours=model_digest())
        ahead = iter(left)
        running = {}

        def submit(place):
            # Pure answers would be remembered by the scheduler; these are kept by us.
            future = client.submit(function, pieces[place], pure=False)
            running[future.key] = place
            return future

        threads = sum(client.nthreads().values())
        first = [submit(place) for _, place in zip(range(threads + _BEHIND), ahead, strict=False)]
        queue = finished(first, loop=client.loop, with_results=True)
        for future, answer in queue:
            yield running.pop(future.key), answer
            following = next(ahead, None)
            if following is not None:
                queue.add(submit(following))
