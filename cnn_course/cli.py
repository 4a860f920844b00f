"""The command `cnn-course`: open JupyterLab on the first lesson."""

import argparse
import os
import re
import signal
import socket
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, urljoin

from cnn_course import lessons, texts

LANGUAGES = ("en", "ko")
CLASS = ("classroom", "class-report")  # what a teacher asks for
TASKS = ("doctor", *CLASS)
FIRST_LESSON = "00_start_here.ipynb"
PORTS = 100  # that are tried, one after the other


class CannotStart(Exception):
    """What keeps the course from starting, said as a sentence."""


class Misunderstood(CannotStart):
    """What was typed cannot be meant, and what can be typed instead."""


def language_of(locale_name: str) -> str:
    """Return the course's language for a locale's name.

    `ko_KR.UTF-8`, `ko-KR` and Windows' `Korean_Korea.949` are "ko"; every
    other name, the empty one too, is "en".
    """
    korean = re.match(r"ko(rean)?(?![a-z])", locale_name.lower())
    return "ko" if korean else "en"


def system_language() -> str:
    """Return "en" or "ko": the language this system speaks.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as POSIX
    has it; where none is set, Windows is asked for the language of its
    windows.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return language_of(os.environ[variable])
    return language_of(_windows_locale())


def _windows_locale() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(number, "")


def has_screen() -> bool:
    """Tell whether a browser window can open here.

    Windows and macOS always have a screen. Elsewhere one of DISPLAY,
    WAYLAND_DISPLAY or BROWSER must be set (an editor that shows a remote
    machine sets BROWSER).
    """
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    return any(os.environ.get(name) for name in names)


def is_root() -> bool:
    """Tell whether the user is root, which JupyterLab refuses by itself."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def lessons_folder(lang: str, work: Path | None = None) -> Path:
    """Return the learner's folder of lessons, made or brought up to date.

    It is `cnn-course-lessons/<lang>` in the working folder, so that neither
    a checkout nor an installed package is changed by learning.

    Raises:
        CannotStart: the first lesson is missing, or the copy failed.
    """
    shipped = lessons.shipped_folder(lang)
    if not (shipped / FIRST_LESSON).is_file():
        raise CannotStart(
            texts.say("cli.no_lesson", lesson=FIRST_LESSON, folder=shipped)
        )
    own = Path(work or "", lessons.FOLDER, lang)
    try:
        own = own.absolute()
        kept = lessons.copy_lessons(shipped, own)
    except OSError as error:
        raise CannotStart(
            texts.say("cli.cannot_copy", folder=own, reason=error)
        ) from error
    for name in kept:
        _tell("cli.newer_lesson", lesson=name)
    return own


MARKING = [
    f"nbgrader.server_extensions.{name}"
    for name in (
        *("formgrader", "validate_assignment"),
        *("assignment_list", "course_list"),
    )
]


def jupyter_arguments(
    folder: Path, browser: bool, port: int | None, root: bool
) -> list[str]:
    """Return JupyterLab's arguments for the lessons in `folder`.

    The server listens on this machine alone (127.0.0.1), whatever a
    configuration file says, and asks for its token: this is also what makes
    it safe to let root start it.
    """
    arguments = [
        f"--ServerApp.root_dir={folder.parent}",
        f"--LabApp.default_url=/lab/tree/{folder.name}/{FIRST_LESSON}",
        "--ServerApp.ip=127.0.0.1",
        "--Application.log_level=ERROR",
        f"--ServerApp.open_browser={browser}",
        f"--ServerApp.allow_root={root}",
        "--ServerApp.answer_yes=True",  # or an early Ctrl+C asks, in English
        "--ServerApp.kernel_websocket_connection_class="
        "cnn_course.server.PromptConnection",
        # A teacher's tools, where they are installed: a learner has no course
        # folder, and they would complain.
        *(f"--ServerApp.jpserver_extensions={name}=False" for name in MARKING),
    ]
    if port is not None:
        arguments.append(f"--ServerApp.port={port}")
    return arguments


def address(server) -> str:
    """Return the first lesson's address at this server, with its token."""
    page = urljoin(server.connection_url, server.default_url)
    token = server.identity_provider.token
    return f"{page}?token={quote(token)}" if token else page


