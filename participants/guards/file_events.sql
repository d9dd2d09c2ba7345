-- All that happened to participants, a row per event: whose, in which record, on which day, what,
-- and the words for its sentence (participants/selectors/participants_timeline.py). The record is
-- named as its model, which knows who may see it; so may an owner, as FollowUpQuerySet says. On one
-- day events go by `turn`, the latest hour first, and by `number`. Every branch finds a participant
-- by an index.
CREATE VIEW participants_fileevent AS
SELECT 'referred:' || id AS key, id AS number, participant_id, 'referral' AS record,
    NULL::bigint AS owner_id, 'referral' AS kind, referred_on AS day, NULL::time AS at, 10 AS turn,
    'referred' AS what, ARRAY[referrer]::text[] AS words
  FROM participants_referral
UNION ALL
SELECT 'decided:' || id, id, participant_id, 'referral', NULL,
    'referral', decided_on, NULL, 11, 'decided', ARRAY[decision]::text[]
  FROM participants_referral WHERE decided_on IS NOT NULL
UNION ALL
SELECT 'filled_in:' || id, -id, participant_id, 'checklist', NULL,
    CASE question_set WHEN 'eligibility' THEN 'referral' ELSE 'checklist' END,
    filled_on, NULL, CASE question_set WHEN 'eligibility' THEN 12 ELSE 60 END,
    CASE question_set WHEN 'eligibility' THEN 'intake' ELSE 'filled_in' END,
    ARRAY[question_set]::text[]
  FROM participants_checklist
UNION ALL
-- With a stay before it the first day is that of a move; with one after it the last day is shown.
SELECT 'came:' || stay.id, stay.id, participant_id, 'placement', NULL,
    'stay', starts_on, NULL, 20,
    CASE WHEN EXISTS (
      SELECT 1 FROM participants_placement before
      WHERE before.participant_id = stay.participant_id AND before.starts_on < stay.starts_on
    ) THEN 'moved' ELSE 'came' END, ARRAY[name]::text[]
  FROM participants_placement stay JOIN participants_dwelling dwelling ON dwelling.id = dwelling_id
UNION ALL
SELECT 'last_day:' || stay.id, stay.id, participant_id, 'placement', NULL,
    'stay', ends_on, NULL, 21, 'last_day', ARRAY[name]::text[]
  FROM participants_placement stay JOIN participants_dwelling dwelling ON dwelling.id = dwelling_id
  WHERE EXISTS (
    SELECT 1 FROM participants_placement later
    WHERE later.participant_id = stay.participant_id AND later.starts_on > stay.starts_on)
UNION ALL
SELECT 'keys:' || handover.id, handover.id, participant_id, 'handover', NULL,
    'stay', handed_on, NULL, 22,
    CASE phase WHEN 'start' THEN 'keys_given' ELSE 'keys_back' END, ARRAY[name]::text[]
  FROM participants_handover handover
    JOIN participants_placement stay ON stay.id = placement_id
    JOIN participants_dwelling dwelling ON dwelling.id = dwelling_id
UNION ALL
SELECT 'exit_plan:' || plan.id, plan.id, participant_id, 'exitplan', NULL,
    'leaving', made_on, NULL, 30, 'exit_plan', ARRAY[label]::text[]
  FROM participants_exitplan plan
    JOIN participants_placement stay ON stay.id = placement_id
    JOIN pilots_term destination ON destination.key = destination_id
UNION ALL
SELECT 'left:' || exits.id, exits.id, participant_id, 'exit', NULL,
    'leaving', exited_on, NULL, 31, 'left', ARRAY[destination.label, reason.label]::text[]
  FROM participants_exit exits
    JOIN participants_placement stay ON stay.id = placement_id
    JOIN pilots_term destination ON destination.key = destination_id
    JOIN pilots_term reason ON reason.key = reason_id
UNION ALL
SELECT 'aftercare:' || exits.id, exits.id, participant_id, 'exit', NULL,
    'leaving', aftercare_until, NULL, 32, 'aftercare', '{}'::text[]
  FROM participants_exit exits JOIN participants_placement stay ON stay.id = placement_id
  WHERE aftercare_until IS NOT NULL
