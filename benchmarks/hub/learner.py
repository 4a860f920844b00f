"""A learner as her browser: logs in, runs cells, moves a slider, submits.

It speaks with the hub as JupyterLab's page does, by HTTP and a websocket.
"""

import json
import struct
import time
import uuid
from urllib.parse import quote

import requests
import websocket
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

PATIENCE = 60  # seconds for one answer by HTTP
CELL = 60  # seconds for a cell


class Failed(Exception):
    """What did not work for a learner, as a sentence."""


class Learner:
    """One who is logged in at a hub.

    Attributes:
        http: a session with her cookies.
        name: of her account.
        base: of her server, such as "http://127.0.0.1:8000/user/minji".
    """

    def __init__(self, hub, name, password):
        """Know where the hub is, and do nothing yet."""
        self.hub, self.name, self.password = hub, name, password
        self.base = f"{hub}/user/{name}"
        self.http = requests.Session()
        self.http.trust_env = False  # no proxy of this machine's
        # A browser asks again where the proxy has just closed a connection
        # that was kept open; it does so for GET, and once.
        again = Retry(1, connect=0, read=1, other=0, allowed_methods=["GET"])
        self.http.mount("http://", HTTPAdapter(max_retries=again))

    def log_in(self):
        """Fill in the page with the password, and wait for the server."""
        page = f"{self.hub}/hub/login"
        self.ask("GET", page)
        form = {"username": self.name, "password": self.password}
        form["_xsrf"] = self._xsrf("/hub/")
        self.ask("POST", f"{page}?next=%2Fhub%2Fhome", data=form)
        self.start()

    def start(self):
        """Start the server if it does not run, and open its page."""
        self.ask("GET", f"{self.hub}/hub/spawn/{self.name}")
        self._wait_for_server()
        self.page = self.ask("GET", f"{self.base}/lab")
        if not self.page.url.startswith(f"{self.base}/lab"):
            raise Failed(f"no page of JupyterLab: {self.page.url}")

    def _wait_for_server(self):
        progress = f"{self.hub}/hub/api/users/{self.name}/server/progress"
        end = time.monotonic() + 180
        told = {"_xsrf": self._xsrf("/hub/")}
        with self.ask("GET", progress, params=told, stream=True) as events:
            for line in events.iter_lines():
                event = json.loads(line[5:]) if line[:5] == b"data:" else {}
                if event.get("ready"):
                    return
                if event.get("failed") or time.monotonic() > end:
                    break
        raise Failed("the server did not start")

    def ask(self, method, address, **options):
        """Return the answer to a request.

        Raises:
            Failed: there was none, or it was an error.
        """
        options = {"timeout": PATIENCE, "allow_redirects": True} | options
        try:
            answer = self.http.request(method, address, **options)
        except requests.RequestException as error:
            raise Failed(f"{method} {address}: {error}") from error
        if not answer.ok:
            told = f"{answer.status_code}: {answer.text[:200]}"
            raise Failed(f"{method} {address}: {told}")
        return answer

    def api(self, method, path, **options):
        """Ask her own server, as its page does."""
        token = {"X-XSRFToken": self._xsrf(f"/user/{self.name}/")}
        return self.ask(
            method, f"{self.base}/{path}", headers=token, **options
        )

    def _xsrf(self, path):
        return self.http.cookies.get("_xsrf", path=path)

    def notebook(self, path):
        """Return a notebook of hers."""
        return self.api("GET", f"api/contents/{quote(path)}").json()["content"]

    def save(self, path, notebook):
        """Save a notebook, as Ctrl+S does."""
        model = {"type": "notebook", "format": "json", "content": notebook}
        self.api("PUT", f"api/contents/{quote(path)}", json=model)

    def assignment(self, action, name):
        """Click Fetch or Submit in nbgrader's Assignment List.

        Raises:
            Failed: nbgrader did not do it.
        """
        wish = {"course_id": "cnn-course", "assignment_id": name}
        told = self.api("POST", f"assignments/{action}", json=wish).json()
        if not told.get("success"):
            raise Failed(f"{action} {name}: {told}")
        return told["value"]

    def open(self, path):
        """Open a notebook, and return its Kernel."""
        model = {
            **{"path": path, "name": "", "type": "notebook"},
            "kernel": {"name": "python3"},
        }
        session = self.api("POST", "api/sessions", json=model).json()
        return Kernel(self, session["kernel"]["id"])

    def cookies(self):
        """Return the cookies that her browser sends to her server."""
        wish = requests.Request("GET", f"{self.base}/")
        return self.http.prepare_request(wish).headers["Cookie"]


