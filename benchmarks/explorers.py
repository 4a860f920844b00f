"""How long an explorer takes to answer, in a real JupyterLab.

python benchmarks/explorers.py [--moves 60] [--out table.md]

From the press of a key to changed pixels: each explorer's slider, moved back
and forth, and beside it, in the same run and taking turns, what a notebook
would usually do: `interact` and matplotlib. A learner looks before moving
on; so a quarter of a second lies between two moves, in which an explorer draws
the next step ahead. What isn't drawn ahead is measured too: a jump from one
end of the slider to the other, and a burst of forty keys. Then what the page
does without the kernel: pointing, arrow keys, playing.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import nbformat
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from lab import Lab, Lesson, browser, jupyterlab  # noqa: E402

REST = 250  # milliseconds between two moves
USUAL = """
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from cnn_course import FILTERS, filter_image, pad2d

image = np.array([[0, 0, 0, 100, 100, 100]] * 5)
w = FILTERS["vertical"]


def show(pad=0):
    y = filter_image(image, w, pad=pad)
    fig, axes = plt.subplots(1, 3, figsize=(9, 3))
    for ax, table in zip(axes, (pad2d(image, pad), w, y)):
        ax.imshow(table, cmap="gray")
        for (i, j), value in np.ndenumerate(table):
            ax.text(j, i, value, ha="center", va="center", color="red")
        ax.axis("off")
    plt.show()


_ = interact(show, pad=(0, 4))
"""
LARGE = """
import numpy as np

explore.convolution(np.arange(225).reshape(15, 15) % 7)
"""
# name: (cell, the slider's name, what is watched for a change)
CELLS = {
    "interact + matplotlib": (USUAL, "pad", ".widget-interact"),
    "convolution": ("explore.convolution()", "pad", None),
    "sizes": ("explore.sizes()", "stride", None),
    "pooling": ("explore.pooling()", "shift right", None),
    "im2col": ("explore.im2col()", "pad", None),
    "receptive_field": ("explore.receptive_field()", "input cells", None),
    "filters": ("explore.filters()", "limit", None),
}
PROBE = """() => {
  window.probe = { key: 0, changed: 0, sent: 0 };
  document.addEventListener("keydown", (event) => {
    probe.key = event.timeStamp;
  }, true);
  window.addEventListener("pointermove", (event) => {
    probe.key = event.timeStamp;
  }, true);
  // Told, not asked for again and again: a question a frame costs frames.
  probe.answer = () => new Promise((resolve, reject) => {
    const look = () => {
      if (probe.changed > probe.key) resolve(probe.changed - probe.key);
    };
    probe.tell = look;
    look();
    setTimeout(() => reject(new Error("nothing changed")), 9000);
  });
  // The same work each time, to see what else the machine is doing.
  probe.loop = (turns) => {
    const start = performance.now();
    let sum = 0;
    for (let turn = 0; turn < turns; turn++) sum += Math.sqrt(turn);
    return [performance.now() - start, sum][0];
  };
  const waits = (node) => node.closest?.(".cnn-waiting") != null;
  const seen = ({ target, addedNodes, removedNodes }) => {
    const nodes = [...addedNodes, ...removedNodes];
    return !waits(target) && !(nodes.length && nodes.every(waits));
  };
  probe.watch = (node) => {
    probe.observer?.disconnect();
    probe.observer = new MutationObserver(async (changes) => {
      if (!changes.some(seen)) return; // drawn ahead, out of sight
      await Promise.allSettled(
        [...node.querySelectorAll("img")].map((image) => image.decode()));
      requestAnimationFrame(() => setTimeout(() => {
        probe.changed = performance.now();
        probe.tell?.();
      }));
    });
    const all = { childList: true, subtree: true, attributes: true };
    probe.observer.observe(node, all);
  };
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    probe.sent += 1;
    return send.call(this, data);
  };
}"""


def write_notebook(path):
    """Write the notebook with one explorer a cell."""
    sources = ["from cnn_course import explore"]
    sources += [source for source, _, _ in CELLS.values()]
    sources.append(LARGE)
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"kernelspec": {"name": "python3", "display_name": "3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, path)


class Contender:
    """One cell of the notebook: its slider, and what changes."""

    def __init__(self, page, place, name):
        """Find the cell's output in the page."""
        _, self.slider, watched = CELLS[name]
        self.page = page
        self.output = page.locator(".jp-CodeCell").nth(place)
        self.watched = self.output.locator(
            f"{watched} .widget-output" if watched else ".cnn-stage"
        ).first
        self.times = []

    def handle(self):
        """Return the slider's handle."""
        slider = self.output.locator(".widget-slider")
        return slider.filter(has_text=self.slider).locator(".noUi-handle")

    def focus(self):
        """Watch the picture, put the focus on the slider."""
        self.handle().focus()
        self.watched.evaluate("node => probe.watch(node)")

    def move(self, key):
        """Press a key and note how long the picture took."""
        self.focus()
        self.page.keyboard.press(key)
        self.page.evaluate("probe.answer()")
        self.page.wait_for_timeout(REST)  # until nothing moves any more
        self.times.append(elapsed(self.page))

    def burst(self, keys=40):
        """Return how long after the last of many keys all is quiet."""
        self.focus()
        for place in range(keys):
            self.page.keyboard.press(
                "ArrowRight" if place // 4 % 2 == 0 else "ArrowLeft"
            )
        self.page.wait_for_timeout(600)
        return max(0, elapsed(self.page))


