"""The network explorer in a real page: mouse, keys, pen, every method."""

import io

import nbformat
import numpy as np
import pytest
from lab import PANEL, Lesson
from PIL import Image

SOURCE = """
from cnn_course import data, explore
digits, _ = data.load_test_digits(pad=2)
n = explore.network(images=digits[:200])
first = dict(unit=(3, 5, 4, 4), sample=0)
options = "size steps rate decay blur clip_norm clip_contribution prepare"
first.update((name, getattr(n, name)) for name in options.split())
n
"""
SHOWS = (
    *("window", "favourites", "gradient", "deconvolution", "guided"),
    *("ascent", "occlusion"),
)
PAPERS = {
    "favourites": "Zeiler",
    "gradient": "Simonyan",
    "deconvolution": "Zeiler",
    "guided": "Springenberg",
    "ascent": "Yosinski",
    "occlusion": "Zeiler",
}


class Page:
    """The explorer in an open notebook."""

    def __init__(self, lesson):
        self.lesson, self.page = lesson, lesson.page
        self.node = self.page.locator(f"{PANEL} .cnn-explorer")
        self.ask, self.wait = lesson.ask, lesson.wait
        self.seen("[data-choose='layer:0']").wait_for()

    def seen(self, selector, stage=0):
        """Parts of a picture: 0 is all layers, 1 the unit."""
        shown = self.node.locator(".cnn-stage").nth(stage)
        return shown.locator(f":scope > :not(.cnn-waiting) {selector}")

    def layer(self, number):
        return self.seen(f"[data-choose='layer:{number}']")

    def click(self, number, across, down):
        """Click into a layer's picture, at shares of its sides."""
        image = self.layer(number).locator("image, rect").last
        image.evaluate("node => node.scrollIntoView({ block: 'center' })")
        box = image.bounding_box()
        x, y = box["x"] + across * box["width"], box["y"]
        self.page.mouse.click(x, y + down * box["height"])

    def told(self):
        """All that is written about the unit."""
        return " ".join(self.seen("text", 1).all_text_contents())

    def unit(self):
        return self.ask("print(n.unit)")

    def show(self, name):
        select = self.node.locator(".widget-dropdown select").last
        select.select_option(index=SHOWS.index(name))

    def handle(self, trait):
        """The handle of the slider that sets a trait."""
        label = self.ask(
            f"from cnn_course.texts import say\nprint(say('network.{trait}'))"
        )
        return self.node.get_by_role("slider", name=label, exact=True)

    def controls(self):
        """The unit as the list of layers and the sliders show it."""
        shown = self.node.locator(".widget-dropdown select").first
        values = [shown.evaluate("node => node.selectedIndex")]
        for trait in ("channel", "row", "column"):
            value = self.handle(trait).get_attribute("aria-valuenow")
            values.append(round(float(value)))
        return str(tuple(values))


