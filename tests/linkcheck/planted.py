"""A small site with one planted defect, or one trap that looks like a defect, on each page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

BASE = "https://atlas.example/ml/"
EDIT = "https://code.example/o/r/edit/main/content/"

# name: (what stands in the page's body, the code that the check has to report)
DEFECTS: dict[str, tuple[str, str]] = {
    "missing-page": ('<a href="../nowhere/">x</a>', "missing-file"),
    "missing-page-absolute": ('<a href="/ml/nowhere/">x</a>', "missing-file"),
    "missing-page-full-address": (f'<a href="{BASE}nowhere/">x</a>', "missing-file"),
    "missing-page-other-case-of-host": ('<a href="HTTPS://Atlas.Example/ml/nowhere/">x</a>', "missing-file"),
    "missing-page-protocol-relative": ('<a href="//atlas.example/ml/nowhere/">x</a>', "missing-file"),
    "missing-page-with-query": ('<a href="../nowhere/?x=1">x</a>', "missing-file"),
    "missing-anchor-here": ('<a href="#nowhere">x</a>', "missing-anchor"),
    "missing-anchor-there": ('<a href="../good/#nowhere">x</a>', "missing-anchor"),
    "anchor-in-wrong-case": ('<a href="../good/#Place">x</a>', "missing-anchor"),
    "anchor-of-a-comment": ('<!-- <p id="hidden"> --><a href="#hidden">x</a>', "missing-anchor"),
    "double-encoded": ('<a href="../good/two%2520words.png">x</a>', "missing-file"),
    "wrong-case-of-page": ('<a href="../Good/">x</a>', "wrong-case"),
    "wrong-case-of-image": ('<img src="../good/DOT.png" alt="">', "wrong-case"),
    "missing-image": ('<img src="nowhere.png" alt="">', "missing-file"),
    "missing-in-srcset": ('<img srcset="../good/dot.png 1x, nowhere.png 2x" alt="">', "missing-file"),
    "missing-in-source": ('<picture><source srcset="nowhere.avif 1x"></picture>', "missing-file"),
    "missing-imagesrcset": ('<link rel="preload" as="image" imagesrcset="nowhere.png 2x">', "missing-file"),
    "missing-poster": ('<video poster="nowhere.jpg"></video>', "missing-file"),
    "missing-video": ('<video src="nowhere.mp4"></video>', "missing-file"),
    "missing-track": ('<video><track src="nowhere.vtt"></video>', "missing-file"),
    "missing-object": ('<object data="nowhere.svg"></object>', "missing-file"),
    "missing-embed": ('<embed src="nowhere.pdf">', "missing-file"),
    "missing-frame": ('<iframe src="../nowhere/"></iframe>', "missing-file"),
    "missing-script": ('<script src="nowhere.js"></script>', "missing-file"),
    "missing-style-sheet": ('<link rel="stylesheet" href="nowhere.css">', "missing-file"),
    "missing-icon": ('<link rel="icon" href="nowhere.ico">', "missing-file"),
    "missing-in-form": ('<form action="../nowhere/"></form>', "missing-file"),
    "missing-area": ('<map><area href="../nowhere/"></map>', "missing-file"),
    "missing-use": ('<svg><use href="../good/map.svg#nowhere"/></svg>', "missing-anchor"),
    "missing-use-here": ('<svg><use xlink:href="#nowhere"/></svg>', "missing-anchor"),
    "missing-inline-svg-link": ('<svg><a xlink:href="../nowhere/"><text>x</text></a></svg>', "missing-file"),
    "missing-inline-svg-paint": ('<svg><path fill="url(#nowhere)"/></svg>', "missing-anchor"),
    "missing-in-style-attribute": ('<p style="background:url(nowhere.png)">', "missing-file"),
    "missing-in-style-element": ("<style>p{background:url('nowhere.png')}</style>", "missing-file"),
    "missing-in-noscript": ('<noscript><img src="nowhere.png" alt=""></noscript>', "missing-file"),
    "missing-preview-picture": (f'<meta property="og:image" content="{BASE}nowhere.png">', "missing-file"),
    "relative-preview-picture": ('<meta property="og:image" content="../good/dot.png">', "relative"),
    "missing-canonical": (f'<link rel="canonical" href="{BASE}nowhere/">', "missing-file"),
    "redirect-to-nowhere": ('<meta http-equiv="refresh" content="0; url=../nowhere/">', "missing-file"),
    "redirect-to-itself": ('<meta http-equiv="refresh" content="0; url=../redirect-to-itself/">', "redirect-loop"),
    "redirect-circle": ('<meta http-equiv="Refresh" content="0;URL=\'../redirect-circle-back/\'">', "redirect-loop"),
    "redirect-circle-back": ('<meta http-equiv="refresh" content="0;url=../redirect-circle/">', "redirect-loop"),
    "out-of-the-base-path": ('<a href="/about/">x</a>', "outside"),
    "out-of-the-root": ('<a href="../../../../good/">x</a>', "outside"),
    "page-as-image": ('<img src="../good/" alt="">', "not-a-file"),
    "empty-image": ('<img src="" alt="">', "empty"),
    "unknown-scheme": ('<a href="htps://example.org/">x</a>', "unknown-scheme"),
    "left-over-file-address": ('<a href="file:///home/me/x.html">x</a>', "unknown-scheme"),
    "address-without-host": ('<a href="https:///x">x</a>', "malformed"),
    "forgotten-scheme": ('<a href="www.example.org">x</a>', "missing-file"),
    "source-instead-of-page": ('<a href="../good.md">x</a>', "missing-file"),
    "folder-without-page": ('<a href="../assets/">x</a>', "missing-file"),
    "edit-link-to-no-file": (f'<a rel="edit" href="{EDIT}nowhere.yml#L1">x</a>', "edit-link"),
    "edit-link-to-no-line": (f'<a rel="edit" href="{EDIT}x.yml#L99">x</a>', "edit-link"),
    "edit-link-in-wrong-case": (f'<a rel="edit" href="{EDIT}X.yml">x</a>', "edit-link"),
    "base-moves-links": ('<base href="../good/"><a href="../nowhere/">x</a>', "missing-file"),
}
FILE_DEFECTS: dict[str, tuple[str, bytes, str]] = {
    "link-in-svg": ("bad/link.svg", b'<svg xmlns:xlink="x"><a xlink:href="../nowhere/"/></svg>', "missing-file"),
    "paint-in-svg": ("bad/paint.svg", b'<svg><path stroke="url(#nowhere)"/></svg>', "missing-anchor"),
    "image-in-svg": ("bad/image.svg", b'<svg><image href="nowhere.png"/></svg>', "missing-file"),
    "broken-svg": ("bad/broken.svg", b"<svg><a></svg>", "broken-file"),
    "url-in-css": ("bad/a.css", b"p{background:url( '../nowhere.png' )}", "missing-file"),
    "import-in-css": ("bad/b.css", b'@import "nowhere.css";', "missing-file"),
    "font-in-css": ("bad/c.css", b"@font-face{src:url(nowhere.woff2)format('woff2')}", "missing-file"),
    "text-for-machines": ("llms.txt", b"- [x](nowhere/): text", "missing-file"),
    "interface-for-programs": ("api/v1/x.json", b'[{"id": "x", "url": "nowhere/"}]', "missing-file"),
    "search-index": (
        "search/search_index.json",
        json.dumps({"docs": [{"location": "good/"}, {"location": "good/#nowhere"}]}).encode(),
        "missing-anchor",
    ),
    "site-map": ("sitemap.xml", f"<urlset><url><loc>{BASE}nowhere/</loc></url></urlset>".encode(), "missing-file"),
    "packed-site-map": (
        "sitemap.xml.gz",
        gzip.compress(b"<urlset><url><loc>/ml/good/</loc></url></urlset>", mtime=0),
        "relative",
    ),
    "relative-link-on-404": ("404.html", b'<a href="good/">x</a>', "relative"),
}
TRAPS: dict[str, str] = {
    "relative": '<a href="../good/">x</a>',
    "without-slash": '<a href="../good">x</a>',
    "with-index": '<a href="../good/index.html#place">x</a>',
    "absolute": '<a href="/ml/good/#place">x</a>',
    "base-path-without-slash": '<a href="/ml">x</a>',
    "full-address": f'<a href="{BASE}good/#place">x</a>',
    "same-host-other-site": '<a href="https://atlas.example/other/">x</a>',
    "other-host": '<a href="https://example.org/nowhere#x">x</a><a href="//example.org/x">y</a>',
    "empty-means-here": '<a href="">x</a><form action=""></form>',
    "top": '<a href="#">x</a><a href="#top">x</a><a href="../good/#TOP">x</a>',
    "text-fragment": '<a href="../good/#:~:text=Place">x</a><a href="../good/#place:~:text=x">x</a>',
    "encoded": '<a href="../good/two%20words.png">x</a><a href="../g%6Fod/">x</a>',
    "spaces": '<a href=" ../good/ \n">x</a><img src="../good/two words.png" alt="">',
    "entities": '<a href="../good/?a=1&amp;b=2#place">x</a>',
    "query": '<a href="../good/dot.png?v=3">x</a><a href="?stage=mvp">x</a>',
    "accents": '<a href="#gr%C3%BC%C3%9Fe">x</a><a href="#gr\u00fc\u00dfe">x</a><p id="gr\u00fc\u00dfe">',
    "percent-in-id": '<a href="#50%">x</a><p id="50%">',
    "named-anchor": '<a name="old">x</a><a href="#old">x</a>',
    "schemes": '<a href="mailto:a@b.c">x</a><a href="tel:1">x</a><a href="javascript:void(0)">x</a>',
    "data": '<img src="data:image/gif;base64,R0lGOD,lh" srcset="data:image/gif;base64,R0,lGOD 1x" alt="">',
    "blob-and-about": '<iframe src="about:blank"></iframe>',
    "comment": '<!-- <a href="../nowhere/">x</a> -->',
    "script-text": "<script>const x = '<a href=\"../nowhere/\">';</script>",
    "code-sample": '<pre><code>&lt;a href="../nowhere/"&gt; [x](../nowhere/)</code></pre>',
    "textarea": '<textarea><a href="../nowhere/">x</a></textarea>',
    "template": '<template><a href="{{ url }}">x</a></template>',
    "data-attributes": '<p data-href="../nowhere/" data-src="nowhere.png">x</p>',
    "srcset": '<img srcset="../good/dot.png 1x,../good/two%20words.png 2x" alt="">',
    "css": "<style>/* url(nowhere.png) */p{content:'url(nowhere.png)';fill:url(#place)}</style><p id='place'>",
    "css-data": "<style>p{background:url(data:image/svg+xml;utf8,%3Csvg/%3E)}</style>",
    "preconnect": '<link rel="preconnect" href="/"><link rel="dns-prefetch" href="/">',
    "document-formats": '<a href="../good/paper.pdf#page=2">x</a><video src="../good/film.mp4#t=10"></video>',
    "svg-view": '<img src="../good/map.svg#svgView(viewBox(0,0,1,1))" alt="">',
    "svg-part": '<svg><use href="../good/map.svg#part"/></svg>',
    "base": '<base href="../good/"><a href="dot.png">x</a><a href="../good/#place">x</a>',
    "redirect": '<meta http-equiv="refresh" content="0; url=../good/#place">',
    "reload": '<meta http-equiv="refresh" content="30">',
    "preview-elsewhere": '<meta property="og:image" content="https://cdn.example/x.png">',
    "canonical": f'<link rel="canonical" href="{BASE}trap-canonical/">',
    "edit": f'<a rel="edit" href="{EDIT}x.yml#L2">x</a>',
    "double-slash-in-query": '<a href="../good/?next=//x/../y">x</a>',
    "unclosed": '<p><a href="../good/">x<p><b>y',
    "backslash": '<a href="..\\good\\">x</a>',
    "dots": '<a href="./.././good/./">x</a><a href="..">x</a>',
}


def write_site(folder: Path) -> None:
    """Write the site below `folder`/site and the project that its edit links name into `folder`."""
    files: dict[str, bytes] = {
        "site/index.html": f'<link rel="canonical" href="{BASE}"><p id="home">'.encode(),
        "site/good/index.html": b'<p id="place">',
        "site/good/dot.png": b"",
        "site/good/two words.png": b"",
        "site/good/paper.pdf": b"",
        "site/good/film.mp4": b"",
        "site/good/map.svg": b'<svg><g id="part"/><a href="../good/#place"/><path fill="url(#part)"/></svg>',
        "site/assets/a.css": b'/* url(no.png) */ p{background:url("../good/dot.png?x#y")} @import url(a.css);',
        "content/x.yml": b"one\ntwo: ../nowhere/\n",
    }
    files |= {f"site/{name}/index.html": _page(body) for name, (body, _) in DEFECTS.items()}
    files |= {f"site/trap-{name}/index.html": _page(body) for name, body in TRAPS.items()}
    files |= {f"site/{path}": raw for path, raw, _ in FILE_DEFECTS.values()}
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()
