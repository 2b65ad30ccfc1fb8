"""Maya's own words: notes on steps and remarks beside logged time. Markdown, invented."""

NOTES = {
    "first-script": "It ran! Then it did not, because I had saved it in Downloads.\n\n"
    "- run it from the folder it is in\n- `python3`, not `python`, on this laptop",
    "build-a-quiz": "Tested on Jonas over lunch. He typed *two* instead of 2 and it fell over. "
    "Now it asks again.\n\nNext time: write down what somebody could type **before** writing code.",
    "read-error-messages": "Read from the bottom. The last line says what, the line above says "
    "where. Everything before that is how it got there.\n\n> KeyError = the name in the quotes "
    "is not in the dictionary. Not that the dictionary is broken.",
    "write-functions": "Finally clear: `print` shows it to me, `return` hands it on. I had been "
    "printing everything.",
    "query-one-table": "Half of this I knew from the ticket reports at work. New: `WHERE` comes "
    "before grouping, `HAVING` after.",
    "group-and-count": "Tickets by queue and month took me an afternoon in the spreadsheet each "
    "quarter. As a query it is six lines.",
    "keep-work-in-git": "The picture that helped: *working folder → staging → commit*. Three "
    "places, not one.\n\nI still don't dare to undo anything that is pushed. Left that check "
    "open on purpose.",
    "publish-with-a-readme": "Asked Tom to install it from the README alone. He got stuck at "
    "step 2 (I never said which folder). Fixed, asked again, worked.",
    "install-a-library": "One folder `.venv` for each project. Two evenings lost because I had "
    "installed pandas into the *other* Python.\n\n```\nwhich python\npython -m pip list\n```",
    "build-a-report": "Report on two years of my own electricity bills. Surprise: the freezer.\n\n"
    "- numbers in the text come from the program, none typed by hand\n"
    "- the file with the address stays out of the repository (`.gitignore`)",
    "answer-with-sql": "Hardest question: *which customers wrote twice within a week about the "
    "same thing?* Joined the table with itself. Checked ten of them by hand; two were wrong "
    "because of time zones.",
    "test-a-function": "A test that can't fail is worth nothing. Broke the function on purpose "
    "each time and watched it go red first.",
    "what-learning-means": "In my words: we show examples with answers, it finds a rule that "
    "would have given those answers, and we hope the rule holds for the next ones. **Hope** is "
    "what all the measuring is about.",
    "describe-numbers": "Average answer time 9 h, median 2 h. I have been reporting the average "
    "for three years. Oh dear.",
    "clean-a-table": "Took far longer than it said. What cost me time:\n\n1. two date formats in "
    "one column\n2. *n/a*, *N/A*, *none*, *-* and an empty cell, all meaning the same\n"
    "3. deleting before counting. Count first, always.",
    "draw-charts": "Rule from the tutorial that stuck: write the sentence the chart should show, "
    "then draw it, then see whether it still says so.",
    "fetch-from-the-web": "Weather service, free, no key. It answers 429 when I am too eager; "
    "wait and try again, at most three times.",
    "explore-a-data-set": "City bike counts against rain. Below 4 °C rain changes nothing, those "
    "who ride then ride anyway. Would not have guessed.\n\nTom asked *how sure are you?* and I "
    "had no answer. Look at spread next time, not only at means.",
    "set-a-baseline": "Always saying *billing* is right in 31 of 100 tickets. So 31 is zero. "
    "Keep this number on the wall.",
    "probability-for-classifiers": "The false alarm thing took three evenings. Drawing 1,000 "
    "little people in a grid did it.\n\nSecond check open: I can do it with the grid, not yet "
    "with the formula.",
    "train-a-classifier": "Five lines. Two weeks of preparation, five lines.",
    "measure-a-classifier": "For tickets: sending *security* to the wrong queue costs a day, "
    "sending *billing* wrong costs ten minutes. So not accuracy. Recall for security, and macro "
    "F1 to compare.",
    "compute-with-arrays": "Shapes! Write the shape beside every line until it is boring.",
    "fit-a-line": "Watched the loss go down step by step. With the learning rate at 0.5 it jumped "
    "around and never settled. By hand I got the slope only with the worked example beside me.",
    "spot-overfitting": "99 % on what it had seen, 58 % on the rest. Depth 3 instead of "
    "unlimited: 66 and 63. Boring and better.",
    "prepare-in-a-pipeline": "I had computed the word counts on **all** tickets before splitting. "
    "In a pipeline that mistake can't be made. My 0.68 became 0.61. It hurts, but it is true.",
    "how-language-models-answer": "It continues text. It does not look anything up. Explained it "
    "to my mother as a very well-read person who is never allowed to say *I'd have to check*.",
    "call-a-language-model": "Runs on the laptop, 11 seconds an answer, fan like a hairdryer. "
    "Good enough to learn with.",
    "write-prompts-that-hold": "Twenty odd inputs in `cases.txt`. An empty message and one in "
    "Portuguese broke the first three versions.\n\nStill changing two things at a time. Check "
    "stays open until I have a table of what each change did.",
    "serve-a-prediction": "Load the model once at start, not per request. `lifespan=` does it. "
    "Next: `TestClient`, then the link in the README.\n\n- [x] `/health` answers\n"
    "- [x] `/predict` takes subject and body\n- [ ] what if the body is 2 MB?",
    "grow-trees": "Skipped for now: my data are texts. Come back when a table needs it.",
    "explain-your-program": "Did this at work in the Monday round, with the electricity report. "
    "No need to do it twice.",
    "contribute-to-open-source": "Found two small issues labelled *good first issue* in a "
    "library I use. After the evaluation milestone, not before.",
    "ask-about-tickets": "Ines says: yes for the text if names, numbers and addresses are out, "
    "never for attachments. She wants to see the script that removes them. In writing, in the "
    "brief.",
    "tidy-github": "Pin triage and the bike counts, hide the quiz. A line on what I do and where "
    "I come from.",
    "put-a-service-online": "Tom's advice: find out first what it costs when I forget to switch "
    "it off.",
    "talk-to-people-in-the-role": "1. **Aylin**, two years in: half her week is looking at wrong "
    "answers\n2. **Marek**: hired for his write-up, not for the model\n3. **Sofia**: would not "
    "do it again without a team around her\n\nAll three: *show one thing that runs.*",
    "read-twenty-adverts": "Counted: Python 20, APIs 16, some cloud 13, evaluation 9, RAG 9, "
    "PhD 2. Years asked for: 2 in most, but 4 say *or comparable projects*.",
    "tell-your-story": "First version was an apology. New first sentence: *I have read forty "
    "thousand support tickets and know which ones a machine should not answer.*",
}

REMARKS = (
    # Beside logged time, by what the step is about; the first fits any.
    ("", ("on the train", "tired, stopped early", "before breakfast", "with Tom, on a call")),
    ("first-script", ("three typos, one lesson",)),
    ("keep-work-in-git", ("merge conflict with myself", "second try, from the start")),
    ("install-a-library", ("wrong Python again",)),
    ("build-a-report", ("the freezer!", "README and a second look")),
    ("clean-a-table", ("dates, dates, dates", "counted before deleting this time")),
    ("explore-a-data-set", ("charts only", "wrote the three sentences")),
    ("probability-for-classifiers", ("grid of 1,000 little people", "still not clear")),
    ("fit-a-line", ("watched the loss, learnt something",)),
    ("triage.data", ("names out, checked 200 by hand", "split by date, not at random")),
    ("triage.baseline", ("0.19 to beat", "TF-IDF and a linear model, 0.61")),
    ("write-prompts-that-hold", ("version 4 holds on 18 of 20",)),
    ("serve-a-prediction", ("first request answered!", "input model, clear 422")),
)
