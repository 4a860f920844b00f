"""A digit drawn in a real page: pointer, keys, undo, files, both languages."""

import io

import numpy as np
import pytest
from lab import PANEL, Lesson
from PIL import Image
from test_explorers import NAMELESS, Live, upload, write

from cnn_course.data import drawn_digit
from cnn_course.texts import TEXTS

SOURCE = "from cnn_course import explore\npad = explore.draw_digit()\npad"
INK = """node => node.getContext('2d').getImageData(0, 0, 112, 112).data
    .reduce((sum, level, at) => at % 4 ? sum : sum + level, 0) / 255"""
WHERE_SEVEN = [(8, 6), (40, 6), (22, 46)]  # cells, in the upper left corner


class Drawn(Live):
    """The explorer of drawn digits in an open notebook."""

    def __init__(self, lesson):
        self.lesson, self.page = lesson, lesson.page
        self.node = self.page.locator(f"{PANEL} .cnn-explorer").first
        self.canvas = self.node.locator(".cnn-pad canvas")
        self.canvas.wait_for()
        self.node.scroll_into_view_if_needed()

    def say(self, key, **values):
        return TEXTS[self.lesson.lang][key].format(**values)

    def stroke(self, *places):
        """Draw a line through places (across, down) in cells."""
        box = self.canvas.bounding_box()
        unit = box["width"] / 112
        first, *rest = [
            (box["x"] + unit * x, box["y"] + unit * y) for x, y in places
        ]
        self.page.mouse.move(*first)
        self.page.mouse.down()
        for place in rest:
            self.page.mouse.move(*place, steps=8)
        self.page.mouse.up()

    def ink(self):
        """How much ink lies on the pad, in cells."""
        return self.canvas.evaluate(INK)

    def bars(self):
        return self.seen(".cnn-bar-of")

    def answer(self):
        """The answer's label, or None while nothing is drawn."""
        label = self.seen("svg").get_attribute("aria-label")
        return None if label == self.say("worked.digit.empty") else label

    def digit(self):
        """The digit that the net says, read off the heavy bar."""
        heavy = self.seen(".cnn-bar-of:has([font-weight='700'])")
        if heavy.count() != 1:
            return None
        return int(heavy.get_attribute("data-class"))

    def button(self, name):
        return self.node.locator(f".cnn-pad [data-name={name}]")

    def tick(self):
        return self.node.locator("input[type=checkbox]").first

    def list(self, place):
        return self.node.locator(".widget-dropdown select").nth(place)

    def kernel_says(self, code):
        """Wait until this is true in the kernel: ink is on its way."""
        self.wait(lambda: self.lesson.ask(f"print(bool({code}))"), "True")


@pytest.fixture(scope="module", params=["en", "ko"])
def lesson(request, lab, root):
    lang = request.param
    write(root / lang / "draw_digit.ipynb", [SOURCE])
    path = f"{lang}/draw_digit.ipynb"
    lesson = Lesson(lab, path, height=1000)
    lesson.lang = lang
    lesson.run_all()
    yield lesson
    lesson.close()


@pytest.fixture
def drawn(lesson):
    """An empty pad; and in the end nothing went wrong."""
    heard = len(lesson.complaints)
    drawn = Drawn(lesson)
    lesson.ask(
        "pad.put(levels=None, prepare=False, down=0, across=0, turn=0, "
        "thickness=0); pad.label = None; pad.kept.clear(); "
        "pad.pad.brush, pad.pad.eraser = 10, False"
    )
    drawn.wait(drawn.ink, 0)
    drawn.wait(drawn.answer, None)
    yield drawn
    assert lesson.complaints[heard:] == []
    assert lesson.failed_cells() == []


def test_a_digit_in_the_corner_is_read_once_it_is_prepared(drawn):
    drawn.stroke(*WHERE_SEVEN)
    drawn.wait(lambda: drawn.answer() is not None, True)
    drawn.kernel_says(f"abs(pad.levels.sum() - {drawn.ink()}) < 0.1")
    plain = drawn.answer()
    assert plain.startswith(drawn.say("worked.digit.as_it_is"))
    assert drawn.bars().count() == 10
    drawn.tick().click()
    drawn.wait(lambda: drawn.answer() != plain, True)
    assert drawn.answer().startswith(drawn.say("worked.digit.prepared"))
    drawn.wait(drawn.digit, 7)
    drawn.kernel_says("pad.prepare and pad.probabilities.argmax() == 7")


