"""Say where Chromium is; with --install, try to have it installed where it isn't.

Ends well either way: without a browser the browser tests are skipped, not failed.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "No Chromium was found, so browser tests are skipped. Install the package "
    "chromium (Debian, Fedora), chromium-browser (Ubuntu) or Google Chrome, or point "
    "CAIRN_BROWSER to one."
)


def find_browser() -> str | None:
    """Return the path of a Chromium, or None."""
    named = os.environ.get("CAIRN_BROWSER")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None)


def install_browser() -> None:
    """Ask the system's packages for Chromium, where that needs no password."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    for command in (["update"], ["install", "-y", "chromium"]):
        subprocess.run([apt, "-qq", *command], check=False, stdout=sys.stderr)


def main() -> None:
    """Print the path, or what to install."""
    if find_browser() is None and "--install" in sys.argv[1:]:
        install_browser()
    print(find_browser() or ADVICE)


if __name__ == "__main__":
    main()