def serve(folder: Path, browser: bool, port: int | None) -> None:
    """Run JupyterLab on the lessons in `folder` until it is stopped."""
    try:
        import zmq
        from jupyterlab.labapp import LabApp
    except ModuleNotFoundError as error:
        raise CannotStart(
            texts.say("cli.no_jupyterlab", python=sys.executable)
        ) from error

    opens = browser and has_screen()
    free = port if port is None else free_port(port)
    arguments = jupyter_arguments(folder, opens, free, is_root())
    if zmq.has("curve"):  # or each kernel warns of eavesdroppers
        arguments.append("--KernelManager.transport_encryption=auto")
    try:
        server = LabApp.initialize_server(arguments)
    except OSError as error:
        if error.filename is None:  # no file's fault
            raise
        told = {"file": error.filename, "reason": error.strerror}
        raise CannotStart(texts.say("cli.cannot_keep", **told)) from error
    # Jupyter would print an address of its own, one that opens no lesson.
    server.identity_provider.token_generated = False
    server.web_app.settings["page_config_hook"] = _without_news
    # The server listens once its loop runs, and this is next in the loop.
    server.io_loop.add_callback(_announce, server, browser, opens, port)
    _stop_at_ctrl_c(server)
    server.start()
    print()
    _tell("cli.stopped")


def free_port(first: int) -> int:
    """Return the first port from `first` on that is free on this machine.

    Raises:
        CannotStart: none of a hundred is.
    """
    ports = range(first, min(first + PORTS, 65536))
    for port in ports:
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError as error:
            reason = os.strerror(error.errno)  # without the address
    told = {"first": first, "last": ports[-1], "reason": reason}
    raise CannotStart(texts.say("cli.no_port", **told))


def _without_news(_, page_config: dict) -> dict:
    """Keep JupyterLab from asking for news, and a learner about them."""
    disabled = set(page_config.get("disabledExtensions", []))
    disabled.add("@jupyterlab/apputils-extension:announcements")
    return page_config | {"disabledExtensions": sorted(disabled)}


def _announce(server, browser: bool, opens: bool, port: int | None) -> None:
    if port is not None and server.port != port:
        _tell("cli.port_taken", wanted=port, port=server.port)
    if is_root():
        _tell("cli.root")
    if opens:
        _tell("cli.opening")
    else:
        _tell("cli.no_screen" if browser else "cli.no_browser")
    print(f"\n    {address(server)}\n", flush=True)
    _tell("cli.stop")


def _stop_at_ctrl_c(server) -> None:
    """Let Ctrl+C stop the server and its kernels; a second one ends at once.

    Jupyter itself does so only in a terminal, and on Windows not at all.
    """

    def stop(*_) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        server.stop(from_signal=True)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


def _tell(key: str, **values: object) -> None:
    print(texts.say(key, **values), flush=True)


def port_number(text: str) -> int:
    """Return the port that `text` names: a whole number, 1 to 65535."""
    digits = text.isascii() and text.isdigit() and len(text) < 6
    if not digits or not 0 < int(text) < 65536:
        raise Misunderstood(texts.say("cli.port", value=text))
    return int(text)


def language_name(text: str) -> str:
    """Return `text`, if it is a language, or "both"."""
    known = (*LANGUAGES, "both")
    if text not in known:
        told = {"value": text, "languages": ", ".join(known)}
        raise Misunderstood(texts.say("cli.no_language", **told))
    return text


class Parser(argparse.ArgumentParser):
    """A parser that says what it does not understand as a sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise a sentence that names what argparse complains of."""
        words = message.removeprefix("argument ").partition(":")[0]
        raise Misunderstood(texts.say("cli.misunderstood", words=words))


