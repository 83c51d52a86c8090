"""What each verb of the `jiama` command does."""

import contextlib
import errno
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from jiama import places
from jiama.serve import faults, network, runtime, tether, wheels
from jiama.serve.logs import Muttering
from jiama.serve.research import RESEARCH
from jiama.text import languages, translator

VERBS = ("start", "class", "lab", "pages", "test", "specs", "build", "seal", "wheels", *RESEARCH)
ROOT = Path(__file__).resolve().parents[3]
SETTINGS = Path(__file__).parent / "settings"  # JupyterLab's, a folder a language
WIDGETS = {"anywidget", "@jupyter-widgets/jupyterlab-manager"}
NBVAL = ("--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=120")
"""Each cell of a notebook is a test: it fails where the cell raises."""
CLASS_POOL = 20
DOWNLOADS = 5  # rounds, each for what the packages of the round before ask for


class Stop(Exception):
    """One sentence that ends the command."""


def run_start(options) -> int:
    """Serve the lessons to this machine and open the browser."""
    return _serve(options, "127.0.0.1", 1)


def run_class(options) -> int:
    """Serve the lessons to the room."""
    return _serve(options, "0.0.0.0", CLASS_POOL)


def _serve(options, host: str, pool: int) -> int:
    # jsonschema would spend a second on reading this optional grammar, which Voila never uses.
    sys.modules.setdefault("rfc3987_syntax", None)
    from jiama.serve.app import LessonApp
    from jiama.serve.kernels import affordable

    tr, doors = options.tr, _doors(options) if host == "0.0.0.0" else ()
    port = _port(options, network.PORT, host)
    own = _runtime(tr, alone=True)
    for place in map(Path, options.own):
        if not place.is_dir() and not (place.is_file() and place.suffix == ".ipynb"):
            raise Stop(tr("serve.cli.no_own", place=place))
    _check_widgets(tr)
    app = LessonApp(
        own=options.own,
        names=getattr(options, "name", []),
        language=options.language,
        root_dir=str(places.lessons()),
        port=port,
        port_retries=0,
        ip=host,
        open_browser=not options.no_browser,
        log_level="ERROR",
    )
    app.runtime, app.doors = own, doors
    pool = affordable(pool) if options.pool is None else options.pool
    app.config.LessonKernels.pool_size = max(pool, 0)
    app.initialize([])
    app.announce = lambda: _announce(tr, host, port, doors)
    try:
        app.start()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        # Another program was quicker, a second start for instance.
        raise Stop(tr("serve.cli.port_taken", port=port, other=network.free_port(host))) from None
    if app.fault:
        raise Stop(tr("serve.ground.kernel", code=app.fault, log=faults.log_file()))
    print(tr("serve.cli.stopped"))
    return 0


def _announce(tr, host: str, port: int, doors: tuple[network.Door, ...]) -> None:
    print(tr("serve.cli.serving", address=f"http://127.0.0.1:{port}/"))
    for number, door in enumerate(doors):
        kind = tr("serve.room.kind", name=door.name, kind=tr(f"serve.room.{door.kind}"))
        key = "serve.cli.others_too" if number else "serve.cli.others"
        print(tr(key, address=door.url(port), kind=kind))
    if doors:
        print(tr("serve.cli.big_code", address=f"http://127.0.0.1:{port}/jiama/room"))
        print(tr("serve.room.why"))
        for number, reason in enumerate(tr.section("serve.room.reason").values(), start=1):
            print(f"  {number}. {reason}")
    elif host == "0.0.0.0":
        print(tr("serve.cli.no_network_address"))
    print(tr("serve.cli.stop"), flush=True)


def _doors(options) -> tuple[network.Door, ...]:
    """Return the ways in for the room, the one that was asked for in front."""
    found = network.doors()
    if options.address is None:
        return tuple(found)
    sorted_ = network.chosen(found, options.address)
    if not sorted_:
        known = ", ".join(f"{door.address} ({door.name})" for door in found) or "-"
        raise Stop(options.tr("serve.cli.address_wrong", address=options.address, known=known))
    return tuple(sorted_)


