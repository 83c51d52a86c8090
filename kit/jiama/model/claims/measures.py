"""What claims measure in a record, from its last cycle: one number a run, or one for all."""

import numpy as np

OUTCOMES = (
    "amplification",
    "load",
    "work",
    "service",
    "paperwork",
    "effort",
    "falsification",
    "gap",
    "value",
    "idle",
    "waste",
    "sanctioned",
    "wrongful",
    "detected",
    "morale",
    "trust",
)


def _last(outcome):
    def measure(record):
        return record.outcome(outcome)[-1]

    return measure


def strain(record):
    """Return how much oftener the grassroots fall short than the top level below the centre.

    A rate is about many runs: that of the ensemble.
    """
    rates = _shortfall(record)
    return rates[-1] - rates[0]


def ladder(record):
    """Return the smallest step of the shortfall rate from one level to the next below.

    −1 where the lowest level is not above the highest, so that a flat ladder
    does not count as rising.
    """
    rates = _shortfall(record)
    return np.diff(rates).min() if rates[-1] > rates[0] else -1.0


def excess(record):
    """Return amplification beyond the sum of the markups on the way down."""
    markups = record.by_level("markup")[-1].sum(axis=-1)
    return record.outcome("amplification")[-1] - (1 + markups)


def guard_lead(record):
    """Return how far the markup to avoid blame exceeds the largest other source."""
    sources = record.ledger()[-1].sum(axis=1)
    return sources[:, 3] - sources[:, :3].max(axis=1)


def hidden(record):
    """Return how much better the reported score looks than what residents get."""
    return record.by_level("reported")[-1, :, 0] - record.outcome("value")[-1]


def caught(record):
    """Return how many of the grassroots are found out for every unit falsified, 0 where none is."""
    falsified = record.outcome("falsification")[-1].mean()
    found = record.outcome("detected")[-1].mean()
    return found / falsified if falsified > 0 else 0.0


def _shortfall(record):
    # The centre's own shortfall is not part of the ladder.
    return record.by_level("shortfall")[-1][:, 1:].mean(axis=0)


MEASURES = {name: _last(name) for name in OUTCOMES} | {
    "strain": strain,
    "ladder": ladder,
    "excess": excess,
    "guard_lead": guard_lead,
    "hidden": hidden,
    "caught": caught,
}
