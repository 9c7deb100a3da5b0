"""Copies of a source from their bytes: kinds of files, encodings, divided words."""

import gzip
import io
import zipfile
from email.message import EmailMessage

import pytest

from cited_figures.evidence.page import UnreadablePageError, read_copy


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<meta charset=utf-8>占比".encode(), "占比"),
        (b"\xef\xbb\xbf<meta charset=gbk>" + "占比".encode(), "占比"),
        ("<meta charset='gb2312'>占比瞭".encode("gb18030"), "占比瞭"),
        ("<meta charset=x-gbk>占比".encode("gbk"), "占比"),
        ("<meta charset=gbk>€40𠮷".encode("gb18030"), "€40𠮷"),
        ("<meta charset=Shift_JIS>売上４兆円".encode("cp932"), "売上４兆円"),
        ("<meta charset=big5-hkscs>佔比".encode("big5hkscs"), "佔比"),
        ("<meta charset=ks_c_5601-1987>점유율".encode("cp949"), "점유율"),
        ("<meta charset=iso-2022-jp>売上".encode("iso2022_jp"), "売上"),
        ('<?xml version="1.0" encoding="big5"?><html>佔比'.encode("big5"), "佔比"),
        ("<meta content='text/html; charset=ISO-8859-1'>“é”".encode("cp1252"), "“é”"),
        ("<meta charset=utf-16>占比".encode(), "占比"),  # as browsers do: it is ASCII so far
        ("<meta charset=utf-7>占比".encode(), "占比"),  # unknown to browsers
        ("\ufeff<html>占比".encode("utf-16-le"), "占比"),
        ("\ufeff<html>占比".encode("utf-16-be"), "占比"),
        ("<html><body>It counts 40 devices".encode("utf-16-le"), "It counts 40 devices"),
        ("It counts 40 devices".encode("utf-16"), "It counts 40 devices"),
        (b"\xef\xbb\xbfIt counts", "It counts"),
    ],
)
def test_a_page_is_decoded_as_browsers_do(page: bytes, text: str) -> None:
    assert read_copy(page).text.strip() == text


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("占比".encode("gbk"), "a byte that is not UTF-8: 0xb1 in line 1"),
        ("<html>\n占比".encode("gbk"), "a byte that is not UTF-8: 0xb1 in line 2"),
        ("<html>“é”".encode("cp1252"), "not UTF-8"),
        ("<meta charset=gbk>占比".encode("gb18030") + b"\xff", "not gbk: 0xff in line 1"),
        ("<meta charset=utf-8>占比".encode() + b"\n\x81", "not utf-8: 0x81 in line 2"),
        (b"<meta charset=shift_jis>" + b"\x81", "not shift_jis"),
        ("<meta charset=nonsense>é".encode("cp1252"), "nonsense, which no browser knows"),
        (b"<meta charset=hz-gb-2312>~{VP9z~}", "hz-gb-2312, which browsers refuse"),
        (b"\xff\xfea", "not utf-16-le"),
        (b"%PDF-1.7", "a PDF file"),
        (gzip.compress(b"It counts", mtime=0), "a gzip file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"{\\rtf1 It counts}", "an RTF file"),
        (b"", "an empty file"),
        (b" \n", "an empty file"),
        (b"<html><p hidden>It counts", "a page without visible text"),
    ],
)
def test_what_cannot_be_read_is_named_for_what_it_is(page: bytes, found: str) -> None:
    with pytest.raises(UnreadablePageError) as refusal:
        read_copy(page)
    assert found in refusal.value.found
    assert refusal.value.expected


def test_a_zip_file_is_no_text() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:t>40 devices</w:t>")
    with pytest.raises(UnreadablePageError, match="a zip file"):
        read_copy(packed.getvalue())


def mhtml(html: bytes, charset: str, encoding: str) -> bytes:
    page = EmailMessage()
    page.set_content(html, "text", "html", cte=encoding)
    page.set_param("charset", charset)
    saved = EmailMessage()
    saved["From"] = "<Saved by a browser>"
    saved["MIME-Version"] = "1.0"
    saved["Snapshot-Content-Location"] = "https://example.org/"
    saved.make_related()
    saved.attach(page)
    return saved.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_the_page_of_an_mhtml_file_is_read(encoding: str) -> None:
    html = (
        "<title>T</title><p>占比 = 40%, which is long enough to be folded into some lines".encode(
            "gbk"
        )
    )
    page = read_copy(mhtml(html, "gbk", encoding))
    assert page.text.split()[:3] == ["占比", "=", "40%,"]
    assert page.title == "T"


def test_an_mhtml_file_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadablePageError, match="without a page"):
        read_copy(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("industrial de-\nvices", "industrial devices"),
        ("industrial de- \r\n  vices", "industrial devices"),
        ("a well-\nknown and well-known name", "a well-known and well-known name"),
        ("the North-\nSouth line", "the North-South line"),
        ("40-\n50 devices", "40-\n50 devices"),
        ("it rose -\nand fell", "it rose -\nand fell"),
        ("one-\n\ntwo", "one-\n\ntwo"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_joined(text: str, joined: str) -> None:
    assert read_copy(text.encode()).text == joined
