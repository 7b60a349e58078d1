"""A folder that is watched, and files that are read once more: what comes is read, what is there is not read twice."""

import os
import signal
import subprocess
import time
import unittest

from program import PROGRAM, ProgramTest


class Watch(ProgramTest):
    def watch(self, *arguments):
        """The program looking after the folder inbox, ended with the test."""
        (self.folder / "inbox").mkdir(exist_ok=True)
        said = open(self.folder / "said", "wb")
        self.addCleanup(said.close)
        child = subprocess.Popen([PROGRAM, "import", "--watch", "inbox", *arguments], cwd=self.folder, stderr=said,
                                 stdout=said, env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"})
        self.addCleanup(child.kill)
        return child

    def wait_until(self, found):
        """Polls; a machine under load takes its time, a test that fails half a minute."""
        end = time.monotonic() + 60
        while not found():
            self.assertLess(time.monotonic(), end, (self.folder / "said").read_text())
            time.sleep(0.1)

    def states(self):
        if not (self.folder / "vanthu.db").exists():
            return {}
        return {line["path"]: line["state"] for line in self.objects("ledger", "--format", "jsonl")}

    def test_reads_what_is_there_and_what_comes(self):
        self.plan("inbox/first.txt")
        child = self.watch()
        self.wait_until(lambda: self.states().get("inbox/first.txt") == "read")
        self.plan("inbox/xã A/second.txt", "tan-loc.txt")
        self.wait_until(lambda: self.states().get("inbox/xã A/second.txt") == "read")
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(30), 0)
        said = (self.folder / "said").read_text()
        self.assertIn("inbox", said)
        self.assertNotIn("unchanged: 1", said)

    def test_a_changed_file_replaces_its_document(self):
        self.plan("inbox/plan.txt")
        child = self.watch("--quiet")
        self.wait_until(lambda: self.states().get("inbox/plan.txt") == "read")
        path = self.folder / "inbox/plan.txt"
        path.write_text(path.read_text().replace("41/KH-UBND", "42/KH-UBND"))
        self.wait_until(lambda: self.states().get("inbox/plan.txt") == "replaced")
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(30), 0)

    def test_takes_one_folder(self):
        self.plan()
        for paths in (["plan.txt"], [".", "."], ["-"]):
            self.assertIn("[watch-one-folder]", self.errors("import", "--watch", *paths, status=2))


class RetryFailed(ProgramTest):
    def test_reads_only_what_failed(self):
        self.plan("plans/good.txt")
        (self.folder / "plans/bad.txt").touch()
        self.vanthu("import", "plans", status=1)
        self.assertIn("files: 1; read: 0; unchanged: 0; failed: 1", self.errors("import", "--retry-failed", status=1))
        self.plan("plans/bad.txt", "tan-loc.txt")
        self.assertIn("files: 1; read: 1; unchanged: 0; failed: 0", self.errors("import", "--retry-failed"))
        self.assertIn("vanthu.db", self.errors("import", "--retry-failed"))

    def test_takes_no_paths(self):
        self.errors("import", "--retry-failed", self.plan(), status=2)
        self.errors("import", status=2)


if __name__ == "__main__":
    unittest.main()
