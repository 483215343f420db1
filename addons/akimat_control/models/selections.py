"""Selections that several models share."""

SOURCE_SELECTION = [
    ("president", "President"),
    ("administration", "Administration of the President"),
    ("parliament", "Parliament"),
    ("government", "Government"),
    ("pm", "Prime Minister"),
    ("pm_operative", "Operative task of the Prime Minister"),
    ("deputy_pm", "Deputy Prime Minister"),
    ("pm_office", "Office of the Prime Minister"),
    ("ministry", "Ministry or agency"),
    ("oblast_akim", "Akim of the region"),
    ("oblast_akimat", "Akimat of the region"),
    ("oblast_maslikhat", "Maslikhat of the region"),
    ("city_akim", "Akim"),
    ("city_akimat", "Akimat"),
    ("city_maslikhat", "Maslikhat"),
    ("deputy_akim", "Deputy akim"),
    ("head_of_office", "Head of the office"),
    ("deputy_inquiry", "Inquiry of a deputy"),
    ("prosecutor", "Prosecutor"),
    ("court", "Court"),
    ("audit", "Audit"),
    ("minutes", "Minutes of a session"),
    ("appeal", "Appeal"),
    ("own", "Own task of a unit"),
    ("other", "Other body"),
]
LEVEL_SELECTION = [("higher", "Higher body"), ("city", "Akimat"), ("office", "Office")]
PERIODICITY_SELECTION = [
    ("month", "Every month"),
    ("quarter", "Every quarter"),
    ("half_year", "Every half-year"),
    ("year", "Every year"),
]
EVALUATION_SELECTION = [
    ("executed", "Executed"),
    ("partially", "Partially executed"),
    ("not_executed", "Not executed"),
]
