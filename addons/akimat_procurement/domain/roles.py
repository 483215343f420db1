"""Who has a role of the transition tables by his duty."""

# The akim, the head of the office and his deputy decide on supply and acceptance.
OFFICE_HEADS = ("akim", "head_of_office", "office_deputy_head")
# Who makes contracts by his duty: Rudny regulation p. 18(3).
SIGNING_DUTIES = ("akim", "head_of_office")

# Role → duties whose holder, or running substitute, has it.
DUTIES = {
    "procurer": frozenset({"procurer"}),
    "finance": frozenset({"finance", "finance_head"}),
    "lawyer": frozenset({"lawyer", "legal_head"}),
    "head_of_office": frozenset({"head_of_office"}),
    "office_head": frozenset(OFFICE_HEADS),
    "storekeeper": frozenset({"storekeeper"}),
}
