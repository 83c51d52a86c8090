"""The words of the interface: complete in every language, and all of them used."""

import re
import string
from pathlib import Path

import pytest

from jiama.text import REFERENCE, catalogue, languages, translator

PACKAGE = Path(__file__).resolve().parents[2] / "kit" / "jiama"
CALL = re.compile(r"""\btr\(\s*["']([a-z_]+(?:\.[a-z_0-9-]+)+)["']""")


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [code for code in languages() if code != REFERENCE])
def test_every_language_has_the_keys_of_the_reference(language):
    assert set(catalogue(language)) == set(catalogue(REFERENCE))


@pytest.mark.parametrize("language", [code for code in languages() if code != REFERENCE])
def test_every_text_has_the_placeholders_of_the_reference(language):
    theirs = catalogue(language)
    for key, text in catalogue(REFERENCE).items():
        assert _places(theirs[key]) == _places(text), key


@pytest.mark.parametrize("language", languages())
def test_no_text_is_empty_but_units_and_joints(language):
    empty = {key for key, text in catalogue(language).items() if not text.strip()}
    units = {key for key in empty if key.startswith("outcome.") and key.endswith(".unit")}
    assert empty - units <= {"chart.tool.between"}


def test_every_key_that_code_asks_for_is_there():
    known, missing = catalogue(), []
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]:
        for key in CALL.findall(path.read_text(encoding="utf-8")):
            if key not in known:
                missing.append(f"{path.name}: {key}")
    assert not missing


def test_an_unknown_language_gets_one_sentence():
    with pytest.raises(ValueError, match="choose one of: zh-CN, en"):
        translator("xx")


def test_a_text_that_lacks_a_value_is_refused():
    with pytest.raises(KeyError):
        translator()("serve.start.minutes", hours=1)
