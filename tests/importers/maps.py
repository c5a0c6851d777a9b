"""Made-up maps in the dialects of FreeMind and Freeplane, of any size, with everything that the programs write."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

ICONS = ("idea", "button_ok", "help", "full-1", "messagebox_warning")


def freemind_map(nodes: int) -> bytes:
    """Return a map as FreeMind 1.0 writes it: no declaration, ASCII with references, a comment."""
    lines = [
        '<map version="1.0.1">',
        "<!-- To view this file, download free mind mapping software FreeMind from http://freemind.sourceforge.net -->",
        '<attribute_registry SHOW_ATTRIBUTES="hide"/>',
        '<node CREATED="1426031394259" ID="ID_1" MODIFIED="1432324722585" TEXT="Projekt &#xfc;ber alles">',
        *_below(nodes, _freemind),
        "</node>",
        "</map>",
    ]
    return "\n".join(lines).encode("ascii", "xmlcharrefreplace")


def freeplane_map(nodes: int) -> bytes:
    """Return a map as Freeplane 1.11 writes it: UTF-8, styles, details, plain and rich notes, clones."""
    lines = [
        '<map version="freeplane 1.11.5">',
        "<!--To view this file, download free mind mapping software Freeplane from https://www.freeplane.org -->",
        '<bookmarks><bookmark nodeId="ID_7" name="Lesezeichen"/></bookmarks>',
        '<node TEXT="Projekt über alles" LOCALIZED_STYLE_REF="AutomaticLayout.level.root" FOLDED="false" ID="ID_1">',
        '<hook NAME="MapStyle"><conditional_styles/><properties fit_to_viewport="false"/><map_styles>'
        '<stylenode LOCALIZED_TEXT="styles.root_node" STYLE="oval"><font SIZE="24"/>'
        '<stylenode LOCALIZED_TEXT="default" ID="ID_271890427" COLOR="#000000"><arrowlink DESTINATION="ID_271890427"/>'
        '<richcontent TYPE="DETAILS" CONTENT-TYPE="plain/auto"/></stylenode></stylenode></map_styles></hook>',
        '<hook NAME="AutomaticEdgeColor" COUNTER="3" RULE="ON_BRANCH_CREATION"/>',
        *_below(nodes, _freeplane),
        "</node>",
        "</map>",
    ]
    return "\n".join(lines).encode()


def _below(nodes: int, write: object) -> list[str]:
    """Return about `nodes` nodes: ten branches, each a tree three deep."""
    lines, number, section = [], 1, 0
    while number < nodes:
        section += 1
        number += 1
        side = "right" if section % 2 else "left"
        lines.append(f'<node TEXT="Section {section}" ID="ID_{number}" POSITION="{side}" FOLDED="true">')
        lines.append(f'<edge COLOR="#{section % 10}08080"/>')
        for _ in range(10):
            if number >= nodes:
                break
            number += 1
            lines += write(number, nodes)[:-1]
            for _ in range(min(14, nodes - number)):
                number += 1
                lines += write(number, nodes)
            lines.append("</node>")
        lines.append("</node>")
    return lines


def _freemind(number: int, nodes: int) -> list[str]:
    text = f'Node {number} & <more> "quoted" ümläut 中文\nsecond line' if number % 9 == 0 else f"Thing {number}"
    link = f' LINK="https://example.org/{number}?a=1&amp;b=2"' if number % 4 == 0 else ""
    if number % 11 == 0:
        start = f'<node COLOR="#990000" CREATED="1" ID="ID_{number}" MODIFIED="2"{link}>'
        lines = [start, f'<richcontent TYPE="NODE">{_html(f"Rich <b>thing</b> {number}")}</richcontent>']
    else:
        escaped = quoteattr(text, {"\n": "&#xa;"})
        lines = [f'<node CREATED="1" ID="ID_{number}" MODIFIED="2"{link} STYLE="bubble" TEXT={escaped}>']
    lines += [f'<icon BUILTIN="{ICONS[number % 5]}"/>'] if number % 3 == 0 else []
    lines += [f'<richcontent TYPE="NOTE">{_html(f"Note on {number}")}</richcontent>'] if number % 5 == 0 else []
    other = (number * 7) % nodes or 1
    if number % 20 == 0:
        lines.append(f'<arrowlink COLOR="#b0b0b0" DESTINATION="ID_{other}" ENDARROW="Default" ID="Arrow_ID_{number}"/>')
    lines += ['<cloud COLOR="#f0f0f0"/>'] if number % 50 == 0 else []
    lines += ['<attribute NAME="effort" VALUE="3 d"/>'] if number % 17 == 0 else []
    lines += ['<font BOLD="true" NAME="SansSerif" SIZE="12"/>'] if number % 6 == 0 else []
    return [*lines, "</node>"]


def _freeplane(number: int, nodes: int) -> list[str]:
    if number % 61 == 0:
        return [f'<node TREE_ID="ID_{number - 1}" ID="ID_{number}">', "</node>"]
    text = f"Knoten {number} „zitiert“ & <mehr>\nzweite Zeile" if number % 9 == 0 else f"Ding {number}"
    link = f' LINK="#ID_{(number * 3) % nodes or 1}"' if number % 12 == 0 else ""
    style = ' STYLE_REF="Important"' if number % 7 == 0 else ""
    escaped = quoteattr(text, {"\n": "&#xa;"})
    lines = [f'<node TEXT={escaped}{style} ID="ID_{number}" CREATED="1" MODIFIED="2"{link} VSHIFT_QUANTITY="3 pt">']
    lines += [f'<icon BUILTIN="{ICONS[number % 5]}"/>'] if number % 3 == 0 else []
    if number % 5 == 0:
        lines.append(f'<richcontent TYPE="NOTE" CONTENT-TYPE="xml/">{_html(f"Notiz zu {number}")}</richcontent>')
    if number % 8 == 0:
        plain = f"<text>Einzelheit zu {number}&#xa;mehr</text>"
        lines.append(f'<richcontent TYPE="DETAILS" CONTENT-TYPE="plain/auto">{plain}</richcontent>')
    if number % 20 == 0:
        other = (number * 7) % nodes or 1
        lines.append(f'<arrowlink DESTINATION="ID_{other}" MIDDLE_LABEL="braucht" STARTARROW="NONE"/>')
    lines += (
        ['<attribute_layout NAME_WIDTH="50 pt"/>', '<attribute NAME="Aufwand" VALUE="3"/>'] if number % 17 == 0 else []
    )
    return [*lines, "</node>"]


def _html(words: str) -> str:
    return f"<html>\n  <head/>\n  <body>\n    <p>\n      {words}\n    </p>\n    <p>and more</p>\n  </body>\n</html>"
