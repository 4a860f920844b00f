"""Make the pictures of the READMEs from the real page.

python tools/make_pictures.py            both languages
python tools/make_pictures.py --lang ko

It needs Chromium and `uv sync --group browser`, opens the explorers in a
JupyterLab of its own and saves what is seen to `pictures/en` and
`pictures/ko`.
"""

import argparse
import io
import sys
import tempfile
from pathlib import Path

import nbformat
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from lab import Lab, Lesson, browser, jupyterlab  # noqa: E402

CELLS = {
    "convolution": "explore.convolution()",
    "sizes": "explore.sizes(example='stride 3')",
    "pooling": "explore.pooling(across=1)",
    "im2col": "explore.im2col()",
    "receptive_field": "explore.receptive_field()",
    "filters": "explore.filters()",
    "draw_digit": "explore.draw_digit(sample='corner')",
    "network": "explore.network(layer=4, channel=2)",
}
# Which cell the pointer rests on, so that something is lit.
POINTED = {
    "convolution": ("output", 1, 1),
    "sizes": ("output", 1, 1),
    "im2col": ("output", 0, 1),
}
# What is too high for a window: the part of it that is taken.
PART = {"network": ".cnn-stage"}
FRAME = 450  # milliseconds a step of the animation


def write_notebook(path):
    """Write the notebook with one explorer a cell."""
    sources = ["from cnn_course import explore", *CELLS.values()]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"kernelspec": {"name": "python3", "display_name": "3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, path)


def explorer(page, name):
    """Return the explorer of that name, scrolled into sight."""
    node = page.locator(".cnn-explorer").nth(list(CELLS).index(name))
    node.locator(".cnn-stage svg").first.wait_for()
    node.scroll_into_view_if_needed()
    return node


def cell(node, table, row, column):
    """Return a cell of an explorer."""
    return node.locator(
        f'.cnn-table[data-table="{table}"] .cnn-cell'
        f'[data-row="{row}"][data-column="{column}"]'
    )


def still(page, name, path):
    """Save one explorer as a picture."""
    node = explorer(page, name)
    where = POINTED.get(name)
    if where:
        cell(node, *where).click()
        page.mouse.move(5, 5)
    if name in PART:
        node = node.locator(PART[name]).first
        node.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    node.screenshot(path=path)


def animation(page, path):
    """Save the convolution, step by step, as an animated picture."""
    node = explorer(page, "convolution")
    bar = node.locator(".cnn-bar")
    bar.locator("input[type=checkbox]").check()
    bar.locator('[data-name="first"]').click()
    frames = []
    for _ in range(12):
        page.wait_for_timeout(80)
        picture = Image.open(io.BytesIO(node.screenshot()))
        frames.append(picture.convert("P", palette=Image.Palette.ADAPTIVE))
        bar.locator('[data-name="forward"]').click()
    bar.locator("input[type=checkbox]").uncheck()
    first, *rest = frames
    times = [FRAME] * len(rest) + [3 * FRAME]
    first.save(path, save_all=True, append_images=rest, duration=times, loop=0)


def make(lang, chromium, folder):
    """Make all the pictures of one language."""
    root = Path(folder) / "lab"
    (root / lang).mkdir(parents=True)
    write_notebook(root / lang / "pictures.ipynb")
    home = Path(folder) / "home"
    home.mkdir()
    out = ROOT / "pictures" / lang
    out.mkdir(parents=True, exist_ok=True)
    with jupyterlab(root, home) as server:
        lab = Lab(chromium, server)
        lesson = Lesson(lab, f"{lang}/pictures.ipynb", 1280, 1200)
        lesson.page.evaluate("window.jupyterapp.shell.collapseLeft()")
        lesson.run_all()
        lesson.page.wait_for_timeout(2000)
        animation(lesson.page, out / "convolution.gif")
        for name in CELLS:
            if name == "convolution":  # it has the animation
                continue
            still(lesson.page, name, out / f"{name}.png")
        lesson.close()


def main():
    """Make the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", choices=["en", "ko"])
    options = parser.parse_args()
    for lang in [options.lang] if options.lang else ["en", "ko"]:
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
            browser() as chromium,
        ):
            make(lang, chromium, folder)


if __name__ == "__main__":
    main()
