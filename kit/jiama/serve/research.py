"""Verbs that compute what is stored with the model: claims, sensitivity, scenarios, ODD."""

import sys

RESEARCH = ("claims", "sensitivity", "calibrate", "compare", "odd")


def add_options(kind, verb: str, tr) -> None:
    """Give the parser of one of these verbs its options."""
    if verb in ("claims", "sensitivity", "calibrate"):
        kind.add_argument("--workers", type=int, default=1, help=tr("serve.cli.workers"))
    if verb == "claims":
        kind.add_argument("--show", action="store_true", help=tr("serve.cli.show"))
    if verb == "compare":
        kind.add_argument("before", nargs="?", help=tr("serve.cli.before"))
        kind.add_argument("after", nargs="?", help=tr("serve.cli.after"))
        kind.add_argument("--store", action="store_true", help=tr("serve.cli.store"))


def run_claims(options) -> int:
    """Run every claim, store the results, and print the shares."""
    from jiama.model.claims import CLAIMS
    from jiama.model.claims.results import ENOUGH, stored
    from jiama.model.claims.run import run

    tr = options.tr
    results = stored() if options.show else run(workers=options.workers)
    for claim in CLAIMS.values():
        trial = results.claims[claim.id].stated
        mark = " " if trial.share >= ENOUGH else "!"
        condition = tr(f"claim.{claim.id}.condition") if claim.given else ""
        print(f"{mark} {trial.share:6.1%}  {tr(f'claim.{claim.id}.sentence')} {condition}")
        region = trial.region
        if region:
            print(f"           {region_in_words(region, tr)}")
    return 0


def region_in_words(region, tr) -> str:
    """Return where a claim fails, in one language."""
    sides = [
        tr(f"claim_words.{bound.side}", lever=tr(f"lever.{bound.factor}.label"), value=bound.value)
        for bound in region.bounds
    ]
    return tr(
        "claim_words.fails",
        region=tr("claim_words.and").join(sides),
        within=region.fails_within,
        outside=region.fails_outside,
    )


def run_sensitivity(options) -> int:
    """Compute Sobol indices, store them, and print the weightiest factors."""
    from jiama.model.sensitivity import ranking
    from jiama.model.sensitivity.compute import run

    run(workers=options.workers)
    for kind in ("constant", "lever"):
        for name, total in ranking(kind)[:5]:
            print(f"{total:6.2f}  {options.tr(f'{kind}.{name}.label')} ({name})")
    return 0


def run_calibrate(options) -> int:
    """Run the settings of the reference table anew and store what they give."""
    from jiama.calibration.table import compute

    print(len(compute(workers=options.workers).parameters))
    return 0


def run_compare(options) -> int:
    """Show what changed between two model versions, or store the current one's outcomes."""
    from jiama.model import scenarios
    from jiama.model.progress import Bar
    from jiama.model.version import VERSION

    bar = Bar(scenarios.COUNT, sys.stderr)
    if options.store:
        print(scenarios.store(bar.advance))
        return 0
    before, after = options.before or VERSION, options.after
    changes = scenarios.compare(before, after, bar.advance)
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
