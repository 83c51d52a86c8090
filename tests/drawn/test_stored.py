from collections import Counter

from jiama.drawn import stored, theme


def test_the_stored_drawings_are_those_that_altair_makes_now():
    assert stored.stale() == []


def test_no_two_roles_share_a_colour_so_that_a_theme_can_replace_each():
    colours = Counter(theme.tokens().values())
    assert [colour for colour, count in colours.items() if count > 1] == []
