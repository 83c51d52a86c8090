"""A lesson walked by its own controls, as a trainee walks it."""

WAITING = ".jm-veil, .jm-feedback.jm-waiting"


def commit(page, name: str) -> None:
    """Commit some guess: the first option, or a step up from where it stands."""
    box = page.locator(f"#jm-{name}")
    button = box.locator(".jm-foot .jm-button")
    assert button.is_disabled()
    radios = box.locator("input[type=radio]")
    if radios.count():
        radios.first.check()
    for slider in box.locator("input[type=range]").all():
        slider.press("ArrowRight")
    button.click()
    box.get_by_text("已记下").wait_for()


def drawn(page) -> None:
    """Wait until every picture in sight of a reader is drawn."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jm-chart')].every((one) => 'drawn' in one.dataset)"
    )


def walk(page) -> None:
    """Go from the cover to the last page."""
    assert page.locator(WAITING).count() > 0
    for box in page.locator(".jm-predict").all():
        commit(page, box.get_attribute("id").removeprefix("jm-"))
    page.wait_for_function(f"() => !document.querySelector('{WAITING}')")
    drawn(page)
    for question in page.locator(".jm-quiz-question").all():
        question.locator("input").first.check()
        question.get_by_role("button").click()
        question.locator(".jm-option-say p").last.wait_for()
    page.locator(".jm-finish .jm-score").wait_for()
