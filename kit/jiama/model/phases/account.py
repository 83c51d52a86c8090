"""Phase 4, hold to account: who fell short, who is sanctioned, who wrongly."""

import numpy as np


def cover(shield, accuracy, records):
    """Return how far records protect; beyond a full set they protect no more."""
    return np.minimum(records, 1.0) * (shield * (1 - accuracy))


def sanction_probability(strictness, beyond, exempt_beyond, exempt_within, cover):
    """Return the chance that a unit which fell short, and hid nothing, is sanctioned."""
    exposed = beyond.astype(float) * (exempt_within - exempt_beyond) + (1 - exempt_within)
    return exposed * (1 - cover) * strictness


def sanctions(short, detected, punish, probability, strictness):
    """Return who is sanctioned, before any appeal.

    Found-out falsifiers are neither exempt nor covered: their chance is the strictness itself.
    """
    return (short & (punish < probability)) | (detected & (punish < strictness))


def wrongful(sanctioned, beyond, detected, appeal, remedy):
    """Return who stays sanctioned for what no diligent unit could have helped."""
    return sanctioned & beyond & ~detected & (appeal >= remedy)