def test_a_finger_draws_and_the_page_stands_still(drawn):
    """Touches as the browser has them from a screen."""
    touch = drawn.page.context.new_cdp_session(drawn.page)
    box = drawn.canvas.bounding_box()
    unit = box["width"] / 112
    for x, y in [*WHERE_SEVEN, (22, 100), (90, 100)]:
        place = {"x": box["x"] + unit * x, "y": box["y"] + unit * y}
        kind = "touchMove" if drawn.ink() else "touchStart"
        touch.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]}
        )
        drawn.wait(lambda: drawn.ink() > 0, True)
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []}
    )
    whole = drawn.ink()
    assert whole > 10 * 90  # a brush of 10 cells, and more than 90 cells long
    assert drawn.canvas.bounding_box() == box
    drawn.kernel_says(f"abs(pad.levels.sum() - {whole}) < 0.1")
    drawn.button("undo").click()
    assert drawn.ink() == 0  # it was one stroke


def test_undo_clear_and_eraser(drawn):
    drawn.stroke(*WHERE_SEVEN)
    one = drawn.ink()
    drawn.stroke((20, 80), (90, 80))
    two = drawn.ink()
    assert two > one > 0
    drawn.button("undo").click()
    assert drawn.ink() == one
    drawn.kernel_says(f"abs(pad.levels.sum() - {one}) < 0.1")
    drawn.button("clear").click()
    assert drawn.ink() == 0
    drawn.wait(drawn.answer, None)
    drawn.button("undo").click()
    assert drawn.ink() == one
    drawn.button("eraser").click()
    assert drawn.button("eraser").get_attribute("aria-pressed") == "true"
    drawn.stroke(*WHERE_SEVEN)
    drawn.wait(lambda: drawn.ink() < 0.1 * one, True)
    drawn.page.keyboard.press("Control+z")
    assert drawn.ink() == one
    drawn.kernel_says("pad.pad.eraser and pad.levels.any()")


def test_a_tap_leaves_a_dot(drawn):
    drawn.stroke((56, 56))
    dot = drawn.ink()
    assert 60 < dot < 100  # a disc, ten cells wide
    drawn.kernel_says(f"abs(pad.levels.sum() - {dot}) < 0.1")
    drawn.canvas.focus()
    drawn.press(*["ArrowRight"] * 5, " ", " ")  # and so does the space bar
    assert 1.8 * dot < drawn.ink() < 2.2 * dot


def test_keys_draw(drawn):
    drawn.canvas.focus()
    assert drawn.node.locator(".cnn-pad-ring").is_visible()
    drawn.stroke((56, 20), (56, 20))  # a dot: from here the keys go on
    assert not drawn.node.locator(".cnn-pad-ring").is_visible()
    drawn.press(" ", *["ArrowDown"] * 18, " ")
    assert drawn.node.locator(".cnn-pad-ring").is_visible()
    line = drawn.ink()
    assert 72 * 9 < line < 72 * 12
    drawn.wait(drawn.digit, 1)
    drawn.press("ArrowRight", "ArrowRight")
    assert drawn.ink() == line  # the brush is up
    drawn.press("z")
    assert drawn.ink() < 0.2 * line
    drawn.press("+", "+", "e")
    eraser = drawn.button("eraser")
    drawn.wait(lambda: eraser.get_attribute("aria-pressed"), "true")
    drawn.press("c")
    assert drawn.ink() == 0
    drawn.kernel_says("pad.pad.brush == 12 and pad.pad.eraser")


def test_a_sample_is_loaded_and_undone(drawn):
    drawn.stroke((20, 20), (90, 90))
    mine = drawn.ink()
    drawn.list(0).select_option(label=drawn.say("explore.draw.sample.corner"))
    drawn.wait(lambda: drawn.ink() not in (0, mine), True)
    sample = drawn.ink()
    drawn.kernel_says(f"abs(pad.levels.sum() - {sample}) < 0.1")
    drawn.button("undo").click()
    assert drawn.ink() == mine
    own = drawn.say("explore.draw.sample.own")
    chosen = "node => node.selectedOptions[0].label.replace(/\\s/g, ' ')"
    drawn.wait(lambda: drawn.list(0).evaluate(chosen), own)


