"""An import is killed, stopped by its user, or loses its helpers: the store is sound, and the next one goes on."""

import os
import signal
import threading
import time
import unittest

from harness import FaultTest, dice, processes_of, spread

KILLS = 200
KILLS_OF_A_STORE = 4  # one after another, before its import is let through


class KilledImport(FaultTest):
    def test_at_two_hundred_random_moments(self):
        kills, lock = [], threading.Lock()

        def kill_some(seed):
            chance, store = dice(seed), self.new_store()
            for _ in range(KILLS_OF_A_STORE):
                moment = chance.uniform(0, self.seconds)
                run = self.start(store, *self.slowed)
                time.sleep(moment)
                run.kill()
                if run.finish().returncode != -signal.SIGKILL:
                    break
                self.assert_nobody_left(run)
                with lock:
                    kills.append(moment)
                if self.assert_whole(store, "killed after %.3f s" % moment):
                    break  # at its very end: nothing is left to go on with
            self.finish(store, "seed %d" % seed)

        # Slowed, so that the moments are spread over work and not over the wait for a processor.
        self.slowed = ("--pause", "20")
        _, self.seconds, _ = self.counted_run(self.new_store(), *self.slowed)
        seeds = iter(range(10**6))
        while len(kills) < KILLS:
            missing = (KILLS - len(kills)) // KILLS_OF_A_STORE + 1
            self.each([next(seeds) for _ in range(missing)], kill_some)
        early, late = min(kills) / self.seconds, max(kills) / self.seconds
        self.assertTrue(early < 0.2 and late > 0.8, "%f to %f" % (early, late))

    def test_at_every_point(self):
        def kill_at(place):
            point, occurrence = place
            store = self.new_store()
            run = self.start(store, "--point", "%s:%d:%d" % (point, occurrence, signal.SIGKILL))
            if run.finish().returncode != -signal.SIGKILL:
                # How many transactions there are, and pages that are told one by one, depends on the clock.
                self.assertIn(point, ("transaction-begun", "before-commit", "committed", "page-started"))
            self.assert_nobody_left(run)
            self.finish(store, str(place))

        points = {name: count for name, count in self.counts.items() if name != "disk"}
        self.assertGreaterEqual(len(points), 12, points)
        self.each([(name, at) for name, count in points.items() for at in spread(count)], kill_at)

    def test_while_it_goes_on_with_a_killed_one(self):
        store = self.new_store()
        for point in ("before-run-end", "run-resumed", "interrupted"):
            run = self.start(store, "--point", "inputs-found:1:%d" % (signal.SIGINT if point == "interrupted" else 0),
                             "--point", "%s:1:%d" % (point, signal.SIGKILL))
            self.assertEqual(run.finish().returncode, -signal.SIGKILL, point)
        self.finish(store)


class LostHelpers(FaultTest):
    """The process that readers are forked from, and readers, are killed from outside."""

    def helpers(self, run):
        return [number for number in processes_of(run.process.pid) if number != run.process.pid]

    def kill_helpers(self, choose):
        store = self.new_store()
        run = self.start(store, "--point", "file-started:12:%d" % signal.SIGSTOP)
        run.wait_until_stopped()
        for number in choose(sorted(self.helpers(run))):
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                pass
        run.go_on()
        return store, run.finish()

    def test_without_its_host_process_the_import_goes_on(self):
        store, done = self.kill_helpers(lambda helpers: helpers[:1])
        self.assertEqual(done.returncode, 1, done.stderr.decode(errors="replace"))
        self.assert_finished(store)

    def test_a_killed_reader_costs_its_file_until_the_next_try(self):
        store, done = self.kill_helpers(lambda helpers: helpers[1:])
        self.assertEqual(done.returncode, 1, done.stderr.decode(errors="replace"))
        # A plan whose later copy was lost with its reader is still there as its earlier copy has it, and a PDF of
        # which a page was lost without that page: sound, but none of the reference.
        self.assertEqual(self.compare(store)["damages"], [])
        listed = self.start_command("ledger", "--db", str(store), "--state", "failed", "--format", "jsonl").finish()
        codes = [line.split(b'"code":"')[1].split(b'"')[0] for line in listed.stdout.splitlines()]
        self.assertLessEqual(set(codes), {b"file-empty", b"pdf-damaged", b"archive-damaged", b"reader-crashed"})
        self.start_command("import", "--db", str(store), "--retry-failed").finish()
        listed = self.start_command("ledger", "--db", str(store), "--state", "failed", "--format", "jsonl").finish()
        self.assertNotIn(b"reader-crashed", listed.stdout)
        listed = self.start_command("ledger", "--db", str(store), "--state", "partial", "--format", "jsonl").finish()
        if not listed.stdout:
            self.assert_whole(store)


class StoppedImport(FaultTest):
    """Signals of a user, or of a machine that goes down."""

    def interrupt(self, *signals, at="file-read:8"):
        store = self.new_store()
        points = []
        for number in signals:
            points += ["--point", "%s:%d" % (at, number)]
        return store, self.start(store, *points).finish()

    def test_a_first_one_finishes_the_files_in_hand_and_the_next_import_goes_on(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            store, done = self.interrupt(number)
            self.assertEqual(done.returncode, 130, done.stderr.decode(errors="replace"))
            self.assertFalse(self.assert_whole(store))
            listed = self.start_command("ledger", "--db", str(store), "--format", "jsonl").finish().stdout
            self.assertGreaterEqual(len(listed.splitlines()), 8)
            self.assertLess(len(listed.splitlines()), self.inputs)
            self.finish(store)

    def test_a_second_one_stops_now(self):
        store, done = self.interrupt(signal.SIGINT, signal.SIGINT)
        self.assertEqual(done.returncode, 130, done.stderr.decode(errors="replace"))
        self.finish(store)

    def test_what_nohup_ignores_does_not_stop_it(self):
        store = self.new_store()
        run = self.start(store, "--point", "file-read:8:%d" % signal.SIGHUP,
                         preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        self.assertEqual(run.finish().returncode, 1)
        self.assert_finished(store)


if __name__ == "__main__":
    unittest.main()
