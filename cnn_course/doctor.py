"""The evening before a class: is everything here, and does it work?

Each check looks at one thing and tells what it found in a sentence; where
something is in the way, the sentence says what to do.
"""

import platform
import shutil
import sys
import webbrowser
from importlib import metadata
from pathlib import Path
from subprocess import DEVNULL, run
from typing import NamedTuple

from cnn_course import texts
from cnn_course.texts import say

LEVELS = OK, NOTE, FAULT = "ok", "note", "fault"
GIB = 2**30
WIDGETS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
FEW, LITTLE = 1.0, 0.5  # GiB of memory: for lesson 07, for any lesson
ROOM = 0.2  # GiB of disk: packages are there already
KERNEL_SECONDS = 90
SOME, ENOUGH = 1000, 970  # digits to read, and how many must be right
PROBE = "from cnn_course import explore; explore.convolution()"


class Finding(NamedTuple):
    """What a check found: "ok", "note" or "fault", and a sentence."""

    level: str
    sentence: str


def examine(tell):
    """Run all checks, and return whether the course can be used.

    Args:
        tell: called with each Finding as soon as it is there.
    """
    usable = True
    for check in CHECKS:
        try:
            finding = check()
        except Exception as error:  # a broken installation can raise anything
            reason = f"{type(error).__name__}: {error}"
            told = {"check": check.__name__, "reason": reason}
            finding = Finding(FAULT, say("doctor.broken", **told))
        tell(finding)
        usable = usable and finding.level != FAULT
    return usable


def python():
    """Is this Python new enough?"""
    wanted = metadata.metadata("cnn-course")["Requires-Python"]
    told = {"version": platform.python_version(), "path": sys.executable}
    if _fits(wanted, told["version"]):
        return Finding(OK, say("doctor.python", **told))
    return Finding(FAULT, say("doctor.old_python", wanted=wanted, **told))


def packages():
    """Are the packages here, in versions that fit?"""
    from packaging.requirements import Requirement

    missing, wrong, there = [], [], []
    for text in metadata.requires("cnn-course") or ():
        wish = Requirement(text)
        if wish.marker and not wish.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(wish.name)
        except metadata.PackageNotFoundError:
            missing.append(wish.name)
            continue
        fits = _fits(str(wish.specifier), version)
        (there if fits else wrong).append(f"{wish.name} {version}")
    if missing or wrong:
        found = ", ".join([*missing, *wrong])
        return Finding(FAULT, say("doctor.packages_lost", found=found))
    return Finding(OK, say("doctor.packages", found=", ".join(there)))


def _fits(specifier, version):
    """Return whether a version is one of those that are asked for."""
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(specifier).contains(version, prereleases=True)


def digits():
    """Are the data here, and does LeNet read them?"""
    from cnn_course import data, evaluate, trained_lenet

    try:
        mnist = data.load_mnist(pad=2)
        for name in data.photo_names():
            data.load_photo(name)
    except data.DataError as error:
        return Finding(FAULT, say("doctor.data_lost", reason=error))
    some = mnist.x_test[:SOME], mnist.y_test[:SOME]
    right = round(evaluate(trained_lenet(), *some)[1] * SOME)
    told = {"count": len(mnist.x_train), "right": right, "some": SOME}
    if right < ENOUGH:
        return Finding(FAULT, say("doctor.reads_badly", **told))
    return Finding(OK, say("doctor.data", **told))


def widgets():
    """Does JupyterLab find the two parts that draw widgets?"""
    from jupyter_core.paths import jupyter_path

    places = [Path(place) for place in jupyter_path("labextensions")]
    lost = [
        name
        for name in WIDGETS
        if not any(
            (place / name / "package.json").is_file() for place in places
        )
    ]
    if lost:
        found = ", ".join(lost)
        return Finding(FAULT, say("doctor.widgets_lost", found=found))
    return Finding(OK, say("doctor.widgets"))


def keeps():
    """Can JupyterLab write the files that it needs while it runs?"""
    import tempfile

    from jupyter_core.paths import jupyter_runtime_dir

    folder = Path(jupyter_runtime_dir())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        told = {"file": folder, "reason": error.strerror}
        return Finding(FAULT, say("cli.cannot_keep", **told))
    return Finding(OK, say("doctor.keeps"))


def kernel():
    """Does a notebook run, and does it show a widget?"""
    from jupyter_client.manager import start_new_kernel

    silent = {"stdout": DEVNULL, "stderr": DEVNULL}
    manager, client = start_new_kernel(KERNEL_SECONDS, "python3", **silent)
    shown, errors = [], []

    def listen(message):
        content = message["content"]
        shown.extend(content.get("data", ()))
        if message["msg_type"] == "error":
            errors.append(f"{content['ename']}: {content['evalue']}")

    try:
        client.execute_interactive(
            PROBE, timeout=KERNEL_SECONDS, output_hook=listen
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    if errors:
        return Finding(FAULT, say("doctor.cell_failed", reason=errors[0]))
    if "application/vnd.jupyter.widget-view+json" not in shown:
        return Finding(FAULT, say("doctor.no_widget"))
    return Finding(OK, say("doctor.kernel"))


def browser():
    """Is there a browser that the course can open?"""
    from cnn_course.cli import has_screen

    if not has_screen():
        return Finding(NOTE, say("doctor.no_screen"))
    try:
        webbrowser.get()
    except webbrowser.Error:
        return Finding(NOTE, say("doctor.no_browser"))
    return Finding(OK, say("doctor.browser"))


def memory():
    """Is there room in memory for a training?"""
    import psutil

    free = psutil.virtual_memory().available / GIB
    told = {"free": f"{free:.1f}", "few": f"{FEW:g}"}
    if free < LITTLE:
        return Finding(FAULT, say("doctor.no_memory", **told))
    if free < FEW:
        return Finding(NOTE, say("doctor.little_memory", **told))
    return Finding(OK, say("doctor.memory", **told))


def disk():
    """Can lessons be kept here?"""
    import tempfile

    here = Path()
    try:
        here = Path.cwd()  # unless somebody has removed it
        with tempfile.TemporaryFile(dir=here):
            pass
    except OSError as error:
        told = {"folder": here, "reason": error.strerror or error}
        return Finding(FAULT, say("doctor.read_only", **told))
    free = shutil.disk_usage(here).free / GIB
    told = {"folder": here, "free": f"{free:.1f}"}
    if free < ROOM:
        return Finding(FAULT, say("doctor.disk_full", **told))
    return Finding(OK, say("doctor.disk", **told))


def fonts():
    """Can Korean be read, in figures and in the page?"""
    from matplotlib.font_manager import FontProperties, get_font

    from cnn_course.draw.style import FONT

    letters = set(texts.TEXTS["ko"]["draw.loss"]) - {" "}
    glyphs = get_font(FontProperties(fname=FONT).get_file()).get_charmap()
    if not letters <= {chr(code) for code in glyphs}:
        return Finding(FAULT, say("doctor.font_broken"))
    if sys.platform.startswith("linux") and not _korean_on_linux():
        return Finding(NOTE, say("doctor.no_font"))
    return Finding(OK, say("doctor.fonts"))


def _korean_on_linux():
    """Return whether fontconfig, which browsers ask, knows a Korean font."""
    if shutil.which("fc-list") is None:
        return False
    command = ["fc-list", ":lang=ko", "family"]
    found = run(command, capture_output=True, timeout=60)
    return bool(found.stdout.strip())


CHECKS = (
    *(python, packages, digits, widgets, keeps, kernel),
    *(browser, memory, disk, fonts),
)
