"""A disk that is full, fails or loses power, a store that is locked or may not be written: a clear message, nothing
half done, and the next import goes on."""

import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import unittest

from harness import FAULTY, FaultTest, Run, dice

NOBODY = 65534
MOMENTS = ("before", "half", "after")
OPERATIONS_A_FAULT = 8  # faults_tests meets every one, with a smaller import


class TroubledDisk(FaultTest):
    def operations(self, seed):
        """Some of all, the first and the last among them."""
        last = self.counts["disk"]
        return [1, last - 1] + dice(seed).sample(range(2, last - 1), OPERATIONS_A_FAULT - 2)

    def test_that_is_full_or_fails_ends_the_import_with_a_message(self):
        def fail_at(case):
            number, (operation, fault) = case
            lasting = ":lasting" if number % 2 == 0 else ""
            store = self.new_store()
            plan = "%s:%d:%s%s" % (fault, operation, MOMENTS[number % 2], lasting)
            done = self.start(store, "--disk", plan).finish()
            said = done.stderr.decode(errors="replace")
            self.assertIn(done.returncode, (0, 1), plan + said)
            self.assertNotIn("terminate called", said, plan)
            if not self.assert_whole(store, plan):
                self.assertRegex(said, r"\[store-(full|failed|read-only)\]|ổ đĩa", plan)
            self.finish(store, plan)

        cases = [(operation, fault) for seed, fault in enumerate(("full", "error")) for operation in self.operations(seed)]
        self.each(enumerate(cases), fail_at)

    def test_that_loses_power_loses_whole_documents_at_most(self):
        def cut_at(case):
            number, operation = case
            store = self.new_store()
            plan = "power-cut:%d:%s:%d" % (operation, MOMENTS[number % 3], number)  # the first one loses all
            self.assertEqual(self.start(store, "--disk", plan).finish().returncode, -signal.SIGKILL, plan)
            self.finish(store, plan)

        # How many operations there are depends on the clock: the last ones may not be met.
        self.each(enumerate(min(at, self.counts["disk"] // 2) for at in self.operations(2)), cut_at)

    def test_of_a_megabyte_is_enough_after_it_was_made_larger(self):
        place = self.folder / "small"
        place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "vanthu-small", str(place)],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("cannot mount: " + mounted.stderr.decode(errors="replace").strip())
        self.addCleanup(subprocess.run, ["umount", "-l", str(place)], check=False)
        store = place / "s.db"
        done = self.start(store).finish()
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"the disk is full", done.stderr)
        self.assert_whole(store)
        subprocess.run(["mount", "-o", "remount,size=200m", str(place)], check=True)
        self.assertEqual(self.start(store).finish().returncode, 1)
        self.assert_finished(store)


class TroubledStore(FaultTest):
    def begun_store(self):
        store = self.new_store()
        run = self.start(store, "--point", "run-begun:1:%d" % signal.SIGKILL)
        self.assertEqual(run.finish().returncode, -signal.SIGKILL)
        return store

    def test_locked_by_another_process_is_waited_for_and_then_said(self):
        store = self.begun_store()
        other = sqlite3.connect(store, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        done = self.start(store).finish(timeout=120)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"s.db", done.stderr)
        self.assertIn(b"[store-busy]", done.stderr)
        other.execute("ROLLBACK")
        other.close()
        self.finish(store)

    def somebody(self):
        """Options of a process whom permissions bind."""
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}

    def test_read_only_is_said_and_left_as_it_is(self):
        os.chmod(self.folder, 0o755)
        program = self.folder / "faulty_vanthu"
        shutil.copyfile(FAULTY, program)
        program.chmod(0o755)
        for store_mode, folder_mode in ((0o444, 0o777), (0o666, 0o555), (0o444, 0o555)):
            store = self.new_store()
            shutil.copyfile(self.reference, store)
            before = store.read_bytes()
            store.chmod(store_mode)
            store.parent.chmod(folder_mode)
            self.addCleanup(store.parent.chmod, 0o755)
            run = Run([str(program), "--", "import", "--db", str(store), "plans"], self.folder, **self.somebody())
            done = run.finish()
            what = "%o %o" % (store_mode, folder_mode)
            self.assertEqual(done.returncode, 1, what)
            self.assertIn(b"cannot be written", done.stderr, what)
            self.assertEqual(store.read_bytes(), before, what)
            self.assertEqual([path.name for path in pathlib.Path(store.parent).iterdir()], ["s.db"], what)

    def test_in_a_folder_that_takes_no_new_one_is_not_made(self):
        os.chmod(self.folder, 0o755)
        program = self.folder / "faulty_vanthu_too"
        shutil.copyfile(FAULTY, program)
        program.chmod(0o755)
        store = self.new_store()
        store.parent.chmod(0o555)
        self.addCleanup(store.parent.chmod, 0o755)
        run = Run([str(program), "--", "import", "--db", str(store), "plans"], self.folder, **self.somebody())
        done = run.finish()
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"cannot be written", done.stderr)
        self.assertEqual(list(pathlib.Path(store.parent).iterdir()), [])


if __name__ == "__main__":
    unittest.main()
