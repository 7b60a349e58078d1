"""An import of hundreds of files that are made to hurt: it ends, every file has its line in the ledger, and the sound
ones among them are read as if they were alone (make_hostile.py)."""
import fnmatch
import hashlib
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM = os.environ["VANTHU_PROGRAM"]
FOLDER = pathlib.Path(__file__).resolve().parent
LONGEST = 1800  # seconds; only a hang takes as long
# What the hostile set may cost the parent more than the sound one: an outcome is held until its turn comes.
MARGIN = 192 << 20
IN_STORE = {"read", "ocred", "partial", "replaced"}
OFFICE = (b".doc", b".rtf", b".odt")  # LibreOffice takes a second for each


class Running:
    """A process and the most memory that it had itself, without its children."""

    def __init__(self, arguments, folder):
        self.peak = 0
        scratch = folder / "scratch"
        scratch.mkdir(exist_ok=True)
        keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "VANTHU_SOFFICE")}
        self.process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, env={**keep, "LANG": "C.UTF-8", "TMPDIR": str(scratch)},
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.ended = threading.Event()
        self.watcher = threading.Thread(target=self._watch)
        self.watcher.start()

    def _watch(self):
        while not self.ended.wait(0.02):
            try:
                status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii", errors="replace")
            except OSError:
                return
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    self.peak = int(line.split()[1]) << 10

    def wait(self):
        try:
            self.output, self.errors = self.process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self.ended.set()
            self.watcher.join()
        return self.process.returncode


def run_import(folder, files, store):
    running = Running(["import", "--db", store, "--log", store + ".log", files], folder)
    return running.wait(), running


