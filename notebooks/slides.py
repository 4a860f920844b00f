"""Makes a deck of slides of each lesson: one file, no network.

python notebooks/slides.py               every lesson, both languages
python notebooks/slides.py 01 --lang ko --out decks

Each file holds all it needs, reveal.js too, so it can go to the classroom
on a stick. It takes `uv sync --group slides`.
"""

import argparse
import re
import sys
from functools import cache
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1280, 720  # of a slide, in pixels
LANGUAGES = ("en", "ko")
FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$([^$\n]+?)\$(?!\w)", re.S)
HEADING = re.compile(r"^(?=## )", re.M)
LINK = re.compile(r'href="(\d\d_\w+)\.ipynb')

STYLE = """
.reveal { font-size: 26px; }
.reveal .slides { text-align: left; }
.reveal h1, .reveal h2, .reveal h3 {
  color: #10598a; font-family: inherit; text-transform: none;
}
.jp-InputPrompt, .jp-OutputPrompt, .anchor-link { display: none !important; }
.reveal pre { box-shadow: none; margin: 0; width: 100%; }
.reveal img, .reveal svg { height: auto; margin: 0; max-width: 100%; }
.reveal table { margin: 0.4em 0; }
.reveal .jp-Cell { padding: 4px 0; }
.jp-OutputArea-output pre { white-space: pre-wrap; }
.jp-RenderedHTMLCommon { font-size: inherit !important; }
"""
# Shrinks a slide that would not fit.
FIT = f"""
Reveal.initialize({{
  width: {WIDTH}, height: {HEIGHT}, margin: 0.03, hash: true,
  slideNumber: "c/t", transition: "none", center: true,
}});
function fit() {{
  const slide = Reveal.getCurrentSlide();
  let zoom = 1;
  do {{
    slide.style.zoom = zoom;
    zoom -= 0.05;
  }} while (zoom > 0.3 && (
    slide.scrollHeight * slide.style.zoom > {HEIGHT} ||
    slide.scrollWidth * slide.style.zoom > {WIDTH}));
  Reveal.layout();
}}
Reveal.on("ready", fit);
Reveal.on("slidechanged", fit);
window.addEventListener("load", fit);
"""


def make_deck(path, lang):
    """Returns a lesson as one HTML page of slides.

    Args:
        path: of a built lesson.
        lang: ``"en"`` or ``"ko"``, for screen readers.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [part for cell in notebook.cells for part in split(cell)]
    resources = {"metadata": {"name": path.stem}, "language_code": lang}
    page, _ = exporter().from_notebook_node(notebook, resources=resources)
    return LINK.sub(r'href="\1.slides.html', offline(page))


@cache
def exporter():
    """Returns what makes a page of a notebook; its templates take a while."""
    from nbconvert import SlidesExporter

    return SlidesExporter(
        require_js_url="", jquery_url="", mathjax_url="", mermaid_js_url=""
    )


def split(cell):
    """Returns a cell as slides: a text with headings is one a heading."""
    if cell.cell_type != "markdown":
        return [cell]
    parts = [part for part in HEADING.split(cell.source) if part.strip()]
    slides = [nbformat.v4.new_markdown_cell(with_mathml(p)) for p in parts]
    for part, slide in zip(parts, slides, strict=True):
        kind = "slide" if re.match("##? ", part) else "subslide"
        slide.metadata["slideshow"] = {"slide_type": kind}
    return slides


def with_mathml(text):
    """Returns Markdown whose formulas are MathML, which browsers draw."""
    from latex2mathml.converter import convert

    def replace(match):
        block, inline = match.groups()
        if block:
            return convert(block.strip(), display="block")
        return convert(inline.strip())

    return FORMULA.sub(replace, text)


def offline(page):
    """Returns the page with reveal.js inside, and no address left."""
    head, rest = page.split("</head>", 1)
    body, _ = rest.rsplit("</main>", 1)
    head = re.sub(r"<script.*?</script>", "", head, flags=re.S)
    head = re.sub(r"<link\b[^>]*>", "", head)
    dist = reveal_folder()
    styles = [
        (dist / "reset.css").read_text("utf-8"),
        (dist / "reveal.css").read_text("utf-8"),
        STYLE,
    ]
    program = (dist / "reveal.js").read_text("utf-8")
    program = program.replace("</script", "<\\/script")
    return "".join(
        [
            head,
            *(f"<style>{style}</style>" for style in styles),
            "</head>",
            re.sub(r"<script.*?</script>", "", body, flags=re.S),
            "</main>",
            f"<script>{program}</script>",
            f"<script>{FIT}</script></body></html>\n",
        ]
    )


def reveal_folder():
    """Returns where a package keeps reveal.js, without importing it."""
    from importlib.metadata import files

    name = "_static/revealjs/dist/reveal.js"
    found = [f for f in files("sphinx-revealjs") or () if name in str(f)]
    places = [Path(f.locate()) for f in found if f.name == "reveal.js"]
    return places[0].parent


def chosen(wanted, lang):
    """Returns the paths of built lessons whose names begin as is wanted.

    Raises:
        LookupError: a name is no lesson's beginning.
    """
    every = sorted((HERE / lang).glob("*.ipynb"))
    for start in wanted:
        if not any(path.name.startswith(start) for path in every):
            known = ", ".join(path.stem for path in every)
            raise LookupError(
                f"there is no lesson {start}; take the beginning of {known}"
            )
    start = tuple(wanted) or ""
    return [path for path in every if path.name.startswith(start)]


def main(arguments=None):
    """Makes the decks that were asked for and prints their paths."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", help="such as 01; default: all")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--out", type=Path, default=Path("slides"))
    options = parser.parse_args(arguments)
    try:
        reveal_folder()
    except ImportError:
        parser.error("reveal.js is missing; get it: uv sync --group slides")
    for lang in [options.lang] if options.lang else LANGUAGES:
        try:
            built = chosen(options.lessons, lang)
        except LookupError as error:
            parser.error(str(error))
        folder = options.out / lang
        folder.mkdir(parents=True, exist_ok=True)
        for path in built:
            deck = folder / f"{path.stem}.slides.html"
            deck.write_text(make_deck(path, lang), encoding="utf-8")
            print(deck)
    return 0


if __name__ == "__main__":
    sys.exit(main())
