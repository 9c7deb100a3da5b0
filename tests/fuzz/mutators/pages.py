"""Edits of a page: its tags, its entities, and its words."""

import re
from random import Random

from . import texts

TAGS = [
    *(
        "p",
        "div",
        "br",
        "span",
        "b",
        "table",
        "tr",
        "td",
        "li",
        "ul",
        "script",
        "style",
        "template",
    ),
    *(
        "noscript",
        "pre",
        "textarea",
        "title",
        "svg",
        "math",
        "select",
        "option",
        "a",
        "html",
        "head",
    ),
    *("body", "form", "iframe", "plaintext", "xmp", "noembed", "x-y", "p:q"),
]
PARTS = [
    *(
        "<",
        "</",
        ">",
        "/>",
        "<!--",
        "-->",
        "--!>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE html>",
        "<!",
        "<?",
    ),
    *("&", "&amp;", "&nbsp;", "&#0;", "&#x110000;", "&#xd800;", "&#99999999999;", "&notanentity;"),
    *("&#x", "&lt", "<p ", "<p a", '<p a="', "<p a='b", "<![if x]>", "<?php x ?>", "<!ELEMENT a>"),
    *("<meta charset=utf-16>", '<meta charset="x-none">', "\n\n", "\r\n\r\n", "Moderator:", "63%"),
    *("Xie Shaofeng:", "Xie Shaofeng： ", "reached 71.5%", ". ", "。", "Mr. ", "U.S. ", '."', "½"),
]
_TOKEN = re.compile(r"<[^>]*>|[^<]+|<")


def mutate(data: bytes, rng: Random) -> bytes:
    """Return a page with a few edits, some of whole tags and some of its text."""
    text = texts.decoded(data)
    if rng.random() < 0.3:
        return texts.encoded(texts.edit(text, rng, PARTS))
    tokens = _TOKEN.findall(text) or [""]
    for _ in range(rng.choice((1, 1, 2, 4))):
        _edit(tokens, rng)
    return texts.encoded("".join(tokens))


def _edit(tokens: list[str], rng: Random) -> None:
    place = rng.randint(0, len(tokens))
    kind = rng.randint(0, 5)
    if kind == 0:
        tokens.insert(place, rng.choice(PARTS))
    elif kind == 1:
        tag = rng.choice(TAGS)
        tokens.insert(place, rng.choice((f"<{tag}>", f"</{tag}>", f"<{tag}/>", f"<{tag} a=b c>")))
    elif kind == 2:
        del tokens[place : place + rng.choice((1, 1, 3))]
    elif kind == 3:
        end = min(len(tokens), place + rng.choice((1, 2, 5)))
        times = rng.choice((1_000, 60_000)) if rng.random() < 0.03 else rng.choice((1, 2, 9))
        piece = "".join(tokens[place:end])
        most = texts.HUGE[-1] // max(1, len(piece))
        tokens.insert(place, piece * min(times, most))
    elif kind == 4:
        other = rng.randrange(len(tokens) + 1)
        tokens[place:place], tokens[other:other] = (
            tokens[other : other + 1],
            tokens[place : place + 1],
        )
    elif place < len(tokens):
        tokens[place] = texts.edit(tokens[place], rng, PARTS)
