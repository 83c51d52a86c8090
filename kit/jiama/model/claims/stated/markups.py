"""Claims about how targets grow on their way down."""

from jiama.model.claims.claim import Claim, arm, sweep
from jiama.model.claims.shapes import Above, Falls, GainsMore, Rises

_HABIT = sweep("habit", 0.0, 0.1)
_TOURNAMENT = sweep("tournament", 0.0, 1.0)
_COLLUSION = sweep("collusion", 0.0, 1.0)
_RATCHET = sweep("ratchet", 0.0, 0.3)
_UNCHECKED = {"frequency": (2, 5), "habit": (0.0, 0.05)}

CLAIMS = (
    Claim("habit_raises_amplification", "amplification", _HABIT, Rises(), "markups", ("01",)),
    Claim("habit_raises_load", "load", _HABIT, Rises(), "overloaded responsibility", ("01",)),
    Claim("habit_lowers_value", "value", _HABIT, Falls(), "need and target part", ("01", "07")),
    Claim(
        "markup_compounds",
        "excess",
        (arm(),),
        Above(),
        "markups",
        ("01",),
        trees=("classroom", "six", "uneven"),
    ),
    Claim(
        "longer_chain_raises_amplification",
        "amplification",
        (arm("flatter"), arm()),
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
    ),
    Claim(
        "tournament_raises_falsification",
        "falsification",
        _TOURNAMENT,
        Rises(),
        "tournament",
        ("02", "05"),
        {"frequency": (2, 6)},
    ),
    Claim(
        "tournament_lowers_value",
        "value",
        _TOURNAMENT,
        Falls(),
        "tournament (F4)",
        ("02", "08"),
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
        {"coverage": (0.35, 0.6), "habit": (0.0, 0.05)},
    ),
    Claim(
        "guard_leads_under_pressure",
        "guard_lead",
        (arm(),),
        Above(),
        "avoiding blame",
        ("03",),
        {"strictness": (0.5, 0.75), "goal": (1.0, 1.1)},
    ),
    Claim("ratchet_raises_load", "load", _RATCHET, Rises(), "ratchet (F16)", ("02", "06")),
    Claim("ratchet_raises_paperwork", "paperwork", _RATCHET, Rises(), "ratchet (F16)", ("06",)),
    Claim("ratchet_lowers_value", "value", _RATCHET, Falls(), "ratchet (F16)", ("02", "06")),
)
