"""The prose of a lesson states no number that no cell near it shows."""

import re
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
LESSONS = sorted(
    path
    for lang in ("en", "ko")
    for path in (NOTEBOOKS / lang).glob("*.ipynb")
)
NEAR = 3  # code cells before and after the text
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# What is no claim: the task of a challenge, code, formulas, the addresses of
# links, headings, tables, years, and the names of lessons and layers.
NO_CLAIM = re.compile(
    r"^## (?:Challenge|도전 문제)(?s:.*)|`[^`]*`|\$\$(?s:.*?)\$\$|\]\([^)]*\)"
    r"|^#+ .*|^\|.*|\b(?:19|20)\d\d(?!\d)|[Ll]essons? \d+|\d+강"
    r"|[CS]\d|LeNet-5",
    re.MULTILINE,
)


def numbers_in(text):
    return {found.replace(",", "") for found in NUMBER.findall(text)}


def shown_by(cell):
    """Return the numbers in a code cell's source and in its output."""
    texts = [cell.source]
    for output in cell.outputs:
        texts.append(output.get("text", ""))
        data = output.get("data", {})
        texts += [data.get("text/plain", ""), data.get("image/svg+xml", "")]
    return numbers_in("\n".join(texts).replace("_", ""))


def unshown(cells):
    """Yield (number, text) for numbers of 10 and more that no cell shows."""
    code = [at for at, cell in enumerate(cells) if cell.cell_type == "code"]
    for at, cell in enumerate(cells):
        if cell.cell_type != "markdown":
            continue
        near = [c for c in code if c < at][-NEAR:]
        near += [c for c in code if c > at][:NEAR]
        shown = set().union(*(shown_by(cells[c]) for c in near))
        for number in numbers_in(NO_CLAIM.sub(" ", cell.source)):
            percent = f"{float(number) / 100:g}"
            if float(number) >= 10 and not {number, percent} & shown:
                yield number, cell.source.strip().splitlines()[0]


@pytest.mark.parametrize(
    "path", LESSONS, ids=[f"{p.parent.name}-{p.stem}" for p in LESSONS]
)
def test_every_number_is_shown_by_a_cell_nearby(path):
    cells = nbformat.read(path, as_version=4).cells
    assert list(unshown(cells)) == []


def test_a_number_out_of_thin_air_is_caught():
    markdown = nbformat.v4.new_markdown_cell
    code = nbformat.v4.new_code_cell(
        "print(6 * 7)",
        outputs=[nbformat.v4.new_output("stream", text="42\n")],
    )
    cells = [markdown("It is 42, in lesson 99 of 1998."), code]
    assert list(unshown(cells)) == []
    cells[0].source = "It is 43."
    assert list(unshown(cells)) == [("43", "It is 43.")]
    far = [markdown("It is 42."), *[nbformat.v4.new_code_cell("1")] * NEAR]
    assert list(unshown([*far, code])) == [("42", "It is 42.")]
