"""Kinds of duty, grouped by what they let a person do with documents."""

LEADERS = ("akim", "first_deputy", "deputy", "head_of_office", "office_deputy_head")
DEPUTIES = ("first_deputy", "deputy", "head_of_office", "office_deputy_head")
UNIT_HEADS = (
    "unit_head",
    "body_head",
    "rural_akim",
    "legal_head",
    "general_head",
    "control_head",
    "hr_head",
    "finance_head",
)
GENERAL_DEPARTMENT = ("registrar", "general_head")

# Whose duty a visa role stands for; the executor is a person, not a duty.
VISA_DUTIES = {
    "unit_head": UNIT_HEADS,
    "deputy": ("first_deputy", "deputy"),
    "head_of_office": ("head_of_office",),
    "lawyer": ("legal_head", "lawyer"),
    "finance": ("finance_head",),
    "translator": ("translator",),
}
