"""What a learner takes of the memory, lesson by lesson, on a real hub.

sudo .venv/bin/python benchmarks/hub/lessons.py [00 01 …]

One learner a lesson; each runs all cells of hers, one learner after the other.
In the end all servers and kernels are looked at, which are still there.
"""

import sys

import measure
from learner import Failed, Learner
from room import ROOT, Room, processes

LONG = 400  # seconds for a cell that trains


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


def tell(lesson, name):
    """Print what a learner's processes take."""
    found = processes(measure.uid(name))
    each = measure.kinds(found)
    sums = [measure.memory(numbers) for numbers in (found, *each.values())]
    told = " | ".join(f"{pss:.0f} ({rss:.0f})" for pss, rss in sums)
    print(f"| {lesson} | {told} |", flush=True)


def main(wanted):
    """Take the lessons that were asked for, or all."""
    built = sorted((ROOT / "notebooks" / "en").glob("*.ipynb"))
    lessons = [
        path.stem
        for path in built
        if not wanted or path.stem.startswith(tuple(wanted))
    ]
    print("| PSS (RSS), MiB | learner | kernel | server |\n|---|---|---|---|")
    with Room(len(lessons), LANGUAGE="en") as room:
        pairs = list(zip(lessons, room.learners, strict=True))
        for lesson, name in pairs:
            run(room, lesson, name)
        for lesson, name in pairs:
            tell(lesson, name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
