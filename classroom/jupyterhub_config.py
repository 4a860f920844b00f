"""A hub for a class on one machine: `jupyterhub -f jupyterhub_config.py`.

README.md beside this file says what to install and how to make accounts. The
hub is started by root, because only root can start a server in the name of a
learner; the servers themselves run as the learners.
"""

import os
import resource
import secrets
import socket
import sys
from contextlib import suppress
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner

from cnn_course.cli import MARKING
from cnn_course.data.shared import share

HERE = Path(__file__).resolve().parent

# --- What you may want to change ---------------------------------------------
# Each can also be set from outside, as in `CNN_HUB_LANGUAGE=ko jupyterhub …`.


def wish(name, default):
    """Return what was set from outside, or else what stands here."""
    return os.environ.get(f"CNN_HUB_{name}", default)


# Only this machine reaches the hub. "0.0.0.0" opens it to the room. Then name
# a certificate too: without one, passwords cross the room for all to read.
ADDRESS = wish("ADDRESS", "127.0.0.1")
PORT = wish("PORT", "8000")
CERTIFICATE, KEY = wish("CERTIFICATE", ""), wish("KEY", "")  # two files

# Who may log in, with the account's password: members of these two groups of
# this machine, and nobody else.
LEARNERS, TEACHERS = wish("LEARNERS", "learners"), wish("TEACHERS", "teachers")

LANGUAGE = wish("LANGUAGE", "en")  # of the lessons: "en", "ko", or "both"
CLASS = Path(wish("CLASS", "/srv/class/course"))  # of cnn-course classroom
STATE = Path(wish("STATE", "/var/lib/cnn-course-hub"))  # what the hub keeps
SHARED = Path(wish("SHARED", "/var/lib/cnn-course-shared"))  # MNIST, 500 MB

MEMORY = float(wish("MEMORY", "4"))  # GiB of addresses, for each process
PROCESSES = 400  # processes and threads of one learner, together
IDLE = 3600  # seconds after which a server that nobody uses is stopped
PORTS = range(20_000, 32_000)  # of servers; the system gives out higher ones

# --- What is enforced, and what is not ---------------------------------------
# Enforced: no process of a learner takes more than MEMORY; what wants more
# gets a MemoryError. No learner has more than PROCESSES. A learner's code
# comes after the hub's when the processor is short.
# Not enforced: a learner with several notebooks open has MEMORY for each; an
# endless loop keeps one core busy until it is interrupted or the server is
# stopped; the disk is as full as its quotas allow. Where systemd runs,
# jupyterhub-systemdspawner limits memory and processor of all that a learner
# runs together: set `spawner_class` below to "systemd" and see its README.


def free_port(taken):
    """Return a port that nobody has, and that nobody can guess beforehand.

    Without one after many trials it is 0: then the system chooses.
    """
    for port in secrets.SystemRandom().sample(PORTS, 1000):
        with suppress(OSError), socket.socket() as trial:
            trial.bind(("127.0.0.1", port))
            if port not in taken:
                return port
    return 0


given = {}  # the port of each account's server, which may still be starting


class Desk(LocalProcessSpawner):
    """A server for one account, within limits that it cannot lift."""

    async def start(self):
        """Start the server, on a port that no other server was given."""
        name = self.user.name
        given.pop(name, None)
        self.port = given[name] = free_port(given.values())
        return await super().start()

    def make_preexec_fn(self, name):
        """Return what the new process does before it is a learner's."""
        become_the_learner = super().make_preexec_fn(name)
        most = int(MEMORY * 2**30)

        def begin():
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))
            os.nice(5)
            become_the_learner()

        return begin

    def get_env(self):
        """Return what a server finds in its environment."""
        env = super().get_env()
        env["PATH"] = f"{Path(sys.executable).parent}:{os.defpath}"
        env["CNN_COURSE_EXCHANGE"] = f"{CLASS}-exchange"
        env["CNN_COURSE_SHARED"] = str(SHARED)
        env["MALLOC_ARENA_MAX"] = "1"  # one store of memory for all threads
        if self.user.admin:  # a teacher's nbgrader finds the class's folder
            env["JUPYTER_CONFIG_PATH"] = str(CLASS)
        else:
            env["JUPYTER_CONFIG_PATH"] = str(HERE)
            env["CNN_COURSE_CLASSROOM"] = "1"  # hints, but no solutions
            if LANGUAGE != "both":
                env["CNN_COURSE_LANG"] = LANGUAGE
        return env

    def get_args(self):
        """Return the server's arguments: who teaches has a formgrader."""
        if self.user.admin:  # nbgrader shows it in a frame of its own page
            policy = {"Content-Security-Policy": "frame-ancestors 'self'"}
            more = [f"--ServerApp.tornado_settings={{'headers': {policy}}}"]
            if CLASS.is_dir():  # what it shows must lie in the server's root
                more += [f"--ServerApp.root_dir={CLASS}"]
                more += ["--ServerApp.default_url=/lab"]
        else:
            formgrader, _, _, courses = MARKING
            off = "--ServerApp.jpserver_extensions"
            more = [f"{off}={name}=False" for name in (formgrader, courses)]
        return super().get_args() + more


c = get_config()  # noqa: F821  the hub gives it

# --- Where it listens --------------------------------------------------------
secure = bool(CERTIFICATE and KEY)
c.JupyterHub.bind_url = f"http{'s' if secure else ''}://{ADDRESS}:{PORT}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{wish('INNER', '8081')}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{wish('PROXY', '8001')}"
if secure:
    c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = CERTIFICATE, KEY
elif ADDRESS not in ("127.0.0.1", "::1", "localhost"):
    print("Passwords cross the room in the clear: name CERTIFICATE and KEY.")

# --- Who may come in ---------------------------------------------------------
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {LEARNERS, TEACHERS}
c.PAMAuthenticator.admin_groups = {TEACHERS}  # they may help at any desk
c.PAMAuthenticator.open_sessions = False
c.JupyterHub.cookie_max_age_days = 1  # log in anew each day

# --- What each one gets ------------------------------------------------------
c.JupyterHub.spawner_class = Desk
c.Spawner.cmd = [sys.executable, "-I", "-m", "cnn_course.desk"]
first = "en" if LANGUAGE == "both" else LANGUAGE
c.Spawner.default_url = (
    f"/lab/tree/cnn-course-lessons/{first}/00_start_here.ipynb"
)
c.Spawner.start_timeout = 180  # a whole class starts at once
c.Spawner.http_timeout = 120
c.Spawner.poll_interval = 5  # a server that died is soon started anew

# --- What the hub keeps, and for whom: root alone ----------------------------
STATE.mkdir(mode=0o700, parents=True, exist_ok=True)
c.JupyterHub.db_url = f"sqlite:///{STATE}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{STATE}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{STATE}/proxy.pid"

# --- What all share: MNIST is in memory once, not once for each learner ------
share(SHARED)

# --- Servers that nobody uses are stopped; notebooks stay --------------------
c.JupyterHub.services = [
    {
        "name": "cull",
        "command": [
            *(sys.executable, "-m", "jupyterhub_idle_culler"),
            f"--timeout={IDLE}",
        ],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "cull",
        "services": ["cull"],
        "scopes": [
            *("list:users", "read:users:activity"),
            *("read:servers", "delete:servers"),
        ],
    }
]
