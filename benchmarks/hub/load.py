"""A class on one hub: logs in, runs a lesson, moves sliders, submits.

sudo .venv/bin/python benchmarks/hub/load.py [--learners 30] [--moves 50]

A real JupyterHub on this machine alone, an account for each learner. All log
in at the same moment, fetch lesson 03, open and run it, and move a slider
with a second between two moves. Then some hand in code that never ends or
takes 4 GB, while the others go on moving and answering; all submit. Printed:
what failed, how long it took, and what it cost.

The learners here are no browsers, but say to the servers what a browser says;
with --pages each also loads the page's files, as many and as large. What they
take of the processor comes on top of the class. With --browser one of them
sits at a real one: what she waits for are changed pixels.
"""

import argparse
import re
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import measure
from learner import Failed, Learner
from room import FILE, LESSON, Room, processes

PATH = f"{LESSON}/{FILE}"
NAMES = ("first_size", "same_pad_5", "size_28x31", "ten_filters")
GOOD = {
    "first_size": "rows, columns = 3, 3",
    "same_pad_5": "pad_for_five = 2",
    "size_28x31": "height, width = 10, 11",
    "ten_filters": "parameters = 760",
    "my_pad2d": "def my_pad2d(x, pad):\n    return np.pad(x, pad)",
}
MISTAKEN = GOOD | {
    "same_pad_5": "pad_for_five = 4",
    "ten_filters": "parameters = 750",
    "my_pad2d": "def my_pad2d(x, pad):\n    return np.pad(x, 1)",
}
# What a learner may do to the machine. Each says what she should see.
HOSTILE = {
    "a loop that never ends": ("while True:\n    pass", "KeyboardInterrupt"),
    "a 4 GB array": (
        "import numpy as np\nnp.ones(2**29).sum()",
        "MemoryError",
    ),
    "a function that never ends": (
        "def my_pad2d(x, pad):\n    while True:\n        pass\n"
        "exercises.my_pad2d.check(my_pad2d)",
        "",
    ),
    "threads without end": (
        "import threading, time\n"
        "while True:\n"
        "    threading.Thread(target=time.sleep, args=(20,)).start()",
        "RuntimeError",
    ),
}
LOOP = 20  # seconds until someone presses ■


class Seat:
    """One learner of the class, and what she measured.

    Attributes:
        hostile: the name of what she does to the machine, or "".
        failures: sentences.
    """

    def __init__(self, room, place, moves, pages):
        """Sit down."""
        name = room.learners[place]
        self.learner = Learner(room.address, name, room.passwords[name])
        self.moves, self.pages = moves, pages
        self.delay = place / len(room.learners)  # seconds
        every = dict(zip(range(4, 99, 7), HOSTILE, strict=False))
        self.hostile = every.get(place, "")
        self.answers = MISTAKEN if place % 3 == 1 else GOOD
        self.failures, self.calm, self.rough = [], [], []
        self.told = ""

    def log_in(self):
        """From the page for the password to JupyterLab's page."""
        begun = time.monotonic()
        self.learner.log_in()
        if self.pages:
            self._load_page()
        self.entered = time.monotonic() - begun

    def _load_page(self):
        """Load what the page names, as a browser does."""
        text = self.learner.page.text
        for path in re.findall(r'<script[^>]+src="([^"]+)"', text):
            self.learner.ask("GET", urljoin(self.learner.base, path))
        for path in ("lab/api/settings", "api/contents", "api/kernelspecs"):
            self.learner.api("GET", path)

    def run_lesson(self):
        """Fetch the assignment, open it, run all its cells."""
        begun = time.monotonic()
        self.learner.assignment("fetch", LESSON)
        self.kernel = self.learner.open(PATH)
        self.notebook = self.learner.notebook(PATH)
        for cell in self.notebook["cells"]:
            if cell["cell_type"] == "code":
                self._run(cell)
        self.opened = time.monotonic() - begun
        self.slider = self.kernel.slider("pad")
        boards = [
            number
            for number, state in self.kernel.models.items()
            if "board" in state
        ]
        self.board = boards[0]

    def _run(self, cell):
        cell["outputs"] = self.kernel.run(cell["source"])
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                told = f"{output['ename']}: {output['evalue']}"
                raise Failed(f"{told} in {cell['source'][:60]!r}")

    def move(self, times, count):
        """Move the slider back and forth, a second between two moves.

        A class does not move in step: each begins within the first second.
        """
        self.kernel.rest(self.delay)
        for step in range(count):
            value = 1 + step % 4 if step % 8 < 4 else 3 - step % 4
            times.append(self.kernel.move(self.slider, value, self.board))
            self.kernel.rest(1)

    def move_calmly(self):
        """As a class does."""
        self.move(self.calm, self.moves)

    def answer(self):
        """Answer the exercises; or be the one from whom a hub must hold."""
        if self.hostile:
            self._be_hostile()
            return
        self.move(self.rough, 20)
        for cell in self.notebook["cells"]:
            marks = cell["metadata"].get("nbgrader", {})
            name = marks.get("grade_id", "").removesuffix("_check")
            if name in self.answers:
                code = self.answers[name]
                cell["source"] = code if marks["solution"] else cell["source"]
                self._run(cell)

    def _be_hostile(self):
        code, wanted = HOSTILE[self.hostile]
        begun = time.monotonic()
        if wanted == "KeyboardInterrupt":
            threading.Timer(LOOP, self.kernel.interrupt).start()
        outputs = self.kernel.run(code, 120)
        told = "".join(
            f"{o['ename']}: {o['evalue']}"
            if o["output_type"] == "error"
            else str(o.get("text") or o.get("data", {}).get("text/plain", ""))
            for o in outputs
        )
        took = time.monotonic() - begun
        self.told = f"{told.strip()[:90]} (after {took:.0f} s)"
        if wanted not in told:
            raise Failed(f"{self.hostile}: {told[:200]}")

    def submit(self):
        """Save, and click Submit."""
        for cell in self.notebook["cells"]:
            for output in cell.get("outputs", ()):
                output.pop("transient", None)
        self.learner.save(PATH, self.notebook)
        self.learner.assignment("submit", LESSON)

    def leave(self):
        """Nothing has to be put away."""


