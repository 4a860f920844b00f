"""Each lesson in a real JupyterLab, as a learner meets it."""

from pathlib import Path

import nbformat
import pytest
from lab import Lesson

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
NAMES = sorted(path.stem for path in (NOTEBOOKS / "src").glob("*.py"))
TRAINING = ("07",)  # these run for a minute; they are only looked at
IMAGES = {"image/png", "image/svg+xml"}


@pytest.fixture
def open_lesson(lab):
    """Opens lessons, and closes them at the end of the test."""
    opened = []

    def open_one(path):
        opened.append(Lesson(lab, path))
        return opened[-1]

    yield open_one
    for lesson in opened:
        lesson.close()


def cells_with_pictures(notebook):
    """Returns the places of the cells whose stored outputs are pictures."""
    return {
        place
        for place, cell in enumerate(notebook.cells)
        for output in cell.get("outputs", [])
        if IMAGES & output.get("data", {}).keys()
    }


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", NAMES)
def test_lesson(name, lang, open_lesson):
    path = f"{lang}/{name}.ipynb"
    notebook = nbformat.read(NOTEBOOKS / path, as_version=4)
    lesson = open_lesson(path)
    if name.startswith(TRAINING):
        lesson.settle()
    else:
        lesson.run_all()
    assert lesson.failed_cells() == []
    drawn = cells_with_pictures(notebook)
    pictures = lesson.wait(  # live ones come a little after their cells
        lesson.pictures,
        lambda seen: drawn <= {p["cell"] for p in seen if p["mime"]},
    )
    assert [p for p in pictures if not p["width"]] == [], "did not load"
    assert lesson.sideways() == []
    assert lesson.complaints == []


FAULTY = """
raise ValueError("on purpose")
---
import sys
print("a warning", file=sys.stderr)
---
from IPython.display import SVG
SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
---
from IPython.display import Image
Image(b"not a picture", format="png")
---
from IPython.display import Javascript
Javascript("console.error('a complaint')")
---
wide = "WIDE"
""".replace("WIDE", "w" * 150)


def write_notebook(path, sources):
    """Writes a notebook of code cells and returns it."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in sources],
        metadata={"kernelspec": {"name": "python3", "display_name": "3"}},
    )
    nbformat.write(notebook, path)
    return notebook


def test_the_looks_see_faults(root, open_lesson):
    path = root / "faulty.ipynb"
    sources = [source.strip() for source in FAULTY.split("---")]
    notebook = write_notebook(path, sources)
    notebook.cells[0].metadata.tags = ["raises-exception"]
    nbformat.write(notebook, path)
    lesson = open_lesson("faulty.ipynb")
    lesson.run_all()
    (failed,) = lesson.failed_cells()  # an error on purpose is none
    assert "a warning" in failed
    pictures = lesson.wait(lesson.pictures, lambda seen: len(seen) > 1)
    widths = {p["mime"]: p["width"] for p in pictures}
    assert widths == {"image/svg+xml": 9, "image/png": 0}
    (wide,) = lesson.sideways()
    assert wide.startswith("wide")
    lesson.wait(lambda: str(lesson.complaints), lambda s: "a complaint" in s)


def test_a_failed_cell_ends_the_run(root, open_lesson):
    write_notebook(root / "failing.ipynb", ["1 / 0", "2"])
    lesson = open_lesson("failing.ipynb")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        lesson.run_all()
