"""HTML: all visible text, in paragraphs that know their part, and nothing hidden."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.records import DateBasis, Part
from tests.read.formats.samples import Read, Reader

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Oda Marren refuses talks | Northern Courier</title>
<meta property="og:title" content="Oda Marren refuses talks">
<meta property="og:site_name" content="Northern Courier">
<link rel="canonical" href="https://courier.example/world/refusal#top">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "Oda Marren refuses talks", "datePublished": "2031-03-04T08:00:00+01:00",
"author": [{"name": "Ada Lund"}, {"name": "Bo Ek"}], "publisher": {"name": "Northern Courier"}}]}</script>
<style>.hidden-by-style-sheet {}</style><script>var secret = "script text";</script></head>
<body class="single comments-open">
<header class="site-header"><nav><a href="/world">World pages</a></nav></header>
<div id="cookie-notice">We use cookies. <button onclick="evil()">Accept all</button></div>
<main><article class="post comments-open">
<h1>Oda Marren refuses talks</h1><p class="byline">By <a rel="author" href="/a">Ada Lund</a> and Bo Ek</p>
<div class="share-buttons"><a href="javascript:alert(1)">Share this</a> <a href="#">Print Friendly</a></div>
<figure><img src="a.jpg" alt="x"><figcaption>President Marren in Velin.</figcaption></figure>
<p>President Oda Marren said on Tuesday that her government &ldquo;will not sit at a table with those who
close the straits,&rdquo; which ended months of <em>hints</em> that a meeting was near.</p>
<p>Her minister had told reporters that talks were possible.<br>Officials said nothing.<br><br>Another paragraph
follows after the two line breaks, and it is a long one about the treaty.
<p>Kestria&#8217;s prime minister answered in a letter that “the door stays open” for as long as it takes.
<table><tr><th>Round</th><th>Place</th></tr></table>
<aside class="related-posts"><ul><li><a href="/1">Straits closed again</a></ul></aside>
<div class="author-bio"><p>Ada Lund is a correspondent in Velin. Her views are her own.</p></div>
</article></main>
<section id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><article
class="comment-body"><p>She said it herself: “no talks, ever,” as everybody knows.</p></article></li></ol></section>
<div hidden>attribute secret</div><div style="display: none">style secret</div><noscript>noscript secret</noscript>
<footer id="colophon">© 2031 Northern Courier</footer></body></html>"""


@pytest.fixture(name="page")
def _page(read: Reader) -> Read:
    return read("page.html", PAGE.encode())


def test_metadata_is_what_the_page_declares(page: Read) -> None:
    meta = page.only.meta
    assert (meta.title, meta.author) == ("Oda Marren refuses talks", "Ada Lund, Bo Ek")
    assert (meta.publisher, meta.language) == ("Northern Courier", "en")
    assert (meta.published_on, meta.published_basis) == ("2031-03-04", DateBasis.META)
    assert meta.url == page.only.key == "https://courier.example/world/refusal"


def test_paragraphs_know_their_part(page: Read) -> None:
    assert page.parts(Part.HEADLINE) == ["Oda Marren refuses talks"]
    assert page.parts(Part.BYLINE) == ["By Ada Lund and Bo Ek"]
    assert page.parts(Part.CAPTION) == ["President Marren in Velin."]
    assert page.parts(Part.AUTHOR_NOTE) == ["Ada Lund is a correspondent in Velin. Her views are her own."]
    assert page.parts(Part.COMMENT) == ["She said it herself: “no talks, ever,” as everybody knows."]
    furniture = page.parts(Part.FURNITURE)
    for words in ("World pages", "We use cookies.", "Accept all", "Share this Print Friendly", "Straits closed again"):
        assert words in furniture
    assert "© 2031 Northern Courier" in furniture


def test_body_is_the_article_alone(page: Read) -> None:
    body = page.parts(Part.BODY)
    assert body[0].startswith("President Oda Marren said on Tuesday that her government “will not sit")
    assert "Her minister had told reporters that talks were possible.\nOfficials said nothing." in body
    assert any(text.startswith("Another paragraph follows") for text in body)
    assert "Round\tPlace" in body
    assert not any("cookies" in text or "herself" in text for text in body)


def test_nothing_hidden_is_read(page: Read) -> None:
    assert "secret" not in page.only.text
    assert "alert" not in page.only.text
    assert "evil" not in page.only.text


def test_a_page_without_heading_has_its_title_as_headline(read: Reader) -> None:
    found = read("a.html", b"<html><title>Marren: no talks</title><body><p>The minister said so on Monday.</p>")
    assert found.parts(Part.HEADLINE) == ["Marren: no talks"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (b"<p>a&nbsp;b   c<pre>x\n  y</pre>", "a b c\n\nx\n  y"),
        (b"<p>one<p>two<div>three", "one\n\ntwo\n\nthree"),
        (b"<p>He <q>said</q> it", "He “said” it"),
        (b"<p>a<script>x</script>b<!-- c -->d", "abd"),
        (b"<p>n\0ul &#0; &#xD800; end", "nul � � end"),
        (b"<p>&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        (b"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>x", "x"),
    ],
)
def test_text_is_what_a_browser_shows(read: Reader, markup: bytes, text: str) -> None:
    assert read("a.html", b"<!doctype html>" + markup if not markup.startswith(b"<?") else markup).only.text == text


def test_declared_charset_counts(read: Reader) -> None:
    markup = "<html><head><meta charset='iso-8859-2'></head><body><p>Łódź said “no”"
    assert read("a.html", markup.encode("iso-8859-2", "xmlcharrefreplace")).only.text == "Łódź said “no”"


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 100_000 + b"deep",
        b"<b><i>" * 50_000 + b"deep",
        b"<p " + b" ".join(b"a%d=1" % n for n in range(10_000)) + b">x",
        b"<script>nothing to see</script>",
        b"<!--" * 5000,
    ],
)
def test_hostile_pages_are_refused_in_one_sentence(read: Reader, markup: bytes) -> None:
    error = read("a.html", b"<!doctype html><html><body>" + markup).error
    assert isinstance(error, InputError)
    assert str(error).count(". ") == 0


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 1000 + b"deep</p>",
        b"<p>para" * 300,
        b"<" * 5000 + b"p>x",
        b"<table><tr><td>" * 200 + b"x",
        b"<p class='" + b"nav-a " * 1000 + b"'>x</p>",
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>&b;&b;",
        b"<script type='application/ld+json'>" + b"[" * 20_000 + b"</script><p>x",
    ],
)
def test_hostile_pages_that_can_be_read_are(read: Reader, markup: bytes) -> None:
    text = read("a.html", b"<!doctype html><html><body><p>Start of it.</p>" + markup).only.text
    assert "Start of it." in text
    assert "aaaaaaaa" not in text
