"""Parts of the page that change together."""

import pytest

from jiama.view.controls import Readout
from jiama.view.lab import Lab
from jiama.view.together import Messenger, Part


class Line:
    """A comm that keeps what is sent over it."""

    kernel, comm_id = "kernel", "line"

    def __init__(self):
        self.sent = []

    def send(self, data, **_more):
        self.sent.append(data)

    def on_msg(self, _callback):
        pass

    def close(self, *_, **__):
        pass


def _on_line(widget) -> Line:
    widget.comm = line = Line()
    line.comm_id = widget.model_id or "part"
    line.sent.clear()
    return line


@pytest.fixture
def parts():
    """Three readouts and their messenger, each on a line of its own."""
    widgets = [Readout(), Readout(), Messenger()]
    yield widgets, [_on_line(widget) for widget in widgets]
    for widget in widgets:
        widget.comm = None


def test_alone_a_part_speaks_at_once(parts):
    (first, _, _), (line, *_) = parts
    first.note = "one"
    assert [m["state"] for m in line.sent] == [{"note": "one"}]


def test_changes_made_together_travel_in_one_message(parts):
    (first, second, messenger), (a, b, together) = parts
    second.comm.comm_id = "second"
    with messenger.together():
        first.note = "one"
        second.note, second.fault = "two", "three"
        assert not (a.sent or b.sent or together.sent)
    assert not (a.sent or b.sent)
    (message,) = together.sent
    assert message["state"]["states"] == {
        first.model_id: {"note": "one"},
        second.model_id: {"note": "two", "fault": "three"},
    }


def test_the_inner_block_waits_for_the_outer(parts):
    (first, _, messenger), (_, _, together) = parts
    with messenger.together():
        with messenger.together():
            first.note = "one"
        assert not together.sent
    assert len(together.sent) == 1


def test_what_was_said_before_a_fault_is_sent_and_the_hold_ends(parts):
    (first, _, messenger), (line, _, together) = parts
    with pytest.raises(ZeroDivisionError), messenger.together():
        first.note = "one"
        _ = 1 / 0
    assert len(together.sent) == 1
    first.note = "two"
    assert line.sent[-1]["state"] == {"note": "two"}


def test_whatever_the_lab_changes_on_a_move_can_travel_together():
    lab = Lab()
    moving = [lab.bar, lab.readout, lab.tree, *lab.charts.values()]
    assert all(isinstance(widget, Part) for widget in moving)
