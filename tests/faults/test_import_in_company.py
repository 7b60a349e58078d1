"""Others are at work while an import runs: on its files, on its store, on the machine's memory."""

import json
import pathlib
import signal
import threading
import unittest

from harness import FAULTY, FaultTest, plan_text

class CompanyTest(FaultTest):
    def ledger(self, store, *options):
        """The lines of the ledger by path."""
        done = self.start_command("ledger", "--db", str(store), "--format", "jsonl", "--limit", "0", *options).finish()
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        return {line["path"]: line for line in map(json.loads, done.stdout.splitlines())}

    def records(self, store):
        done = self.start_command("export", "--db", str(store)).finish()
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        return done.stdout.splitlines()

    def write_more(self, name, count):
        folder = self.folder / name
        folder.mkdir()
        for i in range(count):
            (folder / ("%d.txt" % i)).write_bytes(plan_text(700 + i))
        return folder


class OtherImports(CompanyTest):
    def test_wait_for_each_other_and_both_end(self):
        self.write_more("more", 3)
        store = self.new_store()
        first = self.start(store, "--point", "transaction-begun:1:%d" % signal.SIGSTOP)
        first.wait_until_stopped()
        self.addCleanup(first.end)
        second = self.start(store, arguments=("more",))
        self.addCleanup(second.end)
        self.assertIn(b"waiting for another import (process %d)" % first.process.pid, second.process.stderr.readline())
        impatient = self.start(store, arguments=("--wait", "1", "more")).finish()
        self.assertEqual(impatient.returncode, 1)
        self.assertIn(b"[import-busy]", impatient.stderr)
        first.go_on()
        self.assertEqual(first.finish().returncode, 1)
        done = second.finish()
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        known, now = self.records(self.reference), self.records(store)
        self.assertEqual(now[:len(known)], known)
        self.assertEqual(len(now), len(known) + 3)
        self.assertEqual(len(self.ledger(store)), self.inputs + 3)

    def test_that_died_hold_nobody_up(self):
        store = self.new_store()
        run = self.start(store, "--point", "transaction-begun:1:%d" % signal.SIGKILL)
        self.assertEqual(run.finish().returncode, -signal.SIGKILL)
        done = self.start(store, arguments=("--jobs", "2", "--wait", "0", "plans")).finish()
        self.assertEqual(done.returncode, 1, done.stderr.decode(errors="replace"))
        self.assert_finished(store)


class Questions(CompanyTest):
    def test_are_answered_with_whole_documents_while_an_import_runs(self):
        known = set(self.records(self.reference))
        store = self.new_store()
        run = self.start(store, "--pause", "60", "--point", "inputs-found:1:%d" % signal.SIGSTOP)
        run.wait_until_stopped()
        run.go_on()
        counts = []
        while run.process.poll() is None:
            records = self.records(store)
            self.assertLessEqual(set(records), known)
            counts.append(len(records))
            for question in (("documents",), ("tasks",), ("ledger",), ("check",), ("units",)):
                done = self.start_command(*question, "--db", str(store), "--format", "jsonl").finish()
                self.assertIn(done.returncode, (0, 1) if question == ("check",) else (0,),
                              done.stderr.decode(errors="replace"))
        run.finish()
        self.assertEqual(counts, sorted(counts))
        self.assert_finished(store)


class ChangingFiles(CompanyTest):
    def stopped_import(self, folder):
        """An import that knows its inputs and has opened none."""
        store = self.new_store()
        run = self.start(store, "--point", "inputs-found:1:%d" % signal.SIGSTOP, arguments=(folder.name,))
        run.wait_until_stopped()
        return store, run

    def test_a_file_that_is_gone_has_its_line(self):
        folder = self.write_more("gone", 4)
        store, run = self.stopped_import(folder)
        (folder / "1.txt").unlink()
        run.go_on()
        self.assertEqual(run.finish().returncode, 1)
        lines = self.ledger(store)
        self.assertEqual(len(lines), 4)
        self.assertEqual(lines["gone/1.txt"]["code"], "file-missing")
        self.assertEqual(len(self.records(store)), 3)

    def test_a_file_that_became_another_is_read_as_it_is_then(self):
        folder = self.write_more("other", 3)
        store, run = self.stopped_import(folder)
        (folder / "1.txt").write_bytes(plan_text(999))
        run.go_on()
        self.assertEqual(run.finish().returncode, 0)
        self.assertIn(b"999/KH-UBND", self.records(store)[1])
        self.assertEqual(self.start(store, arguments=("other",)).finish().returncode, 0)
        self.assertEqual({line["state"] for line in self.ledger(store).values()}, {"unchanged"})

    def test_a_file_that_grows_while_it_is_read_is_not_taken_for_whole(self):
        folder = self.write_more("growing", 2)
        grown = folder / "2.txt"
        ended = threading.Event()

        def grow():
            with open(grown, "ab", buffering=0) as file:
                while not ended.is_set():
                    file.write(b"\n")

        for _ in range(10):  # the writer has to get a processor while the file is read
            grown.write_bytes(b"\n" * (16 << 20))
            ended.clear()
            writer = threading.Thread(target=grow)
            writer.start()
            store = self.new_store()
            done = self.start(store, arguments=("growing",)).finish()
            ended.set()
            writer.join()
            self.assertEqual(done.returncode, 1)
            line = self.ledger(store)["growing/2.txt"]
            self.assertEqual(line["state"], "failed")
            if line["code"] == "file-changed":
                break
        self.assertEqual(line["code"], "file-changed")
        self.assertEqual(len(self.records(store)), 2)
        grown.write_bytes(plan_text(998))
        self.assertEqual(self.start(store, arguments=("--retry-failed",)).finish().returncode, 0)
        self.assertEqual(len(self.records(store)), 3)


class LittleMemory(CompanyTest):
    def test_a_reader_without_memory_costs_its_file_and_no_other(self):
        if b"__asan_init" in pathlib.Path(FAULTY).read_bytes():
            self.skipTest("sanitizers need more address space than there is memory")
        folder = self.write_more("large", 3)
        large = folder / "0 lớn.txt"
        large.write_bytes(b"".join(plan_text(800 + i) for i in range(40_000)))  # 40 MB
        store = self.new_store()
        done = self.start(store, arguments=("--limit", "reader-memory-bytes=256M", "large")).finish()
        self.assertEqual(done.returncode, 1, done.stderr.decode(errors="replace"))
        lines = self.ledger(store)
        self.assertEqual({path: line["code"] for path, line in lines.items() if line["state"] != "read"},
                         {"large/0 lớn.txt": "limit-reader-memory"})
        self.assertEqual(len(self.records(store)), 3)
        self.assertEqual(self.compare(store)["damages"], [])
        large.write_bytes(plan_text(800))
        self.assertEqual(self.start(store, arguments=("--retry-failed",)).finish().returncode, 0)
        self.assertEqual(len(self.records(store)), 4)


if __name__ == "__main__":
    unittest.main()