class Watched(Seat):
    """A learner at a real browser; only Fetch, answers and Submit are sent."""

    def __init__(self, room, place, moves, pages):
        """Sit down before the screen."""
        from screen import Screen  # wants Playwright

        super().__init__(room, place, moves, pages)
        self.hub, self.screen = room.address, Screen()

    def _load_page(self):
        self.screen.log_in(self.hub, self.learner)

    def run_lesson(self):
        """Fetch the assignment, open it in the page, run all its cells."""
        begun = time.monotonic()
        self.learner.assignment("fetch", LESSON)
        self.screen.run(self.learner, PATH)
        self.kernel = self.learner.open(PATH)  # the page's own
        self.notebook = self.learner.notebook(PATH)
        self.opened = time.monotonic() - begun

    def move(self, times, count):
        """Move the slider, a second between two moves."""
        times += self.screen.move(self.delay, count)

    def leave(self):
        """Close the browser."""
        self.screen.close()


def together(seats, step):
    """Let all take a step at the same time; note who failed.

    Returns:
        How many seconds it took until the last one was done.
    """

    def take(seat):
        if seat.failures:
            return
        try:
            getattr(seat, step)()
        except Failed as error:
            seat.failures.append(f"{step}: {error}")
        except Exception:  # a fault of this program's own is no success
            seat.failures.append(f"{step}: {traceback.format_exc()}")

    begun = time.monotonic()
    with ThreadPoolExecutor(len(seats)) as pool:
        list(pool.map(take, seats))
    return time.monotonic() - begun


class Costs:
    """What the class's processes take, between two looks."""

    def __init__(self, room):
        """Know whose they are."""
        self.room = room
        self.accounts = {name: measure.uid(name) for name in room.learners}

    def processes(self):
        """Return the process numbers of each learner."""
        return {n: processes(uid) for n, uid in self.accounts.items()}

    def used(self):
        """Return seconds of the processor: of learners, and of the hub."""
        whole = [n for found in self.processes().values() for n in found]
        hub = measure.family(self.room.hub.pid)
        return measure.seconds(whole), measure.seconds(hub)

    def memory(self):
        """Return lines of a table: MiB of a learner, and of the hub."""
        own, parts = [], {"server": [], "kernel": []}
        for found in self.processes().values():
            own.append(measure.memory(found))
            for kind, numbers in measure.kinds(found).items():
                parts[kind].append(measure.memory(numbers))
        hub = measure.memory(measure.family(self.room.hub.pid))
        return own, parts, hub


