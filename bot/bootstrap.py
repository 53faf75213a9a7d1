"""Makes .venv from nothing but a Python 3.8 or newer: fetches uv, lets it find or fetch Python 3.10, installs the pins.

    python3 bot/bootstrap.py run|test|desk|officer

Two have an environment of their own beside it, since their pins and Rasa's do not fit together: `desk`, the local
Synapse, and `officer`, the Matrix client that the desk's tests give the staff.
Standard library only, and no syntax newer than 3.8: it runs before anything is installed. Does nothing when
nothing changed.
"""

# ruff: noqa: UP006, UP035, UP036, UP045 - this must run on Python 3.8
import hashlib
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import List, Optional

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".cache" / "uv"
VENVS = {
    "run": ROOT / ".venv",
    "test": ROOT / ".venv",
    "desk": ROOT / ".cache" / "desk",
    "officer": ROOT / ".cache" / "officer",
}
WHOLE = "190 packages, 2.7 GB (1 to 3 minutes)"
SIZES = {
    "run": WHOLE,
    "test": WHOLE,
    "desk": "60 packages, 150 MB (half a minute)",
    "officer": "25 packages, 40 MB (a few seconds)",
}
NEEDED = 3.2e9  # bytes: 2.7 GB installed and some room for the model and the store
SAYINGS = (
    ("No space left on device", "The disk is full: about 3 GB are needed. Make room and run this again."),
    ("hash mismatch", "A downloaded package is not the one that was pinned; nothing of it was installed."),
    ("Failed to fetch", "The package index cannot be reached: check the network (or proxy) and run this again."),
    ("error sending request", "The package index cannot be reached: check the network (or proxy) and run this again."),
    ("dns error", "The package index cannot be reached: check the network (or proxy) and run this again."),
    (
        "Temporary failure in name resolution",
        "The package index cannot be reached: check the network and run this again.",
    ),
    ("NewConnectionError", "The package index cannot be reached: check the network (or proxy) and run this again."),
    ("No matching distribution", "The package index cannot be reached or lacks a pinned package: check the network."),
    ("Permission denied", "This folder cannot be written to: check who owns it."),
)


class CannotSetUp(Exception):
    """Why the set-up stops, in one line."""


def compute_fingerprint(kind: str) -> str:
    """A hash of the pins and of the Python version: what decides whether .venv is up to date."""
    digest = hashlib.sha256()
    for path in (ROOT / ".python-version", ROOT / "requirements" / (kind + ".txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def get_python(kind: str) -> Path:
    return VENVS[kind] / "bin" / "python"


def get_stamp(kind: str) -> Path:
    return VENVS[kind] / ("installed-" + kind)


def is_current(kind: str) -> bool:
    """Whether these pins are what was installed last."""
    stamp = get_stamp(kind)
    return get_python(kind).exists() and stamp.exists() and stamp.read_text() == compute_fingerprint(kind)


def check_disk() -> None:
    """Refuse to begin what cannot end: a half-installed .venv helps nobody."""
    free = shutil.disk_usage(str(ROOT)).free
    if free < NEEDED:
        raise CannotSetUp(f"Only {free / 1e9:.1f} GB of disk are free here; the set-up needs about 3 GB.")


def run(command: List[str], step: str, quiet: bool = False) -> str:
    """Run a command, its words shown as they come, and turn its failure into one line."""
    process = subprocess.Popen(command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    done = threading.Event()
    threading.Thread(target=show_time, args=(step, done), daemon=True).start()
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if not quiet and line.startswith(("Resolved", "Prepared", "Installed", "Downloading", "Downloaded", "Using")):
            print("  " + line.rstrip(), flush=True)
    code = process.wait()
    done.set()
    text = "".join(said)
    if code:
        raise CannotSetUp(explain(text) or f"{step} failed: {pick_error(text)}")
    return text


def show_time(step: str, done: threading.Event) -> None:
    """Say every fifteen seconds that a long step is still going on."""
    began = time.monotonic()
    while not done.wait(15):
        print(f"  ... {step}, {time.monotonic() - began:.0f} s", flush=True)


def explain(text: str) -> Optional[str]:
    """The plain line for a known kind of failure."""
    lowered = text.lower()
    return next((line for mark, line in SAYINGS if mark.lower() in lowered), None)


def pick_error(text: str) -> str:
    """The one line of a tool's output that is most likely to tell why."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if line.lower().startswith("error")), lines[-1] if lines else "no reason given")


def get_uv() -> str:
    """The pinned uv: the one fetched before, else fetched now, with venv where there is one and with pip where not."""
    pins = ROOT / "requirements" / "uv.txt"
    home = UV / hashlib.sha256(pins.read_bytes()).hexdigest()[:12]
    for found in (home / "bin" / "uv", home / "site" / "bin" / "uv"):
        if found.exists():
            return str(found)
    print("Fetching uv, the installer (a few seconds) ...", flush=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(pins)]
    if works([sys.executable, "-m", "venv", str(home)]):
        run([str(home / "bin" / "python"), *install], "fetching uv", quiet=True)
        return str(home / "bin" / "uv")
    shutil.rmtree(str(home), ignore_errors=True)
    if works([sys.executable, "-m", "pip", "--version"]):
        run([sys.executable, *install, "--target", str(home / "site")], "fetching uv", quiet=True)
        return str(home / "site" / "bin" / "uv")
    raise CannotSetUp(
        "This Python has neither venv nor pip. Install one, then run this again: apt install python3-venv"
    )


def works(command: List[str]) -> bool:
    """Whether a command succeeds; what it says does not matter."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def make_venv(uv: str, kind: str) -> None:
    """An empty environment of the Python in .python-version, unless there is one."""
    version = (ROOT / ".python-version").read_text().strip()
    check = "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '" + version + "')"
    python = get_python(kind)
    if python.exists() and works([str(python), "-c", check]):
        return
    print(f"Looking for Python {version}, or fetching it (up to a minute) ...", flush=True)
    try:
        run([uv, "venv", "--clear", "--python", version, str(VENVS[kind])], "looking for Python " + version, quiet=True)
    except CannotSetUp as reason:
        if "disk" in str(reason):
            raise
        raise CannotSetUp(
            f"Python {version} is needed (Rasa runs on no newer one), is not here and could not be fetched. "
            f"Install it by hand (pyenv install {version}, or your system's python{version}) and run this again."
        ) from None


def install(uv: str, kind: str) -> None:
    """Install the pins, every file checked against its hash."""
    print(f"Installing about {SIZES[kind]} ...", flush=True)
    pins = str(ROOT / "requirements" / (kind + ".txt"))
    run([uv, "pip", "install", "--python", str(get_python(kind)), "--require-hashes", "-r", pins], "installing")


def set_up(kind: str) -> None:
    """Bring the environment of that kind up to date."""
    if is_current(kind):
        return
    if kind in ("run", "test") and not get_stamp("run").exists():
        check_disk()
    began = time.monotonic()
    uv = get_uv()
    make_venv(uv, kind)
    install(uv, kind)
    get_stamp(kind).write_text(compute_fingerprint(kind))
    if kind == "test":  # its pins include those of run.txt
        get_stamp("run").write_text(compute_fingerprint("run"))
    print(f"Set up in {time.monotonic() - began:.0f} s.", flush=True)


def main(arguments: List[str]) -> int:
    if sys.version_info < (3, 8):
        print("Python 3.8 or newer is needed to set up; this is {}.{}.".format(*sys.version_info), file=sys.stderr)
        return 1
    try:
        set_up(arguments[0] if arguments else "run")
    except CannotSetUp as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain(str(error)) or f"The set-up failed: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
