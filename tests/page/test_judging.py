"""Each prediction gets the feedback that fits it; moving levers costs what it should."""

import pytest
from lines import SHAPES_OF_LINES

SAY = {"close": "close", "below": "below", "above": "above"}
NUMBER = {"form": "number", "unit": ""}
LINE = {"form": "curve", "unit": "", "places": ["a", "b", "c", "d"], "given": [100]}
CHOICE = {
    "form": "choice",
    "options": [{"id": "few", "text": "few of them"}, {"id": "most", "text": "most"}],
}


def judged(parts, asked, key, value):
    return parts("p.judge(asked, key, value)", asked=asked, key=key, value=value)


@pytest.mark.parametrize(
    ("guess", "branch"), [(15, "close"), (13, "close"), (17, "close"), (12, "below"), (18, "above")]
)
def test_a_number_is_close_within_the_tolerance(parts, guess, branch):
    key = {"answer": 15, "tolerance": 2, "style": ".2f", "say": SAY}
    verdict = judged(parts, NUMBER, key, guess)
    assert (verdict["branch"], verdict["say"]) == (branch, branch)
    assert verdict["hit"] is (branch == "close")
    assert verdict["guess"] == f"{guess:.2f}"


LINE_KEY = {"answer": [110, 121, 133.1], "tolerance": 3, "style": ".2f", "say": SAY}


@pytest.mark.parametrize(
    ("own", "branch"),
    [
        ([110, 121, 133.1], "close"),
        ([112, 123, 130], "close"),  # off by 2, 2 and 3.1
        ([110, 120, 125], "below"),
        ([120, 130, 150], "above"),
        ([140, 140, 125], "below"),  # higher on the whole, but ends lower, as the headline says
        ([150, 160, 133], "above"),  # ends as the answer does: then the whole counts
    ],
)
def test_a_line_is_compared_point_by_point_and_then_at_its_end(parts, own, branch):
    verdict = judged(parts, LINE, LINE_KEY, own)
    assert verdict["branch"] == branch
    assert verdict["answer"] == "133.10"


def test_the_shape_of_a_line_has_its_own_feedback_where_the_plan_has_it(parts):
    key = {**LINE_KEY, "say": {**SAY, "hump": "hump"}}
    assert judged(parts, LINE, key, [150, 160, 105])["say"] == "hump"
    assert judged(parts, LINE, key, [100, 105, 110])["say"] == "below"


def test_every_option_of_a_choice_has_its_own_text(parts):
    key = {"right": "most", "say": {"few": "said few", "most": "said most"}}
    verdict = judged(parts, CHOICE, key, "few")
    assert verdict == {
        "branch": "other", "say": "said few", "guess": "few of them", "answer": "most",
        "hit": False,
    }  # fmt: skip
    assert judged(parts, CHOICE, key, "most")["hit"] is True


@pytest.mark.parametrize(("line", "expected"), SHAPES_OF_LINES)
def test_a_shape_is_told_from_the_ends_and_what_stands_clear_of_them(parts, line, expected):
    assert parts("p.shape(line)", line=line) == expected


def test_guess_and_answer_are_spoken_with_their_unit_and_place(parts):
    asked = {**LINE, "unit": "%"}
    said = parts(
        "p.spoken(asked, key, p.judge(asked, key, own))",
        asked=asked, key={**LINE_KEY, "style": ".0f"}, own=[110, 120, 125],
    )  # fmt: skip
    assert said == ["d 125%", "d 133%"]
    key = {**LINE_KEY, "style": ".0f", "answer_words": "about {answer}"}
    said = parts(
        "p.spoken(asked, key, p.judge(asked, key, own))", asked=asked, key=key, own=[1, 2, 3]
    )
    assert said[1] == "d about 133"


PRICES = {"outlook": 200, "markup_cap": -50, "frequency": -5}


@pytest.mark.parametrize(
    ("moved", "paid"),
    [
        ({}, 0),
        ({"outlook": 0.1, "markup_cap": -0.2}, 20 + 10),
        ({"outlook": -0.2, "markup_cap": 0.1, "frequency": 3}, 0),
        ({"frequency": -3}, 15),
    ],
)
def test_a_move_costs_its_price_and_the_other_way_nothing(parts, moved, paid):
    spent = parts(
        """const start = p.makeSettings({});
        const now = { ...start };
        for (const name of Object.keys(moved)) now[name] += moved[name];
        return p.spent(prices, start, now);""",
        moved=moved, prices=PRICES,
    )  # fmt: skip
    assert spent == pytest.approx(paid)


@pytest.mark.parametrize(
    ("outlook", "spent", "change", "over"),
    [
        (0.4, "0", ("left", "30"), False),
        (0.5, "20", ("left", "10"), False),
        (0.6, "40", ("over", "10"), True),
    ],
)
def test_an_account_tells_what_is_left_and_what_is_too_much(parts, outlook, spent, change, over):
    told = parts(
        """const start = p.makeSettings({});
        const about = { points: 30, prices };
        const said = p.account(about, start, { ...start, outlook }, zh);
        const words = [
            zh("panel.spent", { spent, points: "30" }),
            zh(`panel.${change[0]}`, { points: change[1] }),
        ];
        return { ...said, words, lever: zh("lever.outlook.label") };""",
        prices=PRICES, outlook=outlook, spent=spent, change=change,
    )  # fmt: skip
    assert [told["value"], told["change"]] == told["words"]
    assert told["over"] is over
    assert told["lever"] in told["card"]
