"""Marks: the same when graded twice, and none that a submission gives itself.

sudo .venv/bin/python benchmarks/hub/marks.py

Learners hand in through a real hub: right, wrong, and what should not be:
changed checks, code that goes for the gradebook or for another's work, that
never ends, that takes 4 GB. The teacher grades twice. Printed: the marks, how
long each took, and what the hostile code was told.
"""

import json
import sys
import time

from learner import Learner
from load import GOOD, MISTAKEN
from room import FILE, LESSON, Room

PATH = f"{LESSON}/{FILE}"
EXTRA = {  # a cell of its own, at the end of an otherwise right notebook
    "goes for the gradebook": """
import glob, os, sqlite3
course = os.path.abspath("../../..")
for name in (course + "/gradebook.db", "/proc/%d/environ" % os.getppid()):
    try:
        open(name, "r+b").write(b"x")
        print(name, "OPEN")
    except OSError as error:
        print(type(error).__name__, end=" ")
try:
    sqlite3.connect(course + "/gradebook.db").execute("select * from grade")
    print("OPEN")
except sqlite3.Error as error:
    print(type(error).__name__, error)
""",
    "goes for another's work": """
import os
for name in ("../..", "../../../submitted", "../../../source"):
    try:
        print(os.listdir(name), "OPEN")
    except OSError as error:
        print(type(error).__name__, end=" ")
""",
    "takes 4 GB": "import numpy as np\nprint(np.ones(2**29).sum(), 'OPEN')",
    "never ends": "while True:\n    pass",
    "fills the disk's folder": """
import os
try:
    open(os.path.expanduser("~/mine.txt"), "w").write("OPEN")
    print("OPEN")
except OSError as error:
    print(type(error).__name__)
""",
}
KINDS = ("right", "some mistakes", "changed checks", *EXTRA)


def change_checks(notebook):
    """Do to the checks what would give all points, if it counted."""
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade"):
            cell["source"], marks["points"] = "100", 100


def solved(notebook, kind):
    """Return a notebook as a learner of this kind hands it in."""
    answers = GOOD if kind in ("right", *EXTRA) else MISTAKEN
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        name = marks.get("grade_id")
        if marks.get("solution") and name in answers:
            cell["source"] = answers[name]
    if kind == "changed checks":
        change_checks(notebook)
    if kind in EXTRA:
        cell = {"cell_type": "code", "id": "extra", "metadata": {}}
        cell |= {"source": EXTRA[kind], "outputs": []}
        notebook["cells"].append(cell | {"execution_count": None})
    return notebook


def hand_in(room, name, kind):
    """Fetch, solve and submit, as one learner."""
    learner = Learner(room.address, name, room.passwords[name])
    learner.log_in()
    learner.assignment("fetch", LESSON)
    learner.save(PATH, solved(learner.notebook(PATH), kind))
    learner.assignment("submit", LESSON)


def graded(room, name, *more):
    """Grade one submission; return its marks by check, and seconds."""
    begun = time.monotonic()
    student = f"--student={name}"
    room.teach("nbgrader", "autograde", LESSON, student, *more, check=False)
    took = time.monotonic() - begun
    find = (
        "import json\nfrom nbgrader.api import Gradebook\n"
        "with Gradebook('sqlite:///gradebook.db') as book:\n"
        f"    [one] = book.find_submission({LESSON!r}, {name!r}).notebooks\n"
        "    print(json.dumps({g.name: g.score for g in one.grades}))"
    )
    told = room.teach(sys.executable, "-c", find, check=False).stdout
    return json.loads(told) if told.strip() else None, took


def said(room, name):
    """Return what the last cell of a graded notebook printed."""
    path = room.course / "autograded" / name / LESSON / FILE
    if not path.exists():
        return "not graded"
    last = json.loads(path.read_text("utf-8"))["cells"][-1]
    parts = [
        "".join(output.get("text") or [output.get("ename", "")])
        for output in last.get("outputs", ())
    ]
    return " ".join(" ".join(parts).split())[:80]


def main():
    """Hand in, grade, grade again, compare."""
    well = True
    with Room(len(KINDS)) as room:
        # A teacher's own: the limit of a cell is 300 s; here there is less
        # time, and what stops it is the same.
        config = room.course / "nbgrader_config.py"
        with open(config, "a", encoding="utf-8") as file:
            file.write("\nc.Execute.timeout = 30\n")
        for name, kind in zip(room.learners, KINDS, strict=True):
            hand_in(room, name, kind)
        room.teach("nbgrader", "collect", LESSON)
        print("| handed in | marks | again | seconds | its last cell |")
        print("|---|---|---|---|---|")
        wanted = {}
        for name, kind in zip(room.learners, KINDS, strict=True):
            first, took = graded(room, name)
            told = said(room, name) if kind in EXTRA else ""
            second, _ = graded(room, name, "--force")
            wanted[kind] = first
            same = first is not None and first == second
            open_ = "OPEN" in told
            well = well and same and not open_
            sums = [sum(m.values()) if m else None for m in (first, second)]
            print(
                f"| {kind} | {sums[0]} | {sums[1]}"
                f"{'' if same else ' **NOT THE SAME**'} | {took:.0f} |"
                f" {'**OPEN** ' if open_ else ''}{told} |",
                flush=True,
            )
        well = well and wanted["changed checks"] == wanted["some mistakes"]
        well = well and all(wanted[kind] == wanted["right"] for kind in EXTRA)
    print("as it should be" if well else "NOT as it should be")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
