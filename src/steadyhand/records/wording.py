"""Wording: how what is there is put into a few words, for reprs, messages and displays alike."""


def counted(number: int, noun: str) -> str:
    """How many of something, the plural of which ends in s.

    >>> counted(1, "section"), counted(2, "section")
    ('1 section', '2 sections')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def one_line(text: str) -> str:
    """The text in one line, with nothing in it that would steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def shortened(text: str) -> str:
    """The first words of a text, enough to know it by.

    >>> shortened("Tell one person you trust what the last month has been like.")
    'Tell one person you trust …'
    """
    words = text.split()
    return " ".join([*words[:5], "…"]) if words[5:] else " ".join(words)
