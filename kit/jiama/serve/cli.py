"""The `jiama` command: its verbs and their options."""

import argparse
import os
import re
import sys
from difflib import get_close_matches

from jiama.serve import research, tether, verbs
from jiama.serve.verbs import Stop
from jiama.text import REFERENCE, languages, translator


class Unclear(Exception):
    """What was not understood; `key` names its sentence, `values` fill it."""

    def __init__(self, key: str = "unclear", **values):
        self.key, self.values = key, values
        super().__init__(key)


class Parser(argparse.ArgumentParser):
    """A parser that speaks one language, and takes options by their full names.

    argparse's own words follow the system's language, not ours: headings are set,
    the line of usage is left out, and the sentence for an error is the caller's.
    """

    def __init__(self, *args, tr, **more):
        super().__init__(*args, allow_abbrev=False, add_help=False, usage=argparse.SUPPRESS, **more)
        self._positionals.title = tr("serve.cli.arguments")
        self._optionals.title = tr("serve.cli.options")
        self.add_argument("-h", "--help", action="help", help=tr("serve.cli.help"))

    def error(self, message):
        """Tell what was not understood."""
        # argparse says it in English: of that only the option and what was given are kept.
        if "required: " in message:
            raise Unclear("no_folder", verb=self.prog.rpartition(" ")[2])
        option = re.match(r"argument ([^:]*): ", message)
        value = re.search(r"""(?:value|choice): (['"])(.*?)\1(?: \(|$)""", message)
        if option is None:
            raise Unclear(what=message.rpartition(": ")[2])
        raise Unclear(what=f"{option[1]} {value[2] if value else ''}".strip())


def main(args: list[str] | None = None) -> int:
    """Run one verb; return 0, the tests' exit code, or 1 with one sentence."""
    try:
        try:
            return _run(args)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough, such as `| head`: what is still to be flushed goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(args: list[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if args is None:  # this is the program, not somebody's who calls it
        tether.watch()
    language, args = _language(list(sys.argv[1:] if args is None else args))
    tr = translator(language)
    try:
        options, rest = _parser(tr).parse_known_args(_with_verb(args))
        if rest and options.verb != "test":
            raise Unclear(what=" ".join(rest))
        options.language = language
        options.rest, options.tr = rest, tr
        room = research if options.verb in research.RESEARCH else verbs
        return getattr(room, f"run_{options.verb}")(options) or 0
    except Unclear as unclear:
        print(tr(f"serve.cli.{unclear.key}", **unclear.values), file=sys.stderr)
        return 2
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(tr("serve.cli.stopped"))
        return 0


def _language(args: list[str]) -> tuple[str, list[str]]:
    """Take ``--language CODE`` out of the arguments, wherever it stands."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--language", choices=languages(), default=REFERENCE)
    try:
        known, rest = parser.parse_known_args(args)
    except argparse.ArgumentError:
        return REFERENCE, args
    return known.language, rest


def _with_verb(args: list[str]) -> list[str]:
    if args and not args[0].startswith("-") and args[0] not in verbs.VERBS:
        near = get_close_matches(args[0], verbs.VERBS, 1)
        raise Unclear("no_verb", verb=args[0], near=near[0]) if near else Unclear(what=args[0])
    named = any(word in verbs.VERBS for word in args)
    return args if named or {"-h", "--help"} & set(args) else ["start", *args]


def _parser(tr) -> argparse.ArgumentParser:
    parser = Parser("jiama", description=tr("serve.cli.about"), tr=tr)
    parser.add_argument("--language", choices=languages(), help=tr("serve.cli.language"))
    kinds = parser.add_subparsers(dest="verb", title=tr("serve.cli.verbs"), metavar="")
    for verb in verbs.VERBS:
        key = f"serve.cli.{verb}"
        kind = kinds.add_parser(verb, help=tr(key), description=tr(key), tr=tr)
        if verb in ("start", "class", "lab"):
            kind.add_argument("--port", type=int, default=None, help=tr("serve.cli.port"))
            kind.add_argument("--no-browser", action="store_true", help=tr("serve.cli.no_browser"))
        if verb in ("start", "class"):
            kind.add_argument("--pool", type=int, default=None, help=tr("serve.cli.pool"))
            kind.add_argument(
                "--own", action="append", default=[], metavar="PATH", help=tr("serve.cli.own")
            )
        if verb == "class":
            kind.add_argument("--address", default=None, help=tr("serve.cli.address"))
            kind.add_argument("--name", action="append", default=[], help=tr("serve.cli.name"))
        research.add_options(kind, verb, tr)
        if verb == "pages":
            kind.add_argument("folder", help=tr("serve.cli.pages_folder"))
        if verb == "wheels":
            kind.add_argument("folder", help=tr("serve.cli.wheels_folder"))
            kind.add_argument("--platform", help=tr("serve.cli.platform"))
            kind.add_argument("--python", help=tr("serve.cli.python"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
