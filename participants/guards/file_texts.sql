-- All texts about participants that a search looks through: whose, in which record, what it says.
-- The record is named as its model, which knows who may read it; so may an owner, as
-- FollowUpQuerySet says. Every branch leads to the participant by an index, so that a search reads
-- nothing about anyone else.
CREATE VIEW participants_filetext AS
SELECT 'referral:' || id AS key, participant_id, 'referral' AS record, NULL::bigint AS owner_id,
    concat_ws(' ', referrer, decision_reason, waits_for, precedence) AS text
  FROM participants_referral
UNION ALL
SELECT 'answer:' || answer.id, participant_id, 'answer', NULL, reasoning
  FROM participants_answer answer
    JOIN participants_checklist checklist ON checklist.id = checklist_id
UNION ALL
SELECT 'score:' || score.id, participant_id, 'assessmentscore', NULL,
    concat_ws(' ', label, reasoning, own_words, disagreement)
  FROM participants_assessmentscore score
    JOIN participants_assessment assessment ON assessment.id = assessment_id
    JOIN pilots_question question ON question.id = question_id
  WHERE withdrawn_because = ''
    AND concat(reasoning, own_words, disagreement) <> ''
UNION ALL
SELECT 'barrier:' || id, participant_id, 'barrier', NULL, concat_ws(' ', label, explanation)
  FROM participants_barrier JOIN pilots_term ON key = kind_id
UNION ALL
SELECT 'barrierstatus:' || status.id, participant_id, 'barrierstatus', NULL, note
  FROM participants_barrierstatus status
    JOIN participants_barrier barrier ON barrier.id = barrier_id
UNION ALL
SELECT 'goal:' || id, participant_id, 'goal', NULL, concat_ws(' ', text, outcome_note)
  FROM participants_goal
UNION ALL
SELECT 'goalstep:' || step.id, participant_id, 'goalstep', NULL, step.text::text
  FROM participants_goalstep step JOIN participants_goal goal ON goal.id = goal_id
UNION ALL
SELECT 'handover:' || handover.id, participant_id, 'handover', NULL, findings
  FROM participants_handover handover
    JOIN participants_placement placement ON placement.id = placement_id
UNION ALL
SELECT 'exitplan:' || plan.id, participant_id, 'exitplan', NULL, concat_ws(' ', next_home, to_do)
  FROM participants_exitplan plan
    JOIN participants_placement placement ON placement.id = placement_id
UNION ALL
SELECT 'progressreview:' || id, participant_id, 'progressreview', NULL,
    concat_ws(' ', going_well, neighbour_contact_note, goals_note, agreements, disagreement)
  FROM participants_progressreview
UNION ALL
SELECT 'supportsession:' || id, participant_id, 'supportsession', NULL,
    concat_ws(' ', note, confidential_note, cancel_reason)
  FROM participants_supportsession
UNION ALL
SELECT 'incident:' || id, participant_id, 'incident', NULL,
    concat_ws(' ', what_happened, what_was_done, agreements, no_yellow_reason, review_note)
  FROM participants_incident
UNION ALL
SELECT 'agreedstatement:' || id, participant_id, 'agreedstatement', NULL, sentence::text
  FROM participants_agreedstatement WHERE withdrawn_because = ''
UNION ALL
SELECT 'followup:' || id, participant_id, 'followup', owner_id, text::text
  FROM participants_followup;
