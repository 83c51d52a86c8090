"""Every chart of the kit: a function of the translator that returns an Altair chart.

The charts are drawn on data named ``rows``, which `jiama.view.rows` makes and
`jiama.view.live.LiveChart` puts in place. Their specifications are stored
(`jiama.view.specs`), so that no kernel of a trainee imports Altair.
"""

from jiama.view.charts.levels import amplification

CHARTS = {chart.__name__: chart for chart in (amplification,)}
