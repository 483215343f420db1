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
TERMINATION_GROUNDS = [
    ("anonymous", "The author cannot be established"),
    ("unsigned", "Not signed"),
    ("no_address", "No address for the answer"),
    ("no_substance", "No substance stated"),
    ("other_procedure", "Considered by another procedure of law"),
    ("same_decided", "A decision on the same matter exists"),
    ("court_act", "A court act on the matter is in force"),
    ("no_new", "Repeats an answered appeal, nothing new"),
    ("attached", "Attached to the earlier, identical appeal"),
    ("mistake", "Registered by mistake"),
    ("late", "Filed after the term of complaint, not restored"),
]
RETURN_GROUNDS = [
    ("cure_lapsed", "Not put in order by the day given"),
    ("identical", "Identical with an appeal already decided, nothing new"),
    ("insulting", "Obscene or insulting language"),
]
EXCEPTIONS = [
    ("crime", "Information on a crime"),
    ("threat", "A threat to the state or to public safety"),
]
OTHER_PROCEDURES = [
    ("criminal", "Criminal procedure"),
    ("civil", "Civil procedure"),
    ("offences", "Administrative offences"),
    ("service", "Provision of a state service"),
]
WAIVERS = [
    ("favourable", "The act is favourable and touches nobody else"),
    ("enforcement", "Enforcement"),
    ("short_term", "The law gives less than five working days"),
    ("urgent", "Urgent, to protect rights or safety"),
    ("asked", "The applicant asks for a decision at once"),
    ("automated", "Decided without discretion"),
    ("court", "Forbidden by a court"),
]
ANSWER_FORMS = [("written", "In writing"), ("oral", "By word of mouth")]
PAPERS = [
    ("answer", "Answer"),
    ("cover", "Cover letter to the body in charge"),
    ("forward_notice", "Notice of forwarding"),
    ("extension_notice", "Notice of extension"),
    ("return_notice", "Notice of return"),
    ("end_notice", "Notice that consideration has ended"),
    ("cure", "Request to put the appeal in order"),
    ("preliminary", "Preliminary decision"),
    ("other", "Other paper of the appeal"),
]