@pytest.mark.parametrize("pause", [0, 0.25, 0.5, 1])
def test_a_stroke_that_waits_does_not_undo_a_sample(drawn, pause):
    """The kernel is busy, the stroke's end comes late: page and kernel agree.

    While a cell runs, a part of the page's messages is handled beside it.
    """
    corner = drawn.say("explore.draw.sample.corner")
    drawn.lesson.start(f"import time; time.sleep({pause})")
    drawn.stroke((20, 20), (90, 90), (20, 90))
    mine = drawn.ink()
    drawn.list(0).select_option(label=corner)
    drawn.wait(lambda: drawn.ink() not in (0, mine), True)
    drawn.page.wait_for_timeout(300)  # nothing comes after
    sample = drawn.ink()
    drawn.kernel_says(f"abs(pad.levels.sum() - {sample}) < 0.1")
    drawn.kernel_says("pad.sample == 'corner'")
    chosen = "node => node.selectedOptions[0].label.replace(/\\s/g, ' ')"
    assert drawn.list(0).evaluate(chosen) == corner
    assert drawn.ink() == sample != mine


def test_a_photograph_is_cut_out(drawn):
    levels = drawn_digit(5, 0.9, 0.1, 44, 0.1)
    paper = np.uint8(210 - 150 * levels + np.mgrid[:112, :112][0] / 4)
    picture = io.BytesIO()
    Image.fromarray(paper).save(picture, "PNG")
    upload(drawn, "mine.png", picture.getvalue())
    drawn.wait(drawn.digit, 5)
    drawn.wait(lambda: drawn.ink() > 0, True)  # painted after the answer
    ink = drawn.ink()
    message = drawn.node.locator(".cnn-message")
    upload(drawn, "<b>bad</b>.png", b"\x89PNG\r\n\x1a\n" + bytes(99))
    drawn.wait(lambda: message.inner_text() != "", True)
    assert "<b>bad</b>.png" in message.inner_text()
    assert "Traceback" not in message.inner_text()
    white = io.BytesIO()
    Image.new("L", (64, 64), 255).save(white, "PNG")
    upload(drawn, "white.png", white.getvalue())
    told = drawn.say("explore.draw.no_digit.blank", name="white.png")
    drawn.wait(message.inner_text, told)
    assert drawn.ink() == ink  # nothing was lost


def test_a_drawing_is_kept(drawn):
    keep = drawn.node.locator(".jupyter-button")
    keep.click()
    message = drawn.node.locator(".cnn-message")
    drawn.wait(message.inner_text, drawn.say("explore.draw.nothing"))
    drawn.stroke((56, 14), (56, 96))
    drawn.wait(drawn.digit, 1)
    drawn.kernel_says(f"abs(pad.levels.sum() - {drawn.ink()}) < 0.1")
    keep.click()
    drawn.wait(message.inner_text, drawn.say("explore.draw.unlabelled"))
    drawn.list(1).select_option(label="1")
    keep.click()
    told = drawn.say("explore.draw.kept", count=1, right=1)
    drawn.wait(drawn.node.locator(".cnn-hint").inner_text, told)
    drawn.kernel_says("pad.tests()[1].tolist() == [1]")


def test_a_busy_kernel_holds_up_no_pen(drawn, tmp_path):
    with drawn.lesson.busy_kernel(tmp_path):
        drawn.stroke(*WHERE_SEVEN)
        drawn.stroke((60, 60), (90, 100))
        ink = drawn.ink()
        assert ink > 600  # in the page
        assert drawn.answer() is None
    drawn.wait(lambda: drawn.answer() is not None, True)
    drawn.kernel_says(f"abs(pad.levels.sum() - {ink}) < 0.1")


def test_every_control_has_a_name(drawn):
    assert drawn.node.evaluate(NAMELESS) == []
    label = drawn.canvas.get_attribute("aria-label")
    assert drawn.say("pad.keys") in label
    assert drawn.canvas.get_attribute("role") == "application"
    touch = "node => getComputedStyle(node).touchAction"
    assert drawn.canvas.evaluate(touch) == "none"


def test_the_answer_is_read_out(drawn):
    drawn.stroke((56, 14), (56, 96))
    drawn.wait(drawn.digit, 1)
    said = drawn.node.locator(".cnn-pad-said")
    drawn.wait(lambda: said.text_content() == drawn.answer(), True)
