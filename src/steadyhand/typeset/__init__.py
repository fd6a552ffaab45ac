"""From text and structure to HTML and Markdown: nothing in here knows what a guide is."""
