#!/bin/sh
# markdown-it-py leaves out, without a word, what lies deeper than its limit of nesting.
#
# Seen with markdown-it-py 4.3.0, preset "commonmark" (maxNesting 20).
#
# A quotation inside thirty quotations, as long threads of mail bring it: the text is neither among
# the tokens nor in the HTML, and nothing says that the limit was met.
#
# What helps: look whether a token comes near the limit, and show such a text as it was written.
#
# Fails if the text is there, or an error or warning comes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "markdown-it-py==4.3.0"
"$folder/venv/bin/python" -W error - <<'PYTHON'
from markdown_it import MarkdownIt

reader = MarkdownIt("commonmark")
shallow, deep = ">" * 15 + " answer", ">" * 30 + " answer"
print("limit:", reader.options["maxNesting"])
print("15 deep, in the HTML:", "answer" in reader.render(shallow))
print("30 deep, in the HTML:", "answer" in reader.render(deep))
held = any("answer" in token.content for token in reader.parse(deep))
print("30 deep, in a token:", held)
raise SystemExit("answer" not in reader.render(shallow) or "answer" in reader.render(deep) or held)
PYTHON
