"""A training in a real notebook: it is seen, stopped and taken up again."""

import re
from functools import partial
from urllib.parse import unquote

import nbformat
import pytest
from lab import PANEL, Lesson

BEGIN = """
import numpy as np
from cnn_course import LeNet5, data, fit

mnist = data.load_mnist(pad=2)
images = mnist.x_train[:6000], mnist.y_train[:6000]
"""
TRAIN = """
net = LeNet5()
history = fit(net, *images, epochs=400, checkpoint="run.npz")
print("steps", len(history.loss))
"""
AFTER = """
weights = np.load("run.npz")["net.0.w"]
print("kept", (weights == net.layers[0].params["w"]).all())
"""
SAID = {
    "en": (r"epoch \d+ of 400", "Run the same cell again", "images/s"),
    "ko": (r"400에폭 중 \d+번째", "같은 셀을 다시 실행하면", "이미지"),
}


@pytest.fixture(scope="module", params=["en", "ko"])
def lesson(request, lab, root):
    cells = [nbformat.v4.new_code_cell(c) for c in (BEGIN, TRAIN, AFTER)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    path = f"{request.param}/training.ipynb"
    nbformat.write(notebook, root / path)
    opened = Lesson(lab, path, 1280, 900)
    opened.lang = request.param
    yield opened
    opened.close()


def run(lesson, place):
    """Run one cell, from the keyboard."""
    cell = lesson.page.locator(f"{PANEL} .jp-CodeCell").nth(place)
    cell.locator(".cm-content").click()
    lesson.page.keyboard.press("Control+Enter")
    return cell


def told_by(card):
    """Return the SVG of a picture: JupyterLab shows it as an image."""
    return unquote(card.get_attribute("src"))


def test_it_is_seen_stopped_and_taken_up_again(lesson):
    page, (epoch, again, speed) = lesson.page, SAID[lesson.lang]
    run(lesson, 0)
    steps = []
    for _ in range(2):
        cell = run(lesson, 1)
        card = cell.locator(".jp-RenderedSVG img")
        early = lesson.wait(
            partial(told_by, card),
            lambda told: re.search(epoch, told) and speed in told,
        )
        lesson.wait(partial(told_by, card), early.__ne__)
        assert card.count() == 1  # drawn anew in its place
        page.locator('[data-command="notebook:interrupt-kernel"]').click()
        told = cell.locator(".jp-OutputArea-output", has_text="steps ")
        told.wait_for()
        lesson.wait(partial(told_by, card), lambda told: again in told)
        assert "Traceback" not in cell.inner_text()
        (count,) = re.findall(r"steps (\d+)", cell.inner_text())
        steps.append(int(count))
        after = run(lesson, 2)
        after.locator(".jp-OutputArea-output", has_text="kept").wait_for()
        assert "kept True" in after.inner_text()
    assert 0 < steps[0] < steps[1] < 400 * 94
    width = card.evaluate("img => img.getBoundingClientRect().right")
    assert width <= 1280
    assert not lesson.complaints
