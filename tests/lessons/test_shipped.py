"""`python3 kit test` runs every notebook as shipped, cell by cell; here: that this can fail."""

import subprocess
import sys

import nbformat
from books import books

from jiama.serve.verbs import NBVAL

WRONG = ('page.beat("no-such-beat")', 'page.run("no-such-run")', 'lesson.open("99")')


def test_a_cell_that_asks_for_what_is_not_there_fails_and_the_rest_goes_on(tmp_path):
    first = books()[1].code[0]
    cells = [nbformat.v4.new_code_cell(source) for source in (first, *WRONG, 'page.beat("end")')]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "spoiled.ipynb")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *NBVAL, "spoiled.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert f"{len(WRONG)} failed, 2 passed" in done.stdout, done.stdout + done.stderr
