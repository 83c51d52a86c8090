"""The page's words and numbers against Python's own formatting."""

import random

import pytest

from jiama import LEVERS, Settings
from jiama.model.code import CodeError, decode, encode
from jiama.teach.seal import seal

FORMS = (".0f", ".1f", ".2f", ".3f", ".0%", ".1%", "g", ".4g", "+.1f")


@pytest.mark.parametrize("form", FORMS)
def test_a_number_is_written_as_python_writes_it(parts, form):
    rng = random.Random(1)
    values = [0, 1, 0.5, 2.5, 0.125, 1e-5, 123456.0, 0.285, *(rng.gauss(0, 3) for _ in range(200))]
    values += [rng.uniform(-1, 1) * 10.0**n for n in range(-5, 9)]
    wanted = [format(float(value), form) for value in values]
    assert parts("values.map((v) => p.format(v, form))", values=values, form=form) == wanted


def test_every_text_of_the_catalogue_is_filled_as_python_fills_it(parts):
    text = "{level}的目标是{middle:.2f}倍，占{share:.0%}。"
    values = {"level": "县", "middle": 1.255, "share": 0.345}
    assert parts("p.fill(text, values)", text=text, values=values) == text.format(**values)


def test_codes_agree_with_python_in_both_directions(parts):
    rng = random.Random(2)
    for _ in range(50):
        values = {
            lever.name: round(
                lever.minimum
                + lever.step
                * rng.randrange(round((lever.maximum - lever.minimum) / lever.step) + 1),
                6,
            )
            for lever in LEVERS.values()
        }
        settings = Settings(**values)
        code = encode({name: getattr(settings, name) for name in LEVERS})
        assert parts("p.encode(p.makeSettings(values))", values=values) == code
        assert parts("p.decode(code)", code=code) == pytest.approx(decode(code))


@pytest.mark.parametrize("typed", ["１００", "", "zzzz", "9ABC-DEFG-HJKM-NPQR-STVW-XYZ0-1234"])
def test_what_is_no_code_is_refused_with_pythons_reason(parts, typed):
    with pytest.raises(CodeError) as refused:
        decode(typed)
    reason = parts("try { p.decode(typed); } catch (error) { return error.reason; }", typed=typed)
    assert f"code_{reason}" == refused.value.code


def test_what_python_seals_the_page_unseals_and_nobody_reads_by_the_way(parts):
    content = {"right": "better", "say": {"better": "说对了：{answer}"}}
    sealed = seal(content)
    assert "better" not in sealed
    assert parts("p.unseal(sealed)", sealed=sealed) == content