@pytest.fixture(scope="module", params=["en", "ko"])
def lesson(request, lab, root):
    lang = request.param
    cells = [nbformat.v4.new_code_cell(SOURCE.strip())]
    kernel = {"kernelspec": {"name": "python3", "display_name": "3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, root / lang / "network.ipynb")
    lesson = Lesson(lab, f"{lang}/network.ipynb", 1280, 1000)
    lesson.lang = lang
    lesson.run_all()
    yield lesson
    lesson.close()


@pytest.fixture
def live(lesson):
    """The explorer as it begins; and nothing went wrong."""
    heard = len(lesson.complaints)
    page = Page(lesson)
    page.ask("n.show = 'window'; n.put(**first)")
    page.wait(page.told, lambda text: "3 Conv2D" in text)
    page.wait(page.controls, lambda shown: shown == "(3, 5, 4, 4)")
    yield page
    assert lesson.complaints[heard:] == []
    assert lesson.failed_cells() == []


def test_the_language_is_that_of_the_edition(live):
    word = {"en": "parameters", "ko": "매개변수"}[live.lesson.lang]
    assert word in live.layer(3).text_content()
    word = {"en": "its weights", "ko": "가중치"}[live.lesson.lang]
    assert word in live.told()


def test_a_unit_is_chosen_by_mouse(live):
    live.click(0, 0.999, 0.001)  # 2×3 maps of 28×28: the second one's corner
    live.wait(live.unit, lambda unit: unit == "(0, 1, 0, 27)")
    live.wait(live.told, lambda text: text.startswith("0 Conv2D"))
    live.click(7, 0.01, 0.01)
    live.wait(live.unit, lambda unit: unit == "(7, 0)")
    live.seen("[data-choose='layer:11'] rect", 0).nth(4).click()
    live.wait(live.unit, lambda unit: unit.startswith("(11, "))
    assert live.layer(11).get_attribute("aria-pressed") == "true"


def test_the_controls_follow_the_unit(live):
    live.click(0, 0.999, 0.001)
    live.wait(live.controls, lambda shown: shown == "(0, 1, 0, 27)")
    live.click(11, 0.5, 0.05)
    live.wait(live.controls, lambda shown: shown == "(11, 0, 0, 0)")
    assert live.unit() == "(11, 0)"


def test_a_mouse_chooses_when_it_goes_down_and_only_then(live):
    image = live.layer(0).locator("rect").last
    image.scroll_into_view_if_needed()
    box = image.bounding_box()
    live.page.mouse.move(box["x"] + 1, box["y"] + 1)
    live.page.mouse.down()
    live.wait(live.unit, lambda unit: unit == "(0, 0, 0, 0)")
    live.ask("n.unit = (0, 3, 9, 9)")
    live.wait(live.told, lambda text: text.startswith("0 Conv2D"))
    live.page.mouse.up()
    live.page.wait_for_timeout(300)
    assert live.unit() == "(0, 3, 9, 9)"


def test_a_finger_chooses_when_it_leaves(live):
    """When it comes down, it may have come to scroll."""
    fire = """(node, [kind, pointerType]) => {
        const { x, y } = node.getBoundingClientRect();
        node.dispatchEvent(new PointerEvent(kind, {
            bubbles: true, cancelable: true, detail: +(kind === "click"),
            pointerType, clientX: x + 1, clientY: y + 1,
        }));
    }"""
    image = live.layer(0).locator("rect").last
    image.scroll_into_view_if_needed()
    image.evaluate(fire, ["pointerdown", "touch"])
    live.page.wait_for_timeout(300)
    assert live.unit() == "(3, 5, 4, 4)"
    image.evaluate(fire, ["click", "touch"])
    live.wait(live.unit, lambda unit: unit == "(0, 0, 0, 0)")


def test_what_does_not_change_stays_in_the_page(live):
    """Another unit moves frames; no map is drawn or decoded again."""
    live.click(3, 0.5, 0.5)
    live.wait(live.unit, lambda unit: unit.startswith("(3, "))
    shown = live.seen("use").element_handles()
    assert len(shown) == 12
    before = live.told()
    live.page.keyboard.press("ArrowRight")
    live.wait(live.told, lambda told: told != before)
    assert all(image.is_visible() for image in shown)
    focused = "document.activeElement.dataset.choose"
    assert live.page.evaluate(focused) == "layer:3"
    sources = [image.get_attribute("href") for image in shown]
    live.ask("n.sample = 3")
    live.wait(
        lambda: [image.get_attribute("href") for image in shown],
        lambda now: not set(now) & set(sources),
    )
    assert all(image.is_visible() for image in shown)


def test_the_frame_of_a_field_takes_no_click(live):
    """Of a dense unit it runs around every map before."""
    live.ask("n.unit = (11, 3)")
    frames = live.seen(".cnn-frame.cnn-input")
    live.wait(frames.count, lambda count: count > 16)
    image = live.layer(3).locator("rect").last
    image.scroll_into_view_if_needed()
    reached = image.evaluate(
        """image => {
            const whole = image.getBoundingClientRect();
            const inside = [...image.closest("svg").querySelectorAll(
                ".cnn-frame.cnn-input")].map(f => f.getBoundingClientRect())
                .filter(f => f.left > whole.left && f.right < whole.right
                    && f.top > whole.top && f.bottom < whole.bottom);
            return inside.map(frame => document.elementFromPoint(
                frame.left, (frame.top + frame.bottom) / 2)
                .closest("[data-choose]")?.dataset.choose);
        }"""
    )
    assert reached and set(reached) == {"layer:3"}


def test_a_unit_is_chosen_by_keys(live):
    live.layer(5).focus()
    live.page.keyboard.press("Enter")
    live.wait(live.unit, lambda unit: unit.startswith("(5, "))
    live.ask("n.unit = (5, 0, 0, 0)")
    live.wait(live.told, lambda text: text.startswith("5 MaxPool"))
    live.layer(5).focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft"):
        before = live.unit()
        live.page.keyboard.press(key)
        live.wait(live.unit, lambda unit, old=before: unit != old)
    assert live.unit() == "(5, 0, 2, 0)"
    focus = "document.activeElement.dataset.choose"
    live.wait(lambda: live.page.evaluate(focus), lambda at: at == "layer:5")
    label = live.layer(5).get_attribute("aria-label")
    assert "2" in label and "MaxPool2D" in label


def test_layer_channel_and_place_by_controls(live):
    select = live.node.locator(".widget-dropdown select").first
    select.select_option(index=2)
    live.wait(live.unit, lambda unit: unit.startswith("(2, "))
    live.ask("n.unit = (2, 1, 3, 4)")
    for trait, place in (("channel", 1), ("row", 2), ("column", 3)):
        live.wait(live.controls, lambda shown: shown == live.unit())
        before = eval(live.unit())
        live.handle(trait).focus()
        live.page.keyboard.press("ArrowRight")
        live.wait(
            lambda place=place: eval(live.unit())[place],
            lambda value, old=before[place]: value == old + 1,
        )


@pytest.mark.parametrize("show", SHOWS[1:])
def test_every_method(live, show):
    live.show(show)
    live.wait(live.told, lambda text: PAPERS[show] in text)
    done = {
        "favourites": lambda: live.seen("[data-choose]", 1).count() == 9,
        "occlusion": lambda: "8×8" in live.told(),
        "ascent": lambda: live.told().count("200") >= 2,
    }.get(show, lambda: True)
    live.wait(done, bool)
    assert live.seen("use", 1).count() >= 4
    if show == "favourites":
        first = live.seen("[data-choose]", 1).nth(3)
        number = first.get_attribute("data-choose").partition(":")[2]
        first.click()
        live.wait(lambda: live.ask("print(n.sample)"), number.__eq__)


@pytest.mark.parametrize(
    "trait",
    [
        *("steps", "rate", "decay", "blur"),
        *("clip_norm", "clip_contribution"),
    ],
)
def test_every_slider_of_the_ascent(live, trait):
    live.ask("n.steps = 30")
    live.show("ascent")
    live.wait(live.told, lambda text: text.count("30") >= 2)
    before = live.ask(f"print(n.{trait})")
    live.handle(trait).focus()
    live.page.keyboard.press("ArrowRight")
    live.wait(lambda: live.ask(f"print(n.{trait})"), lambda now: now != before)
    live.wait(lambda: live.ask("print(n._later.key)"), "None".__eq__)


def test_the_hiding_square_has_a_size(live):
    live.show("occlusion")
    live.handle("size").focus()
    live.page.keyboard.press("ArrowRight")
    live.wait(live.told, lambda text: "9×9" in text)
    live.page.keyboard.press("ArrowLeft")
    live.wait(live.told, lambda text: "8×8" in text)


HOLD = """
from threading import Event
from cnn_course.explore import later
go_on = Event()
held = later._thread().submit(go_on.wait)
"""


def test_the_layers_live_on_while_an_ascent_goes_on(live):
    """Also while its thread stands still, and then beside its steps."""
    image = live.layer(3).locator("use")
    live.ask(f"n.steps = 1000\n{HOLD}")
    live.show("ascent")
    live.wait(lambda: live.ask("print(n._later.key)"), lambda at: at != "None")
    live.handle("sample").focus()
    for _ in range(2):
        before = image.get_attribute("href")
        live.page.keyboard.press("ArrowRight")
        live.wait(lambda: image.get_attribute("href"), before.__ne__)
        assert live.ask("print(held.running(), n._later.key is None)") == (
            "True False"
        )
    live.ask("go_on.set()")
    before = image.get_attribute("href")
    live.page.keyboard.press("ArrowRight")
    live.wait(lambda: image.get_attribute("href"), before.__ne__)
    live.wait(live.told, lambda text: "Yosinski" in text)


def test_a_stroke_goes_through_all_layers(live):
    canvas = live.node.locator(".cnn-pad canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    href = live.layer(0).locator("use").get_attribute("href")
    live.page.mouse.move(box["x"] + 60, box["y"] + 40)
    live.page.mouse.down()
    live.page.mouse.move(box["x"] + 150, box["y"] + 150, steps=5)
    live.page.mouse.up()
    live.wait(
        lambda: live.layer(0).locator("use").get_attribute("href"),
        lambda now: now != href,
    )
    assert live.ask("print(n.sample)") == "None"
    before = live.ask("print(n.x.sum())")
    live.node.locator("input[type=checkbox]").first.click()
    live.wait(lambda: live.ask("print(n.x.sum())"), lambda now: now != before)


def test_a_picture_of_ones_own(live):
    photo = np.full((90, 90), 220, np.uint8)
    photo[15:75, 40:48] = 30
    content = io.BytesIO()
    Image.fromarray(photo).save(content, "PNG")
    file = live.node.locator(".cnn-opener input").first
    file.set_input_files(
        {
            "name": "one.png",
            "mimeType": "image/png",
            "buffer": content.getvalue(),
        }
    )
    live.wait(lambda: live.ask("print(n.sample)"), "None".__eq__)
    assert live.ask("print(n._made[11].argmax())") == "1"


def test_everything_has_a_name_and_is_reached_by_tab(live):
    live.show("ascent")
    nameless = live.node.evaluate(
        """node => [...node.querySelectorAll(
              "[role=slider], [role=button], select, canvas")]
            .filter(part => part.closest(".cnn-waiting") === null)
            .filter(part => part.getAttribute("aria-label") === null
                && part.labels?.length !== 1 && !part.textContent)
            .map(part => part.outerHTML.slice(0, 99))"""
    )
    assert nameless == []
    reached = live.seen("[data-choose]").evaluate_all(
        "nodes => nodes.map(node => node.tabIndex)"
    )
    assert reached == [0] * 12
