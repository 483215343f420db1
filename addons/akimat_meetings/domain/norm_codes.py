"""Codes of the norms that this addon asks for."""

# Materials of a session that a deputy (or anybody but the akim) chairs, and of one that the akim chairs.
MATERIALS_DEPUTY = "MEETING.MATERIALS_DEPUTY"
MATERIALS_AKIM = "MEETING.MATERIALS_AKIM"
MINUTES = "MEETING.MINUTES"
