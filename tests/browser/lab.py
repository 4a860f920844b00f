"""A JupyterLab of one's own, driven through a real browser."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SETTINGS = {
    # All cells are in the page, also those that are out of sight.
    "notebook-extension/tracker": {"windowingMode": "none"},
    # The news box would cover the lower right corner.
    "apputils-extension/notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
}

PATIENCE = 120  # seconds until a test gives up: no time that is asked for
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
NOTEBOOK = "window.jupyterapp.shell.currentWidget"
KERNEL = f"{NOTEBOOK}.sessionContext.session.kernel"
KERNEL_IS_IDLE = (
    f"{NOTEBOOK}?.sessionContext?.session?.kernel?.status === 'idle'"
)
ALL_CELLS_RAN = f"""() => {NOTEBOOK}.content.widgets
    .filter(cell => cell.model.type === 'code')
    .every(cell => /^\\[\\d+\\]:?$/.test(
        cell.node.querySelector('.jp-InputPrompt').textContent.trim()))"""
A_CELL_RAISED = f"""() => {NOTEBOOK}.content.widgets
    .filter(cell => cell.model.type === 'code')
    .filter(cell =>
        !(cell.model.getMetadata('tags') ?? []).includes('raises-exception'))
    .some(cell =>
        cell.model.outputs.toJSON().some(o => o.output_type === 'error'))"""
FAILED_CELLS = f"""() => {NOTEBOOK}.content.widgets
    .filter(cell => cell.model.type === 'code')
    .filter(cell =>
        !(cell.model.getMetadata('tags') ?? []).includes('raises-exception'))
    .filter(cell => cell.node.querySelector(
        ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']," +
        "[data-mime-type='application/vnd.jupyter.error']"))
    .map(cell => cell.model.sharedModel.getSource() + '\\n→ ' +
        cell.node.querySelector('.jp-Cell-outputArea').innerText)"""


def find_browser():
    """Returns the path of a Chromium or Chrome, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def jupyterlab(root, home):
    """Runs a JupyterLab of its own, and ends it in the end.

    Args:
        root: the folder that it shows.
        home: an empty folder for its settings and its log.

    Yields:
        The address of the server, without a slash in the end, and its token.
    """
    root, home = Path(root), Path(home)
    _write_settings(home / "settings")
    _trust(root, home / "data")
    token = secrets.token_hex(16)
    port = _free_port()
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        "--no-browser",
        "--allow-root",
        "--expose-app-in-browser",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={root}",
        # as `cnn-course` starts it
        "--ServerApp.kernel_websocket_connection_class="
        "cnn_course.server.PromptConnection",
    ]
    with open(home / "log.txt", "w", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env=_environment(home), cwd=root
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(server, address, token, home / "log.txt")
        yield address, token
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _write_settings(folder):
    """Writes the user settings of JupyterLab."""
    for name, settings in SETTINGS.items():
        path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")


def _trust(root, data):
    """Signs the notebooks, or their stored SVG and HTML would be hidden."""
    data.mkdir()
    notary = NotebookNotary(data_dir=str(data))
    for path in root.rglob("*.ipynb"):
        notary.sign(nbformat.read(path, as_version=4))


def _environment(home):
    """Returns an environment in which nothing of the user's counts."""
    env = dict(os.environ)
    env.pop("CNN_COURSE_LANG", None)
    env.pop("JUPYTER_PATH", None)
    env.pop("JUPYTER_CONFIG_PATH", None)
    for variable, name in {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
        "CNN_COURSE_CACHE": "cache",
    }.items():
        env[variable] = str(home / name)
    return env


def _free_port():
    """Returns a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(server, address, token, log, seconds=PATIENCE):
    """Waits until the server answers."""
    request = urllib.request.Request(
        f"{address}/api/status", headers={"Authorization": f"token {token}"}
    )
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(request, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(
        f"JupyterLab did not start within {seconds} s:\n"
        + log.read_text(encoding="utf-8")[-3000:]
    )


@contextmanager
def browser():
    """Starts a browser without a window, and ends it in the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_browser(), args=CHROMIUM_FLAGS
        )
        try:
            yield chromium
        finally:
            chromium.close()


class Lab:
    """JupyterLab in a page of the browser. Notebooks are opened in it in turn.

    ``complaints`` collects the errors of the browser's console.
    """

    def __init__(self, chromium, server):
        """Opens the page and waits until JupyterLab is there.

        Args:
            chromium: what ``browser`` yields.
            server: what ``jupyterlab`` yields.
        """
        address, token = server
        self.complaints = []
        self.page = chromium.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.page.on("console", self._hear)
        self.page.on(
            "pageerror", lambda error: self.complaints.append(str(error))
        )
        self.page.goto(f"{address}/lab?token={token}&reset")
        self.page.wait_for_function("window.jupyterapp?.restored")

    def _hear(self, message):
        if message.type == "error":
            where = message.location.get("url", "")
            self.complaints.append(f"{message.text} ({where})")


