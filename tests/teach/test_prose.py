"""A plan's text becomes safe HTML with numbers and evidence in their places."""

import pytest

from jiama.teach.prose import fill, html, inline, marks, placeholders, plain


def test_lines_of_a_paragraph_join_and_empty_lines_part_paragraphs():
    assert html("甲\n乙\n\n丙") == "<p>甲乙</p><p>丙</p>"


def test_lines_with_a_dash_are_a_list():
    assert html("- 甲\n- **乙**") == "<ul><li>甲</li><li><strong>乙</strong></li></ul>"


def test_what_looks_like_html_is_shown_not_obeyed():
    assert html("a < b & <script>") == "<p>a &lt; b &amp; &lt;script&gt;</p>"


def test_marks_are_found_and_replaced_by_what_they_stand_for():
    text = "升了。[[claim:habit_raises_load]] 加起来。[[sum]]"
    assert marks(text) == [("claim", "habit_raises_load"), ("sum", "")]
    assert inline(text, lambda kind, key: f"<{kind} {key}>").endswith("加起来。<sum >")
    assert plain(text) == "升了。 加起来。"


def test_numbers_are_written_in_their_own_style_or_the_one_asked_for(number):
    numbers = {"share": number(0.6521, ".0%")}
    assert fill("{share}，{share:.3f}", numbers) == "65%，0.652"
    assert placeholders("{share:.3f} {other}") == {"share", "other"}
    with pytest.raises(KeyError):
        fill("{none}", numbers)
