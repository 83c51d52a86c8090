"""A refusal is a ValueError that can be said again in another language, and sent elsewhere."""

import pickle
import re
from pathlib import Path

import pytest

import jiama
from jiama.model import refusals
from jiama.model.refusals import InputError


def test_a_refusal_carries_its_kind_and_what_its_sentence_names():
    with pytest.raises(ValueError, match=r"habit is 2, outside its range.* 0 to 0\.3") as caught:
        jiama.Settings(habit=2)
    assert caught.value.code == "out_of_range"
    assert caught.value.values == {"name": "habit", "value": 2, "minimum": 0.0, "maximum": 0.3}


def test_a_refusal_arrives_whole_in_another_process():
    sent = InputError("no_count", name="runs", value=0, least=1)
    got = pickle.loads(pickle.dumps(sent))
    assert (str(got), got.code, got.values) == (str(sent), sent.code, sent.values)


def test_every_sentence_is_raised_somewhere_in_the_model():
    folder = Path(refusals.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    raised = set(re.findall(r'InputError\(\s*"(\w+)"', code))
    assert raised == set(refusals.SENTENCES)
