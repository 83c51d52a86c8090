"""The hierarchies every claim is tried on, and ways to reshape them.

Five, since several results turn on depth and spans: a short one, the
classroom's, a county with its townships and villages, one of six levels, and an
uneven one whose units have one to nine subordinates.
"""

from collections.abc import Callable
from functools import cache

import numpy as np

from jiama.model.hierarchy import Hierarchy

TREES = ("short", "classroom", "county", "six", "uneven")
HOME = "classroom"
"""The hierarchy of the lessons."""


@cache
def hierarchy(name: str, reshaped: str = "") -> Hierarchy:
    """Return a hierarchy by name, reshaped where that is asked for.

    Raises
    ------
    ValueError
        If there is no such hierarchy.
    """
    if reshaped:
        return RESHAPED[reshaped](hierarchy(name))
    return Hierarchy.preset(name)


def flatter(tall: Hierarchy) -> Hierarchy:
    """Return the hierarchy without the level above the grassroots, which answer one level up.

    As many grassroots units, one level fewer between them and the centre.
    """
    leaves = tall.parent[tall.level_starts[-2] :]
    return Hierarchy.from_parents(
        np.concatenate((tall.parent[: tall.level_starts[-3]], tall.parent[leaves]))
    )


RESHAPED: dict[str, Callable[[Hierarchy], Hierarchy]] = {"flatter": flatter}
