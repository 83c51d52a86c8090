"""A record written by hand, with numbers small enough to check on paper."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from jiama import Constants, Settings
from jiama.text import translator


@dataclass
class HandMade:
    """What charts ask of a record: two cycles, three runs, four levels."""

    levels: dict
    outcomes: dict
    markups: np.ndarray
    settings: Settings = field(default_factory=Settings)
    constants: Constants = field(default_factory=Constants)

    def by_level(self, name):
        return self.levels[name]

    def outcome(self, name):
        return self.outcomes[name]

    def ledger(self):
        return self.markups


def hand_made(factor: float = 1.1) -> HandMade:
    """Return a record whose targets grow by `factor` at each of two levels between."""
    growth = factor ** np.array([0, 0, 1, 2])
    run = np.array([0.9, 1.0, 1.1])
    target = np.stack([np.ones((3, 1)) * growth, run[:, None] * growth])
    reported = np.stack([np.full((3, 4), 0.9), np.full((3, 4), 0.95)])
    actual = np.stack([np.full((3, 4), 0.8), np.full((3, 4), 0.75)])
    shortfall = np.stack([np.zeros((3, 4)), np.array([[0, 0.2, 0.5, 0.9]] * 3)])
    ledger = np.zeros((2, 3, 4, 4))
    ledger[1, :, 1] = [0.05, 0.02, 0.0, 0.03]
    ledger[1, :, 2] = [0.05, 0.01, 0.01, 0.13]
    shares = {"work": 0.6, "service": 0.3, "paperwork": 0.1, "effort": 0.856}
    rates = {"sanctioned": 0.305, "wrongful": 0.124, "detected": 0.05, "value": 0.7}
    outcomes = {name: np.full((2, 3), value) for name, value in (shares | rates).items()}
    outcomes["value"] = np.array([[0.5, 0.6, 0.7], [0.4, 0.6, 0.8]])
    levels = {"target": target, "reported": reported, "actual": actual, "shortfall": shortfall}
    return HandMade(levels, outcomes, ledger)


@pytest.fixture
def record():
    return hand_made()


@pytest.fixture
def baseline():
    return hand_made(1.05)


@pytest.fixture
def tr():
    return translator("zh-CN")


@pytest.fixture
def en():
    return translator("en")
