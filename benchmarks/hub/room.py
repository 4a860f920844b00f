"""A classroom for trials: accounts, a class, a hub; all gone in the end.

sudo .venv/bin/python benchmarks/hub/room.py     removes what a trial left

The hub is the real one, of `classroom/jupyterhub_config.py`, on addresses of
this machine alone. Accounts are local ones of Linux, so only root can do it,
and the course must lie where every account can read it.
"""

import grp
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import requests

ROOT = Path(__file__).resolve().parents[2]
BASE = Path("/srv/cnn-course-trial")  # homes, class, and the hub's state
PREFIX = "cnntrial"  # of the accounts; nobody else's begin like this
LEARNERS, TEACHERS = f"{PREFIX}-learners", f"{PREFIX}-teachers"
TEACHER = f"{PREFIX}-teacher"
DESKS = "cnn-course-desk-"  # folders that learners' kernels listen in
LESSON = "03-en"
FILE = "03_size_calculation.ipynb"
TOOLS = Path(sys.executable).parent
CLEAN = {"PATH": f"{TOOLS}:{os.defpath}", "LANG": "C.UTF-8"}


class CannotTry(SystemExit):
    """Why there can be no trial here, as a sentence."""


class Room:
    """A hub with its accounts; `with Room(30) as room: …`.

    Attributes:
        learners: names of the learners' accounts.
        passwords: by name, the teacher's too; they last as long as the trial.
        address: of the hub, such as "http://127.0.0.1:43210".
        hub: the hub's process.
    """

    def __init__(self, count, **wishes):
        """Choose names and ports; `wishes` go to the hub as CNN_HUB_…."""
        self.learners = [f"{PREFIX}{n:02}" for n in range(1, count + 1)]
        names = (*self.learners, TEACHER)
        self.passwords = {name: secrets.token_urlsafe(9) for name in names}
        self.ports = free_ports(3)
        self.wishes = wishes
        self.address = f"http://127.0.0.1:{self.ports[0]}"
        self.course = BASE / "class" / "course"
        self.hub, self.helpers = None, set()

    def __enter__(self):
        """Make the accounts and the class, and start the hub."""
        _refuse_where_it_cannot_be()
        try:
            self._make_accounts()
            self._make_class()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        """End the hub; remove the accounts and all that is theirs."""
        try:
            if self.hub is not None and self.hub.poll() is None:
                self.note_helpers()
                self.stop()
            self.end_helpers()
            keep = os.environ.get("CNN_TRIAL_LOG")  # where the hub's log goes
            if keep and (BASE / "hub.log").exists():
                shutil.copy(BASE / "hub.log", keep)
        finally:  # also when someone presses Ctrl+C once more
            sweep()

    def _make_accounts(self):
        for group in (LEARNERS, TEACHERS):
            command("groupadd", group)
        homes = BASE / "homes"
        homes.mkdir(parents=True)
        for name in self.passwords:
            group = TEACHERS if name == TEACHER else LEARNERS
            alone = ("-K", "HOME_MODE=0700", "-s", "/bin/bash", "-G", group)
            command("useradd", "-m", "-d", homes / name, *alone, name)
        lines = "".join(f"{n}:{p}\n" for n, p in self.passwords.items())
        command("chpasswd", input=lines)

    def _make_class(self):
        self.course.parent.mkdir()
        shutil.chown(self.course.parent, TEACHER)
        course = TOOLS / "cnn-course"
        self.teach(course, "classroom", self.course, cwd=BASE)
        self.teach("nbgrader", "generate_assignment", LESSON)
        self.teach("nbgrader", "release_assignment", LESSON)

    def teach(self, *words, cwd=None, check=True):
        """Run a command as the teacher, in the folder of the class."""
        return run_as(TEACHER, *words, cwd=cwd or self.course, check=check)

    def home(self, name):
        """Return the home of an account."""
        return BASE / "homes" / name

    def start(self):
        """Start the hub, and wait until it answers."""
        outer, inner, proxy = map(str, self.ports)
        wishes = {
            **{"PORT": outer, "INNER": inner, "PROXY": proxy},
            **{"LEARNERS": LEARNERS, "TEACHERS": TEACHERS},
            **{"CLASS": self.course, "STATE": BASE / "state"},
            "SHARED": BASE / "shared",
            **self.wishes,
        }
        env = CLEAN | {f"CNN_HUB_{k}": str(v) for k, v in wishes.items()}
        config = ROOT / "classroom" / "jupyterhub_config.py"
        with open(BASE / "hub.log", "a", encoding="utf-8") as log:
            self.hub = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", config],
                **{"env": env, "cwd": BASE, "stdout": log, "stderr": log},
            )
        wait_until(self.answers, 60, "the hub to answer; see its hub.log")
        self.note_helpers()

    def note_helpers(self):
        """Remember the proxy and the culler: a killed hub leaves them."""
        numbers = [p.pid for p in psutil.Process(self.hub.pid).children()]
        self.helpers.update(numbers)
        self.helpers.add(self.proxy())

    def end_helpers(self):
        """End those that a hub left behind."""
        for number in self.helpers:
            try:
                words = " ".join(psutil.Process(number).cmdline())
                if "idle_culler" in words or "configurable-http" in words:
                    os.kill(number, signal.SIGTERM)
            except (psutil.Error, ProcessLookupError):
                continue

    def answers(self):
        """Return whether the hub answers at its own address."""
        if self.hub.poll() is not None:
            log = (BASE / "hub.log").read_text("utf-8")[-2000:]
            raise CannotTry(f"The hub has ended:\n{log}")
        try:
            api = f"{self.address}/hub/api/"
            return requests.get(api, timeout=5).ok
        except requests.RequestException:
            return False

    def stop(self):
        """End the hub as Ctrl+C does; servers and proxy end with it."""
        self.hub.send_signal(signal.SIGINT)
        try:
            self.hub.wait(60)
        except subprocess.TimeoutExpired:
            self.hub.kill()
            self.hub.wait()

    def proxy(self):
        """Return the process number of the proxy."""
        return int((BASE / "state" / "proxy.pid").read_text().split()[0])


