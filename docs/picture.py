#!/usr/bin/env python3
"""Draws docs/report.svg, and docs/page.png where there is a Chromium, from real runs of misquote on examples/ferry.

    cargo build --release && python3 docs/picture.py

What comes in is what the program prints with colour; what goes out is the same lines as an SVG that needs no font of
its own and no script. The page is photographed as it is. Only the blocks of the codes named below are drawn, and the last line: the whole would be a long picture.
"""

import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "release" / "misquote"
SHOWN = ["MQ102", "MQ103", "MQ201", "MQ302", "MQ101"]

CELL, LINE, PAD, BAR = 8.4, 19, 20, 34
INK, PAPER, FRAME = "#d7dae0", "#1d2026", "#2a2e36"
COLOURS = {31: "#ff7b72", 32: "#7ee787", 33: "#f2cc60", 34: "#79c0ff", 36: "#76e3ea"}


def columns(text):
    """Columns that a terminal gives to the text."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    marks = sum(unicodedata.combining(letter) > 0 for letter in text)
    return len(text) + wide - marks


def runs(line):
    """The stretches of a line with the styles (SGR numbers) that hold for each."""
    style = set()
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b["):
            numbers = [int(number or 0) for number in part[2:-1].split(";")]
            style = set() if 0 in numbers else style | set(numbers)
        elif part:
            yield part, frozenset(style)


def drawn(line, y):
    """One line as SVG text, each stretch at its own column so that no font can shift it."""
    out, column = [], 0
    for text, style in runs(line):
        width = columns(text)
        if text.strip():
            colour = next((COLOURS[number] for number in style if number in COLOURS), INK)
            look = f'fill="{colour}"'
            look += ' font-weight="bold"' if 1 in style else ""
            look += ' opacity="0.6"' if 2 in style else ""
            x = PAD + column * CELL
            space = len(text) - len(text.lstrip())
            x += space * CELL
            shown = text.strip()
            length = columns(shown) * CELL
            out.append(f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}" {look}>{html.escape(shown)}</text>')
            if 4 in style:
                out.append(f'<path d="M{x:.1f} {y + 3.5}h{length:.1f}" stroke="{colour}" stroke-width="1.5"/>')
        column += width
    return out


def chosen(text):
    """The blocks of the codes to be shown, in the order of the report, then the tally."""
    blocks = text.strip().split("\n\n")
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", block) for block in blocks]
    lines = []
    for code in SHOWN:
        for block, bare in zip(blocks, plain):
            if re.match(rf"\w+\[{code}\]", bare) and block.split("\n")[0] not in lines:
                lines += block.split("\n") + [""]
                break
    return lines + ["\x1b[2m⋮\x1b[0m", ""] + blocks[-1].split("\n")


def picture(lines, command):
    """The lines in a window."""
    width = PAD * 2 + 80 * CELL
    height = BAR + PAD + LINE * (len(lines) + 2) + PAD / 2
    body = [f'<circle cx="{PAD + 18 * at}" cy="{BAR / 2}" r="6" fill="{colour}"/>'
            for at, colour in enumerate(["#ff5f57", "#febc2e", "#28c840"])]
    for number, line in enumerate([f"\x1b[2m$\x1b[0m {command}", ""] + lines):
        body += drawn(line, BAR + PAD + LINE * number)
    inside = "\n".join(body)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" \
aria-label="What misquote check prints in examples/ferry">
<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>
<path d="M0 8a8 8 0 0 1 8 -8H{width - 8:.0f}a8 8 0 0 1 8 8V{BAR}H0z" fill="{FRAME}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" \
xml:space="preserve">
{inside}
</g>
</svg>
"""


def photograph(program):
    """The page in a browser's window, where there is one."""
    browser = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if browser is None:
        print("docs/page.png: left as it is, there is no Chromium")
        return
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        subprocess.run([program, "check", "--quiet", "--fail-on", "never", "--output", f"html={page}"],
                       cwd=ROOT / "examples" / "ferry", check=True)
        subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                        "--force-device-scale-factor=1.5", "--window-size=1100,1000",
                        f"--screenshot={ROOT / 'docs' / 'page.png'}", page.as_uri()],
                       check=True, capture_output=True)
    print("docs/page.png")


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else PROGRAM).resolve()
    if not program.exists():
        sys.exit(f"{program} is not there: run `cargo build --release` first, or name another program")
    run = subprocess.run([program, "check", "--color", "always"], cwd=ROOT / "examples" / "ferry",
                         capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 1:
        sys.exit(f"expected findings, got exit status {run.returncode}: {run.stderr}")
    # The time differs from run to run; the picture would change with it.
    text = re.sub(r" in \d+ ms", "", run.stdout)
    target = ROOT / "docs" / "report.svg"
    target.write_text(picture(chosen(text), "misquote check"), encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {len(chosen(text))} lines of {len(text.splitlines())}")
    photograph(program)


if __name__ == "__main__":
    main()
