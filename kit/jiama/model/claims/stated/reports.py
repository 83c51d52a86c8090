"""Claims about what the books say and what is real."""

from jiama.model.claims.claim import Claim, arm, sweep
from jiama.model.claims.shapes import Above, Falls, Rises

_COLLUSION = sweep("collusion", 0.0, 1.0)
_SUPERVISION = sweep("supervision", 0.0, 1.0)
_AUDIT = sweep("audit", 0.0, 0.2)
_SHARES = ("05", "11")

CLAIMS = (
    Claim(
        "reports_exceed_value",
        "hidden",
        (arm(),),
        Above(),
        "information asymmetry",
        ("05",),
    ),
    Claim("collusion_raises_gap", "gap", _COLLUSION, Rises(), "collusion (F7)", ("03", "05")),
    Claim(
        "collusion_lowers_detections",
        "caught",
        _COLLUSION,
        Falls(),
        "collusion (F7)",
        ("03", "05"),
        {"frequency": (2, 4), "audit": (0.015, 0.1)},
    ),
    Claim("audit_lowers_gap", "gap", _AUDIT, Falls(), "information asymmetry", ("05",)),
    Claim(
        "audit_lowers_falsification",
        "falsification",
        _AUDIT,
        Falls(),
        "moral hazard",
        ("05",),
    ),
    Claim(
        "supervision_lowers_falsification",
        "falsification",
        _SUPERVISION,
        Falls(),
        "supervision by society (F15)",
        _SHARES,
        {"frequency": (2, 6)},
    ),
    Claim(
        "supervision_lowers_gap",
        "gap",
        _SUPERVISION,
        Falls(),
        "supervision by society",
        _SHARES,
        {"frequency": (2, 6)},
    ),
    Claim(
        "supervision_raises_value",
        "value",
        _SUPERVISION,
        Rises(),
        "supervision by society (F15)",
        ("11",),
    ),
    Claim(
        "supervision_raises_trust",
        "trust",
        _SUPERVISION,
        Rises(),
        "supervision by society (F15)",
        ("11",),
    ),
    Claim(
        "supervision_lowers_paperwork",
        "paperwork",
        _SUPERVISION,
        Falls(),
        "supervision by society",
        ("11",),
    ),
)
