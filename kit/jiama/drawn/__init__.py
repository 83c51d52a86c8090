"""Every chart of the kit: a function of the translator that returns an Altair chart.

The charts are drawn on data named ``rows``, which the page puts in place (`jiama.page`). They are
stored compiled (`jiama.drawn.stored`), so that no kernel and no page compiles them.
"""

from jiama.drawn.documents import provinces, targets
from jiama.drawn.growth import chain, markups, own_province
from jiama.drawn.levels import amplification, books, ledger, shortfall
from jiama.drawn.people import accountability, time
from jiama.drawn.runs import books_run, long_run, trade_off
from jiama.drawn.sweeps import heat_map, sweep

CHARTS = {
    chart.__name__: chart
    for chart in (
        amplification,
        ledger,
        time,
        books,
        books_run,
        shortfall,
        accountability,
        long_run,
        trade_off,
        heat_map,
        sweep,
        targets,
        provinces,
        chain,
        markups,
        own_province,
    )
}
