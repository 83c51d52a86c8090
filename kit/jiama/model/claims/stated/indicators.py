"""Claims about what is measured, how often, and by how many."""

from jiama.model.claims.claim import Claim, sweep
from jiama.model.claims.shapes import Falls, Rises

_NOISE = sweep("satisfaction_noise", 0.0, 0.8)
_WEIGHT = sweep("satisfaction_weight", 0.0, 0.4)
_NARROW = sweep("coverage", 0.8, 0.2)
_OFTENER = sweep("frequency", 4, 12)
_LINES = sweep("lines", 1, 12)

CLAIMS = (
    Claim(
        "noise_raises_amplification",
        "amplification",
        _NOISE,
        Rises(),
        "unmeasurable satisfaction (F6)",
        ("04",),
        {"frequency": (2, 5), "goal": (0.9, 1.0)},
    ),
    Claim(
        "noise_lowers_value",
        "value",
        _NOISE,
        Falls(),
        "unmeasurable satisfaction",
        ("04",),
    ),
    Claim(
        "satisfaction_weight_raises_service",
        "service",
        _WEIGHT,
        Rises(),
        "partial indicators",
        ("04",),
    ),
    Claim(
        "satisfaction_weight_raises_value",
        "value",
        _WEIGHT,
        Rises(),
        "partial indicators",
        ("04",),
        {"coverage": (0.35, 0.55), "markup_cap": (0.2, 0.3)},
    ),
    Claim("narrow_coverage_raises_idle", "idle", _NARROW, Rises(), "idle waste (F8)", ("06", "07")),
    Claim(
        "narrow_coverage_lowers_value",
        "value",
        _NARROW,
        Falls(),
        "partial indicators (F8)",
        ("06",),
        {"markup_cap": (0.2, 0.35)},
    ),
    Claim(
        "frequency_raises_paperwork",
        "paperwork",
        _OFTENER,
        Rises(),
        "too frequent assessment (F9)",
        ("06", "07"),
    ),
    Claim(
        "frequency_lowers_value",
        "value",
        _OFTENER,
        Falls(),
        "too frequent assessment (F9)",
        ("06",),
    ),
    Claim(
        "frequency_raises_amplification",
        "amplification",
        _OFTENER,
        Rises(),
        "too frequent assessment (F9)",
        ("06",),
    ),
    Claim(
        "frequency_raises_waste",
        "waste",
        _OFTENER,
        Rises(),
        "administrative cost",
        ("06", "07"),
    ),
    Claim("lines_raise_amplification", "amplification", _LINES, Rises(), "many lines", ("06",)),
    Claim("lines_raise_load", "load", _LINES, Rises(), "many lines (F10)", ("06", "09")),
    Claim("lines_raise_paperwork", "paperwork", _LINES, Rises(), "many lines (F10)", ("06", "07")),
    Claim("lines_lower_value", "value", _LINES, Falls(), "many lines (F10)", ("06", "09")),
)
