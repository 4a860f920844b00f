"""Both languages say the same things, with the same numbers in them."""

import ast
import re
import string
from pathlib import Path

import pytest

import cnn_course
from cnn_course import texts
from cnn_course.texts import classroom, en, exercises, ko

HOME = Path(cnn_course.__file__).parent


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch, tmp_path):
    monkeypatch.delenv("CNN_COURSE_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    yield
    texts.set_language(None)


def places(text):
    """The names in curly brackets."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys():
    assert texts.TEXTS["en"].keys() == texts.TEXTS["ko"].keys()


def test_both_languages_have_the_same_places():
    for key, text in texts.TEXTS["en"].items():
        assert places(text) == places(texts.TEXTS["ko"][key]), key


def test_keys_are_dotted_by_room():
    for key in texts.TEXTS["en"]:
        assert re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", key), key


def test_no_key_stands_twice():
    for module in (en, ko, classroom, *exercises.MODULES):
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict):
                keys = [ast.literal_eval(key) for key in node.keys]
                assert len(keys) == len(set(keys))


def test_no_key_stands_in_two_files():
    for rooms in (
        [en.TEXTS, classroom.EN, *(module.EN for module in exercises.MODULES)],
        [ko.TEXTS, classroom.KO, *(module.KO for module in exercises.MODULES)],
    ):
        keys = [key for room in rooms for key in room]
        assert len(keys) == len(set(keys))


def test_each_text_is_in_its_own_script():
    hangul = re.compile("[가-힣]")
    for key, text in texts.TEXTS["en"].items():
        assert not hangul.search(text), key
        words = string.Formatter().parse(text)
        if any(re.search("[a-z]{2}", literal) for literal, *_ in words):
            assert hangul.search(texts.TEXTS["ko"][key]), key


def test_korean_is_polite_in_one_way():
    for key, text in texts.TEXTS["ko"].items():
        assert not re.search("(니다|한다|된다|이다)[.!]", text), key


def test_every_key_that_the_code_asks_for_exists():
    asked = set()
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", ""))
                == "say"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                asked.add(node.args[0].value)
    assert asked <= texts.TEXTS["en"].keys()


def test_english_unless_told():
    assert texts.language() == "en"


def test_the_folder_tells(tmp_path, monkeypatch):
    for code in ("ko", "en"):
        (tmp_path / code).mkdir()
        monkeypatch.chdir(tmp_path / code)
        assert texts.language() == code


@pytest.mark.parametrize(
    "name, code", [("03-ko", "ko"), ("03-en", "en"), ("lesson", "en")]
)
def test_the_end_of_the_folder_tells(name, code, tmp_path, monkeypatch):
    (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / name)
    assert texts.language() == code


def test_the_environment_outranks_the_folder(tmp_path, monkeypatch):
    (tmp_path / "ko").mkdir()
    monkeypatch.chdir(tmp_path / "ko")
    monkeypatch.setenv("CNN_COURSE_LANG", "en")
    assert texts.language() == "en"
    monkeypatch.setenv("CNN_COURSE_LANG", "")
    assert texts.language() == "ko"


def test_set_language_outranks_the_environment(monkeypatch):
    monkeypatch.setenv("CNN_COURSE_LANG", "en")
    texts.set_language("ko")
    assert texts.language() == "ko"
    assert texts.say("worked.bias") == "편향"
    texts.set_language(None)
    assert texts.say("worked.bias") == "Bias"


def test_a_language_nobody_wrote(monkeypatch):
    with pytest.raises(ValueError, match=r"'fr'.*'en' and 'ko'"):
        texts.set_language("fr")
    monkeypatch.setenv("CNN_COURSE_LANG", "fr")
    with pytest.raises(ValueError, match=r"CNN_COURSE_LANG.*'fr'"):
        texts.language()


def test_say_fills_the_places():
    assert texts.say("worked.terms", count=75) == "75 terms in all"
    texts.set_language("ko")
    assert texts.say("worked.terms", count=75) == "모두 75개 항"


def test_an_unknown_key_is_named():
    with pytest.raises(KeyError, match=r"no\.such\.text"):
        texts.say("no.such.text")


def test_a_missing_value_is_named():
    with pytest.raises(KeyError, match="count"):
        texts.say("worked.terms")
