"""Options that several models of this addon share."""

KINDS = [
    ("statement", "Statement"),
    ("complaint", "Complaint"),
    ("message", "Message"),
    ("proposal", "Proposal"),
    ("response", "Response"),
    ("inquiry", "Inquiry"),
    ("petition", "Petition"),
]
CHANNELS = [
    ("paper", "On paper"),
    ("portal", "Public pages of the akimat"),
    ("email", "E-mail"),
    ("reception", "Personal reception"),
    ("blog", "Blog of the akim"),
    ("e_otinish", "e-Otinish"),
    ("higher_body", "From a higher body"),
    ("phone", "Telephone"),
]
PROCEDURES = [
    ("ordinary", "Ordinary administrative procedure"),
    ("complaint", "Pre-trial complaint"),
    ("simplified", "Simplified procedure"),
    ("petition", "Petition"),
]
OUTCOMES = [
    ("satisfied", "Satisfied"),
    ("partly", "Satisfied in part"),
    ("refused", "Refused"),
    ("explained", "Explained"),
    ("promised", "Promised by a date"),
    ("forwarded", "Forwarded by competence"),
    ("noted", "Taken note of"),
]
SIGNATURES = [
    ("handwritten", "Signed by hand"),
    ("eds", "Electronic signature"),
    ("confirmed", "Confirmed by the applicant in person"),
    ("none", "Not signed"),
]
HIGHER_BODIES = [
    ("administration", "Administration of the President"),
    ("pm_office", "Office of the Prime Minister"),
    ("senate", "Senate of the Parliament"),
    ("mazhilis", "Mazhilis of the Parliament"),
    ("other", "Another higher body"),
]
