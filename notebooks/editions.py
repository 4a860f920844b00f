"""Makes the editions of a lesson from the one that is built.

python notebooks/editions.py                        all lessons and editions
python notebooks/editions.py 03 --lang ko           all editions of one
python notebooks/editions.py 03 --only handout      one edition

    learner    NN.ipynb           without outputs and without solutions
    teacher    NN.teacher.ipynb   solutions, known mistakes, hints, minutes
               NN.teacher.pdf     the same, to print
    slides     NN.slides.html     one file, to present
    handout    NN.handout.pdf     to print; give it out after the lesson, for
                                  it shows what learners should predict

Nothing is kept by hand, and nothing comes from a network. It takes `uv sync
--group slides`; the PDFs take Chromium, Chrome or Edge.
"""

import argparse
import sys
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import handout  # noqa: E402
import slides  # noqa: E402
import teacher  # noqa: E402

from cnn_course import lessons, texts  # noqa: E402

EDITIONS = ("learner", "teacher", "slides", "handout")


def learner(path, lang, place):
    """Writes a lesson as a learner gets it."""
    file = place.with_suffix(".ipynb")
    lessons.write(file, lessons.without_outputs(path))
    return [file]


def for_teacher(path, lang, place):
    """Writes a lesson with the teacher's notes, to run and to print."""
    texts.set_language(lang)
    notebook = teacher.with_notes(nbformat.read(path, as_version=4))
    file = place.with_suffix(".teacher.ipynb")
    nbformat.write(notebook, file)
    pdf = place.with_suffix(".teacher.pdf")
    mathml = slides.with_mathml
    page = handout.page(notebook, path.stem, lang, mathml, pen=False)
    handout.print_pdf(page, pdf)
    return [file, pdf]


def for_screen(path, lang, place):
    """Writes a lesson as a deck of slides."""
    file = place.with_suffix(".slides.html")
    file.write_text(slides.make_deck(path, lang), encoding="utf-8")
    return [file]


def for_paper(path, lang, place):
    """Writes a lesson as a PDF."""
    notebook = nbformat.read(path, as_version=4)
    page = handout.page(notebook, path.stem, lang, slides.with_mathml)
    file = place.with_suffix(".handout.pdf")
    handout.print_pdf(page, file)
    return [file]


MAKE = dict(
    zip(EDITIONS, (learner, for_teacher, for_screen, for_paper), strict=True)
)


def main(arguments=None):
    """Makes the editions that were asked for and prints their paths."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("lessons", nargs="*", help="such as 01; default: all")
    parser.add_argument("--lang", choices=slides.LANGUAGES)
    parser.add_argument("--only", choices=EDITIONS, action="append")
    parser.add_argument("--out", type=Path, default=Path("editions"))
    options = parser.parse_args(arguments)
    try:
        slides.reveal_folder()
    except ImportError:
        parser.error("reveal.js is missing; get it: uv sync --group slides")
    for lang in [options.lang] if options.lang else slides.LANGUAGES:
        try:
            built = slides.chosen(options.lessons, lang)
        except LookupError as error:
            parser.error(str(error))
        for path in built:
            place = options.out / lang / path.stem
            place.parent.mkdir(parents=True, exist_ok=True)
            for edition in options.only or EDITIONS:
                try:
                    for file in MAKE[edition](path, lang, place):
                        print(file, flush=True)
                except handout.CannotPrint as sentence:
                    print(sentence, file=sys.stderr)
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
