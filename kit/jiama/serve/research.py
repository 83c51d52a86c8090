"""Verbs that compute what is stored with the model: claims, sensitivity, scenarios, ODD."""

import csv
import os
import sys
from pathlib import Path

from platformdirs import user_cache_path

from jiama.teach import claimed, tried

RESEARCH = ("claims", "numbers", "sensitivity", "calibrate", "compare", "odd")


def add_options(kind, verb: str, tr) -> None:
    """Give the parser of one of these verbs its options."""
    if verb in ("claims", "sensitivity", "calibrate", "compare"):
        processors = os.cpu_count() or 1
        kind.add_argument("--workers", type=int, default=processors, help=tr("serve.cli.workers"))
        kind.add_argument("--cluster", metavar="tcp://…", help=tr("serve.cli.cluster"))
    if verb in ("claims", "sensitivity", "calibrate"):
        kind.add_argument("--fresh", action="store_true", help=tr("serve.cli.fresh"))
    if verb == "claims":
        kind.add_argument("--show", action="store_true", help=tr("serve.cli.show"))
        kind.add_argument("--csv", metavar="FILE", help=tr("serve.cli.csv"))
        kind.add_argument("--conditions", action="store_true", help=tr("serve.cli.conditions"))
    if verb == "compare":
        kind.add_argument("before", nargs="?", help=tr("serve.cli.before"))
        kind.add_argument("after", nargs="?", help=tr("serve.cli.after"))
        kind.add_argument("--store", action="store_true", help=tr("serve.cli.store"))


def run_claims(options) -> int:
    """Run every claim, store the results, and print the shares."""
    from jiama.model.claims import CLAIMS
    from jiama.model.claims.run import run
    from jiama.model.claims.store import stored

    tr = options.tr
    if options.conditions:
        return _print_conditions(tr)
    if options.show or options.csv:
        results = stored()
    else:
        with _kept(options) as kept:
            results = run(workers=options.workers, cluster=options.cluster, kept=kept)
    for key in CLAIMS:
        _print_claim(key, results.claims[key], tr)
    if options.csv:
        _write_csv(Path(options.csv))
    return 0


def _print_claim(key: str, found, tr) -> None:
    trial, steady = found.stated, found.steady.get(found.range_stated)
    line = tr(
        "claim_words.line",
        share=claimed.share(trial.share, tr),
        error=claimed.points(trial.error),
        panel=claimed.share(found.ranges["panel"]["all"].share, tr),
        steady=claimed.share(steady["all"], tr) if steady else "—",
    )
    print(f"{'!' if found.weak() else ' '} {line}  {tried.stated(key, tr)}")
    for tree, share in found.weak().items():
        print(f"      {tr(f'tried_on.{tree}')} {claimed.share(share, tr)}")
    if found.region:
        print(f"      {claimed.region(found.region, tr)}")


def _print_conditions(tr) -> int:
    from jiama.model.claims import CLAIMS
    from jiama.model.claims.conditions import condition
    from jiama.model.claims.store import stored

    for key, claim in CLAIMS.items():
        if not stored().claims[key].weak("plausible"):
            continue
        found = condition(claim)
        print(key, tr(f"claim.{key}.sentence"))
        if found:
            words = claimed.condition(found.given, tr)
            said = tr("claim_words.found", width=found.width, condition=words, least=found.least)
            print(f"      {said}\n      {found.given}")
    return 0


def _write_csv(path: Path) -> None:
    from jiama.model.claims.store import table

    columns = table()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def _kept(options):
    """Return where what is done is kept, so that a computation that was ended goes on."""
    from jiama.model.work import Kept

    path = user_cache_path("jiama", appauthor=False) / "work.sqlite"
    if options.fresh:
        path.unlink(missing_ok=True)
    return Kept(path)


def run_numbers(options) -> int:
    """Compute the model's numbers that lessons state, and store them."""
    from jiama.model.progress import Bar
    from jiama.teach import computed, plans
    from jiama.teach.numbers import Numbers

    found, bar = {}, Bar(len(plans.numbers()), sys.stderr)
    for number in plans.numbers():
        plan = plans.load(number)
        found |= Numbers(plan.numbers, plan.model).computed()
        bar.advance()
    bar.close()
    print(computed.store(found))
    return 0


def run_sensitivity(options) -> int:
    """Compute Sobol indices, store them, and print the weightiest factors."""
    from jiama.model.sensitivity import ranking
    from jiama.model.sensitivity.compute import run

    with _kept(options) as kept:
        run(workers=options.workers, cluster=options.cluster, kept=kept)
    for kind in ("constant", "lever"):
        for name, total in ranking(kind)[:5]:
            print(f"{total:6.2f}  {options.tr(f'{kind}.{name}.label')} ({name})")
    return 0


def run_calibrate(options) -> int:
    """Run the settings of the reference table anew and store what they give."""
    from jiama.calibration.table import compute

    with _kept(options) as kept:
        made = compute(options.workers, cluster=options.cluster, kept=kept)
    print(len(made.parameters))
    return 0


def run_compare(options) -> int:
    """Show what changed between two model versions, or store the current one's outcomes."""
    from jiama.model import scenarios
    from jiama.model.progress import Bar
    from jiama.model.version import VERSION

    before, after = options.before or VERSION, options.after
    varied = scenarios.plan() if options.store else scenarios.stored(before)[0]
    bar = Bar(-(-len(varied["goal"]) // scenarios.CHUNK), sys.stderr)
    shared = {"workers": options.workers, "cluster": options.cluster}
    if options.store:
        print(scenarios.store(bar.advance, **shared))
        return 0
    changes = scenarios.compare(before, after, bar.advance, **shared)
    bar.close()
    for change in changes:
        label = options.tr(f"outcome.{change.outcome}.label")
        print(f"{change.changed:5d}  {change.mean:+.3e}  {change.largest:.3e}  {label}")
    return int(any(change.changed for change in changes))


def run_odd(options) -> int:
    """Fill the tables of the written model."""
    from jiama.serve import written

    for path in written.write():
        print(path)
    return 0
