"""Runs a program at a terminal of its own and types answers to its questions.

    terminal.py ANSWERS PROGRAM ARGUMENT...

ANSWERS is a list of texts in JSON; each is typed when another question stands there, which ends with a colon and a
space. Prints JSON: what the terminal showed, the program's status, and whether the terminal shows again what is typed.
"""

import json
import os
import select
import sys
import termios
import time

QUESTION = b": "


def main() -> None:
    answers = [answer.encode() for answer in json.loads(sys.argv[1])]
    # The program's end stays open here, too, so that the terminal can be looked at when the program has gone.
    terminal, other = os.openpty()
    child = os.fork()
    if child == 0:
        os.login_tty(os.dup(other))
        os.execv(sys.argv[2], sys.argv[2:])
    shown, answered, silent = b"", 0, []
    end = time.monotonic() + 60
    status = None
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.01)[0]:
            shown += os.read(terminal, 4096)
        elif status is not None:
            break
        if answered < len(answers) and shown.endswith(QUESTION):
            silent.append(not termios.tcgetattr(other)[3] & termios.ECHO)
            shown += b"<asked>"
            os.write(terminal, answers[answered])
            answered += 1
        if status is None:
            ended, wait = os.waitpid(child, os.WNOHANG)
            if ended:
                status = os.waitstatus_to_exitcode(wait)
    if status is None:
        os.kill(child, 9)
    echoes = bool(termios.tcgetattr(other)[3] & termios.ECHO)
    text = shown.decode(errors="replace")
    print(json.dumps({"shown": text, "status": status, "silent": silent, "echoes": echoes}))


main()
