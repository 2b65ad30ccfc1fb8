#!/bin/sh
# rouge-score gives 0 to a Russian summary that equals its reference, and takes German words apart.
#
# Seen with rouge-score 0.1.2; rouge 1.0.1 gives 1 for the same pair.
#
# Its own tokenizer keeps a to z and 0 to 9 and throws the rest away: of Russian nothing is left, and
# a letter with an umlaut splits its word, so that different words count as the same pieces. No
# error, no warning; a table of results simply shows low figures for one language.
#
# What helps: hand in a tokenizer of one's own, and score each reference against itself first: the
# answer has to be 1.
#
# Fails if the equal pair scores above 0, or the other package doesn't give 1.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "rouge-score==0.1.2" "rouge==1.0.1"
"$folder/venv/bin/python" - <<'PYTHON'
from rouge import Rouge
from rouge_score.rouge_scorer import RougeScorer

scorer = RougeScorer(["rouge1"])


def by_rouge_score(text: str, reference: str) -> float:
    return scorer.score(reference, text)["rouge1"].fmeasure


russian = "модель хорошо читает отзывы"
here = by_rouge_score(russian, russian)
there = Rouge().get_scores(russian, russian)[0]["rouge-1"]["f"]
# Different words, but both fall into the pieces “h” and “re”.
german = by_rouge_score("ich höre", "ich häre")
print(f"equal Russian sentences: rouge-score {here:.2f}, rouge {there:.2f}")
print(f"two different German words after “ich”: {german:.2f}")
raise SystemExit(not (here == 0 and there > 0.99 and german == 1))
PYTHON
