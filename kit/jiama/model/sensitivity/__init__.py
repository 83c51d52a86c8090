"""Which assumptions matter: global sensitivity of the main outcomes, stored as data."""

from jiama.model.sensitivity.results import Sensitivity, ranking, stored

__all__ = ["Sensitivity", "ranking", "stored"]
