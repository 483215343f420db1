"""Fields whose person takes part in a document from the moment the field names him."""

PEOPLE = ("author_id", "executor_id", "signatory_id")
