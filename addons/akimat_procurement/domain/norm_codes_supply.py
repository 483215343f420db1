"""Codes of the norms that supply counts by. The numbers live in rows of ``akimat.norm``."""

GOODS = "SUPPLY.GOODS"
REPAIR = "SUPPLY.REPAIR"
CLEANING = "SUPPLY.CLEANING"
TRANSPORT = "SUPPLY.TRANSPORT"
HALL = "SUPPLY.HALL"

TERMS = {"goods": GOODS, "repair": REPAIR, "cleaning": CLEANING, "transport": TRANSPORT, "hall": HALL}

COMMISSION = "SUPPLY.COMMISSION"
