"""What a class costs: memory by PSS, seconds of the processor, by account.

PSS (`/proc/PID/smaps_rollup`) counts a page that several processes share in
parts, so that the sum over all of them is what the machine really gives.
"""

import os
import pwd
from pathlib import Path

import psutil

MIB = 2**20
TICKS = os.sysconf("SC_CLK_TCK")


def pss(number):
    """Return (PSS, RSS) of a process in MiB; (0, 0) if it has ended."""
    try:
        text = Path(f"/proc/{number}/smaps_rollup").read_text()
    except (OSError, ProcessLookupError):
        return 0.0, 0.0
    found = dict(
        line.split(":") for line in text.splitlines()[1:] if ":" in line
    )
    return tuple(int(found[key].split()[0]) / 1024 for key in ("Pss", "Rss"))


def memory(numbers):
    """Return PSS and RSS of some processes together, in MiB."""
    each = [pss(number) for number in numbers]
    return sum(p for p, _ in each), sum(r for _, r in each)


def seconds(numbers):
    """Return the processor's seconds that processes took so far."""
    total = 0.0
    for number in numbers:
        try:
            line = Path(f"/proc/{number}/stat").read_text()
        except (OSError, ProcessLookupError):
            continue
        fields = line.rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


def kinds(numbers):
    """Return processes as {"kernel": […], "server": […]}, by command."""
    found = {"kernel": [], "server": []}
    for number in numbers:
        try:
            told = Path(f"/proc/{number}/cmdline").read_bytes()
        except (OSError, ProcessLookupError):
            continue
        found["kernel" if b"ipykernel" in told else "server"].append(number)
    return found


def family(process):
    """Return the numbers of a process and all that it started, by root."""
    whole = [process, *psutil.Process(process).children(recursive=True)]
    numbers = [getattr(one, "pid", one) for one in whole]
    return [n for n in numbers if _is_roots(n)]


def _is_roots(number):
    try:
        return Path(f"/proc/{number}").stat().st_uid == 0
    except OSError:
        return False


def uid(name):
    """Return the number of an account."""
    return pwd.getpwnam(name).pw_uid


def machine():
    """Return what this machine is, in a few words."""
    text = Path("/proc/cpuinfo").read_text()
    names = [x for x in text.splitlines() if x.startswith("model name")]
    name = names[0].split(":")[1].strip() if names else "unknown"
    size = psutil.virtual_memory().total / 2**30
    return f"{name}, {os.cpu_count()} cores, {size:.0f} GiB"


def quantile(values, share):
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