def understood(words: list[str] | None) -> argparse.Namespace:
    """Return what the words of the command line ask for.

    Raises:
        Misunderstood: what to type instead.
    """
    options, rest = parser().parse_known_args(words)
    if rest:
        told = {"words": " ".join(rest)}
        raise Misunderstood(texts.say("cli.misunderstood", **told))
    if options.task not in (None, *TASKS):
        told = {"value": options.task, "tasks": ", ".join(TASKS)}
        raise Misunderstood(texts.say("cli.no_task", **told))
    return options


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, which helps in two languages."""
    result = Parser(
        prog="cnn-course",
        description=texts.say("cli.description"),
        allow_abbrev=False,
    )
    result.add_argument(
        "task",
        nargs="?",
        metavar=f"{{{','.join(TASKS)}}}",
        help="; ".join(
            (texts.say("cli.help_task"), texts.say("cli.help_classroom"))
        ),
    )
    result.add_argument(
        "folder", nargs="?", type=Path, help=texts.say("cli.help_folder")
    )
    result.add_argument(
        "--lang",
        type=language_name,
        metavar="{en,ko,both}",
        help=texts.say("cli.help_lang") + texts.say("cli.help_both"),
    )
    result.add_argument(
        "--no-browser",
        action="store_true",
        help=texts.say("cli.help_no_browser"),
    )
    result.add_argument(
        "--port",
        type=port_number,
        metavar="N",
        help=texts.say("cli.help_port"),
    )
    return result


def examine() -> int:
    """Say what is here and what is missing; return 0 if all is well."""
    from cnn_course import doctor

    wide = max(len(texts.say(f"doctor.{level}")) for level in doctor.LEVELS)

    def tell(finding: doctor.Finding) -> None:
        level = texts.say(f"doctor.{finding.level}")
        print(f"{level:<{wide}}  {finding.sentence}", flush=True)

    usable = doctor.examine(tell)
    print()
    _tell("doctor.usable" if usable else "doctor.not_usable")
    return 0 if usable else 1


def for_a_class(task: str, folder: Path, langs: tuple[str, ...]) -> int:
    """Make a class's folder, or a report on it, and say where things are.

    Raises:
        CannotStart: it cannot be done, and why.
    """
    from cnn_course import class_page, class_report, classroom

    try:
        if task == "classroom":
            _tell_made(classroom.make(folder, langs))
            return 0
        page, marks = class_page.write(folder, *class_report.read(folder))
    except classroom.ClassError as error:
        raise CannotStart(str(error)) from error
    _tell("class.written", page=page)
    _tell("class.written_marks", marks=marks)
    return 0


def _tell_made(made) -> None:
    """Say what became of a class's folder, and what comes next."""
    names = {"names": ", ".join(made.new), "count": len(made.new)}
    if made.new:
        _tell("class.made", folder=made.folder, **names)
    if made.kept:
        _tell("class.kept", names=", ".join(made.kept))
    _tell("class.exchange", folder=made.exchange)
    _tell("class.next", name=(made.new + made.kept)[0])


def _check(options: argparse.Namespace) -> None:
    """Refuse what cannot be meant.

    Raises:
        CannotStart: what to type instead.
    """
    if options.task in CLASS and options.folder is None:
        raise CannotStart(texts.say("class.name_folder", task=options.task))
    if options.task not in CLASS and options.folder is not None:
        told = {"task": options.task, "folder": options.folder}
        raise CannotStart(texts.say("class.no_folder_here", **told))
    if options.task != "classroom" and options.lang == "both":
        raise CannotStart(texts.say("class.one_language"))


def main(arguments: list[str] | None = None) -> int:
    """Open the course, or examine it.

    Returns:
        0; or 1 where it cannot start; or 2 where nobody understands what was
        typed.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    texts.set_language(system_language())
    try:
        return _obey(understood(arguments))
    except CannotStart as sentence:
        print(sentence, file=sys.stderr)
        return 2 if isinstance(sentence, Misunderstood) else 1
    except KeyboardInterrupt:
        print()
        return 0
    except OSError as error:  # nobody reads on, or the disk is full
        _let_go_of_the_output()
        if not isinstance(error, BrokenPipeError):
            sentence = texts.say("cli.cannot_go_on", reason=error)
            print(sentence, file=sys.stderr)
        return 1


def _obey(options: argparse.Namespace) -> int:
    """Do what was asked for, and return the command's exit status."""
    lang = options.lang or system_language()
    texts.set_language(system_language() if lang == "both" else lang)
    _check(options)
    if options.task == "doctor":
        return examine()
    if options.task in CLASS:
        langs = LANGUAGES if lang == "both" else (lang,)
        return for_a_class(options.task, options.folder, langs)
    serve(lessons_folder(lang), not options.no_browser, options.port)
    return 0


def _let_go_of_the_output() -> None:
    """Let Python end without another try to write what cannot be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