class Lesson:
    """One notebook, open in JupyterLab."""

    def __init__(self, lab, path, width=1280, height=720):
        """Opens a notebook and waits until its kernel is idle.

        Args:
            lab: a ``Lab``.
            path: the notebook's path, from the server's root.
            width: of the window, in pixels.
            height: of the window, in pixels.
        """
        self.page = lab.page
        self._lab, self._heard = lab, len(lab.complaints)
        self.page.set_viewport_size({"width": width, "height": height})
        self._command("docmanager:open", path=path)
        self.page.wait_for_function(
            f"path => {NOTEBOOK}?.context?.path === path", arg=path
        )
        self.page.wait_for_selector(f"{PANEL} .jp-Cell")
        self.page.wait_for_function(KERNEL_IS_IDLE)

    @property
    def complaints(self):
        """The errors of the browser's console since it was opened."""
        return self._lab.complaints[self._heard :]

    def _command(self, name, **options):
        """Has JupyterLab do something, and waits until it is done."""
        self.page.evaluate(
            "([name, options]) => window.jupyterapp.commands"
            ".execute(name, options).then(() => null)",
            [name, options],
        )

    def settle(self):
        """Waits until the formulas and the pictures are there."""
        self.page.evaluate("document.fonts.ready.then(() => null)")
        self.page.wait_for_function(
            f"[...document.querySelectorAll('{PANEL} img')]"
            ".every(image => image.complete)"
        )
        self.page.wait_for_timeout(300)

    def wait(self, what, holds):
        """Waits until something is so, and returns it.

        Args:
            what: called without arguments, again and again.
            holds: called with what it returned; whether this is it.

        Raises:
            AssertionError: it isn't so after ``PATIENCE`` seconds. That is
                no limit to keep: a slow machine passes, too.
        """
        end = time.monotonic() + PATIENCE
        while not holds(seen := what()):
            if time.monotonic() > end:
                raise AssertionError(f"After {PATIENCE} s it is {seen!r}.")
            self.page.wait_for_timeout(20)
        return seen

    def start(self, code):
        """Lets the kernel run this, and doesn't wait for it."""
        self.page.evaluate(
            f"code => {{ {KERNEL}.requestExecute({{code}}) }}", code
        )

    def ask(self, code):
        """Lets the kernel run this, and returns what it printed.

        Raises:
            AssertionError: the code raised an error.
        """
        status, text = self.page.evaluate(
            f"""async (code) => {{
                const future = {KERNEL}.requestExecute({{code}});
                let text = "";
                future.onIOPub = ({{ content }}) => {{
                    text += content.text ?? content.evalue ?? "";
                }};
                const reply = await future.done;
                return [reply.content.status, text.trim()];
            }}""",
            code,
        )
        assert status == "ok", text
        return text

    @contextmanager
    def busy_kernel(self, folder):
        """Keeps the kernel busy until the block ends, whatever comes in."""
        over = Path(folder) / "over"
        self.start(
            f"import pathlib, time\n"
            f"while not pathlib.Path({str(over)!r}).exists():\n"
            f"    time.sleep(0.01)"
        )
        try:
            yield
        finally:
            over.touch()

    def run_cell(self, place):
        """Runs one cell, counted from 0 with the texts, to its end."""
        self.page.evaluate(
            f"place => {{ {NOTEBOOK}.content.activeCellIndex = place }}", place
        )
        self._command("notebook:run-cell")

    def run_all(self, seconds=600):
        """Runs all the cells, as the menu does.

        Args:
            seconds: when to give up.

        Raises:
            AssertionError: a cell failed, and which, or it took too long.
        """
        from playwright.sync_api import TimeoutError as TooLong

        # The stored numbers go first, so that what is seen then is new.
        self._command("notebook:clear-all-cell-outputs")
        self.page.evaluate(
            "() => { window.jupyterapp.commands"
            ".execute('notebook:run-all-cells') }"
        )
        try:
            self.page.wait_for_function(
                f"({ALL_CELLS_RAN})() || ({A_CELL_RAISED})()",
                timeout=seconds * 1000,
            )
        except TooLong:
            raise AssertionError(
                f"Not every cell ran within {seconds} s."
            ) from None
        if self.page.evaluate(A_CELL_RAISED):
            failed = "\n\n".join(self.wait(self.failed_cells, bool))
            raise AssertionError(f"A cell failed:\n{failed}")
        self.page.wait_for_function(KERNEL_IS_IDLE)
        self.settle()

    def failed_cells(self):
        """Returns the sources and outputs of the cells that failed."""
        return self.page.evaluate(FAILED_CELLS)

    def pictures(self):
        """Returns what is known of each picture, in the reading order.

        Each is a dict: ``mime`` ("" in a text, "live" in an explorer),
        ``width`` (0 if it did not load) and ``cell``, the place of its cell.
        """
        return self.page.evaluate(
            f"""() => [...document.querySelectorAll(
                '{PANEL} .jp-Notebook img, {PANEL} [data-mime-type] svg, ' +
                '{PANEL} .cnn-stage svg')]
              .map(picture => ({{
                mime: picture.closest('.cnn-stage') ? 'live'
                    : picture.closest('[data-mime-type]')
                        ?.dataset.mimeType ?? '',
                width: picture.naturalWidth
                    ?? picture.getBoundingClientRect().width,
                cell: [...document.querySelectorAll('{PANEL} .jp-Cell')]
                    .indexOf(picture.closest('.jp-Cell')),
              }}))"""
        )

    def sideways(self):
        """Returns the sources of the code cells that scroll sideways."""
        return self.page.evaluate(
            f"""() => {NOTEBOOK}.content.widgets
              .filter(cell => cell.model.type === 'code')
              .filter(cell => {{
                const text = cell.node.querySelector('.cm-scroller');
                return text.scrollWidth > text.clientWidth;
              }})
              .map(cell => cell.model.sharedModel.getSource())"""
        )

    def close(self):
        """Closes the notebook without saving it, and ends its kernel.

        In this order: what a picture wanted to tell is then not told to a
        kernel that is gone, which would be a complaint in the next test.
        """
        self.page.evaluate(
            f"""async () => {{
                const {{ id }} = {NOTEBOOK}.sessionContext.session;
                {NOTEBOOK}.dispose();
                const {{ sessions }} = window.jupyterapp.serviceManager;
                await sessions.shutdown(id);
            }}"""
        )
