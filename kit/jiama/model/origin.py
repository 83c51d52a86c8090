"""What a run has to be told again to give the same numbers."""

from jiama.model.hierarchy import Hierarchy
from jiama.model.settings import Constants, Settings
from jiama.model.table import Table
from jiama.model.version import VERSION


def origin(
    settings: Settings,
    constants: Constants,
    hierarchy: Hierarchy,
    cycles: int,
    runs: int,
    seed: int | None,
    rules: object,
) -> Table:
    """Return the model's version and what `jiama.simulate` was given, each as one would write it.

    ``seed`` is None, and its row empty, where chance was not made from one.
    """
    parts = {
        "model": VERSION,
        "settings": repr(settings),
        "constants": repr(constants),
        "hierarchy": hierarchy.call(),
        "cycles": cycles,
        "runs": runs,
        "seed": "" if seed is None else seed,
        "rules": repr(rules),
    }
    return Table({"argument": list(parts), "value": [str(value) for value in parts.values()]})
