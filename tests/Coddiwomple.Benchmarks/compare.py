#!/usr/bin/env python3
"""Whole-process runs of dist/coddiwomple beside the peers in Peers/, all of them once in each round, and the ratios of their medians.

  compare.py [--services 1000,5000] [--runs 5] [--write docs/performance.md]

Figures are the operating system's account of each finished process. Each round has another order: whoever runs after one that wrote much shares the
machine with the system, which brings that to the disk. Every run, ours and the peers', writes into a folder of its own, and nothing is
deleted before the last (5,000 services leave 1.3 GB a run): ext4 without a journal does not use the inode of a deleted file again for one to six
minutes, and looks through all of these for every new file. After a large folder was deleted, the same program took from 2 to 56 s to write the same files.
--write puts the table between the two "measured" marks of that file.
A peer whose tool is missing (Python's jinja2, a C compiler) is left out, and the table says so.
"""
import argparse, os, random, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOL = os.path.join(ROOT, "dist", "coddiwomple")
BOOKINFO = os.path.join(ROOT, "testdata", "ok", "010-bookinfo", "topology.yaml")
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"


class Case:
    """One kind of run: a command, in which {} is a new folder's name for each run, and what it is compared with."""

    def __init__(self, name, command, peer=None, makes=None):
        self.name, self.command, self.peer, self.makes, self.figures = name, command, peer, makes, []

    def run(self):
        folder = f"{self.makes}-{len(self.figures)}"
        command = [word.replace("{}", folder) for word in self.command]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"failed: {' '.join(command)}")
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
    return [Case("`--help`", [TOOL, "--help"]), Case("Bookinfo, `gen --check`, up to date", [TOOL, "gen", BOOKINFO, "-o", out, "--check"])]


def world(folder, services):
    name = os.path.join(folder, f"w{services}")
    script = lambda file: os.path.join(HERE, "Peers", file)
    quiet(sys.executable, script("world.py"), "--services", str(services), "--clusters", "20", "--spread", "3", "--seed", "1", "-o", name + ".json")
    with open(name + ".yaml", "wb") as topology:
        topology.write(quiet(sys.executable, script("world_to_topology.py"), name + ".json"))

    title = f"{services:,} x 20"
    peer = Case(f"{title}, Jinja2 peer", [sys.executable, script("peer_jinja.py"), name + ".json", "{}"], makes=name + "-jinja") if has_jinja() else None
    gen = [TOOL, "gen", name + ".yaml", "-o"]
    quiet(*gen, name + "-new", "--layout", "cluster", "-q")
    cases = [
        Case(f"{title}, `gen --layout cluster`, all new", gen + ["{}", "--layout", "cluster"], peer, name + "-cluster"),
        Case(f"{title}, `gen --layout cluster --check`, up to date", gen + [name + "-new", "--layout", "cluster", "--check"], peer),
    ]
    compiler = shutil.which("cc")
    floor = None
    if compiler:
        quiet(*gen, name + "-files", "-q")
        writer, list_of_files = os.path.join(folder, "write_floor"), name + ".list"
        quiet(compiler, "-O2", "-o", writer, script("write_floor.c"))
        with open(list_of_files, "w") as listing:
            listing.writelines(f"{size} {path}\n" for path, size in sorted(clusters_files(name + "-files")))
        floor = Case(f"{title}, a C program that writes as many bytes to as many files", ["sh", "-c", f"mkdir '{{}}' && cd '{{}}' && exec '{writer}' '{list_of_files}'"],
                     makes=name + "-floor")
    cases.append(Case(f"{title}, `gen --layout service`, all new", gen + ["{}"], floor, name + "-service"))
    return cases + [case for case in (peer, floor) if case]


def clusters_files(tree):
    """The files below the folders of a tree. By path, as any program would write them: in another order every file is in another folder than the one before."""
    for at, _, files in os.walk(tree):
        for file in files:
            path = os.path.relpath(os.path.join(at, file), tree)
            if os.path.dirname(path):
                yield path, os.path.getsize(os.path.join(at, file))


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
    order = random.Random(1)
    with tempfile.TemporaryDirectory(dir=os.path.join(ROOT, "dist")) as folder:
        every = []
        worlds = [(world(folder, int(count)), arguments.runs) for count in arguments.services.split(",") if count]
        for cases, rounds in [(cold(folder), arguments.runs * 10)] + worlds:
            for _ in range(rounds):
                for case in order.sample(cases, len(cases)):
                    case.run()
            every += cases
    text = table(every)
    if not has_jinja():
        text += "\nPython's jinja2 is missing, so the peer was left out.\n"
    load = f"{os.cpu_count()} processors, {arguments.runs} runs of each, ten times as many of those without a world; load average at the end {os.getloadavg()[0]:.1f}.\n"
    print(load + "\n" + text, end="")
    if arguments.write:
        with open(arguments.write) as file:
            before, rest = file.read().split(BEGIN)
        with open(arguments.write, "w") as file:
            file.write(before + BEGIN + load + "\n" + text + END + rest.split(END)[1])


main()
