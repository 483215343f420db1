"""Sentences on what is wrong in a settings pack or in a list of people."""

SEPARATOR = ", "
LINE_BREAK = "\n"


def _syntax(env, problem):
    return env._("this is not a TOML file: %(reason)s", reason=problem.facts["reason"])


def _no_section(env, problem):
    return env._("here a section is expected: write it as [area.subject] or [[area.subject]]")


def _no_head(env, problem):
    return env._("the section [pack] with the code, the names and the act is missing")


def _unknown_section(env, problem):
    return env._("nothing reads a section of this name; check the spelling")


def _unknown_key(env, problem):
    return env._("nothing reads this key; check the spelling")


def _missing_key(env, problem):
    return env._("the key is missing or empty")


def _wrong_type(env, problem):
    kinds = {
        "text": env._("a text in quotes"),
        "number": env._("a whole number"),
        "yes_no": env._("true or false"),
        "date": env._("a date such as 2026-01-31"),
        "texts": env._("a list of texts in brackets"),
    }
    return env._("«%(value)s» is not %(kind)s", value=problem.facts["value"], kind=kinds[problem.facts["wanted"]])


def _unknown_word(env, problem):
    return env._(
        "«%(value)s» is not known; possible: %(choices)s",
        value=problem.facts["value"],
        choices=SEPARATOR.join(problem.facts["choices"]),
    )


def _double(env, problem):
    return env._(
        "«%(value)s» stands twice: first on line %(line)s", value=problem.facts["value"], line=problem.facts["first"]
    )


def _unknown_reference(env, problem):
    return env._("«%(value)s» is the key of no row of the section %(other)s", **problem.facts)


def _stands_below(env, problem):
    return env._("the row «%(value)s» of %(other)s stands below; put it above this one", **problem.facts)


def _refused(env, problem):
    return problem.facts["sentence"]


SENTENCES = {
    "syntax": _syntax,
    "no_section": _no_section,
    "no_head": _no_head,
    "unknown_section": _unknown_section,
    "unknown_key": _unknown_key,
    "missing_key": _missing_key,
    "wrong_type": _wrong_type,
    "unknown_word": _unknown_word,
    "double": _double,
    "unknown_reference": _unknown_reference,
    "stands_below": _stands_below,
    "refused": _refused,
}


def pack_refused(env, problems):
    """One sentence for each problem, each with its line, section and key."""
    lines = [
        env._(
            "Line %(line)s, %(place)s: %(what)s.",
            line=problem.line,
            place=".".join(filter(None, [problem.section or "pack", problem.key])),
            what=SENTENCES[problem.code](env, problem),
        )
        for problem in problems
    ]
    return (
        env._("The pack is not loaded and nothing was changed. Correct the file:") + LINE_BREAK + LINE_BREAK.join(lines)
    )
