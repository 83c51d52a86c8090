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
    burden : share of normal time taken by being assessed
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
    work_need: float
    service_need: float


def policy(s: Settings, k: Constants) -> Policy:
    """Work out what the levers and constants mean for every unit."""
    accuracy = 1 - (1 - s.precision) * (1 - s.supervision / 2)
    escape = (1 - s.audit) ** s.frequency * (1 - s.supervision / 2)
    return Policy(
        noise=max(
            float(np.hypot(s.complexity, s.satisfaction_weight * s.satisfaction_noise)), 1e-6
        ),
        accuracy=accuracy,
        detection=(1 - escape) * (1 - s.collusion * (1 - s.outlook)),
        exempt_beyond=s.tolerance * (1 + accuracy) / 2,
        exempt_within=s.tolerance * (1 - accuracy) / 2,
        penalty=k.penalty * s.strictness,
        prize=k.prize * s.tournament,
        service=s.outlook + k.voice * s.supervision,
        burden=min(k.hour * s.frequency * s.lines, k.burden_cap),
        work_need=s.coverage * k.need,
        service_need=(1 - s.coverage) * k.need,
    )
