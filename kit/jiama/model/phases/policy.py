"""What follows from the levers alone, worked out once per run."""

from dataclasses import dataclass

import numpy as np

from jiama.model.settings import Constants, Settings


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Numbers that stay the same through a run; symbols as in ODD.md.

    Parameters
    ----------
    noise : s.d. of the score's error (sigma)
    accuracy : how well assessors tell cause from circumstance (pi)
    detection : chance that falsification on a full scale is found (q)
    exempt_beyond, exempt_within : share of shortfalls exempted, beyond and
        within the unit's control (x_b, x_w)
    penalty, prize, service : worth of a punished shortfall (P), of rank (G),
        of serving residents (w)
    burden, upper_burden : share of normal time that lines take at the grassroots, and
        on the level above
    inspections : inspections by all lines that reach the grassroots in a cycle
    work_need, service_need : time that meets measured and unmeasured need (c_a, c_b)
    """

    noise: float
    accuracy: float
    detection: float
    exempt_beyond: float
    exempt_within: float
    penalty: float
    prize: float
    service: float
    burden: float
    upper_burden: float
    inspections: float
    work_need: float
    service_need: float


def policy(s: Settings, k: Constants) -> Policy:
    """Work out what the levers and constants mean for every unit."""
    hours = k.hour * s.frequency * s.lines
    upper_burden = np.minimum(hours * s.handover, k.burden_cap)
    accuracy = (1 - (1 - s.precision) * (1 - s.supervision / 2)) * (1 - upper_burden)
    escape = (1 - s.audit) ** s.frequency * (1 - s.supervision / 2)
    return Policy(
        noise=np.maximum(
            np.hypot(s.complexity, s.satisfaction_weight * s.satisfaction_noise), 1e-6
        ),
        accuracy=accuracy,
        detection=(1 - escape) * (1 - s.collusion * (1 - s.outlook)),
        exempt_beyond=s.tolerance * (1 + accuracy) / 2 + s.sparing * accuracy * (1 - s.tolerance),
        exempt_within=s.tolerance * (1 - accuracy) / 2,
        penalty=k.penalty * s.strictness,
        prize=k.prize * s.tournament,
        service=s.outlook + k.voice * s.supervision,
        burden=np.minimum(hours * (1 - s.handover), k.burden_cap),
        upper_burden=upper_burden,
        inspections=s.frequency * s.lines * (1 - s.handover),
        work_need=s.coverage * k.need,
        service_need=(1 - s.coverage) * k.need,
    )


def rank_incentive(peers: np.ndarray, rivals: float) -> np.ndarray:
    """Return how strongly a rank prize pulls among n peers, as against three.

    1 + rivals (k_n/k_3 - 1), with k_n the marginal effect of effort on winning
    among n equal players; one peer has no one to beat, k_1 = 0.

    Parameters
    ----------
    peers : array of int
        Children of one's superior, oneself included.
    rivals : 0 (numbers do not count) to 1

    References
    ----------
    Lazear & Rosen (1981), JPE 89(5): 841-864; `jiama.model.theory.tournament`.
    """
    from jiama.model.theory.tournament import incentive  # scipy.stats takes half a second

    counts, where = np.unique(peers, return_inverse=True)
    pulls = np.array([incentive(int(n)) if n > 1 else 0.0 for n in counts])
    return 1 + rivals * ((pulls / incentive(3))[where] - 1)