def run_as(name, *words, cwd, check=True, more=None):
    """Run a command as an account, in a clean environment."""
    account = pwd.getpwnam(name)
    env = CLEAN | {"HOME": account.pw_dir, "USER": name} | (more or {})
    done = subprocess.run(
        [*map(str, words)],
        **{"user": account.pw_uid, "group": account.pw_gid},
        **{"extra_groups": os.getgrouplist(name, account.pw_gid)},
        **{"cwd": cwd, "env": env, "text": True, "capture_output": True},
        timeout=600,
    )
    if check and done.returncode:
        told = f"{name}: {' '.join(map(str, words))}\n{done.stderr[-2000:]}"
        raise CannotTry(told)
    return done


def command(*words, **options):
    """Run a command as root.

    Raises:
        CannotTry: it failed.
    """
    words = [*map(str, words)]
    done = subprocess.run(words, text=True, capture_output=True, **options)
    if done.returncode:
        raise CannotTry(f"{' '.join(words)}: {done.stderr.strip()}")


def free_ports(count):
    """Return ports of this machine on which nobody listens."""
    found = [socket.socket() for _ in range(count)]
    for one in found:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in found]
    for one in found:
        one.close()
    return ports


def wait_until(true, seconds, what):
    """Ask again and again, for so many seconds at most.

    Raises:
        CannotTry: it did not become true.
    """
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise CannotTry(f"Waited {seconds} s for {what}.")
        time.sleep(0.2)


def _refuse_where_it_cannot_be():
    """Look for what a trial needs.

    Raises:
        CannotTry: what is missing.
    """
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        raise CannotTry("A trial makes accounts: on Linux, as root.")
    if shutil.which("configurable-http-proxy") is None:
        raise CannotTry("Get it: npm install -g configurable-http-proxy")
    if BASE.exists() or accounts():
        raise CannotTry(f"A trial left its traces; {__file__} removes them.")
    try:
        run_as("nobody", sys.executable, "-c", "import nbgrader", cwd="/")
        run_as("nobody", "cat", ROOT / "README.md", cwd="/")
    except (CannotTry, OSError) as error:
        told = f"The course must lie where every account can read: {error}"
        raise CannotTry(told) from error


def accounts():
    """Return the entries of the trials' accounts."""
    return [one for one in pwd.getpwall() if one.pw_name.startswith(PREFIX)]


def processes(uid):
    """Return the process numbers of one account."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if place.stat().st_uid == uid:
                found.append(int(place.name))
        except OSError:  # it has ended meanwhile
            continue
    return found


def sweep():
    """Remove the trials' processes, accounts, groups, mounts and files."""
    for account in accounts():
        for number in processes(account.pw_uid):
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
    mine = {account.pw_uid for account in accounts()}
    for folder in Path(tempfile.gettempdir()).glob(f"{DESKS}*"):
        if folder.lstat().st_uid in mine:
            shutil.rmtree(folder, ignore_errors=True)
    for line in Path("/proc/mounts").read_text().splitlines():
        place = line.split()[1]
        if place.startswith(f"{BASE}/"):
            command("umount", "--lazy", place)
    for account in accounts():
        command("userdel", account.pw_name)
    for group in [g.gr_name for g in grp.getgrall()]:
        if group.startswith(PREFIX):
            command("groupdel", group)
    shutil.rmtree(BASE, ignore_errors=True)


if __name__ == "__main__":
    sweep()
