"""What users write that every checker must refuse: on the lines that end in `# bad…`, and on no others."""

import steadyhand

sections = steadyhand.sections
name: str = input()

sections["making-room"]  # bad: an id that no section has, or has any more
sections["angelou-enough"]  # bad: a quote's id
steadyhand.quotes["give-space"]  # bad: a section's id
sections["boundaries"]  # bad: a theme's id
sections[name]  # bad: any text, which is for get()
sections[sections[0].id]  # bad: an entry's id is any text too; its ref is not
sections["sections/give-space"]  # bad: a ref that is written, which is for get()
sections.about("boundaries")["making-room"]  # bad
sections[1:3]["making-room"]  # bad
sections.where(lambda each: each.practices)["making-room"]  # bad
steadyhand.practices.where(act="say")["give-space"]  # bad
(sections[:2] + sections[4:])["making-room"]  # bad
steadyhand.quotes.by("Maya Angelou")["maya-angelou"]  # bad: a person's id
steadyhand.quotes.verified()["give-space"]  # bad
steadyhand.resources.by("Amir Levine")["amir-levine"]  # bad
(sections + steadyhand.quotes)["give-space"]  # bad: of two kinds together no ids are known
steadyhand.about("trust")["give-space"]  # bad: nor here
sections.where(lambda each: each.headline)  # bad
sections[0].cautions  # bad: it has limits, each of which names its caution
steadyhand.help_lines[0].text  # bad: a number for messages is `sms`
sections[0].titel  # bad: no such field
sections.index(3)  # bad: of a position there is nothing to ask
steadyhand.sections.verified()  # bad: only quotes can be
steadyhand.sectoins  # bad: no such name


def titles(items: steadyhand.Collection[steadyhand.Section]) -> str:
    return items["give-space"].title  # bad: whose sections these are is not said


titles(steadyhand.quotes)  # bad: a collection of another kind
titles(steadyhand.load().quotes)  # bad
titles(steadyhand.about("trust"))  # bad: of all kinds
