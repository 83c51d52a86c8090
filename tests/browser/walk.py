"""A lesson walked by its own controls, as a trainee walks it: beat by beat, deciding on each."""

NOW = ".jm-beats-all > .jm-beat:not([hidden])"


def beats(page) -> list[tuple[str, str]]:
    """Return the id and the kind of every beat, in order."""
    every = "all => all.map((beat) => [beat.id, beat.dataset.kind])"
    return [tuple(pair) for pair in page.eval_on_selector_all(".jm-beats-all > .jm-beat", every)]


def go(page, beat: str):
    """Go to a beat by its link, and return it."""
    page.evaluate("(beat) => { location.hash = beat; }", beat)
    place = page.locator(f"#{beat}")
    place.wait_for()
    return place


def commit(page, beat: str, step: str = "ArrowUp") -> None:
    """Commit some guess on its beat: the first option, or a step from where it stands."""
    guess(go(page, beat), step)


def guess(place, step: str = "ArrowUp") -> None:
    """Commit some guess on the beat that stands there."""
    button = place.locator(".jm-guess-before .jm-go")
    assert button.is_disabled()
    options = place.locator(".jm-guess-before .jm-pick")
    if options.count():
        options.first.click()
    for handle in place.locator(".jm-handle").all():
        handle.press(step)
    for slider in place.locator(".jm-guess-before input[type=range]").all():
        slider.press("ArrowRight")
    button.click()
    place.locator(".jm-verdict-say").wait_for()


def drawn(page) -> None:
    """Wait until every picture in sight of a reader is drawn."""
    page.wait_for_function(
        """() => [...document.querySelectorAll(".jm-chart, .jm-frame")]
            .every((one) => !one.clientWidth || "drawn" in one.dataset)"""
    )


def decide(page, beat: str, kind: str) -> None:
    """Do on a beat what it asks for, and wait until what comes of it stands there."""
    place = page.locator(f"#{beat}")
    assert place.locator(".jm-veil-beat").count() == 0, f"{beat} is veiled"
    if kind == "guess":
        commit(page, beat)
    elif kind == "lever":
        place.locator(".jm-why-now:not(:empty)").wait_for()
        place.locator("input[type=range]").first.press("ArrowRight")
    elif kind == "case":
        place.locator(".jm-pick").first.click()
        place.locator(".jm-case-model p").first.wait_for()
    elif kind == "seat":
        while place.locator(".jm-pick").count():
            place.locator(".jm-pick").first.click()
        place.locator(".jm-seat-table td").first.wait_for()
    elif kind == "swap":
        for option in place.locator(".jm-pick").all():
            option.click()
        place.locator(".jm-tried").nth(1).wait_for()
    elif kind == "quiz":
        while True:
            question = place.locator(".jm-quiz-question:not(.jm-not-now)")
            question.locator("input").first.check()
            question.locator(".jm-button").click()
            question.locator(".jm-option-say p").last.wait_for()
            following = place.locator(".jm-foot > .jm-go").first
            if not following.is_visible():
                break
            following.click()
        place.locator(".jm-score:not(:empty)").wait_for()
    drawn(page)


def walk(page, each=lambda page, beat, kind: None) -> None:
    """Go from the first beat to the last by the button that leads on, deciding on each.

    ``each`` is called on every beat after what it asks for has been done.
    """
    every = beats(page)
    go(page, every[0][0])
    for number, (beat, kind) in enumerate(every):
        place = page.locator(f"#{beat}")
        place.wait_for()
        decide(page, beat, kind)
        each(page, beat, kind)
        if number + 1 < len(every):
            place.locator(".jm-go:visible").last.click()
    page.locator(".jm-finish").wait_for()
