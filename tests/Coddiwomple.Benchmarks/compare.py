#!/usr/bin/env python3
"""Whole-process runs of dist/coddiwomple beside the peers in Peers/, taken in turn, and the ratios of their medians.

  compare.py [--services 1000,5000] [--runs 5] [--write docs/performance.md]

Figures are the operating system's account of each finished process. --write puts the table between the two "measured" marks of that file.
A peer whose tool is missing (Python's jinja2, a C compiler) is left out, and the table says so.
"""
import argparse, os, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOL = os.path.join(ROOT, "dist", "coddiwomple")
BOOKINFO = os.path.join(ROOT, "testdata", "ok", "010-bookinfo", "topology.yaml")
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"


class Case:
    """One kind of run: a command, what is done before each, and what it is compared with."""

    def __init__(self, name, command, before=None, peer=None):
        self.name, self.command, self.before, self.peer, self.figures = name, command, before, peer, []

    def run(self):
        if self.before:
            self.before()
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"failed: {' '.join(self.command)}")
        self.figures.append((time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))

    def median(self, column):
        return statistics.median(figure[column] for figure in self.figures)


def quiet(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout


def has_jinja():
    return subprocess.run([sys.executable, "-c", "import jinja2"], stderr=subprocess.DEVNULL).returncode == 0


def cold(folder):
    out = os.path.join(folder, "bookinfo")
    quiet(TOOL, "gen", BOOKINFO, "-o", out, "-q", stderr=subprocess.DEVNULL)
    return [Case("`--help`", [TOOL, "--help"]), Case("Bookinfo, `gen --check`, up to date", [TOOL, "gen", BOOKINFO, "-o", out, "--check", "-q"])]


def world(folder, services):
    name = os.path.join(folder, f"w{services}")
    script = lambda file: os.path.join(HERE, "Peers", file)
    quiet(sys.executable, script("world.py"), "--services", str(services), "--clusters", "20", "--spread", "3", "--seed", "1", "-o", name + ".json")
    with open(name + ".yaml", "wb") as topology:
        topology.write(quiet(sys.executable, script("world_to_topology.py"), name + ".json"))

    def fresh(path):
        return lambda: shutil.rmtree(path, ignore_errors=True)

    title = f"{services:,} x 20"
    peer = Case(f"{title}, Jinja2 peer", [sys.executable, script("peer_jinja.py"), name + ".json", name + "-jinja"], fresh(name + "-jinja")) if has_jinja() else None
    gen = [TOOL, "gen", name + ".yaml", "-q", "-o"]
    cases = [
        Case(f"{title}, `gen --layout cluster`, all new", gen + [name + "-new", "--layout", "cluster"], fresh(name + "-new"), peer),
        Case(f"{title}, `gen --layout cluster --check`, up to date", gen + [name + "-new", "--layout", "cluster", "--check"], None, peer),
    ]
    compiler = shutil.which("cc")
    floor = None
    if compiler:
        quiet(*gen, name + "-files")
        writer, list_of_files = os.path.join(folder, "write_floor"), name + ".list"
        quiet(compiler, "-O2", "-o", writer, script("write_floor.c"))
        sizes = sorted((os.path.getsize(os.path.join(at, file)), os.path.relpath(os.path.join(at, file), name + "-files"))
                       for at, _, files in os.walk(name + "-files") for file in files if os.path.dirname(os.path.relpath(os.path.join(at, file), name + "-files")))
        with open(list_of_files, "w") as listing:
            listing.writelines(f"{size} {path}\n" for size, path in sizes)
        target = name + "-floor"
        floor = Case(f"{title}, a C program that writes as many bytes to as many files", ["sh", "-c", f"cd '{target}' && exec '{writer}' '{list_of_files}'"],
                     lambda: (shutil.rmtree(target, ignore_errors=True), os.mkdir(target)))
    cases.append(Case(f"{title}, `gen --layout service`, all new", gen + [name + "-files"], fresh(name + "-files"), floor))
    return cases + [case for case in (peer, floor) if case]


def table(cases):
    lines = ["| run | wall, median | processor | peak memory | against its peer |", "|---|--:|--:|--:|--:|"]
    for case in cases:
        seconds = lambda value: f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"
        ratio = statistics.median(theirs[0] / ours[0] for ours, theirs in zip(case.figures, case.peer.figures)) if case.peer else None
        beside = "" if ratio is None else f"{ratio:.1f} times as fast" if ratio >= 1 else f"takes {1 / ratio:.1f} times as long"
        lines.append(f"| {case.name} | {seconds(case.median(0))} | {seconds(case.median(1))} | {case.median(2):.0f} MiB | {beside} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--services", default="1000,5000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.path.join(ROOT, "dist")) as folder:
        every = []
        for cases in [cold(folder)] + [world(folder, int(count)) for count in arguments.services.split(",") if count]:
            for _ in range(arguments.runs):
                for case in cases:
                    case.run()
            every += cases
    text = table(every)
    if not has_jinja():
        text += "\nPython's jinja2 is missing, so the peer was left out.\n"
    load = f"{os.cpu_count()} processors, {arguments.runs} runs of each in turn; load average at the end {os.getloadavg()[0]:.1f}.\n"
    print(load + "\n" + text, end="")
    if arguments.write:
        with open(arguments.write) as file:
            before, rest = file.read().split(BEGIN)
        with open(arguments.write, "w") as file:
            file.write(before + BEGIN + load + "\n" + text + END + rest.split(END)[1])


main()
