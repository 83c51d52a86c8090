"""The levers: the one place for their ranges, defaults, units and provenance."""

from dataclasses import dataclass

GROUPS = ("incentive", "assessment", "accountability", "tolerance", "supervision", "environment")
GRADES = ("document", "paper", "bulletin", "estimate", "assumption")


@dataclass(frozen=True)
class Lever:
    """One thing a trainee can change.

    Parameters
    ----------
    name, group : str
        Name in `Settings`; one of `GROUPS`.
    minimum, maximum, step, default : float
        Range, both ends included, step of the slider, and value if untouched.
    unit : str
        ``"ratio"`` to what residents need, ``"markup"`` (share added), ``"share"``, ``"weight"``,
        ``"probability"``, ``"deviation"`` (points of score), ``"times"`` a cycle
        or ``"departments"``.
    whole : bool
        Whether only whole numbers make sense.
    panel : bool
        Whether it is offered to trainees; what changes no outcome by a point is not.
    grade : str
        How good the evidence for range and default is, one of `GRADES`.
    sources : tuple of str
        Ids of case files, documents, tables or references that speak to it.
    """

    name: str
    group: str
    minimum: float
    maximum: float
    step: float
    default: float
    unit: str
    whole: bool = False
    panel: bool = True
    grade: str = "assumption"
    sources: tuple[str, ...] = ()


def _table(*levers: Lever) -> dict[str, Lever]:
    return {lever.name: lever for lever in levers}


LEVERS: dict[str, Lever] = _table(
    Lever("goal", "incentive", 0.8, 1.5, 0.05, 1.0, "ratio"),
    Lever("habit", "incentive", 0.0, 0.3, 0.01, 0.05, "markup", grade="estimate",
          sources=("provincial_average_targets", "provincial_growth_targets")),
    Lever("tournament", "incentive", 0.0, 1.0, 0.05, 0.5, "weight"),
    Lever("outlook", "incentive", 0.0, 1.0, 0.05, 0.4, "weight"),
    Lever("collusion", "incentive", 0.0, 1.0, 0.05, 0.2, "weight"),
    Lever("markup_cap", "accountability", 0.0, 0.6, 0.05, 0.4, "markup",
          sources=("duty-list-opinions",)),
    Lever("coverage", "assessment", 0.2, 1.0, 0.05, 0.5, "share"),
    Lever("satisfaction_weight", "assessment", 0.0, 0.5, 0.05, 0.2, "share"),
    Lever("satisfaction_noise", "assessment", 0.0, 1.0, 0.05, 0.4, "deviation"),
    Lever("frequency", "assessment", 0, 12, 1, 4, "times", whole=True,
          sources=("relief-regulation-2024", "inspections")),
    Lever("lines", "assessment", 1, 12, 1, 6, "departments", whole=True),
    Lever("strictness", "accountability", 0.0, 1.0, 0.05, 0.5, "probability"),
    Lever("precision", "accountability", 0.0, 1.0, 0.05, 0.3, "share"),
    Lever("tolerance", "tolerance", 0.0, 1.0, 0.05, 0.2, "share",
          sources=("three-distinctions", "encouraging-responsibility-2018")),
    Lever("remedy", "tolerance", 0.0, 1.0, 0.05, 0.2, "share"),
    Lever("audit", "supervision", 0.0, 0.3, 0.01, 0.03, "probability"),
    Lever("supervision", "supervision", 0.0, 1.0, 0.05, 0.2, "share"),
    Lever("complexity", "environment", 0.0, 0.4, 0.01, 0.15, "deviation"),
    Lever("ratchet", "environment", 0.0, 1.0, 0.05, 0.0, "share"),
    Lever("peers", "incentive", 0.0, 0.8, 0.05, 0.0, "weight", sources=("wei-jian-2018",)),
    Lever("markdown", "incentive", 0.0, 0.5, 0.05, 0.0, "markup"),
    Lever("shelter", "incentive", 0.0, 1.0, 0.05, 0.0, "weight", sources=("zhou-xueguang-2008",)),
    Lever("answerable", "accountability", 0.0, 1.0, 0.05, 0.0, "share", panel=False),
    Lever("handover", "accountability", 0.0, 1.0, 0.05, 0.0, "share",
          sources=("duty-list-opinions",)),
    Lever("sparing", "tolerance", 0.0, 1.0, 0.05, 0.0, "share"),
    Lever("decay", "environment", 0.0, 0.3, 0.01, 0.0, "share", sources=("li-hui-2022",)),
)  # fmt: skip
