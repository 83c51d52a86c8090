import re
from dataclasses import fields

import pytest

import jiama
from jiama.serve import written
from jiama.text import languages


@pytest.mark.parametrize("language", languages())
def test_tables_of_the_written_model_are_current(language):
    stored = written.path(language).read_text(encoding="utf-8")
    assert written.filled(language) == stored, "run `jiama odd` again"


@pytest.mark.parametrize("language", languages())
def test_written_model_has_the_seven_elements_in_order(language):
    text = written.path(language).read_text(encoding="utf-8")
    assert re.findall(r"^## (\d) ", text, re.MULTILINE) == list("1234567")


@pytest.mark.parametrize("language", languages())
def test_written_model_names_every_lever_constant_and_outcome_rule(language):
    text = written.path(language).read_text(encoding="utf-8")
    rules = text.split("## 7 ")[1]
    for name in (*jiama.LEVERS, *(f.name for f in fields(jiama.Constants))):
        assert f"`{name}`" in text
        if name != "goal":
            assert re.search(rf"\b{name}\b", rules), f"no rule uses {name}"


def test_both_languages_have_the_same_tables():
    blocks = [
        re.findall(r"generated: (\w+)", written.path(language).read_text(encoding="utf-8"))
        for language in languages()
    ]
    assert blocks[0] == blocks[1]


def test_the_docstring_of_settings_says_what_each_lever_is_and_is_current():
    assert written.documented() == written.SETTINGS.read_text(encoding="utf-8"), "run `jiama odd`"
    for name, lever in jiama.LEVERS.items():
        kind = "int" if lever.whole else "float"
        assert (
            f"{name} : {kind}, {lever.minimum:g} to {lever.maximum:g}\n" in jiama.Settings.__doc__
        )
