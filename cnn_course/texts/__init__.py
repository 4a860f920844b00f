"""Every word that boards, pictures and tools say, one file a language."""

import os
from pathlib import Path

from cnn_course.texts import classroom, en, exercises, ko

TEXTS = {
    "en": {**en.TEXTS, **exercises.EN, **classroom.EN},
    "ko": {**ko.TEXTS, **exercises.KO, **classroom.KO},
}

_chosen = None  # what set_language() was told; None: look around


def set_language(code):
    """Choose the language of everything that is said from now on.

    Args:
        code: "en", "ko", or None to look around again, as `language` tells.

    Raises:
        ValueError: the course does not speak that language.
    """
    global _chosen
    _chosen = None if code is None else _known(code, "set_language")


def language():
    """Return the language in use, "en" or "ko".

    It is, in this order: what `set_language` was told; the environment
    variable CNN_COURSE_LANG; the name of the working folder, or what it ends
    in (the notebooks of the Korean edition live in `notebooks/ko`, those of a
    class in `03-ko`, and a kernel starts beside its notebook); English.

    Raises:
        ValueError: CNN_COURSE_LANG names a language nobody wrote.
    """
    if _chosen is not None:
        return _chosen
    wish = os.environ.get("CNN_COURSE_LANG", "").strip().lower()
    if wish:
        return _known(wish, "CNN_COURSE_LANG")
    try:
        folder = Path.cwd().name
    except FileNotFoundError:  # the working folder was deleted
        folder = ""
    end = folder.rpartition("-")[2]
    return end if end in TEXTS else "en"


def say(key, **values):
    """Return one text in the language in use, its {places} filled in.

    `say("worked.terms", count=75)` gives "75 terms in all".

    Raises:
        KeyError: there is no such text, or a value for a place is missing.
    """
    texts = TEXTS[language()]
    if key not in texts:
        raise KeyError(f"no text is called {key!r}; see cnn_course/texts")
    return texts[key].format(**values)


def _known(code, where):
    """Return `code` if the course speaks it, else raise a sentence."""
    if code not in TEXTS:
        spoken = " and ".join(repr(name) for name in TEXTS)
        raise ValueError(
            f"{where} asks for the language {code!r}; "
            f"the course speaks {spoken}"
        )
    return code
