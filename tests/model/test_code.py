"""A scenario's code: one home, old codes open, and typing is forgiven."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiama
from jiama.model.code import ALPHABET, FIRST, CodeError, encode

# Made by the kit of model 1.0.0.
OF_1_0_0 = {
    "10VHV-K16A-B04C-ZKWC-SXD": {},
    "10VN1-CFCW-FV8Y-MDB6-3KN": {
        "strictness": 1, "tournament": 1, "outlook": 0.2, "tolerance": 0, "frequency": 8,
    },
    "10TCJ-71B3-3M2V-3JD0-QJT": {"strictness": 0, "tournament": 0, "habit": 0},
    "132V7-04JZ-988Q-1W2F-KWX": {
        "goal": 1.5, "habit": 0.3, "frequency": 12, "lines": 1, "complexity": 0.4, "ratchet": 1,
    },
}  # fmt: skip


def _steps(lever):
    count = round((lever.maximum - lever.minimum) / lever.step)
    return st.integers(0, count).map(lambda i: round(lever.minimum + i * lever.step, 6))


ANY = st.fixed_dictionaries({name: _steps(lever) for name, lever in jiama.LEVERS.items()})


@pytest.mark.parametrize("code", OF_1_0_0)
def test_codes_of_the_first_edition_open_and_are_made_again(code):
    settings = jiama.Settings(**OF_1_0_0[code])
    assert jiama.Settings.from_code(code) == settings
    assert settings.code() == code


@given(ANY)
@settings(max_examples=60, deadline=None)
def test_a_code_gives_back_the_settings_it_was_made_of(values):
    made = jiama.Settings(**values)
    assert jiama.Settings.from_code(made.code()) == made


@pytest.mark.parametrize("name", [name for name in jiama.LEVERS if name not in FIRST])
def test_a_lever_of_the_second_edition_makes_a_code_of_the_second_edition(name):
    made = jiama.Settings(**{name: jiama.LEVERS[name].maximum})
    assert made.code().startswith("2")
    assert jiama.Settings.from_code(made.code()) == made


@given(ANY, st.integers(0, 22), st.sampled_from(ALPHABET))
@settings(max_examples=200, deadline=None)
def test_one_mistyped_letter_is_never_taken_for_another_scenario(values, place, letter):
    code = jiama.Settings(**values).code().replace("-", "")
    place = min(place, len(code) - 1)
    wrong = code[:place] + letter + code[place + 1 :]
    if wrong != code:
        with pytest.raises(CodeError):
            jiama.Settings.from_code(wrong)


@pytest.mark.parametrize("code", ["", "hello", "1234", "!!", "10VHV-K16A-B04C-ZKWC-SX", "设定码"])
def test_a_bad_code_says_what_is_wrong(code):
    with pytest.raises(CodeError) as error:
        jiama.Settings.from_code(code)
    assert error.value.code == "code_typo"
    assert repr(code) in str(error.value)


def test_a_code_of_another_version_says_so():
    with pytest.raises(CodeError) as error:
        jiama.Settings.from_code("9" + jiama.Settings().code()[1:])
    assert error.value.code == "code_version"


@pytest.mark.parametrize(
    "typed",
    [
        "10vhv k16a b04c zkwc sxd",
        "１０ＶＨＶ－Ｋ１６Ａ－Ｂ０４Ｃ－ＺＫＷＣ－ＳＸＤ",
        " 10VHV—K16A–B04C−ZKWCーSXD\u3000",
        "1OVHV-KI6A.BO4C_ZKWC·SXD\u200b\ufeff\n",
        "“10VHV-K16A-B04C-ZKWC-SXD”。",
    ],
)
def test_what_keyboards_and_chats_make_of_a_code_is_undone(typed):
    assert jiama.Settings.from_code(typed) == jiama.Settings()


def test_a_value_between_two_steps_is_written_as_the_nearest():
    assert jiama.Settings.from_code(jiama.Settings(strictness=0.33).code()).strictness == 0.35
    assert (
        encode({n: lever.default for n, lever in jiama.LEVERS.items()})
        == "10VHV-K16A-B04C-ZKWC-SXD"
    )


def test_fixed_markups_are_not_left_out_of_a_code_in_silence():
    with pytest.raises(ValueError, match="no place in a code"):
        jiama.Settings(fixed_markup=(0.1, 0.1, 0.1)).code()
