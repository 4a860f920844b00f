"""A learner's screen: JupyterLab in a real browser, through the hub.

A browser may be used by the thread alone that started it, so it has one.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

from learner import PATIENCE
from room import ROOT

sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "benchmarks")]

from explorers import PROBE  # noqa: E402
from lab import PANEL, browser  # noqa: E402

CURRENT = "#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current"
OPEN = 120  # seconds until a lesson was opened and run
SECOND = 1000  # milliseconds
ALL_CELLS = {"windowingMode": "none"}  # also those out of sight


class Screen:
    """A page of JupyterLab."""

    def __init__(self):
        """Have a thread, and no browser yet."""
        self.thread = ThreadPoolExecutor(1)

    def log_in(self, hub, learner):
        """Fill in the page with the password, and wait for JupyterLab."""
        self._do(self._log_in, hub, learner)

    def run(self, learner, path):
        """Open a lesson and run all its cells, by the menu."""
        setting = "lab/api/settings/@jupyterlab/notebook-extension:tracker"
        learner.api("PUT", setting, json={"raw": json.dumps(ALL_CELLS)})
        self._do(self._run, f"{learner.base}/lab/tree/{path}")

    def move(self, delay, count):
        """Move the slider by its keys; return seconds until pixels changed.

        Between two moves lies a second, as for the others.
        """
        return self._do(self._move, delay, count)

    def close(self):
        """Close the browser, if it was opened."""
        self._do(self._close)
        self.thread.shutdown()

    def _do(self, function, *arguments):
        return self.thread.submit(function, *arguments).result()

    def _log_in(self, hub, learner):
        self.browser = browser()
        self.page = self.browser.__enter__().new_page()
        self.page.set_default_timeout(PATIENCE * SECOND)
        self.page.goto(f"{hub}/hub/login?next=%2Fhub%2Fspawn")
        self.page.fill("input[name=username]", learner.name)
        self.page.fill("input[name=password]", learner.password)
        self.page.click("input[type=submit]")
        self.page.wait_for_url(
            f"**/user/{learner.name}/lab**", timeout=3 * PATIENCE * SECOND
        )
        self.page.wait_for_selector(".jp-Launcher, .jp-NotebookPanel")

    def _run(self, address):
        self.page.goto(address)
        # What was open before comes back first; the menu must mean this one.
        file = address.rpartition("/")[2]
        self.page.wait_for_selector(f"{CURRENT}:has-text('{file}')")
        self.page.wait_for_selector(f"{PANEL} .jp-Cell")
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role(
            "menuitem", name="Run All Cells", exact=True
        ).click()
        pad = self.page.get_by_role("slider", name="pad", exact=True)
        explorer = self.page.locator(".cnn-explorer", has=pad).first
        explorer.wait_for(timeout=OPEN * SECOND)
        prompts = self.page.locator(f"{PANEL} .jp-CodeCell .jp-InputPrompt")
        last = prompts.last.element_handle()
        self.page.wait_for_function(
            r"prompt => /\[\d+\]/.test(prompt.textContent)",
            arg=last,
            timeout=OPEN * SECOND,
        )
        self.slider = explorer.get_by_role("slider", name="pad", exact=True)
        self.stage = explorer.locator(".cnn-stage").first
        self.page.evaluate(PROBE)

    def _move(self, delay, count):
        self.page.wait_for_timeout(delay * SECOND)
        self.stage.evaluate("node => probe.watch(node)")
        self.slider.focus()
        self.page.keyboard.press("Home")
        self.page.wait_for_timeout(SECOND)
        times = []
        for step in range(count):
            key = "ArrowRight" if step % 8 < 4 else "ArrowLeft"
            self.page.keyboard.press(key)
            times.append(self.page.evaluate("probe.answer()") / SECOND)
            self.page.wait_for_timeout(SECOND)
        return times

    def _close(self):
        if hasattr(self, "browser"):
            self.browser.__exit__(None, None, None)
