"""What LibreOffice is kept from, with scripts in its place: it may loop, multiply, fill the disk and call out, and the
program may be stopped or killed meanwhile; no process and no folder stays behind."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

PROGRAM = os.environ["VANTHU_PROGRAM"]
RTF = b"{\\rtf1\\ansi KE HOACH so 12/KH-UBND}"
LONGEST = 120  # seconds; only a hang takes as long
HAS_NAME_SPACES = subprocess.run(["unshare", "--user", "--pid", "--fork", "true"], stderr=subprocess.DEVNULL,
                                 check=False).returncode == 0


def processes_with(word):
    """The processes whose command line has `word`."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                line = pathlib.Path("/proc", entry, "cmdline").read_bytes()
            except OSError:
                continue
            if word in line:
                found.append(int(entry))
    return found


def wait_until(is_so):
    end = time.monotonic() + LONGEST
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return is_so()


class OfficeBounds(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="vanthu-office-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        (self.folder / "scratch").mkdir()
        (self.folder / "plan.rtf").write_bytes(RTF)
        self.over = threading.Event()
        keeper = threading.Thread(target=self.keep)
        keeper.start()
        self.addCleanup(keeper.join)
        self.addCleanup(self.over.set)
        # In the name of every process of a script, so that those of this test can be told.
        self.mark = self.folder.name.encode()

    def tearDown(self):
        left = processes_with(self.mark + b"/office")
        for process in left:
            os.kill(process, signal.SIGKILL)
        self.assertEqual(left, [], "processes stay behind")

    def keep(self):
        """Copies what a script leaves in $KEEP into the test's folder: it may write to its own folder alone, and that
        goes with it."""
        while not self.over.wait(0.02):
            for file in self.folder.glob("scratch/*/keep/*"):
                try:
                    (self.folder / file.name).write_bytes(file.read_bytes())
                except OSError:
                    pass  # gone already

    def start(self, body, *arguments):
        """An import whose LibreOffice is a script; what it puts into $KEEP, and leaves there for a second, comes into
        the test's folder; $OUT is the folder for results."""
        script = self.folder / "office"
        script.write_text(f"#!/bin/bash\nKEEP=$HOME/keep; mkdir -p $KEEP\nwhile [ $# -gt 0 ]; do [ \"$1\" = --outdir ] && OUT=$2; shift; done\n"
                          f"{body}\n", encoding="utf-8")
        script.chmod(0o755)
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "VANTHU_SOFFICE": str(script), "TMPDIR": str(self.folder / "scratch")}
        return subprocess.Popen([PROGRAM, "import", "--db", "store.db", *arguments, "plan.rtf"], cwd=self.folder, env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def finish(self, process, status):
        _, errors = process.communicate(timeout=LONGEST)
        self.assertEqual(process.returncode, status, errors.decode())
        return errors.decode()

    def assert_nothing_left(self):
        self.assertTrue(wait_until(lambda: not os.listdir(self.folder / "scratch")), os.listdir(self.folder / "scratch"))
        self.assertTrue(wait_until(lambda: not processes_with(self.mark + b"/office")), "processes stay behind")

    def run_short(self, body):
        """The messages of an import that allows LibreOffice two seconds."""
        said = self.finish(self.start(body, "--limit", "office-milliseconds=2000"), 1)
        self.assert_nothing_left()
        return said

    def test_one_that_computes_for_ever_is_stopped(self):
        self.assertIn("LibreOffice", self.run_short("while :; do :; done"))

    def test_one_that_waits_for_ever_is_stopped(self):
        self.assertIn("LibreOffice", self.run_short("trap '' TERM INT HUP; while :; do read -t 1 < <(:); done"))

    def test_what_it_starts_ends_with_it(self):
        self.run_short("for i in 1 2 3 4 5; do (while :; do read -t 9 <> <(:); done) & done; touch $KEEP/started; sleep 1; exit 0")
        self.assertTrue((self.folder / "started").exists())

    @unittest.skipUnless(HAS_NAME_SPACES, "this machine gives processes no name space of their own, by which they end")
    def test_what_leaves_its_group_ends_with_it(self):
        self.run_short("[ $AGAIN ] && { touch $KEEP/away; while :; do sleep 1; done; }\n"
                       "AGAIN=1 setsid -f $0; while [ ! -e $KEEP/away ]; do sleep 0.1; done; exit 0")

    def test_one_that_multiplies_is_stopped(self):
        self.run_short("for i in 1 2 3 4 5 6; do (while :; do (while :; do sleep 1; done) & sleep 0.05; done) & done; wait")

    def test_one_that_fills_the_disk_is_stopped(self):
        said = self.finish(self.start("cat /dev/zero > $OUT/plan.docx; cp $OUT/plan.docx $KEEP/written 2>/dev/null; stat -c %s $OUT/plan.docx "
                                      "> $KEEP/size; sleep 1; exit 0", "--limit", "office-file-bytes=3M", "--limit", "office-milliseconds=20000"), 1)
        self.assertIn("plan.rtf", said)
        self.assertLessEqual(int((self.folder / "size").read_text()), 3 << 20)
        self.assert_nothing_left()

    def test_one_that_calls_out_reaches_nobody(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(0.1)
            port = server.getsockname()[1]
            self.finish(self.start(f"(echo secret > /dev/tcp/127.0.0.1/{port}) 2> $KEEP/refused; sleep 1; exit 0"), 1)
            with self.assertRaises(TimeoutError):
                server.accept()
        self.assertTrue((self.folder / "refused").read_text(), "the script did not try")
        self.assert_nothing_left()

    def _stop(self, *signals):
        process = self.start("touch $KEEP/started; mkdir $OUT/more; (while :; do sleep 1; done) & while :; do sleep 1; done",
                             "--limit", "office-milliseconds=60000")
        self.addCleanup(process.kill)
        self.assertTrue(wait_until((self.folder / "started").exists))
        for number in signals:
            process.send_signal(number)
            time.sleep(0.2)
        process.communicate(timeout=LONGEST)
        self.assertNotEqual(process.returncode, 0)
        self.assert_nothing_left()

    def test_a_program_that_is_stopped_leaves_nothing_behind(self):
        self._stop(signal.SIGINT, signal.SIGINT)

    def test_a_program_that_is_asked_to_end_twice_leaves_nothing_behind(self):
        self._stop(signal.SIGTERM, signal.SIGTERM)

    def test_a_program_that_is_killed_leaves_nothing_behind(self):
        self._stop(signal.SIGKILL)


if __name__ == "__main__":
    unittest.main()
