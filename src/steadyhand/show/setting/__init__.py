"""From text and structure to HTML, Markdown and SVG: nothing in here knows what a guide is."""
