"""A terminal for tests: the program runs in it, and what stands on its screen can be asked."""

import fcntl
import os
import pty
import re
import struct
import termios
import unicodedata

ESCAPE = re.compile(r"\x1b\[(\d*)([A-Za-z])")


def width(letter):
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


class Screen:
    """What a terminal of so many columns shows: it knows CR, LF, and the erasing of lines and of the rest."""

    def __init__(self, columns):
        self.columns = columns
        self.lines = [[]]
        self.row = self.column = 0
        self.wrapped = False

    def write(self, text):
        at = 0
        while at < len(text):
            escape = ESCAPE.match(text, at)
            if escape:
                self.erase(escape)
                at = escape.end()
                continue
            self.put(text[at])
            at += 1

    def erase(self, escape):
        argument, command = escape.groups()
        if command not in "JK" or argument not in ("", "0"):
            raise ValueError(f"unknown escape {escape.group()!r}")
        del self.lines[self.row][self.column:]
        if command == "J":
            del self.lines[self.row + 1:]

    def put(self, letter):
        if letter == "\r":
            self.column = 0
        elif letter == "\n":
            self.next_line()
        elif letter < " ":
            raise ValueError(f"control character {letter!r}")
        else:
            self.print(letter)

    def print(self, letter):
        if width(letter) == 0:
            self.lines[self.row][self.column - 1] += letter
            return
        if self.column + width(letter) > self.columns:
            self.wrapped = True
            self.next_line()
            self.column = 0
        line = self.lines[self.row]
        line.extend([" "] * (self.column - len(line)))
        line[self.column:self.column + width(letter)] = [letter] + [""] * (width(letter) - 1)
        self.column += width(letter)

    def next_line(self):
        self.row += 1
        if self.row == len(self.lines):
            self.lines.append([])

    def text(self):
        return ["".join(line).rstrip() for line in self.lines]


def run_in_terminal(command, columns, folder, environment, on_output=None):
    """Runs `command` with all its ends at a terminal; (exit status, what it wrote, piece by piece).  Each
    piece ends where the program waited; `on_output(process, terminal, text)` is called after each."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execve(command[0], command, environment)
    resize(terminal, columns)
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
        if on_output:
            on_output(process, terminal, b"".join(pieces))
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), b"".join(pieces).decode()


def resize(terminal, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
