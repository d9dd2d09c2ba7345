-- Names without accents, capitals and punctuation, so that a search for renee finds Renée.
CREATE FUNCTION participants_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')),
    '[^[:alnum:]]+', ' ', 'g')
$$;