def facts(path):
    digest, size = hashlib.sha256(), 0
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def without_path(line):
    record = json.loads(line)
    record["source"].pop("path")
    return record


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="vanthu-hostile-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        subprocess.run([sys.executable, "-B", FOLDER / "make_hostile.py", cls.folder], check=True)
        cls.manifest = json.loads((cls.folder / "manifest.json").read_text(encoding="ascii"))
        cls.sound_status, cls.sound = run_import(cls.folder, "sound", "sound.db")
        cls.status, cls.hostile = run_import(cls.folder, "files", "hostile.db")
        store = sqlite3.connect(cls.folder / "hostile.db")
        cls.addClassCleanup(store.close)
        store.row_factory = sqlite3.Row
        cls.store = store
        cls.ledger = {row["path_bytes"]: row for row in store.execute("SELECT * FROM ledger")}
        cls.without_office = any(row["code"] == "office-missing" for row in cls.ledger.values())
        cls.log = [json.loads(line) for line in (cls.folder / "hostile.db.log").read_text(encoding="utf-8").splitlines()]

    def is_beyond(self, entry):
        """It cannot be read on this machine."""
        return self.without_office and self.ledger[self.file(entry)]["code"] == "office-missing"

    def file(self, entry):
        """Its path, as the program met it."""
        return b"files/" + os.fsencode(entry["path"])

    def test_there_are_enough_files(self):
        self.assertGreaterEqual(len(self.manifest), 300)

    def test_the_import_ends_and_says_that_files_failed(self):
        self.assertEqual(self.sound_status, 1 if self.without_office else 0, self.sound.errors.decode())
        self.assertEqual(self.status, 1, self.hostile.errors.decode(errors="replace")[-3000:])
        for word in ("terminate called", "std::", "Sanitizer", "{1}"):
            self.assertNotIn(word, self.hostile.errors.decode(errors="replace"))

    def test_every_file_is_in_the_ledger_with_a_state_that_was_expected(self):
        wrong = []
        for entry in self.manifest:
            row = self.ledger.get(self.file(entry))
            if row is None:
                wrong.append((entry["path"], "not in the ledger"))
                continue
            if self.is_beyond(entry):
                continue
            code_fits = row["state"] in IN_STORE | {"unpacked"} or any(
                fnmatch.fnmatchcase(row["code"], pattern) for pattern in entry["codes"])
            if row["state"] not in entry["states"] or not code_fits:
                wrong.append((entry["path"], row["state"], row["code"], row["arguments"][:200]))
        self.assertEqual(wrong, [])

    def test_what_else_is_in_the_ledger_are_members_of_archives(self):
        known = {self.file(entry) for entry in self.manifest}
        archives = tuple(path + b"/" for path in known if self.ledger[path]["state"] == "unpacked")
        others = [path for path in self.ledger if path not in known and not path.startswith(archives)]
        self.assertEqual(others, [])

    def test_the_sums_are_the_number_of_inputs(self):
        found = [event["inputs"] for event in self.log if event["point"] == "inputs-found"][-1]
        counts = [event["counts"] for event in self.log if event["point"] == "run-ended"][-1]
        self.assertEqual(sum(counts.values()), found)
        self.assertEqual(len(self.ledger), found)

    def test_every_failure_has_words_in_both_languages(self):
        settled = [event for event in self.log if event["point"] == "file-settled" and event["state"] in ("failed", "skipped")]
        self.assertTrue(settled)
        for event in settled:
            self.assertTrue(event["code"], event)
            self.assertGreater(len(event["message_vi"]), 20, event)
            self.assertGreater(len(event["message_en"]), 20, event)
            self.assertNotEqual(event["message_vi"], event["message_en"])

    def test_the_parent_stays_small(self):
        print(f"parent: {self.sound.peak >> 20} MB for the sound files, {self.hostile.peak >> 20} MB for the hostile ones")
        self.assertGreater(self.sound.peak, 0)
        self.assertLess(self.hostile.peak, self.sound.peak + MARGIN)

    def test_no_file_is_credited_with_the_content_of_another(self):
        places = {row["path_bytes"]: row["sha256"] for row in self.store.execute(
            "SELECT path_bytes, sha256 FROM places JOIN sources ON sources.id = source_id")}
        for entry in self.manifest:
            path = self.file(entry)
            row = self.ledger[path]
            if row["state"] == "skipped" or not os.path.isfile(os.path.join(os.fsencode(self.folder), path)):
                continue
            digest, size = facts(os.path.join(os.fsencode(self.folder), path))
            if row["sha256"] is not None:
                self.assertEqual((row["sha256"], row["bytes"]), (digest, size), path)
            if row["state"] in IN_STORE:
                self.assertEqual(places[path], digest, path)
            elif row["state"] == "failed":
                self.assertNotIn(path, places)

    def test_sound_files_are_read_as_if_they_were_alone(self):
        originals = {entry["original"]: self.file(entry) for entry in self.manifest if entry["original"] and not self.is_beyond(entry)}
        self.assertGreaterEqual(len(originals), 15)
        self._assert_as_alone(originals.values(), list(originals))

    def test_spoilt_files_have_the_records_that_they_have_alone(self):
        read = [path for path, row in self.ledger.items() if row["state"] in IN_STORE and not path.endswith(OFFICE) and
                os.path.isfile(os.path.join(os.fsencode(self.folder), path))]
        self.assertGreater(len(read), 100)
        self._assert_as_alone(read, read)

    def _assert_as_alone(self, stored, files):
        """The records of the paths `stored` are those that extract gives of `files`, but for the path."""
        done = subprocess.run([PROGRAM, "extract", "--quiet", "-"], input=b"\0".join(map(os.fsencode, files)) + b"\0", cwd=self.folder,
                              capture_output=True, timeout=LONGEST, check=False, env={**os.environ, "LANG": "C.UTF-8"})
        alone = {record["source"]["sha256"]: record for record in map(without_path, done.stdout.splitlines())}
        for path in stored:
            digest = self.ledger[path]["sha256"]
            self.assertIn(digest, alone, path)
            self.assertEqual(self._exported()[digest], alone[digest], path)

    def _exported(self):
        if not hasattr(type(self), "exported"):
            done = subprocess.run([PROGRAM, "export", "--db", "hostile.db", "--format", "jsonl"], cwd=self.folder, capture_output=True,
                                  timeout=LONGEST, check=True)
            type(self).exported = {record["source"]["sha256"]: record for record in map(without_path, done.stdout.splitlines())}
        return self.exported

    def test_the_store_is_whole_and_nothing_lies_about(self):
        self.assertEqual(self.store.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        self.assertEqual(self.store.execute("PRAGMA foreign_key_check").fetchall(), [])
        self.assertEqual(os.listdir(self.folder / "scratch"), [])
        self.assertEqual([name for name in os.listdir("/tmp") if name.startswith("vanthu-escaped")], [])


if __name__ == "__main__":
    unittest.main()
