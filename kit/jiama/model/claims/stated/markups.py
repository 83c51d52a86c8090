"""Claims about how targets grow on their way down."""

from jiama.model.claims.claim import Claim, arm, sweep
from jiama.model.claims.shapes import Above, Falls, GainsMore, Rises

_HABIT = sweep("habit", 0.0, 0.1)
_TOURNAMENT = sweep("tournament", 0.0, 1.0)
_COLLUSION = sweep("collusion", 0.0, 1.0)
_RATCHET = sweep("ratchet", 0.0, 0.3)
_UNCHECKED = {"audit": (0.0, 0.06)}

CLAIMS = (
    Claim("habit_raises_amplification", "amplification", _HABIT, Rises(), "markups", ("01",)),
    Claim("habit_raises_load", "load", _HABIT, Rises(), "overloaded responsibility", ("01",)),
    Claim("habit_lowers_value", "value", _HABIT, Falls(), "need and target part", ("01", "07")),
    Claim("markup_compounds", "excess", (arm(),), Above(), "markups", ("01",)),
    Claim(
        "longer_chain_raises_amplification",
        "amplification",
        (arm((9, 9)), arm((3, 3, 3, 3))),
        Rises(),
        "many levels",
        ("00", "01"),
    ),
    Claim(
        "goal_raises_load",
        "load",
        sweep("goal", 0.9, 1.2),
        Rises(),
        "overloaded responsibility",
        ("01", "02"),
    ),
    Claim(
        "goal_raises_falsification",
        "falsification",
        sweep("goal", 0.9, 1.2),
        Rises(),
        "rigid accountability breeds falsehood",
        ("01",),
        _UNCHECKED,
    ),
    Claim(
        "tournament_raises_amplification",
        "amplification",
        _TOURNAMENT,
        Rises(),
        "tournament (F4)",
        ("02", "03"),
    ),
    Claim("tournament_raises_load", "load", _TOURNAMENT, Rises(), "tournament (F4)", ("02",)),
    Claim("tournament_raises_effort", "effort", _TOURNAMENT, Rises(), "tournament", ("02",)),
    Claim(
        "tournament_raises_idle",
        "idle",
        _TOURNAMENT,
        Rises(),
        "tournament (F4), idle facilities",
        ("02", "07"),
        {"coverage": (0.2, 0.45)},
    ),
    Claim(
        "tournament_raises_falsification",
        "falsification",
        _TOURNAMENT,
        Rises(),
        "tournament",
        ("02", "05"),
        _UNCHECKED,
    ),
    Claim(
        "tournament_lowers_value",
        "value",
        _TOURNAMENT,
        Falls(),
        "tournament (F4)",
        ("02", "08"),
        {"coverage": (0.2, 0.55), "frequency": (0, 4)},
    ),
    Claim(
        "outlook_damps_tournament",
        "amplification",
        (
            *sweep("tournament", 0.0, 1.0, outlook=0.9),
            *sweep("tournament", 0.0, 1.0, outlook=0.1),
        ),
        GainsMore(),
        "misplaced view of achievement",
        ("03", "08"),
    ),
    Claim(
        "collusion_raises_amplification",
        "amplification",
        _COLLUSION,
        Rises(),
        "collusion (F7)",
        ("03",),
        {"coverage": (0.2, 0.5), "frequency": (0, 5)},
    ),
    Claim(
        "guard_leads_under_pressure",
        "guard_lead",
        (arm(),),
        Above(),
        "avoiding blame",
        ("03",),
        {"strictness": (0.5, 1.0), "coverage": (0.6, 1.0)},
    ),
    Claim("ratchet_raises_load", "load", _RATCHET, Rises(), "ratchet (F16)", ("02", "06")),
    Claim("ratchet_raises_paperwork", "paperwork", _RATCHET, Rises(), "ratchet (F16)", ("06",)),
    Claim("ratchet_lowers_value", "value", _RATCHET, Falls(), "ratchet (F16)", ("02", "06")),
)
