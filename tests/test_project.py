"""The project keeps its promises: packages, imports, files, READMEs, wheel."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cnn_course"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = {
    "en": (ROOT / "README.md").read_text("utf-8"),
    "ko": (ROOT / "README.ko.md").read_text("utf-8"),
}
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


# --- packages ---------------------------------------------------------------


def bounds(requirement):
    """Split `numpy>=2.0,<3` into its name and a set of its bounds."""
    name, rest = re.fullmatch(r"([\w.-]+)\s*(.*)", requirement).groups()
    return name, frozenset(filter(None, rest.replace(" ", "").split(",")))


def conda_packages():
    """Read environment.yml's two lists, which need no YAML parser."""
    text = (ROOT / "environment.yml").read_text("utf-8")
    lines = text.split("dependencies:\n")[1].splitlines()
    lines = [line.split("#")[0].rstrip() for line in lines]
    conda = [line[4:] for line in lines if line.startswith("  - ")]
    pip = [line[8:] for line in lines if line.startswith("      - ")]
    return conda, pip


def test_conda_and_pip_ask_for_the_same_packages():
    conda, pip = conda_packages()
    assert pip == ["-e ."]  # makes cnn_course importable, on Binder too
    assert conda[-2:] == ["pip", "pip:"]
    asked = dict(bounds(line) for line in conda[:-2])
    asked["matplotlib"] = asked.pop("matplotlib-base")
    project = PYPROJECT["project"]
    wanted = dict(bounds(line) for line in project["dependencies"])
    wanted["python"] = frozenset(project["requires-python"].split(","))
    assert asked == wanted


def test_nothing_heavy_comes_along():
    names = {bounds(r)[0] for r in PYPROJECT["project"]["dependencies"]}
    assert not names & {"torch", "tensorflow", "keras", "jax", "playwright"}


# --- imports ----------------------------------------------------------------

# In each chain a room may import only the rooms before it.
CHAINS = (
    [
        *(
            "checks",
            "shapes",
            "strips",
            "depthwise",
            "winograd",
            "shifted",
            "threads",
        ),
        *("conv", "pool", "layers", "modern", "fused", "lenet", "weights"),
        "memory",
        *("optimizers", "schedule", "workers", "checkpoint", "train"),
        *("robust", "vision"),
    ],
    ["palette", "png", "svg", "picture", "board"],
)
BEFORE = {
    room: set(chain[:place])
    for chain in CHAINS
    for place, room in enumerate(chain)
}