class Kernel:
    """A kernel, and what it says.

    Attributes:
        models: the state of each widget, by its model's id.
    """

    def __init__(self, learner, number):
        """Connect to it."""
        self.learner, self.number = learner, number
        self.session = uuid.uuid4().hex
        self.models = {}
        path = f"api/kernels/{number}/channels?session_id={self.session}"
        address = f"{learner.base}/{path}".replace("http", "ws", 1)
        try:
            self.socket = websocket.create_connection(
                address,
                **{"timeout": PATIENCE, "cookie": learner.cookies()},
                **{"origin": learner.hub, "http_no_proxy": ["127.0.0.1"]},
                skip_utf8_validation=True,  # in Python, and slow
            )
        except (OSError, websocket.WebSocketException) as error:
            raise Failed(f"no connection to the kernel: {error}") from error

    def run(self, code, seconds=CELL):
        """Run a cell; return its outputs.

        Raises:
            Failed: no answer within so many seconds.
        """
        wish = {
            **{"code": code, "silent": False, "store_history": True},
            **{"user_expressions": {}, "allow_stdin": False},
            "stop_on_error": True,
        }
        mine = self.send("execute_request", wish)
        outputs, left = [], {"execute_reply", "idle"}
        for kind, content, parent in self.listen(seconds):
            if parent != mine:
                continue
            if kind in ("stream", "display_data", "execute_result", "error"):
                outputs.append({"output_type": kind, **content})
            left.discard(kind)
            left.discard(content.get("execution_state"))
            if not left:
                return outputs
        raise Failed(f"no end after {seconds} s: {code[:60]!r}")

    def begin(self, code):
        """Start a cell, and do not wait for it."""
        wish = {"code": code, "silent": False, "allow_stdin": False}
        return self.send("execute_request", wish)

    def interrupt(self):
        """Press ■."""
        path = f"api/kernels/{self.number}/interrupt"
        self.learner.api("POST", path)

    def slider(self, name):
        """Return the model's id of the slider with this name."""
        for number, state in self.models.items():
            kind = state.get("_model_name", "")
            if "SliderModel" in kind and state.get("description") == name:
                return number
        raise Failed(f"there is no slider {name!r}")

    def board(self):
        """Return the model's id of the picture that was made last."""
        boards = [n for n, state in self.models.items() if "board" in state]
        return boards[-1]

    def move(self, slider, value, board, seconds=20):
        """Move a slider; return seconds until the picture came.

        Raises:
            Failed: it did not come.
        """
        data = {"method": "update", "state": {"value": value}}
        wish = {"comm_id": slider, "data": data | {"buffer_paths": []}}
        begun = time.perf_counter()
        mine = self.send("comm_msg", wish)
        for kind, content, parent in self.listen(seconds):
            state = content.get("data", {}).get("state", {})
            answers = kind == "comm_msg" and content["comm_id"] == board
            if answers and parent == mine and "board" in state:
                return time.perf_counter() - begun
        raise Failed(f"no picture after {seconds} s")

    def rest(self, seconds):
        """Look at the picture for a while; take in what still comes."""
        for _ in self.listen(seconds):
            pass

    def send(self, kind, content):
        """Send a message to the kernel, and return its number."""
        number = uuid.uuid4().hex
        header = {
            **{"msg_id": number, "msg_type": kind, "version": "5.3"},
            **{"session": self.session, "username": "", "date": ""},
        }
        message = {
            **{"header": header, "parent_header": {}, "metadata": {}},
            **{"content": content, "buffers": [], "channel": "shell"},
        }
        try:
            self.socket.send(json.dumps(message))
        except (OSError, websocket.WebSocketException) as error:
            raise Failed(f"the connection is gone: {error}") from error
        return number

    def listen(self, seconds):
        """Yield (kind, content, parent's number) for so many seconds.

        Raises:
            Failed: the connection is gone.
        """
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                text = self.socket.recv()
            except websocket.WebSocketTimeoutException:
                return
            except (OSError, websocket.WebSocketException) as error:
                raise Failed(f"the connection is gone: {error}") from error
            message = unpacked(text)
            kind, content = message["msg_type"], message["content"]
            if kind == "comm_open":
                self.models[content["comm_id"]] = content["data"]["state"]
            yield kind, content, message["parent_header"].get("msg_id")

    def close(self):
        """End the connection; the kernel stays."""
        self.socket.close()


def unpacked(frame):
    """Return the message in a frame; one with buffers is not plain text."""
    if isinstance(frame, bytes):
        count = struct.unpack("!i", frame[:4])[0]
        ends = (*struct.unpack(f"!{count}i", frame[4 : 4 + 4 * count]), None)
        frame = frame[ends[0] : ends[1]]
    return json.loads(frame)
