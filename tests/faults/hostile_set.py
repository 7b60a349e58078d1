"""The folder that make_hostile.py fills, and what is expected of each file in it.

An expectation is {"states": ledger states, "codes": patterns of the codes that a failure may have}."""
import json
import os

IN_STORE = ["read", "ocred", "partial"]


def _expected(states, codes=()):
    return {"states": list(states), "codes": list(codes)}


def FAILS(*codes):
    """Cannot be read, for one of these reasons."""
    return _expected(["failed"], codes)


def OPEN(*codes):
    """May be read, in part too; where it is not, for one of these reasons."""
    return _expected(IN_STORE + ["failed"], codes)


def ARCHIVE(*codes):
    """A ZIP archive: unpacked, or refused for one of these reasons."""
    return _expected(["unpacked", "failed"], codes)


# Two good pages lie around one that may cost anything: at least they are read.
READ = _expected(IN_STORE)
SKIPPED = _expected(["skipped"], ["skipped-*"])


class HostileSet:
    """Writes files under a folder; no two of them have the same bytes."""

    def __init__(self, folder):
        self.folder = os.fsencode(folder)
        self.entries = []

    def _place(self, name):
        name = name if isinstance(name, bytes) else name.encode()
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return name, path

    def _note(self, name, expected, original=None):
        # Bytes that are no UTF-8 become lone surrogates, which JSON can hold as escapes.
        self.entries.append({"path": os.fsdecode(name), **expected, "original": original})

    def add(self, name, data, expected):
        name, path = self._place(name)
        with open(path, "xb") as file:
            file.write(data)
        self._note(name, expected)

    def add_sound(self, name, original):
        """A copy of a good file; its record is that of the original."""
        name, path = self._place(name)
        with open(original, "rb") as source, open(path, "xb") as file:
            file.write(source.read())
        self._note(name, _expected(["read"]), str(original))

    def add_vast(self, name, size, expected):
        """A file of `size` bytes that takes no room."""
        name, path = self._place(name)
        with open(path, "xb") as file:
            file.truncate(size)
        self._note(name, expected)

    def add_pipe(self, name):
        name, path = self._place(name)
        os.mkfifo(path)
        self._note(name, SKIPPED)

    def add_link(self, name, target, expected=SKIPPED):
        name, path = self._place(name)
        os.symlink(target, path)
        self._note(name, expected)

    def write_manifest(self, path):
        with open(path, "w", encoding="ascii") as file:
            json.dump(self.entries, file, indent=1)
