"""Claims about the mechanisms that are off unless a lever turns them on, and about the tree."""

from jiama.model.claims.claim import Claim, arm, sweep
from jiama.model.claims.shapes import Falls, GainsMore, Rises, Same

_PEERS = sweep("peers", 0.0, 0.6)
_SHELTER = sweep("shelter", 0.0, 1.0)
_HANDOVER = sweep("handover", 0.0, 0.8)
_CAP = ("markup_cap", 0.0, 0.1)
_CALM = {"strictness": 0.1, "tournament": 0.0}
_DEEP = ("classroom", "six", "uneven")

CLAIMS = (
    Claim(
        "peers_raise_amplification", "amplification", _PEERS, Rises(), "tournament", ("02", "03")
    ),
    Claim("peers_raise_load", "load", _PEERS, Rises(), "overloaded responsibility", ("02", "03")),
    Claim("peers_lower_value", "value", _PEERS, Falls(), "tournament", ("02",)),
    Claim(
        "rivals_lower_amplification",
        "amplification",
        sweep("rivals", 0.0, 1.0),
        Falls(),
        "tournament",
        ("02",),
        trees=("short", "county"),
    ),
    Claim(
        "markdown_lowers_amplification",
        "amplification",
        sweep("markdown", 0.0, 0.3, strictness=0.1),
        Falls(),
        "markups",
        ("14",),
    ),
    Claim(
        "answerable_changes_little",
        "value",
        sweep("answerable", 0.0, 1.0),
        Same(),
        "responsibility is pushed down",
        ("02",),
    ),
    Claim(
        "sparing_lowers_wrongful",
        "wrongful",
        sweep("sparing", 0.0, 1.0),
        Falls(),
        "precise accountability",
        ("09", "10"),
    ),
    Claim(
        "precision_that_spares_lowers_wrongful",
        "wrongful",
        sweep("precision", 0.0, 1.0, sparing=1.0),
        Falls(),
        "precise accountability",
        ("09", "10"),
    ),
    Claim(
        "handover_lowers_load", "load", _HANDOVER, Falls(), "lists of powers and duties", ("09",)
    ),
    Claim(
        "handover_lowers_paperwork",
        "paperwork",
        _HANDOVER,
        Falls(),
        "lists of powers and duties",
        ("09",),
    ),
    Claim(
        "handover_raises_value", "value", _HANDOVER, Rises(), "lists of powers and duties", ("09",)
    ),
    Claim("shelter_raises_gap", "gap", _SHELTER, Rises(), "collusion", ("03", "05")),
    Claim(
        "shelter_raises_falsification",
        "falsification",
        _SHELTER,
        Rises(),
        "collusion",
        ("03", "05"),
    ),
    Claim(
        "decay_makes_markup_help",
        "value",
        (*sweep(*_CAP, decay=0.0), *sweep(*_CAP, decay=0.2)),
        GainsMore(),
        "decay of execution",
        ("13",),
    ),
    Claim(
        "decay_makes_markup_worthwhile",
        "value",
        sweep(*_CAP, decay=0.2, **_CALM),
        Rises(),
        "decay of execution",
        ("13",),
    ),
    Claim(
        "longer_chain_lowers_value",
        "value",
        (arm("flatter"), arm()),
        Falls(),
        "many levels",
        ("00", "01"),
        trees=_DEEP,
    ),
    Claim(
        "full_coverage_lowers_value_deep",
        "value",
        sweep("coverage", 0.65, 1.0),
        Falls(),
        "partial indicators",
        ("06",),
        trees=("six",),
    ),
    Claim(
        "full_coverage_raises_value_short",
        "value",
        sweep("coverage", 0.65, 1.0),
        Rises(),
        "partial indicators",
        ("06",),
        trees=("short", "county"),
    ),
)
