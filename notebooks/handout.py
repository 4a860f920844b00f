"""A lesson on paper: as HTML without a network, printed by the browser.

Explorers are the pictures that they store, formulas are MathML, and what a
learner fills in has room for a pen.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from nbformat.v4 import new_raw_cell

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "chrome", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--no-pdf-header-footer", "--virtual-time-budget=20000"),
)
SECONDS = 120
LINES = {"value": 2, "code": 9}  # of 8 mm, to write with a pen
FONTS = (
    '"Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", '
    '"Malgun Gothic", NanumGothic, "Nanum Gothic", cnn-korean'
)
STYLE = f"""
@page {{
  size: A4; margin: 15mm 16mm 18mm;
  @bottom-left {{ content: "NAME"; font: 8pt sans-serif; color: #666; }}
  @bottom-right {{
    content: counter(page) " / " counter(pages);
    font: 8pt sans-serif; color: #666;
  }}
}}
html, body {{ background: white; margin: 0; padding: 0 !important; }}
body, .jp-RenderedHTMLCommon {{
  font: 10.5pt/1.5 system-ui, sans-serif, {FONTS} !important;
  word-break: keep-all; overflow-wrap: anywhere;
}}
.jp-InputPrompt, .jp-OutputPrompt, .anchor-link,
.jp-Collapser {{ display: none !important; }}
main, .jp-Notebook, .jp-Cell, .jp-Cell-inputWrapper, .jp-OutputArea,
.jp-OutputArea-child, .jp-InputArea, .jp-OutputArea-output {{
  display: block !important; overflow: visible !important;
  max-height: none !important; padding: 0; width: auto;
}}
.jp-Cell {{ margin: 2mm 0; }}
pre, code {{ font: 8.8pt/1.4 "DejaVu Sans Mono", monospace, {FONTS}; }}
.jp-CodeCell .jp-InputArea {{
  background: #f6f7f9; border-left: 1mm solid #10598a; break-inside: avoid;
  padding: 1mm 3mm !important;
}}
.jp-CodeCell {{ break-inside: avoid; }}
.jp-InputArea-editor, .jp-Editor, .highlight, .highlight pre {{
  background: none !important; border: 0 !important; display: block;
  margin: 0 !important; overflow: visible !important; width: auto !important;
}}
pre {{ white-space: pre-wrap !important; }}
h1, h2, h3 {{ color: #10598a; break-after: avoid; }}
h1 {{ font-size: 18pt; }} h2 {{ font-size: 13.5pt; margin-top: 6mm; }}
img, svg {{
  break-inside: avoid; max-height: 215mm; max-width: 100% !important;
  object-fit: contain; object-position: left;
}}
table, .answer, math {{ break-inside: avoid; }}
p {{ orphans: 3; widows: 3; }}
.answer {{
  border: 0.3mm solid #999; border-radius: 1mm; margin: 2mm 0;
  background: repeating-linear-gradient(
    white 0 7.7mm, #ccc 7.7mm 8mm);
}}
.for-value {{ height: {8 * LINES["value"]}mm; }}
.for-code {{ height: {8 * LINES["code"]}mm; }}
.celltag_teacher {{
  border: 0.4mm solid #a35a00; border-radius: 1mm; padding: 1mm 4mm;
}}
.celltag_teacher blockquote {{ border: 0; margin: 0; padding: 0; }}
a {{ color: inherit; text-decoration: none; }}
"""


class CannotPrint(Exception):
    """Why there is no PDF, as a sentence that says what to do."""


def page(notebook, name, lang, with_mathml, pen=True):
    """Returns a lesson as one HTML page, for printing.

    Args:
        notebook: of a built lesson; it is changed.
        name: of the lesson, which stands at the foot of each page.
        lang: "en" or "ko".
        with_mathml: makes formulas in Markdown ones that a browser draws.
        pen: whether there is room to write where a learner writes.
    """
    from nbconvert import HTMLExporter

    cells = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = with_mathml(cell.source)
        cells.append(cell)
        marks = cell.metadata.get("nbgrader", {})
        if marks.get("grade") and pen:
            cell.outputs = []  # it says of every one: not solved yet
        elif marks.get("solution") and pen:
            cells.append(room_for_a_pen(cell.source))
    notebook.cells = cells
    exporter = HTMLExporter(
        require_js_url="", jquery_url="", mathjax_url="", mermaid_js_url=""
    )
    resources = {"metadata": {"name": name}, "language_code": lang}
    text, _ = exporter.from_notebook_node(notebook, resources=resources)
    text = re.sub(r"<script.*?</script>", "", text, flags=re.S)
    text = re.sub(r"<link\b[^>]*>", "", text)
    style = STYLE.replace("NAME", name.replace("_", " ")) + own_font()
    return text.replace("</head>", f"<style>{style}</style></head>", 1)


def room_for_a_pen(source):
    """Returns a cell with empty lines: more where a function is wanted."""
    kind = "code" if "def " in source else "value"
    box = f'<div class="answer for-{kind}"></div>'
    return new_raw_cell(box, metadata={"raw_mimetype": "text/html"})


def own_font():
    """Returns a rule for the course's own Korean font, where no other is."""
    from base64 import b64encode

    from cnn_course.draw.style import FONT

    content = b64encode(Path(FONT).read_bytes()).decode()
    source = f"url(data:font/ttf;base64,{content})"
    return f"@font-face {{ font-family: cnn-korean; src: {source}; }}"


def find_browser():
    """Returns a Chromium, Chrome or Edge.

    Raises:
        CannotPrint: there is none.
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise CannotPrint(
            "A PDF is printed by Chromium, Chrome or Edge, and none was "
            "found. Install one, or name it in the variable BROWSER."
        )
    return found


def print_pdf(text, path):
    """Lets the browser print a page of HTML into a PDF.

    Raises:
        CannotPrint: it did not, and what it said.
    """
    browser = os.environ.get("BROWSER") or find_browser()
    with tempfile.TemporaryDirectory() as folder:
        source, printed = Path(folder, "lesson.html"), Path(folder, "out.pdf")
        source.write_text(text, encoding="utf-8")
        # A sandbox that root cannot have; the page has no program in it.
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = [*FLAGS, *(["--no-sandbox"] if root else [])]
        own = f"--user-data-dir={folder}/profile"
        command = [browser, *flags, own, f"--print-to-pdf={printed}"]
        try:
            done = subprocess.run(
                [*command, source.as_uri()],
                **{"capture_output": True, "text": True},
                timeout=SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotPrint(f"{browser} did not print: {error}") from error
        if not printed.is_file():
            said = done.stderr.strip()[-500:]
            raise CannotPrint(f"{browser} printed nothing. It said: {said}")
        shutil.copyfile(printed, path)


if __name__ == "__main__":
    sys.exit("Use notebooks/editions.py.")
