"""Explorers in a real page: keys, pointer, typing, in both languages."""

import io

import nbformat
import pytest
from lab import PANEL, Lesson
from PIL import Image

SOURCE = {
    "convolution": """
from cnn_course import explore
convolution = explore.convolution()
convolution
""",
    "sizes": "explore.sizes()",
    "pooling": "explore.pooling()",
    "im2col": "explore.im2col()",
    "receptive": "explore.receptive_field()",
    "filters": "explore.filters()",
}


def write(path, sources):
    cells = [nbformat.v4.new_code_cell(text.strip()) for text in sources]
    kernel = {"kernelspec": {"name": "python3", "display_name": "3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, path)


class Live:
    """One explorer in an open notebook."""

    def __init__(self, lesson, place):
        self.lesson, self.page = lesson, lesson.page
        cell = self.page.locator(f"{PANEL} .jp-CodeCell").nth(place)
        self.node = cell.locator(".cnn-explorer")
        self.node.locator(".cnn-cell").first.wait_for()
        self.node.scroll_into_view_if_needed()

    def seen(self, selector):
        """Parts of the picture, without those that are drawn ahead."""
        return self.node.locator(f".cnn-stage > :not(.cnn-waiting) {selector}")

    def cell(self, table, row, column):
        return self.seen(
            f'.cnn-table[data-table="{table}"] .cnn-cell'
            f'[data-row="{row}"][data-column="{column}"]'
        )

    def text(self, table, row, column):
        """The number in a cell, without the small factor below it."""
        return (
            self.cell(table, row, column).locator("text").first.text_content()
        )

    def lit(self, name):
        """The cells that carry a class, as (table, row, column)."""
        return {
            tuple(key.split(":"))
            for key in self.seen(f".cnn-{name}").evaluate_all(
                "nodes => nodes.map(node => node.dataset.key)"
            )
        }

    def said(self):
        return self.node.locator(".cnn-said").inner_text()

    def slider(self, name):
        return self.node.get_by_role("slider", name=name, exact=True)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def has_focus(self):
        return self.page.evaluate("document.activeElement?.dataset?.key")

    def wait(self, what, value):
        """Wait until what() gives this value."""
        self.lesson.wait(what, lambda seen: seen == value)


@pytest.fixture(scope="module", params=["en", "ko"])
def lesson(request, lab, root):
    lang = request.param
    write(root / lang / "explorers.ipynb", SOURCE.values())
    lesson = Lesson(lab, f"{lang}/explorers.ipynb")
    lesson.lang = lang
    lesson.run_all()
    yield lesson
    lesson.close()


def fresh(lesson, place):
    """An explorer in its first state, whatever a test before left behind."""
    lesson.run_cell(place)
    return Live(lesson, place)


@pytest.fixture
def live(lesson, request):
    """The explorer that the test's name names; and nothing went wrong."""
    name = request.node.originalname.removeprefix("test_").split("_")[0]
    heard = len(lesson.complaints)
    yield fresh(lesson, list(SOURCE).index(name))
    assert lesson.complaints[heard:] == []
    assert lesson.failed_cells() == []


def test_convolution_hover(live):
    live.cell("output", 0, 1).hover()
    assert len(live.lit("source")) == 9 + 9
    assert live.lit("target") == {("output", "0", "1")}
    assert "= 300" in live.said()
    live.cell("input", 2, 3).hover()
    assert len(live.lit("fed")) == 9
    assert "9" in live.said()
    live.cell("filter", 0, 0).hover()
    assert len(live.lit("fed")) == 12
    live.node.locator(".cnn-bar").hover()
    assert live.lit("source") == set()


def test_convolution_a_resting_pointer_yields_to_the_keys(live):
    live.cell("input", 2, 2).hover()
    live.cell("output", 0, 0).focus()
    live.press("ArrowRight")
    live.lesson.ask("convolution.b = 1; convolution.b = None")
    live.page.wait_for_timeout(400)  # a new picture lies under the pointer
    assert live.lit("target") == {("output", "0", "1")}


def test_convolution_sends_nothing_on_hover(live):
    live.page.evaluate(
        """() => {
            window.sent = 0;
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (data) {
                window.sent += 1;
                return send.call(this, data);
            };
        }"""
    )
    for column in range(4):
        live.cell("output", 1, column).hover()
    live.page.wait_for_timeout(400)
    assert live.page.evaluate("window.sent") == 0


def test_convolution_keys(live):
    live.cell("output", 0, 0).click()
    live.press("ArrowRight")
    assert live.has_focus() == "output:0:1"
    assert "= 300" in live.said()
    live.press("ArrowDown", "End")
    assert live.has_focus() == "output:1:3"
    live.press("Home", "ArrowLeft")  # over to the filter
    assert live.has_focus().startswith("filter:")
    label = live.page.evaluate(
        "document.activeElement.getAttribute('aria-label')"
    )
    assert ("Enter" in label) and ("Filter" in label or "필터" in label)
    live.press("Escape")
    assert live.lit("source") == set()


def test_convolution_steps_and_play(live):
    bar = live.node.locator(".cnn-bar")
    bar.locator('[data-name="first"]').click()
    assert live.lit("target") == {("output", "0", "0")}
    bar.locator('[data-name="forward"]').click()
    bar.locator('[data-name="forward"]').click()
    bar.locator('[data-name="back"]').click()
    assert live.lit("target") == {("output", "0", "1")}
    bar.locator("input[type=range]").fill("12")
    assert live.lit("target") == {("output", "2", "3")}
    bar.locator("select").select_option("screen")
    bar.locator('[data-name="play"]').click()
    live.wait(lambda: bar.locator("input[type=range]").input_value(), "12")
    bar.locator("input[type=checkbox]").check()
    bar.locator('[data-name="first"]').click()
    assert live.seen(".cnn-later").count() == 11
    bar.locator("input[type=checkbox]").uncheck()
    assert live.seen(".cnn-later").count() == 0


def test_convolution_sliders(live):
    words = {"en": ("stride", "pad"), "ko": ("스트라이드", "패딩")}
    stride, pad = (live.slider(w) for w in words[live.lesson.lang])
    pad.focus()
    live.press("ArrowRight")
    live.wait(lambda: live.seen(".cnn-pad").count(), 26)
    live.press("ArrowLeft")
    live.wait(lambda: live.seen(".cnn-pad").count(), 0)
    stride.focus()
    live.press("ArrowRight")  # (6 − 3)/2 + 1 = 2.5
    note = live.seen(".cnn-note")
    live.wait(lambda: "2.5" in "".join(note.all_text_contents()), True)
    assert live.seen('[data-table="output"]').count() == 0
    live.press("ArrowLeft")
    live.wait(lambda: live.seen('[data-table="output"]').count(), 1)


def test_convolution_shows_the_next_step_before_the_kernel(live, tmp_path):
    """Also when the kernel is busy: the picture was drawn ahead."""
    pad = live.slider({"en": "pad", "ko": "패딩"}[live.lesson.lang])
    pads = live.seen(".cnn-pad")
    pad.focus()
    live.press("ArrowRight")
    live.wait(pads.count, 26)
    live.wait(live.node.locator(".cnn-waiting").count, 2)
    with live.lesson.busy_kernel(tmp_path):
        live.press("ArrowLeft")
        live.wait(pads.count, 0)
        live.press("ArrowRight")
        live.wait(pads.count, 26)  # where the kernel still is
        live.press("ArrowLeft")
        live.wait(pads.count, 0)
    # The kernel says the same again.
    live.wait(lambda: live.lesson.ask("print(convolution.pad)"), "0")
    live.page.wait_for_timeout(300)
    assert pads.count() == 0


def test_convolution_draws_ahead_in_a_page_that_is_never_idle(live):
    """Each frame takes longer than there is time for it."""
    live.page.evaluate(
        """() => {
            const work = () => {
                const end = performance.now() + 20;
                while (performance.now() < end);
                window.working = requestAnimationFrame(work);
            };
            work();
        }"""
    )
    try:
        live.slider({"en": "pad", "ko": "패딩"}[live.lesson.lang]).focus()
        live.press("ArrowRight")
        live.wait(live.node.locator(".cnn-waiting").count, 2)
    finally:
        live.page.evaluate("cancelAnimationFrame(window.working)")


def test_convolution_holds_the_page_below_while_a_slider_moves(live):
    """It grows with the padding; it shrinks when the slider is left."""
    stage = live.node.locator(".cnn-stage")
    high = "node => node.getBoundingClientRect().height"
    low = stage.evaluate(high)
    live.slider({"en": "pad", "ko": "패딩"}[live.lesson.lang]).focus()
    live.press("ArrowRight", "ArrowRight")
    live.wait(live.seen(".cnn-pad").count, 60)
    most = stage.evaluate(high)
    assert most > low + 20
    live.press("ArrowLeft", "ArrowLeft")
    live.wait(live.seen(".cnn-pad").count, 0)
    assert stage.evaluate(high) == most
    live.press("Tab")
    assert stage.evaluate(high) == low


def test_convolution_keeps_the_next_steps_out_of_reach(live):
    """They are laid out, but not seen, read out, scrolled to or tabbed to."""
    pad = live.slider({"en": "pad", "ko": "패딩"}[live.lesson.lang])
    waiting = live.node.locator(".cnn-waiting")
    pad.focus()
    live.press("ArrowRight")
    live.wait(waiting.count, 2)  # with less and with more padding
    live.seen(".cnn-cell").first.hover()
    live.wait(lambda: live.node.locator(".cnn-here").count(), 1)
    pad.focus()
    live.press("ArrowLeft")
    live.wait(live.seen(".cnn-pad").count, 0)
    live.wait(waiting.count, 1)
    stage = live.node.locator(".cnn-stage")
    assert stage.evaluate(
        """stage => [
            stage.scrollWidth <= stage.clientWidth,
            stage.scrollHeight <= stage.clientHeight,
        ]"""
    ) == [True, True]
    assert waiting.evaluate(
        """sheet => {
            const box = sheet.parentNode.getBoundingClientRect();
            const reached = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap(across =>
                [0.1, 0.5, 0.9].map(down => document.elementFromPoint(
                    box.left + across * box.width,
                    box.top + down * box.height)));
            return [
                getComputedStyle(sheet).opacity,
                sheet.getAttribute("aria-hidden"),
                sheet.querySelector("svg").getBoundingClientRect().width > 0,
                reached.some(node => sheet.contains(node)),
                reached.every(node => sheet.parentNode.contains(node)),
            ];
        }"""
    ) == ["0", "true", True, False, True]
    assert waiting.locator("[tabindex]").count() == 0
    assert live.seen('[tabindex="0"]').count() == 1


def test_convolution_typing(live):
    live.cell("filter", 1, 1).click()
    live.press("7", "Enter")
    live.wait(lambda: live.text("output", 0, 3), "700")
    assert live.has_focus() == "filter:1:1"  # after the new picture, too
    live.press("Enter", "x", "Enter")
    message = live.node.locator(".cnn-message")
    live.wait(lambda: "x" in message.inner_text(), True)
    assert live.text("filter", 1, 1) == "7"
    live.press("0", "Enter")
    live.wait(lambda: live.text("output", 0, 3), "0")
    assert message.inner_text() == ""
    live.press("Enter", "5", "Escape")
    assert live.text("filter", 1, 1) == "0"


def test_convolution_follows_a_cell(live):
    live.lesson.ask("convolution.pad = 1; convolution.at = (2, 2)")
    live.wait(lambda: live.lit("target"), {("output", "2", "2")})
    assert live.seen(".cnn-pad").count() == 26
    live.lesson.ask("convolution.pad = 0; convolution.at = None")
    live.wait(lambda: live.seen(".cnn-pad").count(), 0)


def test_sizes_sliders(live):
    stride = live.slider(
        {"en": "stride", "ko": "스트라이드"}[live.lesson.lang]
    )
    stride.focus()
    assert live.seen(".cnn-output .cnn-cell").count() == 25
    live.press("ArrowRight")
    live.wait(lambda: live.seen(".cnn-output .cnn-cell").count(), 9)
    live.press("ArrowRight")  # (7 − 3)/3 + 1 = 2.33, floored
    live.wait(lambda: live.seen(".cnn-unread").count(), 13)
    live.press("ArrowLeft", "ArrowLeft")
    live.wait(lambda: live.seen(".cnn-output .cnn-cell").count(), 25)


def test_sizes_example(live):
    example = live.node.get_by_role("combobox").first
    first = example.evaluate("list => list.selectedOptions[0].label")
    options = example.locator("option").all_text_contents()
    for option in options:
        example.select_option(label=option)
    live.wait(lambda: live.seen(".cnn-cell").count() > 0, True)
    example.select_option(label=first)
    live.wait(lambda: live.seen(".cnn-output .cnn-cell").count(), 25)


def test_pooling_moves_the_input(live):
    assert live.seen(".cnn-changed").count() == 0
    live.cell("input", 1, 1).click()
    live.press("Shift+ArrowRight")
    live.wait(lambda: live.seen(".cnn-changed").count(), 3)
    assert live.has_focus() == "input:1:1"
    live.press("Shift+ArrowLeft")
    live.wait(lambda: live.seen(".cnn-changed").count(), 0)
    live.cell("output", 0, 1).hover()
    assert "max(" in live.said()


def test_im2col_hover(live):
    live.cell("rows", 1, 0).hover()
    assert len(live.lit("target")) == 9
    live.cell("input", 1, 1).hover()
    assert live.seen('[data-table="rows"] .cnn-fed').count() == 4
    live.cell("output", 0, 0).hover()
    assert live.seen('[data-table="rows"] .cnn-source').count() == 9
    assert live.seen('[data-table="input"] .cnn-source').count() == 9


def test_receptive_field_traces_a_cone(live):
    cells = live.seen(".cnn-cell")
    cells.last.wait_for()
    lit = 0
    for place in (0, cells.count() - 1):
        cells.nth(place).click()
        lit = max(lit, len(live.lit("source")))
    assert lit >= 16


def test_filters_answer_the_keys(live):
    node = live.node.get_by_role("combobox").nth(1)
    before = live.seen("image").nth(1).get_attribute("href")
    node.focus()
    live.press("ArrowDown")
    live.wait(
        lambda: live.seen("image").nth(1).get_attribute("href") != before,
        True,
    )


def upload(live, name, content):
    """Choose a file of one's own, as a learner does."""
    live.node.locator(".cnn-opener input").set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": content}
    )


def test_filters_upload(live, tmp_path):
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((60, 40)).save(picture, "PNG")
    upload(live, "mine.png", picture.getvalue())
    title = live.seen("svg")
    live.wait(lambda: "40×60" in title.text_content(), True)
    upload(live, "broken.png", b"no picture")
    message = live.node.locator(".cnn-message")
    live.wait(lambda: message.inner_text() != "", True)
    assert "Traceback" not in message.inner_text()
    assert "40×60" in title.text_content()
    upload(live, "mine.png", picture.getvalue())
    live.wait(lambda: message.inner_text(), "")
    large = tmp_path / "large.png"
    large.write_bytes(bytes(12_000_000))
    live.node.locator(".cnn-opener input").set_input_files(large)
    live.wait(lambda: "12.0" in message.inner_text(), True)
    upload(live, "mine.png", picture.getvalue()[:-1] + b"x")  # all works on
    live.wait(lambda: message.inner_text(), "")


NAMELESS = """(root) => [...root.querySelectorAll(
    "button, select, input, [role=slider], [tabindex='0']")]
  .filter((node) => node.getClientRects().length)
  .filter((node) => !(
    node.getAttribute("aria-label") || node.title ||
    node.labels?.length && node.labels[0].textContent.trim() ||
    node.closest("[aria-label]") !== null && node.matches(".cnn-cell")))
  .map((node) => node.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("place", range(len(SOURCE)), ids=list(SOURCE))
def test_every_control_has_a_name(lesson, place):
    live = fresh(lesson, place)
    live.wait(lambda: live.node.evaluate(NAMELESS), [])
    stops = live.seen(".cnn-cell[tabindex='0']")
    assert stops.count() == 1  # one stop; arrows lead on from there
    assert stops.first.get_attribute("aria-label")


@pytest.mark.parametrize("place", range(len(SOURCE)), ids=list(SOURCE))
def test_the_focus_is_seen(lesson, place):
    live = fresh(lesson, place)
    live.seen(".cnn-cell").nth(1).click()
    live.press("ArrowRight")
    ring = live.seen(".cnn-frame.cnn-here").last
    width = ring.evaluate("node => getComputedStyle(node).strokeWidth")
    assert width == "5px"
    live.press("Escape")
