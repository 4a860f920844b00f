"""Each lesson as a deck: every slide whole at 1280×720, and no network."""

import importlib.util
import re
from pathlib import Path

import pytest
from lab import PATIENCE

HERE = Path(__file__).resolve()
NOTEBOOKS = HERE.parents[2] / "notebooks"
NAMES = sorted(path.stem for path in (NOTEBOOKS / "src").glob("*.py"))
SMALLEST = 0.55  # what a slide may be shrunk to and still be read
LOOK = """async () => {
  const look = () => {
    const slide = Reveal.getCurrentSlide();
    const boxes = [...slide.querySelectorAll("*")]
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width && box.height);
    return {
      zoom: +(slide.style.zoom || 1),
      left: Math.min(...boxes.map((box) => box.left)),
      top: Math.min(...boxes.map((box) => box.top)),
      right: Math.max(...boxes.map((box) => box.right)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
      text: slide.innerText.trim().slice(0, 60),
    };
  };
  await document.fonts.ready;
  const seen = [];
  for (let slides = Reveal.getTotalSlides(); slides; slides -= 1) {
    await new Promise(requestAnimationFrame);
    seen.push(look());
    Reveal.next();
  }
  return seen;
}"""


@pytest.fixture(scope="module")
def slides():
    pytest.importorskip(
        "sphinx_revealjs",
        reason="The slides want reveal.js: uv sync --group slides.",
    )
    spec = importlib.util.spec_from_file_location(
        "slides", NOTEBOOKS / "slides.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_links(deck):
    """Returns the other decks and notebooks that a deck leads to."""
    page = deck.read_text("utf-8")
    return set(re.findall(r'href="([^"#:]+\.(?:html|ipynb))', page))


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("name", NAMES)
def test_a_deck(name, lang, slides, chromium, tmp_path):
    deck = tmp_path / "deck.html"
    lesson = NOTEBOOKS / lang / f"{name}.ipynb"
    deck.write_text(slides.make_deck(lesson, lang), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(PATIENCE * 1000)
    heard = []
    page.on("console", lambda said: heard.append(said.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            asked.url.startswith(("file:", "data:")) or heard.append(asked.url)
        ),
    )
    page.goto(deck.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    seen = page.evaluate(LOOK)
    page.close()
    assert len(seen) > 10
    linked = page_links(deck)
    assert linked and linked <= {f"{name}.slides.html" for name in NAMES}
    assert heard == []
    cut = [s for s in seen if s["right"] > 1281 or s["bottom"] > 721]
    cut += [s for s in seen if s["left"] < -1 or s["top"] < -1]
    assert cut == []
    assert [s for s in seen if s["zoom"] < SMALLEST] == []
    assert not [s for s in seen if "$" in s["text"]]
