"""Phase 2, execute (leaves): what a unit strives for, and how it spends its time."""

import numpy as np
from scipy.special import ndtr

PER_ROOT_TWO_PI = 1 / np.sqrt(2 * np.pi)
TINY = 1e-300


def density(z):
    """Return the standard normal density."""
    return np.exp(z * z * -0.5) * PER_ROOT_TWO_PI


def diligent_score(capacity, need):
    """Return D, what a unit scores that works normal hours as residents need."""
    return np.sqrt(capacity * (1 / need))


def beyond_share(margin, noise, risk):
    """Return B, the share of feared shortfalls that lie beyond the unit's control.

    ``margin`` is the target less what a diligent unit scores.
    """
    return np.minimum(1.0, ndtr(margin * (1 / noise)) / np.maximum(risk, 1e-12))


def stakes(penalty, fear, beyond, exempt_beyond, exempt_within):
    """Return what a point of shortfall costs after the exemptions a unit hopes for."""
    kept = (1 - exempt_within) - beyond * (exempt_beyond - exempt_within)
    return (penalty + penalty * fear) * kept


def expected_shortfall(z, risk, noise):
    """Return the mean shortfall in points of score: noise [phi(z) + z Phi(z)]."""
    return noise * (density(z) + z * risk)


def work_worth(drive, weight, coverage, service):
    """Return M_a, what one more point of delivery on measured work is worth."""
    return drive * (1 - weight + weight * coverage) + service * coverage


def service_worth(drive, weight, coverage, service):
    """Return M_b = (drive w + service)(1 - k), the worth of unmeasured service."""
    return drive * (weight * (1 - coverage)) + service * (1 - coverage)


def record_worth(shield, accuracy, loss, form, inspections):
    """Return M_r, what a full set of records is worth: cover from blame, and forms asked for."""
    return shield * (1 - accuracy) * loss + form * inspections


def split(worths, needs, capacity):
    """Return total effort X and the shares e_k/X of it that go to each task.

    The unit maximises sum_k M_k sqrt(e_k/c_k) - (sum e)^2/(2C), so that time on
    a task follows M_k^2/c_k, and X^3 = C^2/4 sum_k M_k^2/c_k.

    Parameters
    ----------
    worths : list of arrays
        M_k for each task.
    needs : list of float
        c_k, the time that meets the need of each task; a task with no need is
        left out.
    capacity : array
        C, the normal working time left.

    References
    ----------
    Concave multitask choice after Holmström & Milgrom (1991), JLEO 7: 24-52.
    """
    pulls = [
        worth * worth * (1 / need) if need > 0 else np.zeros_like(worth)
        for worth, need in zip(worths, needs, strict=True)
    ]
    pull = pulls[0] + pulls[1] + pulls[2]
    effort = np.cbrt(capacity * capacity * pull * 0.25)
    per_pull = 1 / np.maximum(pull, TINY)
    return effort, [part * per_pull for part in pulls]


def deliveries(worths, needs, capacity, per_effort):
    """Return sqrt(e_k/c_k) = C M_k/(2 X c_k); a task with no need counts as delivered.

    ``per_effort`` is 1/X, and any finite number where there is no effort.
    """
    reach = capacity * per_effort * 0.5
    return [
        reach * worth * (1 / need) if need > 0 else np.ones_like(reach)
        for worth, need in zip(worths, needs, strict=True)
    ]


def falsification(drive, weight, detection, stake, fake):
    """Return f: what is found out earns nothing and costs ``stake`` a unit."""
    gain = (1 - weight) * (1 - detection) / fake
    return np.maximum(0.0, drive * gain - detection * stake / fake)
