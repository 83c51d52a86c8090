"""How fast the simulation is. Not run by default; run with

    pytest tests/bench/bench_speed.py --benchmark-columns=min,median,rounds

(the name keeps it out of the ordinary test run; `pip install -e .[bench]`).
"""

import time

import pytest

import jiama

# Spans of regular trees with about 10², 10³, … 10⁶ units.
TREES = {
    100: (4, 4, 5),
    1_000: (10, 10, 9),
    10_000: (10, 10, 10, 9),
    100_000: (10, 10, 10, 10, 9),
    1_000_000: (10, 10, 10, 10, 10, 9),
}
CYCLES = 16


def told(benchmark, hierarchy, cycles, runs):
    best = benchmark.stats.stats.min
    benchmark.extra_info["units"] = hierarchy.size
    benchmark.extra_info["ns_a_unit_cycle"] = 1e9 * best / (hierarchy.size * cycles * runs)


def timed(benchmark, hierarchy, runs, rounds):
    draws = jiama.draw(hierarchy, cycles=CYCLES, runs=runs, seed=0)
    settings = jiama.Settings()
    benchmark.pedantic(
        jiama.simulate, (settings, hierarchy), {"draws": draws}, rounds=rounds, warmup_rounds=1
    )
    told(benchmark, hierarchy, CYCLES, runs)


@pytest.mark.benchmark(group="presets")
@pytest.mark.parametrize(
    ("preset", "runs", "rounds"), [("classroom", 40, 30), ("county", 40, 20), ("nation", 1, 5)]
)
def test_preset(benchmark, preset, runs, rounds):
    timed(benchmark, jiama.Hierarchy.preset(preset), runs, rounds)


@pytest.mark.benchmark(group="nation with its draws")
def test_nation_from_seed_to_record(benchmark):
    hierarchy = jiama.Hierarchy.preset("nation")
    benchmark.pedantic(
        jiama.simulate, (jiama.Settings(), hierarchy, CYCLES, 1, 0), rounds=3, warmup_rounds=1
    )
    told(benchmark, hierarchy, CYCLES, 1)


@pytest.mark.benchmark(group="units")
@pytest.mark.parametrize("units", TREES)
def test_cost_as_the_tree_grows(benchmark, units):
    timed(benchmark, jiama.Hierarchy.regular(*TREES[units]), 1, 3 if units > 10**5 else 10)


@pytest.mark.benchmark(group="runs")
@pytest.mark.parametrize("runs", [1, 10, 40, 160, 640])
def test_cost_as_runs_grow(benchmark, runs):
    timed(benchmark, jiama.Hierarchy.preset("classroom"), runs, 10)


@pytest.mark.benchmark(group="claims")
def test_one_setting_of_the_claims(benchmark):
    from jiama.model.claims import Job, evaluate
    from jiama.model.claims.plausible import page
    from jiama.model.claims.stated import ALL

    job = Job(ALL, page(1))
    benchmark.pedantic(evaluate, ([job],), rounds=3, warmup_rounds=1)
    benchmark.extra_info["situations"] = len(job.pieces())


@pytest.mark.benchmark(group="side by side with Mesa, 40,495 units")
@pytest.mark.parametrize("runs", [1, 10])
def test_side_by_side_with_mesa(benchmark, administration, runs):
    """Both in this process, on the same draws, with the same outcomes.

    Mesa steps one run through the first four cycles (its cost a cycle does not
    change); the fastest step is compared with the engine's fastest round.
    """
    hierarchy, stepped = jiama.Hierarchy.regular(34, 34, 34), 4
    draws = jiama.draw(hierarchy, cycles=CYCLES, runs=runs, seed=0)
    settings, constants = jiama.Settings(), jiama.Constants()
    model = administration(settings, constants, hierarchy, draws, 0)
    steps = []
    for _ in range(stepped):
        start = time.perf_counter()
        model.step()
        steps.append(time.perf_counter() - start)
    record = benchmark.pedantic(
        jiama.simulate, (settings, hierarchy), {"draws": draws}, rounds=8, warmup_rounds=1
    )
    told(benchmark, hierarchy, CYCLES, runs)
    ours = {name: record.outcome(name)[stepped - 1, 0] for name in model.outcomes}
    assert ours == pytest.approx(model.outcomes, abs=1e-9)
    engine = benchmark.stats.stats.min / (CYCLES * runs)
    benchmark.extra_info["mesa_ns_a_unit_cycle"] = 1e9 * min(steps) / hierarchy.size
    benchmark.extra_info["mesa_over_engine"] = min(steps) / engine
    assert min(steps) > engine
