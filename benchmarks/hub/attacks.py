"""What a learner must not be able to do: tried, each with the answer.

sudo .venv/bin/python benchmarks/hub/attacks.py

Code runs in a learner's own kernel on a real hub, and requests carry her own
cookies and token. Beside each attempt stands the same one where it is
allowed: if that fails, the attempt proved nothing, and counts as a fault.
"""

import json
import sys
from typing import NamedTuple

import measure
from learner import Failed, Learner
from pages import page_attempts
from room import BASE, FILE, LESSON, ROOT, TEACHER, Room, processes, run_as

PATH = f"{LESSON}/{FILE}"
TRY = """
import json, os, signal, resource, socket, urllib.request, urllib.error
def ask(method, address, body=None, **headers):
    wish = urllib.request.Request(address, body, headers, method=method)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    return opener.open(wish, timeout=9).read()[:30]
token = {"Authorization": "token " + os.environ["JUPYTERHUB_API_TOKEN"]}
hub = os.environ["JUPYTERHUB_API_URL"]
try:
    print("DONE", (lambda: {code})())
except (OSError, ValueError) as error:
    print("REFUSED", type(error).__name__, error)
"""


class Attempt(NamedTuple):
    """Something to try, as a Python expression, and where it is allowed."""

    title: str
    code: str
    allowed: str


def on_files(room):
    """Yield attempts to read and write what is another's."""
    me, other = (room.home(name) for name in room.learners[:2])
    course = room.course
    exchange = course.with_name(f"{course.name}-exchange") / "cnn-course"
    theirs = next((exchange / "inbound").iterdir())
    # Whoever knew this name could read it; but nobody can look, and the last
    # part is chosen by chance.
    guess = theirs.with_name(f"{theirs.name.rpartition('+')[0]}+0")
    read = "open({!r}, 'rb').read(9)".format
    write = "open({!r}, 'r+b').write(b'x')".format
    look = "os.listdir({!r})[:1]".format
    mine, tmp = str(me / PATH), f"/tmp/{me.name}"

    yield Attempt("look into another's home", look(str(other)), look(str(me)))
    yield Attempt(
        "read another's notebook", read(str(other / PATH)), read(mine)
    )
    yield Attempt(
        "write into another's home", write(str(other / PATH)), write(mine)
    )
    for title, path in (
        ("read the gradebook", course / "gradebook.db"),
        ("read the teacher's lessons", course / "source" / LESSON / FILE),
        ("read the teacher's home", room.home(TEACHER) / ".profile"),
        ("guess where another's work lies", guess / FILE),
        ("read the hub's key for cookies", BASE / "state" / "cookie_secret"),
        ("read the hub's database", BASE / "state" / "jupyterhub.sqlite"),
        ("read the passwords", "/etc/shadow"),
    ):
        yield Attempt(title, read(str(path)), read(mine))
    for title, path in (
        ("change the gradebook", course / "gradebook.db"),
        ("change the course's package", ROOT / "cnn_course" / "conv.py"),
        ("change a package of Python's", sys.modules["requests"].__file__),
        ("change the hub's configuration", ROOT / "classroom" / CONFIG),
        ("change the shared images", BASE / "shared" / IMAGES),
        ("change a released lesson", exchange / "outbound" / LESSON / FILE),
    ):
        yield Attempt(title, write(str(path)), write(mine))
    yield Attempt(
        "list the drop box",
        look(str(exchange / "inbound")),
        look(str(exchange / "outbound")),
    )
    move = f"os.rename({{!r}}, {tmp!r}) or os.rename({tmp!r}, {{!r}})".format
    away = str(theirs)
    yield Attempt(
        "take another's work out of the drop box",
        move(away, away),
        move(mine, mine),
    )
    place = str(exchange.parent)
    yield Attempt(
        "take the place of the exchange", move(place, place), move(mine, mine)
    )


CONFIG = "jupyterhub_config.py"
IMAGES = "mnist-t10k-pad0.npy"


