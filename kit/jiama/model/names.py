"""Names of what a run leaves behind, in their order."""

OUTCOMES = (
    "amplification", "load", "work", "service", "paperwork", "effort", "falsification", "gap",
    "value", "idle", "waste", "sanctioned", "wrongful", "detected", "morale", "trust",
)  # fmt: skip
BY_LEVEL = (
    "target", "markup", "reported", "actual", "shortfall", "fear", "sanctioned", "wrongful",
    "burden",
)  # fmt: skip
SOURCES_OF_MARKUP = ("habit", "ambition", "collusion", "guard", "person")
"""The model's four motives, and what a person or a rule of one's own decided."""
