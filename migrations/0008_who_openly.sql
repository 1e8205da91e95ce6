-- Whether what everyone may read raises a question by itself: one that rests on closed mail is asked of its readers alone.

alter table who_question add column openly boolean not null default true;
