"""What is wrong with an input is said in one sentence, in the language that code speaks."""

import ast
import pickle
import re
import string
from pathlib import Path

import pytest

import jiama
from jiama.model import above
from jiama.model.code import CodeError
from jiama.model.refusals import InputError, UnknownNameError
from jiama.text import catalogue, languages, translator

PACKAGE = Path(jiama.__file__).parent
PARTS = {"error.near", "error.or", "error.choose"}


@pytest.fixture
def speaking():
    """A function that chooses the language, for one test."""
    before = jiama.language()
    yield jiama.language
    jiama.language(before)


def _refusals():
    """Every call in the package that refuses an input: its key, and the values it names."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            words = [c.value for a in node.args[:1] for c in ast.walk(a) if _is_text(c)]
            if node.func.id == "InputError":
                named = {k.arg for k in node.keywords}
                yield from ((f"error.{w}", named) for w in words)
            elif node.func.id in ("UnknownNameError", "_look_up", "_names_checked"):
                what = [c.value for c in ast.walk(node) if _is_text(c)]
                named = {"name"} | {k.arg for k in node.keywords}
                yield from ((f"error.no_{w}", named) for w in what)
            elif node.func.id == "CodeError":
                yield from ((f"error.{w}", {"text"}) for w in words)


def _page_refusals():
    """The same in the page's modules, by key alone."""
    for path in sorted((PACKAGE / "page").rglob("*.js")):
        if path.parent.name != "dist":
            code = path.read_text(encoding="utf-8")
            yield from re.findall(r'new InputError\("(\w+)"', code)
            yield from (f"no_{what}" for what in re.findall(r'UnknownNameError\("(\w+)"', code))


def _is_text(node) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_refusal_has_its_sentence_and_every_sentence_is_used():
    asked = {key for key, _ in _refusals()} | {f"error.{key}" for key in _page_refusals()}
    there = {key for key in catalogue() if key.startswith("error.")}
    assert there - PARTS <= asked, "no input brings these"
    assert {f"error.{key}" for key in _page_refusals()} <= there, "without a sentence"
    for key, named in _refusals():
        if key in there and None not in named:
            fields = {name for _, name, _, _ in string.Formatter().parse(catalogue()[key]) if name}
            assert fields <= named, key


@pytest.mark.parametrize(
    ("refused", "english", "chinese"),
    [
        (
            lambda: jiama.Settings(strictnes=0.5),
            "no lever 'strictnes'; did you mean strictness? Choose one of: goal, habit,",
            "没有名为'strictnes'的杠杆；是不是想写strictness？可选的有：goal, habit,",
        ),
        (
            lambda: jiama.Settings(strictness=3),
            "strictness is 3, outside its range; choose a value from 0 to 1",
            "strictness是3，超出了范围；请在0到1之间取值",
        ),
        (
            lambda: jiama.Hierarchy.preset("contry"),
            "no hierarchy 'contry'; did you mean county? Choose one of: classroom,",
            "没有名为'contry'的层级；是不是想写county？可选的有：classroom,",
        ),
        (
            lambda: jiama.simulate(cycles=1, runs=1).outcome("moral"),
            "no outcome 'moral'; did you mean morale? Choose one of: amplification,",
            "没有名为'moral'的结果；是不是想写morale？可选的有：amplification,",
        ),
        (
            lambda: jiama.draw(jiama.Hierarchy.preset("classroom"), runs=0),
            "runs is 0; give a whole number of 1 or more",
            "runs是0；请给不小于1的整数",
        ),
    ],
)
def test_the_sentence_comes_in_the_language_chosen(refused, english, chinese, speaking):
    with pytest.raises(InputError) as error:
        refused()
    speaking("en")
    assert str(error.value).startswith(english)
    speaking("zh-CN")
    assert str(error.value).startswith(chinese)


def test_an_unlike_name_gets_the_list_alone():
    assert str(UnknownNameError("lever", "qqqq", ["habit"])) == (
        "no lever 'qqqq'; choose one of: habit"
    )


def test_a_page_takes_the_sentence_in_its_own_language():
    error = CodeError("code_typo", "HELLO")
    for language in languages():
        assert "HELLO" in error.said(translator(language))


def test_an_unknown_language_is_refused_in_the_one_chosen_and_changes_nothing(speaking):
    for chosen, said in (("en", "choose one of: zh-CN, en"), ("zh-CN", "没有语言'fr'的文字")):
        speaking(chosen)
        with pytest.raises(InputError, match=said):
            speaking("fr")
        assert speaking() == chosen


@pytest.mark.parametrize(
    "error",
    [
        InputError("not_whole", name="lines", value=1.5),
        UnknownNameError("lever", "habits", ["habit"]),
        UnknownNameError("decision_of_unit", "wrok", ["work"], unit=40),
        CodeError("code_typo", "1234"),
    ],
)
def test_a_refusal_comes_whole_out_of_a_worker_process(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)


def test_without_words_the_key_and_its_values_speak(monkeypatch):
    monkeypatch.setattr(above, "say", above._bare)
    assert str(InputError("not_whole", name="lines", value=1.5)) == (
        "error.not_whole name='lines' value=1.5"
    )
