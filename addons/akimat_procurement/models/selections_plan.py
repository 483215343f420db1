"""Options that several models of planning and buying share."""

SUBJECT_KINDS = [("goods", "Goods"), ("works", "Works"), ("services", "Services")]
METHODS = [
    ("tender", "Tender"),
    ("auction", "Auction"),
    ("price_quotes", "Price quotations"),
    ("e_shop", "Electronic shop"),
    ("direct_small", "Direct contract for a small sum"),
    ("direct", "From one source, on another ground"),
]
MONTH_NAMES = [
    ("01", "January"),
    ("02", "February"),
    ("03", "March"),
    ("04", "April"),
    ("05", "May"),
    ("06", "June"),
    ("07", "July"),
    ("08", "August"),
    ("09", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]
