"""Phase 3, report (bottom up): what happens, what is found out, what is reported."""

import numpy as np


def shock(noise, common, country, own):
    """Return what luck adds to the score: one draw for the country, one for each leaf."""
    return own * (noise * np.sqrt(1 - common)) + country * (noise * np.sqrt(common))


def actual_score(work, service, weight, coverage, shock):
    """Return the true score: indicators at weight 1 - w, residents' satisfaction at w."""
    return work * (1 - weight + weight * coverage) + service * (weight * (1 - coverage)) + shock


def sheltered(detection, shelter, outlook, pressure):
    """Return how likely inspections find anything where superior and subordinate deflect them.

    The more a superior has to lose, the more it covers for those under it.

    References
    ----------
    Collusion among local governments: Zhou Xueguang (2008).
    """
    return detection * (1 - shelter * (1 - outlook) * pressure)


def detected(luck, detection, falsification, sure_find):
    """Return whether falsified figures are found; the more there are the likelier."""
    return luck < np.minimum(falsification * (detection / sure_find), detection)


def gap(detected, weight, falsification):
    """Return how far the score on the books is above the true one."""
    return falsification * (~detected).astype(float) * (1 - weight)
