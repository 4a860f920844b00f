"""Lessons on paper: printed by the browser, whole, and without a network."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()
NOTEBOOKS = HERE.parents[2] / "notebooks"
NAMES = sorted(path.stem for path in (NOTEBOOKS / "src").glob("*.py"))
WIDTH = 672  # pixels between the margins of A4
LOOK = """() => ({
  wide: [...document.querySelectorAll('p, pre, img, table, div, math')]
    .filter(node => node.getBoundingClientRect().right > innerWidth + 1)
    .map(node => node.outerHTML.slice(0, 80)),
  broken: [...document.images]
    .filter(image => !image.complete || !image.naturalWidth)
    .map(image => image.src.slice(0, 80)),
  text: document.body.innerText,
})"""


@pytest.fixture(scope="module")
def editions():
    for name in ("nbconvert", "latex2mathml", "sphinx_revealjs"):
        pytest.importorskip(name, reason="uv sync --group slides")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(NOTEBOOKS))
        file = NOTEBOOKS / "editions.py"
        spec = importlib.util.spec_from_file_location("editions", file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    for name in ("teacher", "handout", "slides"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_whole(name, lang, editions, chromium, tmp_path):
    import nbformat

    path = NOTEBOOKS / lang / f"{name}.ipynb"
    notebook = editions.teacher.with_notes(nbformat.read(path, as_version=4))
    file = tmp_path / "page.html"
    mathml = editions.slides.with_mathml
    text = editions.handout.page(notebook, name, lang, mathml, pen=False)
    file.write_text(text, encoding="utf-8")
    page = chromium.new_page(viewport={"width": WIDTH, "height": 900})
    heard = []
    page.on("console", lambda said: heard.append(said.text))
    page.on(
        "request",
        lambda asked: (
            asked.url.startswith(("file:", "data:")) or heard.append(asked.url)
        ),
    )
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    seen = page.evaluate(LOOK)
    page.close()
    assert heard == []
    assert seen["broken"] == []
    assert seen["wide"] == []
    assert not re.search(r"\$\$|\\frac", seen["text"])


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_browser_prints_it(lang, editions, tmp_path):
    words = ["06", "--lang", lang, "--only", "handout", "--only", "teacher"]
    assert editions.main([*words, "--out", str(tmp_path)]) == 0
    sizes = []
    for pdf in sorted((tmp_path / lang).glob("*.pdf")):
        content = pdf.read_bytes()
        assert content.startswith(b"%PDF")
        sizes.append(len(re.findall(rb"/Type /Page\b", content)))
    assert len(sizes) == 2 and min(sizes) > 3
