"""Work cut into pieces: the same answers however it is shared, and nothing lost."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from jiama.model import work
from jiama.model.claims import CLAIMS, Job, evaluate, sample
from jiama.model.work import Kept, carry_out

SOME = [CLAIMS[key] for key in ("habit_raises_load", "strictness_raises_gap")]


def square(piece):
    return np.array([float(piece) ** 2])


def refuse(piece):
    raise AssertionError(f"worked on {piece} again")


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_come_in_the_order_of_the_pieces(workers):
    ticks = []
    answers = carry_out(square, range(5), workers=workers, tick=lambda: ticks.append(1))
    assert [a.tolist() for a in answers] == [[0], [1], [4], [9], [16]]
    assert len(ticks) == 5


def test_what_is_kept_is_not_worked_on_again(tmp_path):
    with Kept(tmp_path / "deep" / "work.sqlite") as kept:
        first = carry_out(square, [3, 4], kept=kept)
    with Kept(tmp_path / "deep" / "work.sqlite") as kept:
        again = carry_out(refuse, [4, 3], kept=kept)
    assert [a.tolist() for a in again] == [a.tolist() for a in reversed(first)]


def test_an_array_comes_back_in_its_shape_and_to_the_last_bit(tmp_path):
    with Kept(tmp_path / "work.sqlite") as kept:
        answer = np.random.default_rng(3).random((3, 4))
        kept.put("a", answer)
        assert np.array_equal(kept.get("a"), answer)
        assert kept.get("b") is None


def test_a_piece_that_fails_ends_the_work_with_its_error_and_keeps_the_rest(tmp_path):
    with Kept(tmp_path / "work.sqlite") as kept:
        with pytest.raises(TypeError):
            carry_out(square, [2, None], kept=kept)
        assert kept.get("2").tolist() == [4]


SLOW = """
import sys, time
from pathlib import Path
import numpy as np
from jiama.model.work import Kept, carry_out

def slow(piece):
    time.sleep(0.05)
    return np.array([float(piece)])

with Kept(Path(sys.argv[1])) as kept:
    carry_out(slow, range(200), kept=kept)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills at once")
def test_a_killed_computation_goes_on_where_it_stood(tmp_path):
    path = tmp_path / "work.sqlite"
    running = subprocess.Popen([sys.executable, "-c", SLOW, str(path)])
    done = 0
    while done < 3 and running.poll() is None:
        time.sleep(0.05)
        if path.is_file():
            with Kept(path) as kept:
                done = sum(kept.get(str(piece)) is not None for piece in range(200))
    running.send_signal(signal.SIGKILL)
    running.wait()
    worked_on = []

    def rest(piece):
        worked_on.append(piece)
        return np.array([float(piece)])

    with Kept(path) as kept:
        answers = carry_out(rest, range(200), kept=kept)
    assert [a.item() for a in answers] == list(range(200))
    assert 0 < len(worked_on) <= 197


@pytest.fixture(scope="module")
def cluster():
    """The address of a Dask cluster of two workers on this machine."""
    distributed = pytest.importorskip(
        "distributed", reason="install the research extra: pip install -e .[research]"
    )
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as running:
        yield running.scheduler_address


def test_claims_have_the_same_effects_here_in_a_pool_and_on_a_cluster(cluster):
    jobs = [Job(tuple(SOME), sample(4, 5), tree, seeds=3) for tree in ("classroom", "uneven")]
    here = evaluate(jobs)
    for way in ({"workers": 2}, {"cluster": cluster}):
        for expected, found in zip(here, evaluate(jobs, **way), strict=True):
            for claim in SOME:
                assert np.array_equal(expected[claim.id], found[claim.id])


def test_a_cluster_takes_more_pieces_than_it_has_room_for_at_once(cluster, monkeypatch):
    monkeypatch.setattr(work, "_BEHIND", 1)
    answers = carry_out(np.square, np.arange(30.0), cluster=cluster)
    assert [float(a) for a in answers] == [n * n for n in range(30)]


def test_scenarios_and_indices_have_the_same_results_on_a_cluster(cluster):
    pytest.importorskip("SALib", reason="install the research extra: pip install -e .[research]")
    from jiama.model import scenarios
    from jiama.model.sensitivity import compute

    levers = {"goal": np.linspace(0.9, 1.1, 40)}
    assert np.array_equal(scenarios.run(levers), scenarios.run(levers, cluster=cluster))
    shared = {"base": 2, "save": False, "stream": None}
    assert compute.run(**shared).rows == compute.run(**shared, cluster=cluster).rows


def test_the_calibrations_settings_have_the_same_markups_on_a_cluster(cluster, monkeypatch):
    from jiama.calibration import table

    some = table.drawn(4)
    monkeypatch.setattr(table, "drawn", lambda: some)
    monkeypatch.setattr(table, "CHUNK", 2)
    here, there = (
        table.compute(stream=None, save=False, cluster=address) for address in (None, cluster)
    )
    assert np.array_equal(here.signs, there.signs)


def test_a_cluster_with_another_model_is_refused(cluster, monkeypatch):
    monkeypatch.setattr(work, "model_digest", lambda: "another")
    with pytest.raises(ValueError, match="another"):
        carry_out(square, [1], cluster=cluster)


def test_two_may_look_at_what_is_kept_at_a_time(tmp_path):
    path = tmp_path / "work.sqlite"
    with Kept(path) as writing:
        writing.put("a", np.ones(2))

        def look(_):
            with Kept(path) as reading:
                return reading.get("a").tolist()

        with ThreadPoolExecutor(2) as threads:
            assert list(threads.map(look, range(2))) == [[1, 1], [1, 1]]