def _runtime(tr, alone: bool) -> runtime.Runtime:
    try:
        own = runtime.prepare()
        moved = own.settle(os.environ, alone)
    except runtime.Unfit as unfit:
        raise Stop(tr(unfit.key, **unfit.values)) from None
    for log in moved:
        print(tr("serve.ground.log_moved", log=log, other=faults.log_file()))
    return own


def _check_widgets(tr) -> None:
    """See that Jupyter finds what draws the lessons: without it pages open and stay bare."""
    from jupyter_core.paths import jupyter_path
    from jupyterlab_server.config import get_federated_extensions

    found = get_federated_extensions(jupyter_path("labextensions"))
    if not found.keys() >= WIDGETS:
        sign = any(letter in sys.prefix for letter in "[]*?")
        key = "serve.ground.prefix_unfit" if sign else "serve.ground.widgets_missing"
        raise Stop(tr(key, folder=sys.prefix))


def run_lab(options) -> int:
    """Open JupyterLab on the lessons; where they cannot be written, on a copy."""
    tr, port = options.tr, _port(options, network.LAB_PORT, "127.0.0.1")
    own = _runtime(tr, alone=False)
    _check_widgets(tr)
    folder = _own_lessons(tr)
    token = secrets.token_hex(16)
    command = [
        sys.executable, "-m", "jupyterlab", "-y", f"--port={port}", "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}",
        "--ServerApp.jpserver_extensions={'jiama.serve.extension': True}",
        # Nothing is to ask other hosts: no news, no updates, no list of extensions.
        f"--LabApp.app_settings_dir={SETTINGS / options.language}",
        "--LabApp.extension_manager=readonly", "--LabApp.news_url=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    if options.no_browser:
        command.append("--no-browser")
    if os.name != "nt" and os.geteuid() == 0:
        command.append("--allow-root")
    muttering = Muttering()
    running = subprocess.Popen(
        command, env=tether.tied({**os.environ, "JUPYTER_TOKEN": token}),
        stdin=subprocess.PIPE, stdout=muttering.end, stderr=muttering.end,
    )  # fmt: skip
    for kind in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
        signal.signal(kind, lambda *_: running.terminate())
    told = Thread(target=_tell_lab, args=(tr, running, own.folder / "runtime", token), daemon=True)
    told.start()
    while True:
        try:
            ended = running.wait()
            break
        except KeyboardInterrupt:
            # JupyterLab got the same Ctrl+C, and is ending its kernels.
            continue
    muttering.close()
    if ended > 0:
        raise Stop(tr("serve.cli.lab_failed", log=faults.log_file()))
    print(tr("serve.cli.stopped"))
    return 0


def _tell_lab(tr, running: subprocess.Popen, folder: Path, token: str) -> None:
    """Say where JupyterLab is once it answers: a user's own settings may give it a base address."""
    while running.poll() is None:
        for path in folder.glob("jpserver-*.json"):
            with contextlib.suppress(OSError, ValueError):
                url = json.loads(path.read_text(encoding="utf-8"))["url"]
                if url.startswith("https:") or network.answer(f"{url}api?token={token}"):
                    print(tr("serve.cli.serving", address=f"{url}lab?token={token}"))
                    print(tr("serve.cli.stop"), flush=True)
                    return
        time.sleep(0.1)


def _own_lessons(tr) -> Path:
    """Return the lessons' folder, or a copy of it that can be changed."""
    folder = places.lessons()
    if (ROOT / "pyproject.toml").is_file() and runtime.writable(folder):
        return folder
    copy = Path.home() / "jiama-lessons"
    try:
        if not copy.exists():
            shutil.copytree(folder, copy)
    except OSError:
        shutil.rmtree(copy, ignore_errors=True)
        print(tr("serve.ground.lessons_fixed", folder=folder))
        return folder
    print(tr("serve.cli.copied", folder=copy))
    return copy


def run_test(options) -> int:
    """Install what the tests need, then run all of them, the lessons' cells included."""
    tr = options.tr
    if not (ROOT / "tests").is_dir():
        raise Stop(tr("serve.cli.no_checkout", verb=options.verb))
    needed = wheels.absent(wheels.requirements(ROOT / "pyproject.toml", "test"))
    if needed:
        print(tr("serve.cli.test_install"), flush=True)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-user", *needed]
        if subprocess.run(command, check=False).returncode:
            raise Stop(tr("serve.cli.test_install_failed"))
    rest = options.rest or ["tests", "lessons"]
    command = [sys.executable, "-m", "pytest", *NBVAL, *rest]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def run_specs(options) -> int:
    """Write the stored chart specifications anew."""
    from jiama.drawn import stored

    written = stored.write()
    print(options.tr("serve.cli.specs_written", count=len(written)))
    return 0


def run_pages(options) -> int:
    """Write every page as a file of its own."""
    from jiama.model.progress import Bar
    from jiama.serve import single

    tr, folder = options.tr, Path(options.folder).resolve()
    bar = Bar(len(single.names()) + 1, sys.stderr if sys.stderr.isatty() else None)
    try:
        for _ in single.write(folder, options.language):
            bar.advance()
    except OSError as reason:
        bar.close()
        raise Stop(tr("serve.cli.pages_failed", folder=folder, reason=reason.strerror)) from None
    bar.close()
    print(
        tr(
            "serve.cli.pages_done",
            folder=folder,
            count=len(single.names()) + 1,
            index=folder / "index.html",
        )
    )
    return 0


def run_build(options) -> int:
    """Make anew what the browser loads, and the notebooks of the lessons."""
    from jiama.page import build
    from jiama.teach import notebook

    notebook.write()
    try:
        build.build()
    except build.NoBuilderError as reason:
        raise Stop(options.tr("serve.cli.no_builder", reason=reason)) from None
    print(options.tr("serve.cli.built", folder=build.DIST))
    return 0


def run_seal(options) -> int:
    """Record the present hashes of the data files."""
    from jiama.sources import SourceError
    from jiama.sources.seal import seal

    try:
        changed = seal()
    except SourceError as error:
        raise Stop(error) from None
    for name in changed:
        print(name)
    print(options.tr("serve.cli.sealed", count=len(changed)))
    return 0


def run_wheels(options) -> int:
    """Download all that an installation without a network needs."""
    tr, folder = options.tr, Path(options.folder).resolve()
    if not (ROOT / "pyproject.toml").is_file():
        raise Stop(tr("serve.cli.no_checkout", verb=options.verb))
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--dest", str(folder)]
    if options.platform or options.python:
        command.append("--only-binary=:all:")
        command += ["--platform", options.platform] if options.platform else []
        command += ["--python-version", options.python] if options.python else []
    wanted = wheels.requirements(ROOT / "pyproject.toml")
    print(tr("serve.cli.wheels_loading"), flush=True)
    where, left = wheels.environment(options.platform, options.python), wanted
    for _ in range(DOWNLOADS):
        if subprocess.run([*command, *left], check=False).returncode:
            raise Stop(tr("serve.cli.wheels_failed"))
        left = wheels.missing(folder, wanted, where)
        if not left:
            break
    count = sum(1 for _ in folder.iterdir())
    print(tr("serve.cli.wheels_done", folder=folder, count=count))
    return 0


def _port(options, usual: int, host: str) -> int:
    tr, port = options.tr, options.port
    if port is None:
        port = network.next_port(usual, host)
        if port != usual:
            page = network.answer(f"http://127.0.0.1:{usual}/") or ""
            ours = any(f"<title>{translator(x)('common.product')}" in page for x in languages())
            key = "serve.cli.port_other_ours" if ours else "serve.cli.port_other"
            print(tr(key, usual=usual, port=port))
        return port
    if not 0 <= port <= 65535:
        raise Stop(tr("serve.cli.port_wrong", port=port))
    why = network.refused(port, host) if port else ""
    if why:
        other = network.free_port(host)
        raise Stop(tr(f"serve.cli.port_{why}", port=port, other=other))
    return port or network.free_port(host)
