"""How long the pad and the network take to answer, in a real JupyterLab.

python benchmarks/network.py [--moves 60] [--out table.md]

From what a hand does to changed pixels, with the trained LeNet:

- A piece of a stroke, to the probabilities of `explore.draw_digit` and to
  all layers of `explore.network`. The pen rests a quarter of a second between
  two pieces; then it is moved as fast as the screen, and what is timed is how
  long after the last piece the last picture comes.
- Another unit, clicked, until it is framed and its own picture is there, for
  each method that needs no patience.
- The nine favourites among 10,000 images, for all units of all layers: without
  a file, with the favourites in memory, and in a new kernel with the file.
- An ascent of 200 steps, for units of every layer.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import nbformat
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "browser"))

from lab import NOTEBOOK, PANEL, Lab, Lesson, browser, jupyterlab  # noqa: E402

REST = 250  # milliseconds between two pieces of a stroke, or two clicks
FRAME = 16  # milliseconds between two pieces of a quick stroke
LAYERS = 12
CELLS = (
    "from cnn_course import explore",
    "pad = explore.draw_digit()\npad",
    "net = explore.network()\nnet",
)
SHOWS = (
    *("window", "favourites", "gradient", "deconvolution", "guided"),
    *("ascent", "occlusion"),
)
QUICK = ("window", "gradient", "deconvolution", "guided")
TARGETS = {  # milliseconds
    "probabilities": 50,
    "layers": 80,
    "unit": 100,
    "search": 20_000,
    "ascent": 2_000,
}
PROBE = """() => {
  window.probe = { began: 0, changed: 0, pictures: 0, observers: [] };
  for (const name of ["pointerdown", "pointermove", "change"])
    window.addEventListener(name, (event) => {
      probe.began = event.timeStamp;
    }, true);
  const waits = (node) => node.closest?.(".cnn-waiting") != null;
  const seen = ({ target, addedNodes, removedNodes }) => {
    const nodes = [...addedNodes, ...removedNodes];
    return !waits(target) && !(nodes.length && nodes.every(waits));
  };
  // Told, not asked for again and again: a question a frame costs frames.
  probe.follows = (node) => new Promise((resolve, reject) => {
    node.tell = () => node.changed > probe.began && resolve();
    node.tell();
    setTimeout(() => reject(new Error("nothing changed")), 20000);
  });
  // A new picture is there with the first frame after it was loaded.
  const loaded = (image) => Promise.race([
    new Promise((resolve) => {
      image.addEventListener("load", resolve, { once: true });
    }),
    image.decode(),
  ]);
  const news = ({ attributeName, target, addedNodes }) =>
    attributeName === "href" ? [target].filter((t) => t.matches("image"))
      : [...addedNodes].flatMap((node) =>
          node.matches?.("image") ? [node]
            : [...(node.querySelectorAll?.("image") ?? [])]);
  probe.watch = (node) => {
    const observer = new MutationObserver(async (changes) => {
      const shown = changes.filter(seen);
      if (!shown.length) return; // out of sight
      const images = new Set(shown.flatMap(news));
      await Promise.allSettled([...images].map(loaded));
      requestAnimationFrame(() => setTimeout(() => {
        probe.changed = performance.now();
        node.changed = probe.changed;
        probe.pictures += 1;
        node.tell?.();
      }));
    });
    observer.observe(
      node, { childList: true, subtree: true, attributes: true });
  };
}"""
ASK = f"""async (code) => {{
  const kernel = {NOTEBOOK}.sessionContext.session.kernel;
  const future = kernel.requestExecute({{code}});
  let text = "";
  future.onIOPub = (message) => {{ text += message.content.text ?? ""; }};
  await future.done;
  return text.trim();
}}"""


class Explorer:
    """One explorer in the page, and what is timed of it."""

    def __init__(self, page, place):
        """Find it, and watch its pictures."""
        self.page = page
        self.node = page.locator(f"{PANEL} .cnn-explorer").nth(place)
        self.node.locator(".cnn-stage").first.wait_for()
        # found once: to look for them while they are timed takes time, too
        self.stages = self.node.locator(".cnn-stage").element_handles()
        for stage in self.stages:
            stage.evaluate("node => probe.watch(node)")
        self.canvas = self.node.locator(".cnn-pad canvas")

    def changed(self, *stages):
        """Wait until these pictures follow what was done last."""
        for at in stages:
            self.stages[at].evaluate("node => probe.follows(node)")

    def took(self, *stages):
        """Return the milliseconds until all these pictures stood still."""
        self.changed(*stages)
        self.page.wait_for_timeout(REST)
        return max(
            self.stages[at].evaluate("node => node.changed - probe.began")
            for at in stages
        )

    def strokes(self, moves):
        """Return the times from pieces of a stroke to the first picture."""
        times, path = [], walk(self.pad_in_sight())
        for turn in range(moves + 2):  # two to get warm
            if turn % 20 == 0:
                self.clear()
                self.page.mouse.move(*next(path))
                self.page.mouse.down()
                self.took(0)
            self.page.mouse.move(*next(path))
            times.append(self.took(0))
        self.page.mouse.up()
        return times[2:]

    def quick_stroke(self, pieces=40):
        """Return the time from the last piece to the last picture.

        And how many pictures came in a second.
        """
        path = walk(self.pad_in_sight())
        self.clear()
        self.page.mouse.move(*next(path))
        self.page.mouse.down()
        self.took(0)
        before, start = self.page.evaluate(
            "[probe.pictures, performance.now()]"
        )
        for _ in range(pieces):
            self.page.mouse.move(*next(path))
            self.page.wait_for_timeout(FRAME)
        self.page.mouse.up()
        took = self.took(0)
        after, end = self.page.evaluate("[probe.pictures, probe.changed]")
        return took, (after - before) / (end - start) * 1000

    def pad_in_sight(self):
        """Return where the pad is, with its buttons, so that it stays."""
        self.canvas.evaluate("node => node.scrollIntoView({block: 'center'})")
        self.page.wait_for_timeout(REST)
        return self.canvas.bounding_box()

    def clear(self):
        """Take all ink away."""
        button = self.node.locator(".cnn-pad [data-name=clear]")
        self.page.mouse.up()
        button.click()
        self.page.wait_for_timeout(REST)

    def show(self, name):
        """Choose a method."""
        methods = self.node.locator(".widget-dropdown select").last
        methods.select_option(index=SHOWS.index(name))

    def click(self, layer, across, down):
        """Choose the unit at a place in a layer's maps."""
        maps = f":scope > :not(.cnn-waiting) [data-choose='layer:{layer}']"
        group = self.stages[0].query_selector(maps)
        image = group.query_selector_all("image, rect")[-1]
        image.scroll_into_view_if_needed()
        box = image.bounding_box()
        self.page.mouse.click(
            box["x"] + across * box["width"], box["y"] + down * box["height"]
        )

    def units(self, moves):
        """Return the times from clicks on units until all is shown."""
        chance, times = np.random.default_rng(0), []
        for turn in range(moves + 2):
            self.click(turn * 5 % LAYERS, *chance.uniform(0.05, 0.95, 2))
            times.append(self.took(0, 1))
        return times[2:]

    def until(self, what):
        """Return the milliseconds until the picture of the unit has it."""
        self.page.wait_for_function(
            f"""node => node.changed > probe.began && node.querySelector(
              ":scope > :not(.cnn-waiting) {what}") !== null""",
            arg=self.stages[1],
            timeout=120_000,
        )
        return self.page.evaluate("performance.now() - probe.began")


