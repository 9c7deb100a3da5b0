"""What a GitHub runner makes of the output of a step."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMAND = re.compile(r"::(?P<name>[^\s:]+)(?: (?P<properties>.*?))?::(?P<data>.*)")
OLD_COMMAND = re.compile(r"##\[(?P<name>[^\]\s]+)[^\]]*\]")  # obeyed wherever it stands in a line
DATA = {"%0D": "\r", "%0A": "\n"}
PROPERTY = DATA | {"%3A": ":", "%2C": ","}


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def obeyed(output: str) -> Iterator[Command]:
    """Yield the commands that a runner obeys, stop-commands and its end included."""
    token = ""
    for line in re.split(r"\r\n|\r|\n", output):
        command = _command(line)
        if command and (not token or command.name == token):
            yield command
            token = command.data if command.name == "stop-commands" else ""


def _command(line: str) -> Command | None:
    if match := COMMAND.match(line.lstrip()):
        pairs = [pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair]
        properties = {name: _unescaped(value, PROPERTY) for name, value in pairs}
        return Command(match["name"], properties, _unescaped(match["data"], DATA))
    if match := OLD_COMMAND.search(line):
        return Command(match["name"], {}, line[match.end() :])
    return None


def _unescaped(value: str, signs: dict[str, str]) -> str:
    for escape, sign in signs.items():
        value = value.replace(escape, sign)
    return value.replace("%25", "%")
