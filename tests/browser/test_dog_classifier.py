"""The dog classifier in a real page: bars, keys, a photograph of one's own."""

import io

import nbformat
import pytest
from lab import PANEL, Lesson
from PIL import Image

from cnn_course import data


@pytest.fixture(scope="module", params=["en", "ko"])
def lesson(request, lab, root):
    source = "from cnn_course import explore\nexplore.dog_classifier()"
    kernel = {"kernelspec": {"name": "python3", "display_name": "3"}}
    cells = [nbformat.v4.new_code_cell(source)]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, root / request.param / "dog.ipynb")
    lesson = Lesson(lab, f"{request.param}/dog.ipynb")
    lesson.lang = request.param
    lesson.run_all()
    yield lesson
    assert lesson.complaints == []
    assert lesson.failed_cells() == []
    lesson.close()


def seen(lesson, selector):
    """Parts of the picture."""
    stage = f"{PANEL} .cnn-stage > :not(.cnn-waiting)"
    return lesson.page.locator(f"{stage} {selector}")


def chosen(lesson):
    """The class that is chosen, as the picture says."""
    bar = seen(lesson, '.cnn-choice[data-chosen="true"]')
    return bar.get_attribute("data-choose") if bar.count() == 1 else None


def file(x, kind):
    content = io.BytesIO()
    Image.fromarray(x.transpose(1, 2, 0).astype("uint8")).save(content, kind)
    return content.getvalue()


def upload(lesson, name, content):
    opener = lesson.page.locator(f"{PANEL} .cnn-opener input")
    opener.set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": content}
    )


def test_bars_are_buttons(lesson):
    seen(lesson, ".cnn-choice").first.wait_for()
    names = seen(lesson, ".cnn-choice").evaluate_all(
        "nodes => nodes.map(node => [node.getAttribute('role'), "
        "node.getAttribute('aria-label')])"
    )
    assert len(names) == 6
    assert all(role == "button" and "%" in name for role, name in names)
    before = seen(lesson, "image").nth(1).get_attribute("href")
    seen(lesson, '.cnn-choice[data-choose="dog"]').click()
    lesson.wait(lambda: chosen(lesson), lambda key: key == "dog")
    assert seen(lesson, "image").nth(1).get_attribute("href") != before
    lesson.page.keyboard.press("Shift+Tab")
    fifth = seen(lesson, ".cnn-choice").nth(4).get_attribute("data-choose")
    lesson.page.keyboard.press("Enter")
    lesson.wait(lambda: chosen(lesson), lambda key: key == fifth)


def test_another_picture(lesson):
    lesson.page.locator(f"{PANEL} .widget-dropdown select").select_option(
        {"en": "zebra", "ko": "얼룩말"}[lesson.lang]
    )
    note = seen(lesson, ".cnn-note").first
    lesson.wait(note.text_content, lambda text: "zebra " in text)


def test_a_photograph_of_ones_own(lesson):
    upload(lesson, "mine.jpg", file(data.load_animal("tiger"), "JPEG"))
    note = seen(lesson, ".cnn-note").first
    own = {"en": "my own: tiger", "ko": "내 사진: tiger"}[lesson.lang]
    lesson.wait(note.text_content, lambda text: text.startswith(own))
    upload(lesson, "broken.jpg", b"no picture")
    message = lesson.page.locator(f"{PANEL} .cnn-message")
    lesson.wait(message.inner_text, lambda text: "broken.jpg" in text)
    assert "Traceback" not in message.inner_text()
    assert note.text_content().startswith(own)
