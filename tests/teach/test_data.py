"""A page's data leave only as the page reads them."""

import re

import msgspec
import pytest

from jiama.page import language
from jiama.teach import data, screens

WRONG = [
    ("prose", {"htlm": "<p>"}, "unknown field `htlm`"),
    ("prose", {"html": 3}, "Expected `str`, got `int` - at `$.html`"),
    ("beat", {"id": "a", "kind": "poll", "name": "b"}, "Invalid enum value 'poll'"),
    ("lab", {"alone": True}, "missing required field `cases`"),
    ("picture", {"chart": "time", "table": {"year": [{}]}}, "at `$.table[...][0]`"),
    ("picture", {"chart": ""}, "length >= 1 - at `$.chart`"),
]


@pytest.mark.parametrize(("kind", "content", "said"), WRONG)
def test_a_wrong_key_or_type_cannot_leave(kind, content, said):
    with pytest.raises(msgspec.ValidationError, match=re.escape(said)):
        data.held(data.KINDS.get(kind, screens.Beat), content)


def test_what_is_left_out_stays_out_and_the_rest_is_plain():
    made = data.piece("picture", chart="time", hierarchy=(3, 3), runs=4, title=None)
    assert "title" not in made["data"]
    assert made["data"]["runs"] == 4
    assert list(made["data"]["hierarchy"]) == [3, 3]


def test_the_page_has_an_element_for_each_kind_and_reads_every_key():
    sources = {
        path: path.read_text(encoding="utf-8")
        for path in language.HERE.rglob("*.js")
        if path.parent.name != "dist"
    }
    index = sources[language.HERE / "elements" / "index.js"]
    named = set(re.findall(r"\w+", index.split("ELEMENTS = {")[1].split("}")[0]))
    assert named == set(data.KINDS)
    index = sources[language.HERE / "beats" / "index.js"].split("BEATS = {")[1].split("}")[0]
    assert set(re.findall(r"(\w+)(?::[^,}]*)?(?:,|\s*$)", index)) == set(screens.Played)
    text = "\n".join(sources.values())
    forms = [form for room in (data, screens) for form in vars(room).values()
             if isinstance(form, type) and issubclass(form, msgspec.Struct)]  # fmt: skip
    keys = {key for form in forms for key in form.__struct_fields__}
    # What a reader of the file may want to know, and the page does not ask.
    unread = {key for key in keys if not re.search(rf"\b{key}\b", text)}
    assert unread <= {"minutes", "version"}