def walk(box):
    """Yield places on a pad, a piece of a stroke from each other."""
    turns = np.arange(10_000) * 0.12
    wide = box["width"] * (0.2 + 0.15 * np.sin(turns / 7))
    for turn, radius in zip(turns, wide, strict=True):
        yield (
            box["x"] + box["width"] / 2 + radius * np.cos(turn),
            box["y"] + box["height"] / 2 + radius * np.sin(turn),
        )


def write_notebook(path):
    """Write the notebook with one explorer a cell."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    kernel = {"kernelspec": {"name": "python3", "display_name": "3"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.write(notebook, path)


def opened(chromium, server):
    """Return the notebook, run, and its two explorers."""
    lesson = Lesson(Lab(chromium, server), "bench.ipynb", 1280, 1000)
    lesson.run_all()
    page = lesson.page
    page.wait_for_timeout(3000)
    page.evaluate(PROBE)
    return lesson, Explorer(page, 0), Explorer(page, 1)


def searched(lesson, net, layer):
    """Return the time until the nine favourites are there."""
    ask(lesson, f"net.unit = net._strongest({layer}); net.show = 'window'")
    lesson.page.wait_for_timeout(REST)
    net.show("favourites")
    took = net.until("[data-choose^=sample]")
    lesson.page.wait_for_timeout(REST)
    return took


def ask(lesson, code):
    """Run code in the kernel, and return what it prints."""
    return lesson.page.evaluate(ASK, code)


def ascents(lesson, net, count):
    """Return the times of ascents of 200 steps, in all layers in turn."""
    chance, times = np.random.default_rng(1), []
    net.show("ascent")
    net.took(1)
    for turn in range(count):
        net.click(turn * 5 % LAYERS, *chance.uniform(0.05, 0.95, 2))
        net.changed(0)
        while ask(lesson, "print(net._later.key)") != "None":
            lesson.page.wait_for_timeout(50)
        times.append(net.took(1))
    return times


class Times(dict):
    """The times in milliseconds, by what was done; each is told at once."""

    def __setitem__(self, name, values):
        """Keep the times, and show that the work goes on."""
        super().__setitem__(name, values)
        told = " ".join(f"{value:.0f}" for value in values)
        print(f"{name}: {told}", file=sys.stderr, flush=True)


def measured(chromium, server, moves):
    """Return the Times, and the pictures a second while drawing."""
    lesson, pad, net = opened(chromium, server)
    times = Times()
    times["a piece of a stroke → probabilities"] = pad.strokes(moves)
    quick = [pad.quick_stroke() for _ in range(8)]
    times["the end of a quick stroke → probabilities"] = [t for t, _ in quick]
    rates = {"probabilities": np.median([rate for _, rate in quick])}
    times["a piece of a stroke → all layers"] = net.strokes(moves)
    quick = [net.quick_stroke() for _ in range(8)]
    times["the end of a quick stroke → all layers"] = [t for t, _ in quick]
    rates["all layers"] = np.median([rate for _, rate in quick])
    ask(lesson, "net.sample = 1")
    for name in QUICK:
        net.show(name)
        lesson.page.wait_for_timeout(2 * REST)
        times[f"another unit, {name}"] = net.units(moves)
    once = "nine favourites of all units, no file yet"
    times[once] = [searched(lesson, net, 4)]
    times["another unit, favourites in memory"] = net.units(moves)
    times["200 steps of an ascent"] = ascents(lesson, net, moves // 2)
    lesson.close()
    lesson, _, net = opened(chromium, server)
    times["nine favourites, a new kernel with the file"] = [
        searched(lesson, net, 4)
    ]
    lesson.close()
    return times, rates


def target(name):
    """Return the milliseconds that something may take, or None."""
    keys = {
        "probabilities": "probabilities",
        "all layers": "layers",
        "another unit": "unit",
        "no file yet": "search",
        "200 steps": "ascent",
    }
    found = (TARGETS[key] for part, key in keys.items() if part in name)
    return next(found, None)


def report(times, rates):
    """Return the tables as Markdown."""
    lines = [
        "| hand → changed pixels | n | median | p95 | most | target |",
        "|---|---|---|---|---|---|",
    ]
    for name, values in times.items():
        median, p95 = np.percentile(values, [50, 95])
        most = target(name)
        lines.append(
            f"| {name} | {len(values)} | {median:.0f} ms | {p95:.0f} ms | "
            f"{max(values):.0f} ms | {f'{most} ms' if most else ''} |"
        )
    told = ", ".join(f"{name} {rate:.0f}" for name, rate in rates.items())
    return "\n".join([*lines, "", f"Pictures a second while drawing: {told}."])


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moves", type=int, default=60)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        root, home = Path(folder) / "lab", Path(folder) / "home"
        root.mkdir()
        home.mkdir()
        write_notebook(root / "bench.ipynb")
        with jupyterlab(root, home) as server, browser() as chromium:
            text = report(*measured(chromium, server, options.moves))
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