def on_processes(room):
    """Yield attempts on processes and limits."""
    me, other = (
        measure.kinds(processes(measure.uid(name)))
        for name in room.learners[:2]
    )
    mine, theirs = me["server"][0], other["server"][0]
    secrets = "open('/proc/{}/environ', 'rb').read(9)".format
    poke = "os.kill({}, signal.{})".format
    for title, number in (
        ("read another's token", theirs),
        ("read the hub's secrets", room.hub.pid),
        ("read the proxy's token", room.proxy()),
    ):
        yield Attempt(title, secrets(number), secrets(mine))
    for title, number in (
        ("stop another's server", theirs),
        ("stop another's kernel", other["kernel"][0]),
        ("stop the hub", room.hub.pid),
        ("stop the proxy", room.proxy()),
    ):
        yield Attempt(title, poke(number, "SIGTERM"), poke(mine, "SIGCONT"))
    limit = "resource.setrlimit(resource.{0}, ({1}, {1}))".format
    yield Attempt(
        "lift the limit of memory",
        limit("RLIMIT_AS", 2**36),
        limit("RLIMIT_AS", 2**32),
    )
    yield Attempt(
        "lift the limit of processes",
        limit("RLIMIT_NPROC", 9999),
        limit("RLIMIT_NPROC", 400),
    )
    yield Attempt("go before the hub", "os.nice(-5)", "os.nice(0)")


def on_the_hub(room):
    """Yield attempts through the hub, the proxy, and another's port."""
    me, other = room.learners[:2]
    proxy = f"http://127.0.0.1:{room.ports[2]}/api/routes"
    ask = "ask({!r}, {}, **token)".format
    mine = ask("GET", "hub + '/user'")
    users = f"hub + '/users/{other}"
    target = b'{"target": "http://127.0.0.1:9"}'
    elsewhere = f"{proxy + '/hub'!r}, {target!r}"
    for title, code in (
        ("list all accounts", ask("GET", "hub + '/users'")),
        ("look at another in the hub", ask("GET", f"{users}'")),
        ("make a token for another", ask("POST", f"{users}/tokens'")),
        (
            "stop another's server by the hub",
            ask("DELETE", f"{users}/server'"),
        ),
        ("stop the hub by its API", ask("POST", "hub + '/shutdown'")),
        ("read the proxy's routes", ask("GET", repr(proxy))),
        ("send the proxy elsewhere", ask("POST", elsewhere)),
    ):
        yield Attempt(title, code, mine)
    direct = "'http://127.0.0.1:{}/user/{}/api/contents'".format
    yield Attempt(
        "open another's server past the proxy, with her own token",
        ask("GET", direct(port(other), other)),
        ask("GET", direct(port(me), me)),
    )
    yield Attempt(
        "open another's server through the proxy",
        ask("GET", repr(f"{room.address}/user/{other}/api/contents")),
        ask("GET", repr(f"{room.address}/user/{me}/api/contents")),
    )


def port(name):
    """Return the port of a learner's server; root can look."""
    import psutil

    for number in measure.kinds(processes(measure.uid(name)))["server"]:
        for one in psutil.Process(number).net_connections("tcp"):
            if one.status == psutil.CONN_LISTEN:
                return one.laddr.port
    raise Failed(f"{name} has no server")


LISTEN = """
import time, zmq
def hear(address):
    ear = zmq.Context.instance().socket(zmq.SUB)
    ear.subscribe(b"")
    ear.connect(address)
    return "heard it" if ear.poll(4000) else "heard nothing in 4 s"
"""
FOUND = """
import ipykernel
print(open(ipykernel.get_connection_file()).read())
"""


def listens(attacker, victim):
    """Listen to another's kernel; then she herself does, from a second one."""
    found = json.loads(victim.run(FOUND)[0]["text"])
    address = f"ipc://{found['ip']}-{found['iopub_port']}"
    told = []
    for listener in (attacker, victim.learner.open("second.ipynb")):
        mine = listener.begin(f"{LISTEN}\nprint(hear({address!r}))")
        for kind, content, parent in listener.listen(9):
            victim.run("print('private')")
            if parent == mine and kind == "stream":
                told.append(content["text"].strip())
                break
    refused = "nothing" in told[0] and told[1] == "heard it"
    return tell("listen to another's kernel", told[0], told[1], refused)


