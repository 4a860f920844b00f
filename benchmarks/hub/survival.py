"""What is left of a class's work when things break: compared by checksums.

sudo .venv/bin/python benchmarks/hub/survival.py

Three learners work, save and submit; the teacher marks. Then the hub is
killed, a learner's server, and the proxy; a learner's disk is full. After
each, every saved notebook, every submission and every mark is compared with
what it was, and the learners must be able to go on.
"""

import hashlib
import os
import signal
import sqlite3
import sys
import time

import measure
from learner import Failed, Learner
from room import (
    FILE,
    LESSON,
    Room,
    command,
    processes,
    wait_until,
)

PATH = f"{LESSON}/{FILE}"
DISK = "16m"  # of the learner whose disk will be full
ANSWER = "parameters = 760"
PATIENT = 90  # seconds in which someone loads a page again and again


def checksums(room):
    """Return SHA-256 of all that must not be lost, by path.

    The gradebook's file changes when it is only opened: of it, what counts
    is what it holds.
    """
    exchange = room.course.with_name(f"{room.course.name}-exchange")
    found = {}
    for name in room.learners:
        for path in room.home(name).rglob("*.ipynb"):
            found[path] = _sum(path.read_bytes())
    for folder in (exchange, room.course / "submitted"):
        for path in folder.rglob("*"):
            if path.is_file():
                found[path] = _sum(path.read_bytes())
    gradebook = room.course / "gradebook.db"
    with sqlite3.connect(f"file:{gradebook}?mode=ro", uri=True) as book:
        found[gradebook] = _sum("\n".join(book.iterdump()).encode())
    return found


def _sum(content):
    return hashlib.sha256(content).hexdigest()


def work(learner, note):
    """Open the notebook, write a line, run it, save."""
    notebook = learner.notebook(PATH)
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade_id") == "ten_filters":
            cell["source"] = f"{ANSWER}  # {note}"
    learner.save(PATH, notebook)
    return notebook


def goes_on(learner, note):
    """Let a learner go on; return after how many seconds she can."""
    seconds = _comes_back(learner)
    work(learner, note)
    kernel = learner.open(PATH)
    outputs = kernel.run("6 * 7")
    kernel.close()
    if "42" not in str(outputs):
        raise Failed(f"the kernel answers {outputs}")
    return seconds


def _comes_back(learner):
    """Load the page anew until it is there; return seconds it took."""
    begun = time.monotonic()
    while True:
        try:
            learner.start()
            return time.monotonic() - begun
        except Failed:
            if time.monotonic() - begun > PATIENT:
                raise
            time.sleep(1)


def same(before, after):
    """Return what became of the files, in words."""
    lost = [path for path in before if path not in after]
    changed = [p for p in before if p in after and before[p] != after[p]]
    if lost or changed:
        return f"LOST {lost}, CHANGED {changed}"
    return f"{len(before)} of {len(before)} the same"


class Trial:
    """One class, broken again and again."""

    def __init__(self, room):
        """Log all in."""
        self.room, self.bad = room, 0
        self.learners = [
            Learner(room.address, name, room.passwords[name])
            for name in room.learners
        ]

    def begin(self):
        """Let all work, submit, and be marked."""
        for learner in self.learners:
            learner.log_in()
            learner.assignment("fetch", LESSON)
            work(learner, "at first")
            learner.assignment("submit", LESSON)
        self.room.teach("nbgrader", "collect", LESSON)
        self.room.teach("nbgrader", "autograde", LESSON)

    def broken(self, title, breaks):
        """Break something; compare; let all go on; print a line."""
        before = checksums(self.room)
        told = breaks()
        kept = same(before, checksums(self.room))
        on = []
        for learner in self.learners:
            try:
                on.append(goes_on(learner, title))
            except Failed as error:
                on.append(f"FAILED: {error}")
        well = not any(isinstance(each, str) for each in on)
        self.bad += not well or "LOST" in kept
        on = f"all work on, after {max(on):.0f} s at most" if well else on
        print(f"| {title} | {told} | {kept} | {on} |", flush=True)

    def hub_is_killed(self):
        """SIGKILL to the hub alone; then it is started again."""
        servers = self._servers()
        self.room.hub.kill()
        self.room.hub.wait()
        while_gone = self._open_notebook()
        self.room.start()
        kept = servers == self._servers()
        told = "kept" if kept else "LOST"
        return f"{while_gone}; their servers were {told}"

    def _open_notebook(self):
        """Return what someone with an open notebook sees without the hub."""
        try:
            learner = self.learners[0]
            learner.save(PATH, learner.notebook(PATH))
        except Failed as error:
            return f"saving meanwhile: {str(error)[-60:]}"
        return "saving meanwhile works"

    def _servers(self):
        return {
            number
            for name in self.room.learners
            for number in measure.kinds(processes(measure.uid(name)))["server"]
        }

    def server_is_killed(self):
        """SIGKILL to all processes of one learner."""
        name = self.room.learners[0]
        uid = measure.uid(name)
        for number in processes(uid):
            os.kill(number, signal.SIGKILL)
        wait_until(lambda: not processes(uid), 10, "her processes to end")
        return "the others' servers ran on"

    def proxy_is_killed(self):
        """SIGKILL to the proxy; the hub must start it again."""
        old = self.room.proxy()
        begun = time.monotonic()
        os.kill(old, signal.SIGKILL)
        wait_until(lambda: self.room.proxy() != old, 90, "a new proxy")
        wait_until(self.room.answers, 60, "the proxy to answer")
        return f"a new one after {time.monotonic() - begun:.0f} s"

    def disk_is_full(self):
        """Fill one learner's disk, and let her save then."""
        learner = self.learners[-1]
        home = self.room.home(learner.name)
        try:
            with open(home / "filler", "wb", buffering=0) as filler:
                while filler.write(bytes(2**16)) > 0:
                    pass
        except OSError:
            pass  # full
        try:
            notebook = learner.notebook(PATH)
            notebook["cells"][0]["source"] += "x" * 2**20
            learner.save(PATH, notebook)
            told = "a save of hers went through"
        except Failed as error:
            told = f"her page is told: {str(error)[-70:].strip()}"
        self.filler = home / "filler"
        return told.replace("|", "/").replace("\n", " ")

    def room_is_made(self):
        """Remove what filled the disk."""
        self.filler.unlink()
        return "the filler removed"


def small_disk(room, name):
    """Give a learner a home on a disk of its own, and a small one."""
    home, uid = room.home(name), measure.uid(name)
    options = f"size={DISK},mode=700,uid={uid},gid={uid}"
    command("mount", "-t", "tmpfs", "-o", options, "tmpfs", home)


def main():
    """Break everything once."""
    print("| what | meanwhile | files | after it |\n|---|---|---|---|")
    with Room(3) as room:
        small_disk(room, room.learners[-1])
        trial = Trial(room)
        trial.begin()
        trial.broken("the hub killed", trial.hub_is_killed)
        trial.broken("a learner's server killed", trial.server_is_killed)
        trial.broken("the proxy killed", trial.proxy_is_killed)
        before = checksums(room)
        told = trial.disk_is_full()
        kept = same(before, checksums(room))
        print(f"| a learner's disk full | {told} | {kept} | |", flush=True)
        trial.bad += "LOST" in kept
        trial.broken("room made on it", trial.room_is_made)
        return 1 if trial.bad else 0


if __name__ == "__main__":
    sys.exit(main())
