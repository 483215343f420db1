"""Sentences of refusals about routing, ends, terms, hearings, answers and closing of appeals."""

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

ROUTING = {
    "complained_of": _lt(
        "«%(record)s» complains of %(user)s: it cannot be sent to that person in any part (Kentau Reglament p. 81, "
        "APPC art. 97(2)). Choose another."
    ),
    "acts_for_accused": _lt(
        "%(user)s acts today for %(accused)s, of whom «%(record)s» complains: it cannot be sent there either "
        "(Kentau Reglament p. 81). Choose another."
    ),
    "accused_acts_for": _lt(
        "%(accused)s, of whom «%(record)s» complains, acts today for %(user)s and would get the appeal "
        "(Kentau Reglament p. 81). Choose another."
    ),
    "unit_complained_of": _lt(
        "%(user)s heads, works in or acts for the unit of which «%(record)s» complains (Kentau Reglament p. 81). "
        "Choose another."
    ),
    "reviewer_not_leader": _lt(
        "%(user)s is not a leader of the office: «%(record)s» is considered by the akim, his deputies or the head of "
        "the office."
    ),
    "reviewer_for_higher": _lt(
        "«%(record)s» came from a higher body or concerns the office's own staff: it is considered by the akim or the "
        "head of the office, not by %(user)s (Kentau Reglament p. 80). To make an exception, write why."
    ),
    "resolution_first": _lt(
        "Executors of «%(record)s» are named by the resolution of a leader (Kentau Reglament p. 79). Hand the appeal "
        "over to the leader first."
    ),
    "resolution_incomplete": _lt("«%(record)s»: name the executor and write what is to be done."),
    "executor_elsewhere": _lt("%(user)s does not work in this akimat. Choose a person of the office."),
}
ENDINGS = {
    "forward_at_once": _lt(
        "«%(record)s» tells of a crime or a threat: it is not considered, returned or left, but forwarded at once to "
        "the body in charge (APPC art. 64(7-2), 88)."
    ),
    "exception_unnamed": _lt("«%(record)s»: write what makes it an exception."),
    "other_procedure": _lt(
        "«%(record)s» belongs to another procedure of law and is not considered as an appeal (Kentau Reglament "
        "p. 83). End its consideration on that ground."
    ),
    "inadmissible": _lt(
        "«%(record)s» cannot be sent for consideration: %(grounds)s (Kentau Reglament p. 83). Ask the applicant to put "
        "it in order, or leave it without consideration."
    ),
    "filed_late": _lt(
        "«%(record)s» was filed after the term of complaint (APPC art. 92). Write why the term is restored, or leave "
        "it without consideration on that ground."
    ),
    "ground_missing": _lt("«%(record)s»: choose the ground on which consideration ends."),
    "ground_not_there": _lt("«%(record)s»: the ground «%(ground)s» does not hold. Choose the one that does."),
    "cure_first": _lt(
        "«%(record)s»: the applicant can be reached. First ask to put the appeal in order by a day (APPC art. 64(6)); "
        "if that day passes, return it."
    ),
    "other_procedure_unnamed": _lt("«%(record)s»: name the procedure to which it belongs."),
    "earlier_not_returned": _lt(
        "«%(record)s» can be attached only to an earlier, identical appeal that was returned or left (APPC art. 64(8))."
    ),
    "earlier_unknown": _lt(
        "«%(record)s»: name the earlier appeal on the matter; work on that one must have ended "
        "(Kentau Reglament p. 90)."
    ),
    "return_ground_missing": _lt("«%(record)s»: choose the ground of the return (APPC art. 64(7))."),
    "cure_not_asked": _lt(
        "«%(record)s» cannot be returned yet: first ask the applicant to put it in order by a day (APPC art. 64(6))."
    ),
    "cure_runs": _lt("«%(record)s»: the applicant has until %(day)s to put it in order. Return it after that day."),
    "cured": _lt("«%(record)s» has been put in order: send it for consideration."),
    "nothing_to_cure": _lt("«%(record)s»: nothing has to be put in order, or it is not yours to ask."),
    "cure_in_past": _lt("«%(record)s»: give the applicant a day that is still to come."),
    "body_missing": _lt("«%(record)s»: choose the body to which it is forwarded."),
    "part_is_not_a_part": _lt(
        "«%(record)s»: choose some of its questions, not all of them; the whole appeal is forwarded as one."
    ),
}
TERMS = {
    "extension_not_allowed": _lt(
        "The term of «%(record)s» cannot be extended: the law sets it without extension (APPC art. 99)."
    ),
    "extended_before": _lt("The term of «%(record)s» has been extended already: it is extended once."),
    "extension_not_later": _lt(
        "«%(record)s»: the new term has to be later than the present one, %(deadline)s. Enter a later day."
    ),
    "extension_after_term": _lt(
        "The term of «%(record)s» passed on %(deadline)s: it can no longer be extended. Answer the applicant."
    ),
    "extension_too_long": _lt("«%(record)s»: the term can be extended to %(longest)s at most. Enter an earlier day."),
    "extender_duty": _lt(
        "The term of «%(record)s» is extended by the akim, his deputies or the head of the office (APPC art. 76(3))."
    ),
}
ANSWERS = {
    "answer_empty": _lt("«%(record)s»: write the answer."),
    "outcome_missing": _lt("«%(record)s»: choose how the appeal was decided."),
    "outcome_contradicts": _lt(
        "«%(record)s»: a question is refused, so the appeal as a whole is not satisfied. Choose «Satisfied in part»."
    ),
    "cause_missing": _lt("«%(record)s»: a refusal gives its cause (Kentau Reglament p. 88). Write it."),
    "norms_missing": _lt("«%(record)s»: a refusal names the law it rests on (APPC art. 80). Cite the act and article."),
    "superior_missing": _lt(
        "«%(record)s»: a refusal tells where to complain (APPC art. 80). Ask the administrator to name the superior "
        "body in the settings of the akimat."
    ),
    "promise_undated": _lt("«%(record)s»: a promise has a date (Kentau Reglament p. 88). Enter it."),
    "promise_in_past": _lt("«%(record)s»: the promised day %(day)s is not ahead. Enter a later day."),
    "hearing_missing": _lt(
        "«%(record)s»: before a decision against the applicant he is told the preliminary decision (APPC art. 73). "
        "Start a hearing, or name the ground for doing without."
    ),
    "hearing_too_late": _lt(
        "«%(record)s»: the applicant was told on %(told)s, which is less than the law asks before the decision "
        "(APPC art. 73(1)). Sign later."
    ),
    "hearing_open": _lt("«%(record)s»: the hearing is not over. Finish it, then sign."),
    "answer_not_sent": _lt("«%(record)s» is answered when its signed answer has been sent to the applicant."),
    "answer_signatory": _lt(
        "%(user)s may not sign the answer to «%(record)s»: it is signed by the akim, a deputy or the head of the "
        "office (Kentau Reglament p. 88)."
    ),
    "told_how_missing": _lt("«%(record)s»: say how the applicant was told."),
    "objection_missing": _lt("«%(record)s»: write what the applicant objects."),
    "minutes_incomplete": _lt("«%(record)s»: the minutes name who was present and what was explained (APPC art. 74)."),
    "must_be_heard": _lt("«%(record)s»: the applicant asked to be heard in person. Hear him first."),
    "objection_runs": _lt("«%(record)s»: the applicant may object until %(day)s. Finish the hearing after that day."),
    "hearing_is_over": _lt("The hearing of «%(record)s» is over and is kept as it is."),
}
CLOSING = {
    "result_not_reported": _lt("«%(record)s»: the result was not reported to the leader (Kentau Reglament p. 86)."),
    "promise_open": _lt(
        "«%(record)s» is on additional control until what was promised by %(day)s is done (Kentau Reglament p. 88)."
    ),
    "certificate_unsigned": _lt(
        "«%(record)s» is controlled by a higher body: its certificate has to be signed first (Kentau Reglament p. 87)."
    ),
    "certificate_signatory": _lt(
        "The certificate of «%(record)s» is signed by the akim or his first deputy (Kentau Reglament p. 87)."
    ),
    "certificate_incomplete": _lt("The certificate of «%(record)s» is not complete. Fill in: %(fields)s."),
    "repeat_unexplained": _lt(
        "«%(record)s» is a repeated appeal: it leaves control when these are filled in: %(fields)s "
        "(Kentau Reglament p. 90)."
    ),
    "materials_missing": _lt("«%(record)s»: list the materials that are handed over."),
    "nothing_handed_in": _lt("«%(record)s»: the unit has handed nothing over yet, or it has been received already."),
    "materials_not_received": _lt(
        "«%(record)s» cannot be filed: the general department has not received its materials (Kentau Reglament p. 95)."
    ),
    "case_not_open": _lt("«%(record)s»: choose an open case of this akimat."),
    "appeal_unnamed": _lt("«%(record)s»: name the appeal from which the assignment comes."),
}
SENTENCES = {**ROUTING, **ENDINGS, **TERMS, **ANSWERS, **CLOSING}
