-- Names as Dutch readers look for them, the same on every server, whatever its collation.

-- Without accents, capitals and punctuation, so that a search for renee finds Renée. Letters that
-- normalisation does not take apart are those of `folded_name` in participants_likeness.py.
CREATE FUNCTION core_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(
    replace(replace(replace(replace(
      translate(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')),
        'øłđðı', 'olddi'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[^[:alnum:]]+', ' ', 'g')
$$;

-- By what a name is sorted: van der Berg under B, 't Hooft under H, Çelik under C, IJzerman under I.
-- The small words before a family name come last, so that van den Berg and van der Berg keep apart.
-- Which words a comparison of names leaves out is another list: participants_likeness.py.
CREATE FUNCTION core_sorted_name(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(trim(core_plain(name)),
    '^((?:(?:aan|bij|da|de|del|den|der|des|di|d|do|dos|du|het|in|la|las|le|les|los|l|onder|op|over|'
    'of|s|te|ten|ter|tot|t|uit|uijt|van|vd|v|vom|von|voor|zu|zum|zur) )+)(.+)$', '\2 \1')
    COLLATE "C"
$$;