def elapsed(page):
    """Return the milliseconds from the last key to the last change."""
    return page.evaluate("probe.changed - probe.key")


def loop_of(page, milliseconds=20):
    """Return how many turns of the page's own loop take so long."""
    turns = 1_000_000
    page.evaluate("turns => probe.loop(turns)", turns)  # to get warm
    once = min(
        page.evaluate("turns => probe.loop(turns)", turns) for _ in range(9)
    )
    return int(turns * milliseconds / once)


def rotated(things, by):
    """Return the things in a list that begins with another one each time."""
    things = list(things)
    by %= len(things)
    return things[by:] + things[:by]


def slider_moves(page, moves):
    """Return the times of each contender; they take turns.

    Each turn begins with another one, so that none always comes after the
    same other one. The last is a loop of 20 ms that waits for nothing: what
    it takes longer, the machine took away.
    """
    loop, turns = [], loop_of(page)
    there = {
        name: Contender(page, place, name)
        for place, name in enumerate(CELLS, start=1)
    }
    for turn in range(moves + 2):  # two to get warm
        for contender in rotated(there.values(), turn):
            contender.move("ArrowLeft" if turn % 2 else "ArrowRight")
            loop.append(page.evaluate("turns => probe.loop(turns)", turns))
    times = {name: c.times[2:] for name, c in there.items()}
    for turn in range(moves // 3):
        for contender in rotated(there.values(), turn):
            contender.move("Home" if turn % 2 else "End")
    jumps = {name: c.times[moves + 3 :] for name, c in there.items()}
    bursts = {name: [c.burst() for _ in range(5)] for name, c in there.items()}
    return times, jumps, bursts, loop


def in_the_page(page, moves):
    """Return the times of pointing and of arrow keys, and messages sent."""
    board = page.locator(".jp-CodeCell").nth(2)
    stage = board.locator(".cnn-stage")
    stage.evaluate("node => probe.watch(node)")
    cell = board.locator(
        '.cnn-stage > :not(.cnn-waiting) [data-table="output"] .cnn-cell'
    )
    cell.first.scroll_into_view_if_needed()
    pointing, keys = [], []
    page.evaluate("probe.sent = 0")
    for turn in range(moves):
        cell.nth(turn % 12).hover()
        pointing.append(page.evaluate("probe.answer()"))
    sent = page.evaluate("probe.sent")
    cell.first.click()
    for turn in range(moves):
        page.keyboard.press("ArrowRight" if turn % 6 < 3 else "ArrowLeft")
        keys.append(page.evaluate("probe.answer()"))
    return pointing, keys, sent


def playing(page):
    """Return the steps a second of playing, and the screen's own frames."""
    board = page.locator(".jp-CodeCell").last
    board.scroll_into_view_if_needed()
    board.locator(".cnn-bar select").select_option("screen")
    return board.locator(".cnn-bar").evaluate(
        """async (bar) => {
          const jump = bar.querySelector("input[type=range]");
          bar.querySelector('[data-name="play"]').click();
          const start = performance.now();
          let frames = 0;
          while (+jump.value < +jump.max) {
            await new Promise(requestAnimationFrame);
            frames += 1;
          }
          const seconds = (performance.now() - start) / 1000;
          return [+jump.max / seconds, frames / seconds];
        }"""
    )


def report(times, jumps, bursts, loop, page_times, sent, rates):
    """Return the tables as Markdown."""
    usual = np.median(times["interact + matplotlib"])
    lines = [
        "| key on a slider → changed pixels | median | p95 | × faster | "
        "end to end | after 40 keys |",
        "|---|---|---|---|---|---|",
    ]
    for name, values in times.items():
        median, p95 = np.percentile(values, [50, 95])
        lines.append(
            f"| `{name}` | {median:.0f} ms | {p95:.0f} ms | "
            f"{usual / median:.1f} | {np.median(jumps[name]):.0f} ms | "
            f"{np.median(bursts[name]):.0f} ms |"
        )
    lines += ["", "| without the kernel | median | p95 |", "|---|---|---|"]
    for name, values in page_times.items():
        median, p95 = np.percentile(values, [50, 95])
        lines.append(f"| {name} | {median:.0f} ms | {p95:.0f} ms |")
    steps, frames = rates
    lines += [
        "",
        f"Messages to the kernel while pointing: {sent}. "
        f"Playing: {steps:.0f} steps a second, "
        f"the screen has {frames:.0f} frames.",
        "",
        "The machine itself: a loop of 20 ms in the page, waiting for "
        f"nothing, took {np.median(loop):.0f} ms (median) and "
        f"{np.percentile(loop, 95):.0f} ms (p95).",
    ]
    return "\n".join(lines)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moves", type=int, default=60)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root = Path(folder) / "lab"
        root.mkdir()
        write_notebook(root / "bench.ipynb")
        home = Path(folder) / "home"
        home.mkdir()
        with jupyterlab(root, home) as server, browser() as chromium:
            lab = Lab(chromium, server)
            lesson = Lesson(lab, "bench.ipynb", 1280, 900)
            lesson.run_all()
            page = lesson.page
            page.wait_for_timeout(3000)
            page.evaluate(PROBE)
            times, jumps, bursts, loop = slider_moves(page, options.moves)
            pointing, keys, sent = in_the_page(page, options.moves)
            rates = playing(page)
            lesson.close()
    page_times = {"pointing at a cell": pointing, "arrow keys": keys}
    text = report(times, jumps, bursts, loop, page_times, sent, rates)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
