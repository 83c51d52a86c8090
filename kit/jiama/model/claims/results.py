"""What is known about the claims: trials by range and hierarchy, and how they were made."""

from dataclasses import dataclass

import numpy as np

from jiama.model.claims.region import Region
from jiama.model.claims.trial import ALL, ENOUGH, FIRM, Trial


@dataclass(frozen=True)
class Result:
    """What is known about one claim.

    Attributes
    ----------
    id : str
    ranges : dict of range to dict of hierarchy to Trial
        The ranges are "page" (the settings of the pages, on other seeds),
        "plausible" and "panel"; "given" is the plausible one confined to the claim's
        condition, where it has one, on a sample in which that was not looked for.
        Beside the hierarchies, "all" pools those that the sentence speaks of.
    steady : dict of range to dict of hierarchy to share
        In how many settings it is so all the way, for claims of two ends, on the
        plausible range and under the condition.
    region : Region or None
        Where it fails, found on one half of the plausible sample and judged on the other.
    variants : dict of variant to share
        Share in which it holds under each rival explanation.
    trees : tuple of str
        The hierarchies that the sentence speaks of.
    """

    id: str
    ranges: dict[str, dict[str, Trial]]
    steady: dict[str, dict[str, float]]
    region: Region | None
    variants: dict[str, float]
    trees: tuple[str, ...]

    def survives(self, variant: str) -> str:
        """Return "survives", "fades" or "gone" under a rival explanation.

        Its share there is compared with the share under all mechanisms: four
        fifths of it or more survive, one fifth or less is gone.
        """
        kept = self.variants[variant] / max(self.variants["all"], 1e-12)
        if kept >= ENOUGH:
            return "survives"
        return "gone" if kept <= 1 - ENOUGH else "fades"

    @property
    def range_stated(self) -> str:
        """Return the range that the sentence speaks of."""
        return "given" if "given" in self.ranges else "plausible"

    @property
    def stated(self) -> Trial:
        """Return the trial behind the sentence as stated, its condition included."""
        return self.ranges[self.range_stated][ALL]

    def weak(self, over: str | None = None) -> dict[str, float]:
        """Return those of its hierarchies on which it fails too often, with its share there."""
        tried = self.ranges[over or self.range_stated]
        return {tree: tried[tree].share for tree in self.trees if tried[tree].share < FIRM}

    def unsure(self) -> tuple[str, ...]:
        """Return those of its hierarchies on which its share less the error is too little."""
        tried = self.ranges[self.range_stated]
        return tuple(tree for tree in self.trees if tried[tree].share - tried[tree].error < FIRM)


@dataclass(frozen=True)
class Results:
    """All stored results and how they were made.

    Attributes
    ----------
    model, fingerprint, digest : str
        Version of the model, fingerprint of its outcomes, digest of its code.
    computed : str
        Date of computation, ISO.
    settings : dict of range to int
        Sizes of the samples; "variant" is that under each rival explanation.
    seeds, page_seeds : int
        Runs a setting, and runs a time on the page's settings.
    claims : dict of id to Result
    digests : dict of id to str
        Digest of each claim as it was when computed.
    """

    model: str
    fingerprint: str
    digest: str
    computed: str
    settings: dict[str, int]
    seeds: int
    page_seeds: int
    claims: dict[str, Result]
    digests: dict[str, str]


@dataclass(frozen=True)
class Scatter:
    """Every setting of a range, and each claim's effect there.

    Attributes
    ----------
    factors : tuple of str
    values : array, shape (settings, factors)
    effects : dict of claim id to array, shape (hierarchies, settings)
    """

    factors: tuple[str, ...]
    values: np.ndarray
    effects: dict[str, np.ndarray]
