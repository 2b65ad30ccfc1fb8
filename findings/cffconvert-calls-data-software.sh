#!/bin/sh
# cffconvert turns a citation file of a dataset into “SoftwareSourceCode”.
#
# Seen with cffconvert 2.0.0 and a CITATION.cff 1.2.0 that it finds valid.
#
# The format knows `type: dataset` and `preferred-citation`. The converter reads neither: codemeta and
# schema.org say SoftwareSourceCode, and the article that the authors ask to have cited is in none of
# its outputs.
#
# What helps: write the @type of a dataset's metadata oneself, and look at what a converter leaves out.
#
# Fails if the type is Dataset, the article is named, or the file is refused.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "cffconvert==2.0.0"
cd "$folder"
cat >CITATION.cff <<'CFF'
cff-version: 1.2.0
message: Cite the article, please.
title: Reviews with labels
type: dataset
authors:
  - family-names: Doe
    given-names: Jo
preferred-citation:
  type: article
  title: How the reviews were labelled
  authors:
    - family-names: Doe
      given-names: Jo
CFF
venv/bin/cffconvert --validate
for form in schema.org codemeta bibtex ris zenodo; do venv/bin/cffconvert -f "$form"; done >said
grep '@type' said | sort | uniq -c
echo "outputs that name the article: $(grep -c 'How the reviews' said || true)"
[ "$(grep -c '"SoftwareSourceCode"' said)" = 2 ] && ! grep -q -e '"Dataset"' -e 'How the reviews' said
