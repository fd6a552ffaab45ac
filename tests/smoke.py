"""What a user does first, with nothing installed but the package: run in an empty environment."""

import copy
import pickle

import steadyhand
from steadyhand.commands.exports import FORMATS

boundaries = steadyhand.sections.about("boundaries")
assert boundaries.ids[0] == "give-space", boundaries
assert steadyhand.quotes.by("Maya Angelou")[0].credit == "attributed to Maya Angelou; source not established"
assert "benefit-of-the-doubt" in steadyhand.takeaways[0].sections
assert next(book["isbn"] for book in steadyhand.resources.to_dicts()) == "9781592858491"
assert pickle.loads(pickle.dumps(steadyhand.load())) == copy.deepcopy(steadyhand.load()) == steadyhand.load()
assert all(written(steadyhand.load()).endswith("\n") for written, _ in FORMATS.values())
assert "<style>" in FORMATS["html"][0](steadyhand.load())
print(steadyhand.__version__, steadyhand.load(), steadyhand.load().digest, steadyhand.__file__)