def middle(pairs):
    """Return the medians of PSS and of RSS."""
    return [
        measure.quantile(values, 0.5) for values in zip(*pairs, strict=True)
    ]


def in_ms(times):
    """Return median, p95 and largest in milliseconds."""
    marks = (measure.quantile(times, share) for share in (0.5, 0.95, 1))
    return " / ".join(f"{1000 * mark:.0f}" for mark in marks)


def tell_moves(seats, when, words):
    """Print how long moves took: of the programs, and of the browser."""
    for kind, told in ((Seat, ""), (Watched, ", in a real browser")):
        times = [t for s in seats if type(s) is kind for t in getattr(s, when)]
        if times:
            row(f"{len(times)} moves {words}{told}", in_ms(times))


def row(name, value):
    """Print a line of the table."""
    print(f"| {name} | {value} |", flush=True)


def run(room, options):
    """Take the class through its lesson, and print what was seen."""
    count = options.learners
    kinds = [Watched if options.browser else Seat] + [Seat] * (count - 1)
    seats = [
        kind(room, place, options.moves, options.pages or kind is Watched)
        for place, kind in enumerate(kinds)
    ]
    costs = Costs(room)
    row(f"{count} learners", measure.machine())
    row("---", "---")

    whole = together(seats, "log_in")
    row("all logged in, each in JupyterLab, after", f"{whole:.0f} s")
    begun = costs.used()
    whole = together(seats, "run_lesson")
    row("all had fetched, opened and run lesson 03 after", f"{whole:.0f} s")

    before = costs.used()
    opening = (before[0] - begun[0]) / count
    row("processor for it, a learner", f"{opening:.1f} s")
    clients = time.process_time()
    whole = together(seats, "move_calmly")
    after = costs.used()
    own = (after[0] - before[0]) / count / whole
    clients = (time.process_time() - clients) / whole
    tell_moves(seats, "calm", "of a slider, median / p95 / max")
    row("  processor meanwhile, a learner", f"{100 * own:.1f} % of a core")
    hub_share = (after[1] - before[1]) / whole
    row("  hub and proxy together", f"{100 * hub_share:.1f} % of a core")
    row("  these clients together", f"{100 * clients:.1f} % of a core")

    each, parts, hub = costs.memory()
    pss, rss = middle(each)
    row("memory of a learner, PSS (RSS), median", f"{pss:.0f} ({rss:.0f}) MiB")
    for kind, found in parts.items():
        pss_part, rss_part = middle(found)
        row(f"  {kind}", f"{pss_part:.0f} ({rss_part:.0f}) MiB")
    row("  largest", f"{max(p for p, _ in each):.0f} MiB")
    row("hub, proxy and culler", f"{hub[0]:.0f} ({hub[1]:.0f}) MiB")

    whole = together(seats, "answer")
    tell_moves(seats, "rough", "beside hostile code")
    for seat in seats:
        if seat.hostile:
            row(f"  {seat.hostile}", seat.told)
    whole = together(seats, "submit")
    row("all had submitted after", f"{whole:.0f} s")
    handed_in = submissions(room)
    row("submissions in the drop box", handed_in)

    for seat in seats:
        seat.leave()
    failed = [seat for seat in seats if seat.failures]
    others = [seat for seat in failed if not seat.hostile]
    row("failures of the others", len(others))
    for seat in failed:
        print(f"{seat.learner.name}: {seat.failures[0]}", file=sys.stderr)
    row("learners per GiB", f"{1024 / pss:.1f}")
    if own:  # unless nobody got so far
        words = "learners per core, all moving a slider each second"
        row(words, f"{1 / own:.0f}")
    return 1 if failed or handed_in != count else 0


def submissions(room):
    """Return how many learners' work lies in the drop box."""
    course = room.course.with_name(f"{room.course.name}-exchange")
    inbound = course / "cnn-course" / "inbound"
    return len({place.name.split("+")[0] for place in inbound.iterdir()})


def main():
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, default=30)
    parser.add_argument("--moves", type=int, default=50)
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--browser", action="store_true")
    options = parser.parse_args()
    with Room(options.learners) as room:
        return run(room, options)


if __name__ == "__main__":
    sys.exit(main())
