"""Pages as browsers cut them into tags and text."""

import pytest

from cited_figures.evidence.html import visible

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
    assert visible(html).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("It counts 40<sup>1</sup> devices", "It counts 40 devices"),
        ("It counts 4,200<sup>12</sup> devices", "It counts 4,200 devices"),
        ("It counts 7<sup>1</sup> devices", "It counts 7 devices"),
        ("10<sup>6</sup> devices", "10⁶ devices"),
        ("1.2 × 10<sup>12</sup> devices", "1.2 × 10¹² devices"),
        ("2<sup>3</sup> devices", "2³ devices"),
        ("40<sup>2</sup> = 1,600", "40² = 1,600"),
        ("40<sup>1</sup>2 devices", "40¹2 devices"),
        ("5 km<sup>2</sup> of land", "5 km² of land"),
        ("40<sub>2</sub> of CO<sub>2</sub>", "40_2 of CO2"),
        ("the 17<sup>th</sup> of May", "the 17th of May"),
        ("40<sup><a href='#n1'>1</a></sup> devices", "40 devices"),
        ("40<a href='#n1'><sup>1</sup></a> devices", "40 devices"),
        ("40<sup class=footnote>1</sup> devices", "40 devices"),
        ("40<sup>[1]</sup> devices<sup>*</sup>", "40 devices"),
        ("40<a role='doc-noteref' href='#n1'>1</a> devices", "40 devices"),
        ("4,200<sup>2</sup>, and 310<sup>3</sup>.", "4,200, and 310."),
        ("40<sup>2</sup>, and 10<sup>6</sup>.", "40², and 10⁶."),
        ("6.9%<sup>2</sup> of 40%<sup>12</sup>", "6.9% of 40%"),
        ("40<sup>p</sup> devices in 2020<sup>r</sup>", "40 devices in 2020"),
        ("10<sup>n</sup> of the 19<sup>e</sup>", "10^n of the 19e"),
        ("a<span style='text-decoration: line-through'>b</span>c", "ac"),
        ("a<b class='d-none'>b</b><b class='x hidden'>c</b>d", "ad"),
        ("a<b class='d-none d-md-block'>b</b><b class='md:block hidden'>c</b>d", "abcd"),
        ("a<b class='overflow-hidden'>b</b><b class='hidden-xs'>c</b>d", "abcd"),
        ("<del>30</del>40 <s>50</s><strike>60</strike>", "40 "),
        ("30<ins>40</ins>", "3040"),
        ("a<b hidden>b</b>c", "ac"),
        ("a<i style='color: red; display : NONE'>b</i>c", "ac"),
        ("a<i style='visibility:hidden'>b</i>c", "ac"),
        ("a<i style='opacity: 0.5'>b</i>c", "abc"),
        ("a<i style='opacity: 0'>b</i>c", "ac"),
        ("a<i style='position:absolute;left:-9999px'>b</i>c", "ac"),
        ("a<template>b</template><noscript>c</noscript><script>d</script>e", "ae"),
        ("a<iframe>b<p></iframe><textarea>c</textarea>d", "ad"),
        ("<ruby>漢<rt>かん</rt></ruby>字", "漢字"),
        ("<span aria-hidden=true>40</span><span class='sr-only'>40</span> devices", "40 devices"),
        (
            "<span class='a visually-hidden'>40</span><i aria-hidden='true'>40</i> devices",
            "40 devices",
        ),
        ("<span aria-hidden=true>40</span><span class=x>40</span> devices", "40 devices"),
        ("<span class=x>40</span><span aria-hidden=true>40</span> devices", "40 devices"),
        ("<span aria-hidden=true>▲</span>40 devices", "▲40 devices"),
        ("4<span aria-hidden=true>0</span>01 devices", "4001 devices"),
    ],
)
def test_the_text_is_the_one_that_is_seen(html: str, text: str) -> None:
    assert visible(html).text == text


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>hidden<p>seen</p>",
        "<ul><li hidden>hidden<li>seen</ul>",
        "<div style='display:none'>hidden<div>hidden</div>hidden</div>seen",
        "<div hidden><p>hidden</div>seen",
        "<dialog>hidden</dialog>seen",
        "<head><meta charset=utf-8><title>hidden</title><p>seen",
        "<html><head><style>hidden</style></head><body>seen",
        "<table><tr><td hidden>hidden<td>seen</table>",
        "<?xml version='1.0'?><html><script src='x'/><p>seen</p></html>",
        "<b hidden><p>hidden</b></p>seen",
    ],
)
def test_what_is_hidden_ends_where_browsers_end_it(html: str) -> None:
    assert visible(html).text.split() == ["seen"]


def test_the_title_is_apart_from_the_text() -> None:
    page = visible("<head><title>40 &amp; <b>more</title></head><p>a<svg><title>b</title></svg>")
    assert (page.title, page.text) == ("40 & <b>more", f"{B}a")


def test_lines_of_preformatted_text_are_kept() -> None:
    assert visible("<pre>a\n\nb</pre>").text == f"{B}a\n\nb{B}"


HEADED = "<table><tr><th>Year<th>A<th>B<tr><td>2019<td>1<td>2<tr><td>2020<td>3<td>4</table>"
SPANNING = (
    "<table><tr><th rowspan=2>Year<th colspan=2>Sales<tr><th>A<th>B"
    "<tr><td rowspan=2>2019<td>1<td>2<tr><td>3<td>4</table>"
)
PLAIN = "<table><tr><td>Year<td>A<tr><td>2019<td>1</table>"


@pytest.mark.parametrize(
    ("html", "row", "column", "text"),
    [
        (HEADED, 3, 3, "2020 | B | 4"),
        (HEADED, 1, 2, "A"),
        (SPANNING, 3, 3, "2019 | Sales B | 2"),
        (SPANNING, 4, 2, "2019 | Sales A | 3"),
        (PLAIN, 2, 2, "2019 | A | 1"),
    ],
)
def test_a_cell_has_its_headers(html: str, row: int, column: int, text: str) -> None:
    page = visible(f"a{html}b")
    (table,) = page.tables
    assert (row, column, text) in table.cells
    assert page.text.split() == ["a", "b"]


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><td>menu<td>seen {'words ' * 100}<tr><td>a<td>b</table>",
        f"<table><tr><td>a<td>seen<tr><td>c<td>{PLAIN}</table>",
        "<table><tr><td>seen</table>",
        "<table role=presentation><tr><td>a<td>seen<tr><td>c<td>d</table>",
    ],
)
def test_a_table_for_layout_is_text(html: str) -> None:
    assert "seen" in visible(html).text.split()


def test_the_mark_of_a_note_is_no_part_of_a_cell() -> None:
    rows = "<tr><td>Utopia<td>40<sup>1</sup><td>10<sup>6</sup></tr>" * 2
    (table,) = visible(f"<table><tr><td>a<td>b<td>c</tr>{rows}</table>").tables
    assert [text for _, column, text in table.cells[3:] if column > 1] == [
        "Utopia | b | 40",
        "Utopia | c | 10⁶",
    ] * 2
