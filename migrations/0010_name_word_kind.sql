-- Whom a word belongs to, people apart from organizations, without looking at the row.
create index name_word_kind_idx on name_word (workspace_id, kind, word, subject_id);
