"""Phase 2, execute (leaves): what a unit strives for, and how it spends its time."""

import numpy as np
from scipy.special import ndtr

ROOT_TWO_PI = np.sqrt(2 * np.pi)


def density(z):
    """Return the standard normal density."""
    return np.exp(-0.5 * z * z) / ROOT_TWO_PI


def diligent_score(capacity, need):
    """Return D, what a unit scores that works normal hours as residents need."""
    return np.sqrt(capacity / need)


def beyond_share(target, diligent, noise, risk):
    """Return B, the share of feared shortfalls that lie beyond the unit's control."""
    return np.minimum(1.0, ndtr((target - diligent) / noise) / np.maximum(risk, 1e-12))


def stakes(penalty, fear, beyond, exempt_beyond, exempt_within):
    """Return what a point of shortfall costs after the exemptions a unit hopes for."""
    kept = 1 - exempt_within - beyond * (exempt_beyond - exempt_within)
    return penalty * (1 + fear) * kept


def expected_shortfall(z, risk, noise):
    """Return the mean shortfall in points of score: noise [phi(z) + z Phi(z)]."""
    return noise * (density(z) + z * risk)


def work_worth(drive, weight, coverage, service):
    """Return M_a, what one more point of delivery on measured work is worth."""
    return drive * (1 - weight + weight * coverage) + service * coverage


def service_worth(drive, weight, coverage, service):
    """Return M_b, what one more point of unmeasured service is worth."""
    return (drive * weight + service) * (1 - coverage)


def record_worth(shield, accuracy, loss, form, inspections):
    """Return M_r, what a full set of records is worth: cover from blame, and forms asked for."""
    return shield * (1 - accuracy) * loss + form * inspections


def split(worths, needs, capacity):
    """Return total effort X and the deliveries sqrt(e_k/c_k) = C M_k/(2 X c_k).

    The unit maximises sum_k M_k sqrt(e_k/c_k) - (sum e)^2/(2C).

    Parameters
    ----------
    worths : list of arrays
        M_k for each task.
    needs : list of float
        c_k, the time that meets the need of each task; a task with no need is
        left out and counts as delivered.
    capacity : array
        C, the normal working time left.

    References
    ----------
    Concave multitask choice after Holmström & Milgrom (1991), JLEO 7: 24-52.
    """
    pull = sum(worth * worth / need for worth, need in zip(worths, needs, strict=True) if need > 0)
    effort = np.cbrt(0.25 * capacity * capacity * pull)
    scale = capacity / np.maximum(2 * effort, 1e-300)
    deliveries = [
        scale * worth / need if need > 0 else np.ones_like(effort)
        for worth, need in zip(worths, needs, strict=True)
    ]
    return effort, deliveries


def falsification(drive, weight, detection, stake, fake):
    """Return f: what is found out earns nothing and costs ``stake`` a unit."""
    return np.maximum(0.0, drive * ((1 - weight) * (1 - detection)) - detection * stake) / fake
