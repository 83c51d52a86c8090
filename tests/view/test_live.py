import subprocess
import sys

import numpy as np
import pytest

from jiama.view import bundle, rows
from jiama.view.live import LiveChart


def test_rows_travel_with_a_number_that_rises_and_a_sentence(record, tr):
    chart = LiveChart("amplification", rows.amplification(record, tr))
    first = chart.frame
    chart.show(rows.amplification(record, tr))
    assert (first["number"], chart.frame["number"]) == (1, 2)
    assert "1.21 倍" in first["description"]


def test_a_caller_s_own_sentence_and_axis_titles_are_kept(record, tr):
    chart = LiveChart("long_run")
    chart.show(rows.long_run(record, tr, outcome="value"), "说明", y_title="群众获得")
    assert chart.frame["description"] == "说明"
    assert chart.frame["signals"] == {"y_title": "群众获得"}


def test_rows_without_a_column_the_chart_draws_are_refused():
    chart = LiveChart("time")
    with pytest.raises(ValueError, match="'time' needs the columns task_name, share"):
        chart.show({"series": ["本方案"], "start": [0.0], "stop": [1.0]})
    assert chart.frame == {}


def test_a_chart_speaks_the_language_it_is_asked_for(record, en):
    chart = LiveChart("time", rows.time(record, en), language="en")
    assert chart.title == "Where the grassroots' time goes"
    assert chart.words["tool"]["table"] == "Data table"
    assert "Paperwork" in chart.frame["description"]


def test_the_page_can_ask_the_kernel_for_the_drawing_library(monkeypatch):
    sent = []
    chart = LiveChart("time")
    monkeypatch.setattr(bundle, "text", lambda: "export {};")
    monkeypatch.setattr(LiveChart, "send", lambda _, message, buffers: sent.append(
        (message, buffers)))  # fmt: skip
    chart._answer(chart, {"ask": "something else"}, [])
    chart._answer(chart, {"ask": "bundle"}, [])
    assert sent == [({"answer": "bundle"}, [b"export {};"])]


@pytest.mark.parametrize("module", ["jiama.view.live", "jiama.view.rows", "jiama.view.bundle"])
def test_a_trainee_s_kernel_never_imports_altair(module):
    program = (
        f"import sys, {module}\n"
        "from jiama.view.live import LiveChart\n"
        "LiveChart('time')\n"
        "print(sorted({'altair', 'vl_convert', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_frame_of_five_hundred_dots_is_small():
    count = 500
    values = np.linspace(0, 1, count)
    chart = LiveChart("trade_off")
    chart.show(
        {
            "part": ["run"] * (count - 1) + ["mean"],
            "kind": ["scenario"] * count,
            "series": ["本方案"] * count,
            "x": values,
            "y": values,
            "order": np.zeros(count),
            "side": np.ones(count),
            "room": values,
        }
    )
    assert sum(len(column["data"]) for column in chart.frame["columns"]) <= 500 * 26
