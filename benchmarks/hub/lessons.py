"""What a learner takes of the memory, lesson by lesson, on a real hub.

sudo .venv/bin/python benchmarks/hub/lessons.py [00 01 …] [--each 3]

So many learners a lesson; each runs all cells of hers, one learner after the
other. In the end all servers and kernels are looked at, which are still there.
What several map or load together is counted in parts (PSS): in a class that
works on one lesson, a learner takes less than one who works on it alone.
"""

import argparse
import sys
import time
from itertools import islice

import measure
from learner import Failed, Learner
from room import ROOT, Room, processes

LONG = 400  # seconds for a cell that trains
SETTLE = 20  # seconds until the last server has tidied up


def run(room, lesson, name):
    """Run a lesson as a learner, and leave it open."""
    learner = Learner(room.address, name, room.passwords[name])
    learner.log_in()
    path = f"cnn-course-lessons/en/{lesson}.ipynb"
    kernel = learner.open(path)
    for cell in learner.notebook(path)["cells"]:
        if cell["cell_type"] != "code":
            continue
        wanted = "raises-exception" in cell["metadata"].get("tags", ())
        for output in kernel.run(cell["source"], LONG):
            if output["output_type"] == "error" and not wanted:
                raise Failed(f"{lesson}: {output['evalue']}")
    kernel.close()


def tell(lesson, names):
    """Print what the processes of a learner take, as a mean."""
    found = [n for name in names for n in processes(measure.uid(name))]
    each = measure.kinds(found)
    sums = [measure.memory(numbers) for numbers in (found, *each.values())]
    told = (f"{p / len(names):.0f} ({r / len(names):.0f})" for p, r in sums)
    print(f"| {lesson} | {' | '.join(told)} |", flush=True)


def main():
    """Take the lessons that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", default=[""])
    parser.add_argument("--each", type=int, default=1, metavar="LEARNERS")
    options = parser.parse_args()
    built = sorted((ROOT / "notebooks" / "en").glob("*.ipynb"))
    lessons = [
        path.stem
        for path in built
        if path.stem.startswith(tuple(options.lessons))
    ]
    print("| PSS (RSS), MiB | learner | kernel | server |\n|---|---|---|---|")
    with Room(len(lessons) * options.each, LANGUAGE="en") as room:
        names = iter(room.learners)
        groups = {n: [*islice(names, options.each)] for n in lessons}
        for lesson, group in groups.items():
            for name in group:
                run(room, lesson, name)
        time.sleep(SETTLE)
        for lesson, group in groups.items():
            tell(lesson, group)


if __name__ == "__main__":
    sys.exit(main())
