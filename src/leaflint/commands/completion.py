"""`leaflint completion SHELL`: lets bash, zsh or fish complete commands, options, leaflets and people."""

from __future__ import annotations

from argparse import REMAINDER, Action, ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from leaflint.core.errors import UsageError

_SCRIPTS = {
    "bash": """\
_leaflint() {
  local IFS=$'\\n'
  COMPREPLY=($(leaflint completion words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _leaflint leaflint
""",
    "zsh": """\
#compdef leaflint
_leaflint() {
  local -a found
  found=(${(f)"$(leaflint completion words "${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( $#found )); then compadd -a found; else _files; fi
}
compdef _leaflint leaflint
""",
    "fish": """\
complete --command leaflint --arguments '(leaflint completion words \
(commandline --tokenize --cut-at-cursor --current-process)[2..] \
(commandline --current-token) 2>/dev/null)'
""",
}
"""What each shell is told: it asks `leaflint completion words` what may stand next."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    shell = "the shell; its output belongs into the shell's start-up file"
    parser.add_argument("shell", choices=(*_SCRIPTS, "words"), help=shell)
    words = "words: what was typed after `leaflint`, the last one perhaps unfinished"
    parser.add_argument("typed", nargs=REMAINDER, metavar="WORD", help=words)


def run(arguments: Namespace) -> int:
    """Print the script for a shell, or the words that may stand next."""
    if arguments.shell == "words":
        current = arguments.typed[-1] if arguments.typed else ""
        found = sorted({word for word in _next(arguments) if word.startswith(current)})
        print("\n".join(word for word in found if current.startswith("-") or word[0] != "-"))
    else:
        print(_SCRIPTS[arguments.shell], end="")
    return 0


def _next(arguments: Namespace) -> Iterable[str]:
    """Return the words that may stand in the place of the last; none where only a file's name may."""
    before = arguments.typed[:-1]
    command = next((word for word in before if word in arguments.commands), None)
    if command is None:
        return (*arguments.commands, "--help", "--version")
    parser = ArgumentParser()
    arguments.load(command).add_arguments(parser)
    return _values(parser, before[before.index(command) + 1 :])


def _values(parser: ArgumentParser, before: Sequence[str]) -> Iterator[str]:
    actions = parser._actions  # argparse has no public list of what was declared
    for action in actions:
        if before and before[-1] in action.option_strings and action.nargs != 0:
            yield from _choices(action)
            return
        for name, inner in action.choices.items() if isinstance(action.choices, dict) else ():
            if name in before:
                yield from _values(inner, before[before.index(name) + 1 :])
                return
    for action in actions:
        yield from action.option_strings or _choices(action)


def _choices(action: Action) -> Iterator[str]:
    """Yield what an argument may be: the help calls people PERSON, leaflets LEAFLET and their files PATH."""
    yield from map(str, action.choices or ())
    if action.metavar not in {"PERSON", "LEAFLET", "PATH"}:
        return
    from leaflint.files.places import find_leaflets, find_root
    from leaflint.files.tree import WorkingTree

    try:
        tree = WorkingTree(find_root(Path()))
        if action.metavar == "PERSON":
            from leaflint.content.repository import load_shared  # slow to load

            people = load_shared(tree).people.data
            yield from (person.id for person in people.people) if people else ()
        else:
            for file in find_leaflets(tree).leaflets:
                yield file if action.metavar == "PATH" else PurePosixPath(file).stem
    except UsageError:  # outside a repository of leaflets there is nothing to propose
        return