def tell(title, answer, allowed, refused):
    """Print a line; return whether all is as it should be."""
    answer, allowed = (
        " ".join(str(text).replace("|", "/").split())[:88]
        for text in (answer, allowed)
    )
    mark = "refused" if refused else "**NOT REFUSED**"
    print(f"| {title} | {mark}: {answer} | {allowed} |", flush=True)
    return refused


def attempt(kernel, one):
    """Try something, and the same where it is allowed."""
    answers = []
    for code in (one.code, one.allowed):
        outputs = kernel.run(TRY.replace("{code}", code))
        texts = [o.get("text") or o.get("evalue", "") for o in outputs]
        answers.append("".join(texts).strip())
    bad, good = answers
    shown = bad.removeprefix("REFUSED ")
    fair = bad.startswith("REFUSED") and good.startswith("DONE")
    return tell(one.title, shown, good[:24], fair)


def with_cookies(learner, other):
    """Ask for another's server as the browser would, with her cookies."""
    address = f"{other.base}/api/contents"
    answer = learner.http.get(address, timeout=20)
    own = learner.http.get(f"{learner.base}/api/contents", timeout=20)
    told = f"{answer.status_code} {answer.reason}"
    if answer.history:
        told = f"sent on to {answer.url.split('?')[0]}: {told}"
    there = answer.ok and "content" in answer.text and not answer.history
    refused = own.ok and not there
    title = "open another's server with her own cookies"
    return tell(title, told, f"{own.status_code}", refused)


def link_is_left_out(room):
    """Put a link to another's notebook into the drop box; let it be collected.

    nbgrader's own Submit refuses it, since a learner cannot read where it
    leads; but a learner can put it there by hand. The teacher can read it.
    """
    attacker, other = room.learners[2], room.learners[1]
    exchange = room.course.with_name(f"{room.course.name}-exchange")
    inbound = exchange / "cnn-course" / "inbound"
    when = "2031-01-01 00:00:00.000000 UTC"
    place = str(inbound / f"{attacker}+{LESSON}+{when}+x")
    leads = str(room.course / "submitted" / other / PATH)
    code = (
        f"import os\nos.mkdir({place!r})\nos.chmod({place!r}, 0o755)\n"
        f"os.symlink({leads!r}, {place + '/' + FILE!r})\n"
        f"open({place + '/timestamp.txt'!r}, 'w').write({when!r})"
    )
    run_as(attacker, sys.executable, "-c", code, cwd="/")
    room.teach("nbgrader", "collect", LESSON, "--update")
    mine = room.course / "submitted" / attacker / LESSON
    there = [path.name for path in mine.glob("*")]
    told = f"collected: {', '.join(there)}"
    good = "timestamp.txt" in there and FILE not in there
    allowed = (room.course / "submitted" / other / PATH).exists()
    title = "hand in a link to another's notebook"
    return tell(title, told, "a file is collected", good and allowed)


def main():
    """Try everything once."""
    well = []
    with Room(3) as room:
        learners = [
            Learner(room.address, name, room.passwords[name])
            for name in room.learners
        ]
        for learner in learners:
            learner.log_in()
            learner.assignment("fetch", LESSON)
        learners[1].assignment("submit", LESSON)
        kernels = [learner.open(PATH) for learner in learners]
        room.teach("nbgrader", "collect", LESSON)  # so there is a gradebook
        room.teach("nbgrader", "autograde", LESSON)
        print("| attempt | answer | where it is allowed |\n|---|---|---|")
        for group in (on_files, on_processes, on_the_hub):
            for one in group(room):
                well.append(attempt(kernels[0], one))
        well.append(with_cookies(*learners[:2]))
        well.append(listens(*kernels[:2]))
        for title, answer, allowed, refused in page_attempts(room, learners):
            well.append(tell(title, answer, allowed, refused))
        well.append(link_is_left_out(room))
    print(f"{well.count(True)} of {len(well)} refused")
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
