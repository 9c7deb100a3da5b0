"""Pages as browsers cut them into tags and text."""

import pytest

from validate.markup import decode, text_of

B = "\n\n"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <b>c</b> d", "a c d"),
        ("<p>a</p>b<br>c", f"{B}a{B}b{B}c"),
        ("<P CLASS=x>a</P >b", f"{B}a{B}b"),
        ("a\n\n  b", "a b"),
        ("a < b <3 > c", "a < b <3 > c"),
        ("&lt;p&gt; 5&nbsp;&amp; &#52;&#x32; &quot", '<p> 5 & 42 "'),
        ("&#99999999; &#xD800; &nonsense;", "\ufffd \ufffd &nonsense;"),
        ('<p title="a > b">c', f"{B}c"),
        ("<p title='a > b' x=\"'>\">c", f"{B}c"),
        ("<p title=it's>c", f"{B}c"),
        ('<p =">c', f"{B}c"),
        ("<p/ a / =b>c", f"{B}c"),
        ("<p a = b>c", f"{B}c"),
        ("<p a=>c", f"{B}c"),
        ('<p a="b>c', B),
        ("a<p", f"a{B}"),
        ("a<!-- <p>b</p> -->c", "ac"),
        ("a<!-->b<!--->c<!-- x --!>d<!-- e", "abcd"),
        ("a<!DOCTYPE html>b<?php c ?>d</ e>f</>g<![CDATA[h]]>i", "abdfgi"),
        ("a<!x", "a"),
        ("<script>a<p>b</script >c<style>d</styles>e</style>f", "cf"),
        ("a<script>b</scrip", "a"),
        ("a<script", "a"),
        ("a<template><p>b<template>c</template>d</template>e", "ae"),
        ("a</template>b<noscript>c", "ab"),
    ],
)
def test_tags_are_cut_as_browsers_cut_them(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<meta charset=utf-8>占比".encode(), "占比"),
        (b"\xef\xbb\xbf<meta charset=gbk>" + "占比".encode(), "占比"),
        ("<meta charset='gb2312'>占比瞭".encode("gb18030"), "占比瞭"),
        ('<?xml version="1.0" encoding="big5"?>佔比'.encode("big5"), "佔比"),
        ("<meta content='text/html; charset=ISO-8859-1'>“é”".encode("cp1252"), "“é”"),
        ("“é”".encode("cp1252"), "“é”"),
        ("<meta charset=utf-7>占比".encode(), "占比"),
        ("<meta charset=zlib>占比".encode(), "占比"),
        ("<meta charset=iso-8859-99>占比".encode(), "占比"),
        (b"<meta charset=utf-8>\x81", "\ufffd"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(page: bytes, text: str) -> None:
    assert text_of(decode(page)).endswith(text)
