"""Notebook: a block as a display that is calm in a light notebook and in a dark one."""

from steadyhand.show.parts import Block
from steadyhand.show.setting.hypertext import Html, element, html, joined

# Text keeps the notebook's own colour; lines and grounds are made from it, so they suit any theme.
STYLE = Html(
    """
.steadyhand{font:inherit;line-height:1.55;color:inherit;overflow-wrap:anywhere;
--faint:color-mix(in srgb,currentColor 7%,transparent);--line:color-mix(in srgb,currentColor 28%,transparent)}
.steadyhand :is(h2,h3,h4,h5,h6){font:inherit;font-weight:600;line-height:1.3;color:inherit;
margin:1.1em 0 .35em;padding:0}
.steadyhand>*{max-width:42rem}.steadyhand .steadyhand-picture{max-width:62rem;overflow-x:auto}
.steadyhand h2{font-size:1.3em;margin-top:.2em}.steadyhand h3{font-size:1.1em}
.steadyhand p{margin:.55em 0}.steadyhand ul{margin:.4em 0;padding-inline-start:1.3em}
.steadyhand ol{padding-inline-start:1.8em}.steadyhand li{margin:.25em 0}
.steadyhand .steadyhand-lead{font-style:italic}.steadyhand .steadyhand-small{font-size:.9em}
.steadyhand figure{margin:.9em 0;padding:.1em 0 .1em 1em;border-inline-start:3px solid var(--line)}
.steadyhand blockquote{margin:0;padding:0;border:0;font:inherit;color:inherit;background:none}
.steadyhand figcaption{font-size:.9em}
.steadyhand .steadyhand-warning{margin:.8em 0;padding:.5em .9em;background:var(--faint);
border:1px solid var(--line);border-inline-start:4px solid #c2571a;border-radius:4px}
.steadyhand .steadyhand-warning :is(h2,h3,h4,h5,h6){margin-top:.1em}
.steadyhand article+article,.steadyhand section+section{margin-top:1.6em}
.steadyhand code{font-size:.85em;background:var(--faint);color:inherit;padding:.1em .3em;border-radius:3px}
.steadyhand a{color:inherit;text-decoration:underline}.steadyhand summary{cursor:pointer}
.steadyhand del{text-decoration:line-through}.steadyhand ins{text-decoration:none;font-weight:600}
.steadyhand svg{display:block;width:100%;min-width:44rem;height:auto}
""".replace("\n", "")
)


def display(block: Block, *pictures: Html) -> str:
    """Pictures and a block as an output of its own: its style goes with it, and it asks for nothing from outside."""
    framed = (element("div", each, class_="steadyhand-picture", tabindex="0") for each in pictures)
    name = _name(block)
    return joined(
        element("style", STYLE),
        element("section", *framed, html(block), class_="steadyhand", dir="auto", aria_label=name),
    )


def _name(block: Block) -> str:
    """What an output is called aloud: its heading, or its first words."""
    said = block.label or " ".join("".join(run.text for run in block.runs).split()[:8])
    return said or next((name for name in map(_name, block.blocks) if name), "")
