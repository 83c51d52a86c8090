"""The one kind of error that a lesson's plan raises."""


class PlanError(ValueError):
    """A lesson plan that is missing, incomplete or inconsistent."""
