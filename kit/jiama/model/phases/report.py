"""Phase 3, report (bottom up): what happens, what is found out, what is reported."""

import numpy as np


def shock(noise, common, country, own):
    """Return what luck adds to the score: one draw for the country, one for each leaf."""
    return noise * (np.sqrt(common) * country + np.sqrt(1 - common) * own)


def actual_score(work, service, weight, coverage, shock):
    """Return the true score: indicators at weight 1 - w, residents' satisfaction at w."""
    return work * (1 - weight + weight * coverage) + service * (weight * (1 - coverage)) + shock


def detected(luck, detection, falsification, sure_find):
    """Return whether falsified figures are found; the more there are the likelier."""
    return luck < detection * np.minimum(falsification / sure_find, 1.0)


def reported_score(actual, detected, weight, falsification):
    """Return the score on the books."""
    return actual + np.where(detected, 0.0, (1 - weight) * falsification)
