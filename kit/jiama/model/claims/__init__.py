"""Every causal statement that lessons make, as an object that can be tested.

`CLAIMS` holds the statements by id, `evaluate` runs them over settings and
seeds, `judge` under rules of one's own, and `stored` reads the results that
lessons show: on which hierarchies and in which share of settings a claim holds,
and the region in which it fails.
"""

from jiama.model.claims.claim import Arm, Claim
from jiama.model.claims.evaluate import Job, evaluate
from jiama.model.claims.judge import judge
from jiama.model.claims.plausible import sample
from jiama.model.claims.results import Result
from jiama.model.claims.stated import ALL
from jiama.model.claims.store import stored, survival

CLAIMS = {claim.id: claim for claim in ALL}

__all__ = [
    "CLAIMS", "Arm", "Claim", "Job", "Result", "evaluate", "judge", "sample", "stored", "survival",
]  # fmt: skip
