"""Compute Sobol indices with SALib (research extra) and store them.

References
----------
Saltelli, A. (2002). Making Best Use of Model Evaluations to Compute
Sensitivity Indices. Computer Physics Communications 145, 280–297.
Iwanaga, T., Usher, W. & Herman, J. (2022). Toward SALib 2.0.
Socio-Environmental Systems Modelling 4, 18155.
"""

import hashlib
import sys
from datetime import date

import numpy as np

from jiama.model.claims.plausible import Sample, study_ranges
from jiama.model.draws import draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.levers import LEVERS
from jiama.model.progress import Bar
from jiama.model.scenarios import fingerprint
from jiama.model.sensitivity.results import COLUMNS, Sensitivity, store
from jiama.model.version import VERSION
from jiama.model.work import Kept, carry_out, model_digest

OUTCOMES = (
    "value",
    "amplification",
    "load",
    "falsification",
    "gap",
    "paperwork",
    "waste",
    "wrongful",
    "morale",
    "trust",
)
BASE = 512
_CYCLES, _RUNS, _SEED = 16, 10, 0
_CHUNK = 64


def run(
    *,
    base: int = BASE,
    workers: int = 1,
    cluster: str | None = None,
    kept: Kept | None = None,
    save: bool = True,
    stream=sys.stderr,
) -> Sensitivity:
    """Return Sobol indices of the main outcomes over plausible ranges.

    Parameters
    ----------
    base : int
        Base sample, a power of two; base·(factors + 2) settings are simulated.
    workers, cluster, kept
        Who shares the work, and where what is done is kept: `jiama.model.work.carry_out`.
    save : bool
        Whether to store the indices as those that are shown.
    stream : text stream or None
        Where the progress bar goes.

    Raises
    ------
    ModuleNotFoundError
        If SALib is missing; it comes with the research extra.
    """
    from SALib.analyze.sobol import analyze
    from SALib.sample.sobol import sample

    ranges = study_ranges()
    problem = {"num_vars": len(ranges), "names": list(ranges), "bounds": [[0, 1]] * len(ranges)}
    shares = sample(problem, base, calc_second_order=False, seed=_SEED)
    values = np.column_stack([r.at(shares[:, k]) for k, r in enumerate(ranges.values())])
    drawn = Sample(tuple(ranges), values, np.full(len(values), _SEED))
    pieces = [drawn.part(slice(k, k + _CHUNK)) for k in range(0, len(drawn), _CHUNK)]
    bar = Bar(len(pieces), stream)
    outcomes = np.concatenate(
        carry_out(
            _simulated, pieces, workers=workers, cluster=cluster, kept=kept, key=_key,
            tick=bar.advance,
        )
    )  # fmt: skip
    bar.close()
    rows: dict[str, list] = {column: [] for column in COLUMNS}
    for name, column in zip(OUTCOMES, outcomes.T, strict=True):
        # SALib takes a seed of 0 for none.
        found = analyze(problem, column, calc_second_order=False, seed=_SEED + 1)
        rows["outcome"] += [name] * len(ranges)
        rows["factor"] += list(ranges)
        rows["kind"] += ["lever" if factor in LEVERS else "constant" for factor in ranges]
        for key, index in (
            ("first", "S1"),
            ("total", "ST"),
            ("first_conf", "S1_conf"),
            ("total_conf", "ST_conf"),
        ):
            rows[key] += np.round(found[index], 4).tolist()
    result = Sensitivity(VERSION, fingerprint(), date.today().isoformat(), base, len(values), rows)
    if save:
        store(result)
    return result


def _key(drawn: Sample) -> str:
    told = (drawn.factors, OUTCOMES, _CYCLES, _RUNS, _SEED)
    digest = hashlib.sha256(repr(told).encode() + drawn.values.tobytes()).hexdigest()
    return f"sensitivity {model_digest()} {digest}"


def _simulated(drawn: Sample) -> np.ndarray:
    hierarchy = Hierarchy.preset("classroom")
    draws = draw(hierarchy, _CYCLES, _RUNS, _SEED)
    rows = []
    for index in range(len(drawn)):
        settings, constants = drawn.pair(index)
        record = simulate(settings, hierarchy, draws=draws, constants=constants)
        rows.append([record.outcome(name)[-1].mean() for name in OUTCOMES])
    return np.array(rows)
