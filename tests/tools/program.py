"""Runs the built program for the end-to-end tests."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["VANTHU_PROGRAM"]
SOURCE = pathlib.Path(os.environ["VANTHU_SOURCE_DIR"])
PLANS = SOURCE / "tests" / "tools" / "plans"

COMMANDS = ("import", "extract", "ledger", "documents", "show", "search", "tasks", "units", "due", "compare", "matrix", "citations", "cited", "coverage",
            "review", "check", "lint", "graph", "export", "report", "correct", "corrections", "limits", "completion")


class ProgramTest(unittest.TestCase):
    """A test in a folder of its own, in English, without what the caller's environment says."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="vanthu-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.caches = tempfile.mkdtemp(prefix="vanthu-test-cache-")
        self.addCleanup(shutil.rmtree, self.caches, ignore_errors=True)

    def vanthu(self, *arguments, status=0, stdin=b"", **environment):
        """Runs the program in the test's folder and demands its exit status; output as bytes."""
        clean = {k: v for k, v in os.environ.items()
                 if k not in ("VANTHU_DB", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR",
                              "TESSDATA_PREFIX")}
        clean.update({"LANG": "C.UTF-8", "XDG_CACHE_HOME": self.caches}, **environment)
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=clean, input=stdin,
                              capture_output=True, timeout=300, check=False)
        self.assertEqual(done.returncode, status,
                         f"{arguments}: {done.stderr.decode(errors='replace')}")
        self.assert_clean(done.stderr)
        return done

    def output(self, *arguments, **options):
        """Standard output as text."""
        return self.vanthu(*arguments, **options).stdout.decode()

    def errors(self, *arguments, **options):
        """Standard error as text."""
        return self.vanthu(*arguments, **options).stderr.decode()

    def objects(self, *arguments, **options):
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.output(*arguments, **options).splitlines()]

    def assert_clean(self, stderr):
        """People get messages: no exception's name, no trace, no sanitizer, no unfilled slot."""
        text = stderr.decode(errors="replace")
        for word in ("terminate called", "std::", "ERROR: AddressSanitizer", "runtime error:", "{0}", "{1}"):
            self.assertNotIn(word, text)

    def plan(self, name="plan.txt", source="an-son.txt"):
        """A copy of a sample plan in the test's folder; its name there."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PLANS / source, path)
        return name

    def filled_store(self):
        """vanthu.db with both sample plans."""
        self.plan("plans/an-son.txt", "an-son.txt")
        self.plan("plans/tan-loc.txt", "tan-loc.txt")
        self.vanthu("import", "plans")