def imported(file):
    """Name every module that a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file.name}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", BEFORE)
def test_imports_go_one_way(room):
    names = imported(PACKAGE / f"{room}.py")
    parts = [name.split(".") for name in names]
    ours = {part[1] for part in parts if part[0] == "cnn_course"}
    if room == "train":
        ours -= {"live", "texts"}  # it says how it goes
    assert ours <= BEFORE[room]
    others = {part[0] for part in parts} - {"cnn_course"}
    allowed = set(sys.stdlib_module_names) | {"numpy"}
    if room == "threads":
        allowed |= {"threadpoolctl"}
    assert others <= allowed


def test_the_package_comes_without_pictures_and_widgets():
    code = "import cnn_course, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "numpy" in loaded
    assert not loaded & {"matplotlib", "ipywidgets", "IPython", "anywidget"}


WIDGETS = {"ipywidgets", "anywidget", "traitlets"}


def test_only_explorers_know_widgets():
    for file in PACKAGE.rglob("*.py"):
        names = list(imported(file))
        if "explore" not in file.relative_to(PACKAGE).parts:
            loaded = {name.split(".")[0] for name in names}
            assert not loaded & WIDGETS, file
            assert not [n for n in names if n.startswith("cnn_course.explore")]


# --- what is in the repository ----------------------------------------------


def tracked_files():
    """List git's files, or, in a downloaded ZIP, all that git would take."""
    git = ["git", "ls-files", "-z", "--cached", "--others"]
    if (ROOT / ".git").exists():
        names = subprocess.run(
            [*git, "--exclude-standard"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            cwd=ROOT,
        ).stdout.split("\0")
        files = [ROOT / name for name in names if name]
    else:
        ignored = {".venv", "build", "dist", "__pycache__", "uv.lock"}
        files = [
            file
            for file in ROOT.rglob("*")
            if not ignored & set(file.relative_to(ROOT).parts)
        ]
    return [file for file in files if file.is_file()]


def test_no_file_knows_the_machine_it_was_made_on():
    told = re.compile(
        r"/root/|/home/\w|/Users/\w|[A-Z]:\\+Users"
        r"|/wor[k]/(main|shared|\.library)"
        r"|[p]ypi\.(org|io)|[p]ythonhosted|[r]egistry\.npmjs"
        r"|[d]eb\.debian|[a]naconda\.(org|com)"
    )
    searchers = {"test_project.py", "test_notebooks.py"}  # name such paths
    for file in tracked_files():
        if file.parent == ROOT / "tests" and file.name in searchers:
            continue
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found = told.search(text)
        assert not found, f"{file.relative_to(ROOT)}: {found[0]}"


def test_the_licences_are_where_the_licence_says():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "MIT License" in text
    assert "creativecommons.org/licenses/by/4.0/legalcode" in text
    for folder in re.findall(r"\((cnn_course/data/\w+)\)", text):
        assert (ROOT / folder / "README.md").is_file()
    assert (PACKAGE / "data" / "fonts" / "OFL.txt").is_file()


# --- the READMEs ------------------------------------------------------------


def without_code(text):
    return FENCE.sub("", text)


@pytest.mark.parametrize("lang", README)
def test_the_two_commands_stand_in_the_readme(lang):
    code = [body.strip() for _, body in FENCE.findall(README[lang])]
    assert "pip install uv && uv run cnn-course" in code
    assert "pip install uv && uv run pytest" in code


@pytest.mark.parametrize("lang", README)
def test_the_commands_of_the_readme_exist(lang):
    """Every program, script and option that a code block names is there."""
    from cnn_course import cli

    options = cli.parser().format_help()
    for _, body in FENCE.findall(README[lang]):
        for line in body.replace("&&", "\n").splitlines():
            words = shlex.split(line.replace("\\", "/"), comments=True)
            for i, word in enumerate(words):
                if Path(word).name in ("cnn-course", "cnn_course"):
                    for option in words[i + 1 :]:
                        if option.startswith("--"):
                            assert option in options, line
                if word.startswith("notebooks/"):
                    assert (ROOT / word).exists(), line
    assert PYPROJECT["project"]["scripts"]["cnn-course"] == (
        f"{cli.__name__}:{cli.main.__name__}"
    )


def test_both_readmes_have_the_same_structure():
    def structure(text):
        prose = without_code(text)
        return {
            "headings": re.findall(r"^(#+) ", prose, re.MULTILINE),
            "code": FENCE.findall(text),
            "rows": len(re.findall(r"^\|", prose, re.MULTILINE)),
            "points": len(re.findall(r"^\s*- ", prose, re.MULTILINE)),
            "targets": sorted(
                target.replace("pictures/ko/", "pictures/en/")
                for target in re.findall(r"\]\(([^)#]+)\)", prose)
            ),
        }

    english, korean = structure(README["en"]), structure(README["ko"])
    english["targets"].remove("README.ko.md")
    korean["targets"].remove("README.md")
    assert english == korean


@pytest.mark.parametrize(
    "name",
    [
        *("README.md", "README.ko.md", "CONTRIBUTING.md"),
        *("classroom/README.md", "classroom/README.ko.md"),
    ],
)
def test_links_lead_to_files(name):
    text = without_code((ROOT / name).read_text("utf-8"))
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    assert targets
    for target in targets:
        if not target.startswith("https://"):
            assert (ROOT / name).parent.joinpath(target).exists(), target


def test_both_guides_for_a_class_have_the_same_commands():
    guides = [
        (ROOT / "classroom" / name).read_text("utf-8")
        for name in ("README.md", "README.ko.md")
    ]
    fence = re.compile(r"^ *```\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
    one, other = (fence.findall(guide) for guide in guides)
    assert one == other and len(one) > 10
    one, other = (re.findall(r"^#+ |^\d\. ", g, re.M) for g in guides)
    assert one == other


@pytest.mark.parametrize("lang", README)
def test_the_readme_lists_the_lessons_that_exist(lang):
    """No lesson is forgotten, and none promised that is not there."""
    for edition in ("en", "ko"):
        folder = ROOT / "notebooks" / edition
        there = {
            f"notebooks/{edition}/{f.name}" for f in folder.glob("*.ipynb")
        }
        linked = re.findall(
            rf"\((notebooks/{edition}/[^)]+\.ipynb)\)", README[lang]
        )
        assert set(linked) == there


# --- the wheel --------------------------------------------------------------


def test_the_wheel_carries_lessons_and_data(tmp_path):
    uv = os.environ.get("UV") or shutil.which("uv")
    if not uv:
        pytest.skip("uv builds the wheel, and it is not installed")
    subprocess.run(
        [uv, "build", "--wheel", "--out-dir", str(tmp_path)],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for lang in ("en", "ko"):
        assert f"cnn_course/notebooks/{lang}/00_start_here.ipynb" in names
    assert "cnn_course/nbgrader_config.py" in names
    for file in (*PACKAGE.rglob("data/**/*"), *PACKAGE.glob("explore/*")):
        if file.is_file() and "__pycache__" not in file.parts:
            assert file.relative_to(ROOT).as_posix() in names
    assert not [name for name in names if name.endswith((".pyc", ".part"))]
    assert any(name.endswith("licenses/LICENSE") for name in names)
