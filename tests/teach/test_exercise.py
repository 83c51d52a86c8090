"""A check tells an open answer, a right one, a wrong one and one that cannot be checked apart."""

import pytest

import jiama
from jiama.teach.exercise import check
from jiama.text import translator


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(
    ("answer", "found", "key"),
    [(..., None, "open"), (None, None, "open"), (4, True, "right"), (5, False, "wrong")],
)
def test_a_check_says_how_an_answer_stands(language, answer, found, key, capsys):
    jiama.language(language)
    try:
        assert check(answer, lambda mine: mine == 4, "2 + 2") is found
    finally:
        jiama.language("en")
    said = capsys.readouterr().out.strip()
    assert said.startswith(translator(language)(f"exercise.{key}").strip())
    assert said.endswith("2 + 2") == (key == "wrong")


def test_an_answer_of_another_kind_gets_a_sentence_not_a_trace(capsys):
    assert check("four", lambda mine: mine + 1 == 5, "a number") is False
    assert "TypeError" in capsys.readouterr().out
