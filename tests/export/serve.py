"""Runs scripts of this folder in one process, so that what they import is loaded once.

Each line it reads is a JSON list of a script and its arguments. It prints a line for each: what the script printed, or
how it failed.
"""

import contextlib
import io
import json
import pathlib
import runpy
import sys
import traceback

FOLDER = pathlib.Path(__file__).parent


def run(script, *values):
    printed = io.StringIO()
    sys.argv = [script, *values]
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(str(FOLDER / script))
    except Exception:
        return {"failed": traceback.format_exc()}
    return {"printed": json.loads(printed.getvalue())}


for line in sys.stdin:
    print(json.dumps(run(*json.loads(line))), flush=True)
