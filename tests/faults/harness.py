"""An import of some forty plans that is disturbed, and what must hold of its store afterwards."""

import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest
import zipfile

FAULTY = os.environ["FAULTY_VANTHU"]
COMPARE = os.environ["COMPARE_STORES"]
SOURCE = pathlib.Path(os.environ["VANTHU_SOURCE_DIR"])

# Runs at the same time.  Most of a slowed run is waiting.
WORKERS = 2 * (os.cpu_count() or 1)


def clean_environment():
    dropped = ("VANTHU_DB", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR")
    return {k: v for k, v in os.environ.items() if k not in dropped} | {"LANG": "C.UTF-8"}


# Short, since it is read some thousand times.
PLAN = """ỦY BAN NHÂN DÂN
XÃ AN SƠN
Số: %(number)d/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Sơn, ngày %(day)d tháng 3 năm 2026

KẾ HOẠCH
Chăm sóc cây xanh đợt %(number)d năm 2026

Căn cứ Nghị quyết số %(cited)d/NQ-HĐND ngày 12/12/2025 của Hội đồng nhân dân xã.
1. Phòng Kinh tế chủ trì, phối hợp với Đoàn Thanh niên trồng %(number)d cây trước ngày 30/4/2026.
2. Văn phòng HĐND và UBND theo dõi, báo cáo hằng quý.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Thị Sen
"""


def plan_text(number):
    return (PLAN % {"number": number, "day": number % 28 + 1, "cited": number % 7 + 1}).encode()


def write_plans(folder):
    """Forty inputs of several kinds, some of them no plans, and an archive with two more; how many there are."""
    folder.mkdir()
    for i in range(26):
        place = folder / ("xã %d" % (i % 3)) / ("kế hoạch %02d.txt" % i)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(plan_text(200 + i))
    for kind, count in (("docx", 3), ("pdf", 3)):
        printed = sorted((SOURCE / "corpus/renderings").glob("*." + kind), key=lambda path: path.stat().st_size)
        for path in printed[:count]:
            shutil.copyfile(path, folder / path.name)
    for path in sorted((SOURCE / "corpus/plans").glob("*.txt"))[:2]:
        shutil.copyfile(path, folder / path.name)
    shutil.copyfile(folder / "xã 0/kế hoạch 00.txt", folder / "xã 0/bản sao.txt")
    (folder / "rỗng.txt").touch()
    (folder / "hỏng.pdf").write_bytes(next(folder.glob("*.pdf")).read_bytes()[:3000])
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    (folder / "tên lạ\n\x1b.txt").write_bytes(plan_text(300))
    with zipfile.ZipFile(folder / "gói.zip", "w") as archive:
        for number in (301, 302):
            archive.writestr("trong gói/%d.txt" % number, plan_text(number))
    return sum(1 for path in folder.rglob("*") if path.is_file()) + 2


def processes_of(session):
    """The processes of a session that still live, by number."""
    alive = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % entry, "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in (b"Z", b"X"):
            alive.append(int(entry))
    return alive


class Comparer:
    """compare_stores at work: what is wrong with a store, and how it differs from the reference."""

    def __init__(self, reference):
        self.lock = threading.Lock()
        self.process = subprocess.Popen([COMPARE, str(reference)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, store):
        with self.lock:
            self.process.stdin.write(os.fsencode(store) + b"\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class FaultTest(unittest.TestCase):
    """Imports of the same plans into many stores, each in a session of its own."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="vanthu-faults-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.inputs = write_plans(cls.folder / "plans")
        cls.numbers = iter(range(10**9))
        reference = cls.folder / "reference.db"
        cls.counts, cls.seconds, done = cls.counted_run(reference)
        if done.returncode != 1:  # some of the inputs cannot be read
            raise AssertionError(done.stderr.decode(errors="replace"))
        cls.reference = reference
        cls.compare = Comparer(reference)
        cls.addClassCleanup(cls.compare.close)

    @classmethod
    def counted_run(cls, store, *options):
        """An undisturbed import: how often each point was met, how long it took, and how it ended."""
        counts_file = cls.folder / "counts"
        begun = time.monotonic()
        done = cls.start(store, "--counts", str(counts_file), *options).finish()
        seconds = time.monotonic() - begun
        lines = [line.split() for line in counts_file.read_text().splitlines()]
        return {name: int(count) for name, count in lines}, seconds, done

    @classmethod
    def start(cls, store, *options, arguments=("--jobs", "2", "plans"), **popen):
        return Run([FAULTY, *options, "--", "import", "--db", str(store), *arguments], cls.folder, **popen)

    @classmethod
    def start_command(cls, *arguments):
        """Another subcommand of the program."""
        return Run([FAULTY, "--", *arguments], cls.folder)

    def new_store(self):
        folder = self.folder / ("%06d" % next(self.numbers))
        folder.mkdir()
        return folder / "s.db"

    def each(self, items, work):
        """Calls `work` with every item, several at a time; the first failure is raised."""
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            for future in [pool.submit(work, item) for item in items]:
                future.result()

    def assert_whole(self, store, what=""):
        """Sound, and every document in it is one of the reference, whole."""
        found = self.compare(store)
        self.assertEqual((found["damages"], found["half"]), ([], ""), "%s %s" % (store, what))
        return found["difference"] == ""

    def assert_finished(self, store, what=""):
        found = self.compare(store)
        self.assertEqual((found["damages"], found["difference"]), ([], ""), "%s %s" % (store, what))

    def finish(self, store, what=""):
        """The next import goes on: its store is that of an undisturbed one."""
        if not self.assert_whole(store, what):  # where the run had ended, another one finds all unchanged
            done = self.start(store).finish()
            self.assertEqual(done.returncode, 1, done.stderr.decode(errors="replace"))
            self.assert_finished(store, what)
        shutil.rmtree(store.parent)

    def assert_nobody_left(self, run):
        """Readers, and the process they are forked from, do not outlive the program."""
        deadline = time.monotonic() + 20
        while processes_of(run.process.pid):
            self.assertLess(time.monotonic(), deadline, "processes outlive the import")
            time.sleep(0.02)


class Run:
    """An import at work."""

    def __init__(self, command, folder, **popen):
        self.process = subprocess.Popen(command, cwd=folder, env=clean_environment(), stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
                                        **popen)

    def finish(self, timeout=300):
        out, err = self.process.communicate(timeout=timeout)
        return subprocess.CompletedProcess(self.process.args, self.process.returncode, out, err)

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)

    def end(self):
        """Leaves nothing of a run that a failed test has left at work."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def wait_until_stopped(self):
        """Waits for the SIGSTOP that a --point sends."""
        _, status = os.waitpid(self.process.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            raise AssertionError("ended with %d before it stopped" % status)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)


def spread(count):
    """The first, the one in the middle and the last of 1 … count."""
    return sorted({1, (count + 1) // 2, count})


def dice(seed):
    return random.Random(seed)
