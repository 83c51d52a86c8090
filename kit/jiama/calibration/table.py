"""The reference table: settings drawn at random, and the markups that the model gives them.

It is computed once (``jiama calibrate``) and stored, so that a fit is a search in it.
"""

import csv
import sys
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from jiama.model.draws import draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.progress import Bar
from jiama.model.settings import Constants, Settings
from jiama.model.work import Kept, carry_out, model_digest

RANGES = {
    "habit": (0.0, 0.2),
    "zeal": (0.0, 0.4),
    "peers": (0.0, 0.6),
    "markdown": (0.0, 0.3),
}
"""What is drawn, and between which ends. Beyond them the cap binds at every level, or levels pass
on less than half: far from what any report shows."""
SIGNS = ("province", "city", "spread", "none")
"""Mean markup of provinces and of cities, s.d. of the provinces' and share of cities that add
nothing, in the model's last cycle."""

SPANS = (31, 3, 2, 2)
COUNT, SEED, CYCLES, RUNS = 12_000, 20260725, 12, 4
CHUNK = 50
PLACES = 4
FILE = Path(__file__).with_name("table.csv")


@dataclass(frozen=True)
class Table:
    """Settings drawn and what the model gives, one row a setting.

    Parameters
    ----------
    names : tuple of str
        The parameters drawn.
    parameters : array, shape (rows, parameters)
        Their values.
    signs : array, shape (rows, 4)
        What the model gives: the columns are `SIGNS`.
    """

    names: tuple[str, ...]
    parameters: np.ndarray
    signs: np.ndarray

    def sign(self, name: str) -> np.ndarray:
        """Return one column of the signs."""
        return self.signs[:, SIGNS.index(name)]


def drawn(count: int = COUNT, seed: int = SEED) -> np.ndarray:
    """Return settings drawn uniformly from their ranges, shape (count, parameters)."""
    low, high = np.array(list(RANGES.values())).T
    shares = np.random.default_rng(seed).random((count, len(RANGES)))
    return np.round(low + shares * (high - low), PLACES)


def signs(parameters: np.ndarray) -> np.ndarray:
    """Return what the model gives each setting, shape (settings, 4)."""
    hierarchy = Hierarchy.regular(*SPANS)
    draws = draw(hierarchy, CYCLES, RUNS, SEED)
    return np.array([_signs(row, hierarchy, draws) for row in parameters])


def _signs(values: np.ndarray, hierarchy: Hierarchy, draws) -> tuple[float, ...]:
    chosen = dict(zip(RANGES, map(float, values), strict=True))
    constants = {entry.name for entry in fields(Constants)}
    record = simulate(
        Settings(**{k: v for k, v in chosen.items() if k not in constants}),
        hierarchy,
        draws=draws,
        constants=Constants(**{k: v for k, v in chosen.items() if k in constants}),
        keep_units=True,
    )
    of_level = record.by_level("markup")[-1].mean(axis=0)
    provinces, cities = (record.units("markup", cycle=-1, level=level) for level in (1, 2))
    return (
        float(of_level[1]),
        float(of_level[2]),
        float(provinces.std(axis=1).mean()),
        float((cities <= NOTHING).mean()),
    )


NOTHING = 0.005
"""A markup of less than this counts as none: no report writes so small a step."""


def compute(
    workers: int = 1,
    stream=sys.stderr,
    *,
    cluster: str | None = None,
    kept: Kept | None = None,
    save: bool = True,
) -> Table:
    """Draw the settings, run the model on each, and store the table.

    Who shares the work, and where what is done is kept: `jiama.model.work.carry_out`.
    """
    parameters = drawn()
    pieces = [parameters[start : start + CHUNK] for start in range(0, len(parameters), CHUNK)]
    bar = Bar(len(pieces), stream)
    shared = {"workers": workers, "cluster": cluster, "kept": kept}
    parts = carry_out(signs, pieces, **shared, key=_key, tick=bar.advance)
    bar.close()
    made = Table(tuple(RANGES), parameters, np.round(np.concatenate(parts), PLACES))
    if save:
        _store(made)
        stored.cache_clear()
    return made


def _key(parameters: np.ndarray) -> str:
    told = repr((tuple(RANGES), SIGNS, SPANS, SEED, CYCLES, RUNS)).encode()
    return f"calibration {model_digest()} {sha256(told + parameters.tobytes()).hexdigest()}"


def _store(table: Table) -> None:
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*table.names, *SIGNS])
        for row in np.hstack([table.parameters, table.signs]):
            writer.writerow([f"{value:.{PLACES}g}" for value in row])


@cache
def stored() -> Table:
    """Return the stored table."""
    with FILE.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    values = np.array(rows, dtype=float)
    count = len(head) - len(SIGNS)
    return Table(tuple(head[:count]), values[:, :count], values[:, count:])
