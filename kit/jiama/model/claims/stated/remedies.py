"""Claims about the four remedies, one by one and together."""

from jiama.model.claims.claim import Claim, arm, sweep
from jiama.model.claims.shapes import Above, Below, Falls, GainsMore, Hump, Rises, Shrinks, Tops

_OUTLOOK = sweep("outlook", 0.0, 1.0)
_CAPPED = sweep("markup_cap", 0.6, 0.0)
_PRECISE = sweep("precision", 0.0, 1.0)
_REMEDY = sweep("remedy", 0.0, 1.0)
_TOLERANT = (0.0, 0.8)

_VIEW = {"outlook": 0.8}
_BOUNDARIES = {"precision": 0.8, "markup_cap": 0.1, "habit": 0.0}
_TOLERANCE = {"tolerance": 0.7, "remedy": 0.7}
_SOCIETY = {"supervision": 0.6, "frequency": 2}
_ALL = _VIEW | _BOUNDARIES | _TOLERANCE | _SOCIETY

CLAIMS = (
    Claim(
        "outlook_lowers_amplification",
        "amplification",
        _OUTLOOK,
        Falls(),
        "view of achievement (F11)",
        ("03", "08"),
    ),
    Claim("outlook_raises_value", "value", _OUTLOOK, Rises(), "view of achievement (F11)", ("08",)),
    Claim("outlook_raises_service", "service", _OUTLOOK, Rises(), "view of achievement", ("08",)),
    Claim(
        "outlook_best_single_remedy",
        "value",
        (
            arm(supervision=1.0),
            arm(precision=1.0),
            arm(tolerance=1.0),
            arm(tolerance=0.8),
            arm(remedy=1.0),
            arm(markup_cap=0.0),
            arm(frequency=0),
            arm(frequency=2),
            arm(outlook=1.0),
        ),
        Tops(),
        "view of achievement (F11)",
        ("08", "12"),
        {"frequency": (2, 6), "coverage": (0.35, 0.6)},
    ),
    Claim("cap_lowers_load", "load", _CAPPED, Falls(), "lists of powers and duties (F12)", ("09",)),
    Claim(
        "cap_lowers_falsification",
        "falsification",
        _CAPPED,
        Falls(),
        "lists of powers and duties (F12)",
        ("09",),
        {"frequency": (2, 6), "strictness": (0.4, 0.75)},
    ),
    Claim(
        "cap_raises_value",
        "value",
        _CAPPED,
        Rises(),
        "lists of powers and duties (F12)",
        ("09",),
    ),
    Claim(
        "precision_lowers_paperwork",
        "paperwork",
        _PRECISE,
        Falls(),
        "precise accountability (F12)",
        ("09",),
    ),
    Claim(
        "precision_raises_value",
        "value",
        _PRECISE,
        Rises(),
        "precise accountability",
        ("09",),
    ),
    Claim(
        "tolerance_raises_value",
        "value",
        sweep("tolerance", *_TOLERANT),
        Rises(),
        "tolerance (F13)",
        ("10",),
        {"outlook": (0.45, 0.7), "audit": (0.03, 0.165)},
    ),
    Claim(
        "tolerance_needs_precision",
        "value",
        (
            *sweep("tolerance", *_TOLERANT, precision=0.0),
            *sweep("tolerance", *_TOLERANT, precision=1.0),
        ),
        GainsMore(),
        "tolerance with precision (F13)",
        ("10",),
    ),
    Claim(
        "tolerance_hump_value",
        "value",
        sweep("tolerance", 0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0, precision=1.0),
        Hump(),
        "tolerance with precision (F13)",
        ("10",),
    ),
    Claim(
        "full_tolerance_lowers_effort",
        "effort",
        sweep("tolerance", 0.8, 1.0, precision=1.0),
        Falls(),
        "tolerance is not licence (F13)",
        ("10",),
    ),
    Claim(
        "tolerance_lowers_amplification",
        "amplification",
        sweep("tolerance", *_TOLERANT),
        Falls(),
        "tolerance",
        ("10",),
        {"strictness": (0.25, 0.55), "goal": (0.9, 1.05)},
    ),
    Claim(
        "tolerance_lowers_wrongful",
        "wrongful",
        sweep("tolerance", *_TOLERANT),
        Falls(),
        "tolerance",
        ("10",),
    ),
    Claim(
        "tolerance_raises_morale",
        "morale",
        sweep("tolerance", *_TOLERANT),
        Rises(),
        "tolerance",
        ("10",),
    ),
    Claim(
        "precision_alone_raises_wrongful",
        "wrongful",
        _PRECISE,
        Rises(),
        "precise accountability",
        ("09", "10"),
    ),
    Claim("remedy_raises_value", "value", _REMEDY, Rises(), "redress", ("10",)),
    Claim(
        "remedy_lowers_wrongful",
        "wrongful",
        _REMEDY,
        Falls(),
        "redress (F14)",
        ("10",),
    ),
    Claim(
        "remedy_halves_wrongful",
        "wrongful",
        sweep("remedy", 0.0, 0.7),
        Shrinks(0.5),
        "redress (F14)",
        ("10",),
    ),
    Claim("remedy_raises_morale", "morale", _REMEDY, Rises(), "redress (F14)", ("10",)),
    Claim(
        "package_beats_each",
        "value",
        (
            arm(**_VIEW),
            arm(**_BOUNDARIES),
            arm(**_TOLERANCE),
            arm(**_SOCIETY),
            arm(**_ALL),
        ),
        Tops(),
        "four dimensions together (F17)",
        ("12",),
    ),
    Claim(
        "package_raises_value",
        "value",
        (arm(), arm(**_ALL)),
        Rises(),
        "four dimensions together (F17)",
        ("12",),
    ),
    Claim(
        "package_lowers_falsification",
        "falsification",
        (arm(), arm(**_ALL)),
        Falls(),
        "four dimensions together",
        ("12",),
        {"frequency": (2, 6)},
    ),
    Claim(
        "package_high_value",
        "value",
        (arm(**_ALL),),
        Above(0.85),
        "four dimensions together (F17)",
        ("12",),
    ),
    Claim(
        "package_low_amplification",
        "amplification",
        (arm(**_ALL),),
        Below(1.1),
        "four dimensions together (F17)",
        ("12",),
    ),
)
