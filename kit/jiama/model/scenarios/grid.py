"""The scenarios: settings spread over all lever ranges, and how they are run and stored."""

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np

from jiama.model.code import FIRST
from jiama.model.draws import draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.levers import LEVERS
from jiama.model.record import OUTCOMES
from jiama.model.settings import Settings
from jiama.model.version import VERSION
from jiama.model.work import carry_out

COUNT = 512
"""Scenarios in which the levers of the first edition move; those of the second are at rest."""
MORE = 256
"""Scenarios in which all levers move."""
CHUNK = 16
_SPANS = (3, 3, 3)
_CYCLES, _RUNS, _SEED = 8, 4, 2024
_HERE = Path(__file__).parent


def plan() -> dict[str, np.ndarray]:
    """Return the levers of all scenarios: Sobol sequences over whole ranges.

    The first `COUNT` are those of version 1.0.0, so that versions can be compared.
    """
    first, rest = _spread(FIRST, COUNT), _spread(tuple(LEVERS), MORE)
    still = {name: np.full(COUNT, lever.default) for name, lever in LEVERS.items()}
    return {name: np.concatenate([(still | first)[name], rest[name]]) for name in LEVERS}


def _spread(names, count) -> dict[str, np.ndarray]:
    from scipy.stats import qmc  # half a second, which a lesson's kernel need not spend

    shares, columns = qmc.Sobol(len(names), seed=_SEED).random(count), {}
    for k, name in enumerate(names):
        lever = LEVERS[name]
        values = lever.minimum + shares[:, k] * (lever.maximum - lever.minimum)
        columns[name] = np.round(values, 0 if lever.whole else 4)
    return columns


def run(
    levers: dict[str, np.ndarray],
    tick: Callable[[], None] = lambda: None,
    *,
    workers: int = 1,
    cluster: str | None = None,
) -> np.ndarray:
    """Return the outcomes of scenarios under the current model.

    Parameters
    ----------
    levers : mapping of lever to array, shape (scenarios,)
        Levers left out, such as ones added since, keep their default.
    tick : callable
        Called after every few scenarios.
    workers, cluster
        Who shares the work, as for `jiama.model.work.carry_out`.

    Returns
    -------
    array, shape (scenarios, outcomes)
        Means over runs in the last cycle, in the order of `jiama.OUTCOMES`.
    """
    scenarios = [
        dict(zip(levers, map(float, row), strict=True))
        for row in zip(*levers.values(), strict=True)
    ]
    pieces = [scenarios[start : start + CHUNK] for start in range(0, len(scenarios), CHUNK)]
    return np.concatenate(
        carry_out(_simulated, pieces, workers=workers, cluster=cluster, tick=tick)
    )


def _simulated(scenarios: list[dict[str, float]]) -> np.ndarray:
    hierarchy = Hierarchy.regular(*_SPANS)
    draws = draw(hierarchy, cycles=_CYCLES, runs=_RUNS, seed=_SEED)
    rows = []
    for levers in scenarios:
        record = simulate(Settings(**levers), hierarchy, draws=draws)
        rows.append([record.outcome(name)[-1].mean() for name in OUTCOMES])
    return np.array(rows)


def path_of(version: str) -> Path:
    """Return the file that holds the outcomes of a version."""
    return _HERE / f"{version}.csv"


def stored(version: str = VERSION) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return levers and outcomes of a stored version, by column.

    Raises
    ------
    ValueError
        If nothing is stored for that version.
    """
    path = path_of(version)
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in _HERE.glob("*.csv"))) or "none"
        raise ValueError(f"no scenarios stored for model version {version}; stored: {known}")
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    columns = dict(zip(header, np.array(rows, float).T, strict=True))
    levers = {k[6:]: v for k, v in columns.items() if k.startswith("lever.")}
    return levers, {k[8:]: v for k, v in columns.items() if k.startswith("outcome.")}


def store(tick: Callable[[], None] = lambda: None, **shared) -> Path:
    """Run all scenarios, `shared` as for `run`, and store them as those of the current version."""
    levers = plan()
    outcomes = run(levers, tick, **shared)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([f"lever.{k}" for k in levers] + [f"outcome.{k}" for k in OUTCOMES])
    for setting, row in zip(np.column_stack(list(levers.values())), outcomes, strict=True):
        writer.writerow([f"{v:g}" for v in setting] + [f"{v:.11g}" for v in row])
    path = path_of(VERSION)
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return path


def fingerprint(version: str = VERSION) -> str:
    """Return twelve characters that stand for the stored outcomes of a version."""
    text = path_of(version).read_text(encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
