"""The generated pages: the glossary, the claims, what matters."""

import re
from html import escape

import pytest

from jiama.model.claims import CLAIMS
from jiama.model.claims.store import stored
from jiama.model.levers import LEVERS
from jiama.model.names import OUTCOMES
from jiama.model.sensitivity import ranking
from jiama.teach import plans, reference
from jiama.text import catalogue, languages, translator


@pytest.mark.parametrize("language", languages())
def test_the_glossary_has_every_lever_and_outcome_in_every_language(language):
    body = reference.glossary(language)
    for code in languages():
        tr = translator(code)
        for key in [f"lever.{n}.label" for n in LEVERS] + [f"outcome.{n}.label" for n in OUTCOMES]:
            assert f">{escape(tr(key))}</" in body


def test_a_term_of_the_glossary_is_used_by_a_lesson_or_beside_a_claim():
    lessons = [path.read_text(encoding="utf-8") for path in plans.folder().glob("*.toml")]
    # Badges and the tree's legend say a few that no lesson spells out.
    said = "\n".join([*lessons, *(v for k, v in catalogue().items() if not k.startswith("term."))])
    labels = [re.split("[（(]", translator()(f"term.{name}.label"))[0] for name in reference.TERMS]
    assert [label for label in labels if label not in said] == []


def test_no_term_is_explained_twice_but_the_motive_that_is_a_lever_too():
    terms = re.findall(r'class="jm-term"><b>([^<]*)</b>', reference.glossary())
    named = {term for term in terms if terms.count(term) > 1}
    assert named == {translator()("lever.habit.label")}


def test_every_claim_stands_with_its_share():
    body = reference.checked()
    assert body.count('class="jm-claim"') == len(CLAIMS)
    assert body.count('class="jm-badge"') == len(CLAIMS)


@pytest.mark.parametrize("language", languages())
def test_the_worked_example_tells_every_number_of_its_badge(language):
    tr = translator(language)
    told = reference.checked(language).split('class="jm-reading"')[1].split("</details>")[0]
    assert "{" not in told
    badge, lines = told.split("<ol>")
    assert lines.count("<li>") == 8
    shares = re.findall(r"\d+%|±\d+", re.sub("<[^>]+>", " ", badge))
    assert len(shares) == 9
    assert all(share in lines for share in shares)
    weak = stored().claims[reference.EXAMPLE].weak()
    assert weak
    assert all(tr(f"tried_on.{tree}") in lines for tree in weak)


def test_the_worked_example_gives_the_ends_of_the_interval_of_its_badge():
    told = reference.checked("en").split('class="jm-reading"')[1].split("</details>")[0]
    share, error = map(int, re.search(r"(\d+)% \(±(\d+)\)", told).groups())
    assert f"between {share - error}% and {share + error}%" in told


def test_the_weightiest_assumptions_come_first_and_the_longest_bar_is_full():
    body = reference.assumptions()
    shown = [float(number) for number in re.findall(r"<td>(0[.][0-9]+)</td>", body)]
    expected = [share for kind in ("lever", "constant") for _, share in ranking(kind)[:8]]
    assert shown == pytest.approx(expected, abs=0.0006)
    assert "width:100%" in body