UNION ALL
SELECT 'returned:' || back.id, back.id, participant_id, 'return', NULL,
    'leaving', returned_on, NULL, 33, 'returned', ARRAY[label]::text[]
  FROM participants_return back
    JOIN participants_exit exits ON exits.id = exit_id
    JOIN participants_placement stay ON stay.id = placement_id
    JOIN pilots_term situation ON situation.key = situation_id
UNION ALL
SELECT 'may_be_told:' || id, id, participant_id, 'agreedstatement', NULL,
    'leaving', agreed_on, NULL, 34, 'may_be_told', ARRAY[sentence]::text[]
  FROM participants_agreedstatement WHERE withdrawn_because = ''
UNION ALL
SELECT 'barrier:' || status.id, -status.id, participant_id, 'barrierstatus', NULL,
    'barrier', since, NULL, 40, 'barrier', ARRAY[kind.label, standing.label]::text[]
  FROM participants_barrierstatus status
    JOIN participants_barrier barrier ON barrier.id = barrier_id
    JOIN pilots_term kind ON kind.key = kind_id
    JOIN pilots_term standing ON standing.key = status_id
UNION ALL
SELECT 'goal_set:' || id, id, participant_id, 'goal', NULL,
    'goal', set_on, NULL, 50, 'goal_set', ARRAY[text]::text[]
  FROM participants_goal
UNION ALL
SELECT 'goal_closed:' || id, id, participant_id, 'goal', NULL,
    'goal', closed_on, NULL, 51, 'goal_closed', ARRAY[outcome, text]::text[]
  FROM participants_goal WHERE closed_on IS NOT NULL
UNION ALL
SELECT 'step_done:' || step.id, step.id, participant_id, 'goalstep', NULL,
    'goal', step.done_on, NULL, 52, 'step_done', ARRAY[step.text]::text[]
  FROM participants_goalstep step JOIN participants_goal goal ON goal.id = goal_id
  WHERE step.done_on IS NOT NULL
UNION ALL
SELECT 'agreed:' || agreement.id, agreement.id, participant_id, 'agreement', NULL,
    'checklist', agreed_on, NULL, 61, 'agreed', ARRAY[party, question_set]::text[]
  FROM participants_agreement agreement
    JOIN participants_checklist checklist ON checklist.id = checklist_id
UNION ALL
SELECT 'reviewed:' || id, id, participant_id, 'progressreview', NULL,
    'review', held_on, NULL, 65, 'reviewed', '{}'::text[]
  FROM participants_progressreview
UNION ALL
-- Of several versions the one that counts.
SELECT 'assessed:' || assessment.id, version, participant_id, 'assessment', NULL,
    'assessment', assessed_on, NULL, 62, 'assessed', ARRAY[label]::text[]
  FROM participants_assessment assessment JOIN pilots_term ON key = moment_id
  WHERE withdrawn_because = '' AND NOT EXISTS (
    SELECT 1 FROM participants_assessment correction
    WHERE correction.replaces_id = assessment.id AND correction.withdrawn_because = '')
UNION ALL
SELECT 'session:' || id, id, participant_id, 'supportsession', NULL,
    'session', day, starts_at, 70, 'session', ARRAY[status, COALESCE(label, ''), note]::text[]
  FROM participants_supportsession
    LEFT JOIN pilots_term ON key = COALESCE(contact_type_id, planned_type_id)
  WHERE status <> 'withdrawn'
UNION ALL
SELECT 'to_do:' || id, id, participant_id, 'followup', owner_id,
    'follow_up', agreed_on, NULL, 80, 'to_do', ARRAY[text]::text[]
  FROM participants_followup
UNION ALL
SELECT 'done:' || id, id, participant_id, 'followup', owner_id,
    'follow_up', done_on, NULL, 81, 'done', ARRAY[text]::text[]
  FROM participants_followup WHERE done_on IS NOT NULL
UNION ALL
SELECT 'incident:' || id, -id, participant_id, 'incident', NULL,
    'incident', happened_on, NULL, 90, 'incident', ARRAY[label, seriousness, card]::text[]
  FROM participants_incident JOIN pilots_term ON key = kind_id
UNION ALL
SELECT 'counsellor:' || support.id, support.id, participant_id, 'assignment', NULL,
    'counsellor', starts_on, NULL, 100, 'counsellor', ARRAY[name]::text[]
  FROM participants_assignment support JOIN accounts_user ON accounts_user.id = counsellor_id;
