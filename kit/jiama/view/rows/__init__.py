"""From a record of the model to the plain columns that a chart draws.

Pure functions ``name(record, tr, baseline=None, …) -> dict[str, list]``, one for
each chart in `jiama.view.charts`. Words in the columns come from the translator.
"""

from jiama.view.rows.common import level_names
from jiama.view.rows.levels import amplification

__all__ = ["amplification", "level_names"]
