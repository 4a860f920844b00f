"""`python -m cnn_course` does what the command `cnn-course` does."""

from cnn_course.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
