"""Right answers and what the model gives do not stand in a file before the guess."""

import json
import re

import pytest

from jiama.serve import single
from jiama.text import languages

LESSONS = [name for name in single.names() if name not in single.BESIDE]
DATA = re.compile(r'<script type="application/json" id="jiama-lesson">(.*?)</script>', re.DOTALL)


def _sealed(data):
    """Every sealed text in a lesson's data."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sealed":
                yield value
            else:
                yield from _sealed(value)
    elif isinstance(data, list):
        for value in data:
            yield from _sealed(value)


def _texts(content):
    """Every text but those that the last beat repeats: what was asked, and what is sealed again."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in ("asked", "sealed"):
                yield from _texts(value)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", LESSONS)
def test_what_is_hidden_until_answered_does_not_stand_in_the_file(files, parts, name, language):
    file = files(name, language).read_text(encoding="utf-8")
    lesson = json.loads(DATA.search(file)[1])
    sealed = list(_sealed(lesson))
    assert len(sealed) >= 2
    plain = json.dumps(lesson, ensure_ascii=False)
    told = [text for one in sealed for text in _texts(parts("p.unseal(one)", one=one))]
    long = [text for text in told if len(text) > 30]
    assert long
    assert [text for text in long if json.dumps(text, ensure_ascii=False)[1:-1] in plain] == []
    # Which option is right is not told by a mark, either.
    assert '"right":' not in file[: file.index("jiama-language")].replace(" ", "")
