"""Phase 4, hold to account: who fell short, who is sanctioned, who wrongly."""

import numpy as np


def sanction_probability(strictness, exemption, detected, shield, accuracy, records):
    """Return the chance of a sanction; found-out falsifiers are neither exempt nor covered."""
    cover = shield * (1 - accuracy) * np.minimum(records, 1.0)
    return np.where(detected, strictness, strictness * (1 - exemption) * (1 - cover))


def sanctions(short, detected, punish, probability):
    """Return who is sanctioned, before any appeal."""
    return (short | detected) & (punish < probability)


def wrongful(sanctioned, beyond, detected, appeal, remedy):
    """Return who stays sanctioned for what no diligent unit could have helped."""
    return sanctioned & beyond & ~detected & (appeal >= remedy)
