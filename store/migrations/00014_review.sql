-- +goose Up

-- Pairs of records that reviewers are asked about. A row holds keys and what
-- linking made of them, and nothing of what the records say.
create table link_review (
    number      bigint generated always as identity primary key,
    left_key    text    not null,
    right_key   text    not null,
    source      text    not null check (source in ('suspect', 'sample', 'asked')), -- what asked about it first
    build       bigint  not null, -- in which it was found
    weight      double precision not null, -- bits, in that build
    joined      boolean not null, -- one person, in that build
    why         text    not null, -- what makes it a suspect, in words without identity
    worth       double precision not null, -- what a word on it is worth: the order of the queue
    worker      text    not null, -- who asked, or ''
    asked_at    bigint  not null,
    settled_at  bigint  not null, -- 0: open
    says        text    not null check (says in ('', 'same', 'different', 'unsure')),
    unique (left_key, right_key),
    check (left_key < right_key)
);

create index link_review_open on link_review (settled_at, worth);

-- What a reviewer said of a pair. The last word of each reviewer holds.
create table link_word (
    number   bigint generated always as identity primary key,
    review   bigint  not null references link_review (number),
    worker   text    not null references team_worker (id),
    says     text    not null check (says in ('same', 'different', 'unsure', 'withdrawn')),
    settles  boolean not null, -- said as the third, who had read what two others said
    note     text    not null,
    at       bigint  not null
);

create index link_word_review on link_word (review);
create index link_word_worker on link_word (worker);

-- Pairs drawn by chance, to estimate from what reviewers say how many links
-- are wrong. The same pair may be drawn again in another build.
create table link_sample (
    build    bigint  not null,
    review   bigint  not null references link_review (number),
    stratum  text    not null,
    chance   double precision not null check (chance > 0 and chance <= 1), -- that the pair was drawn
    weight   double precision not null, -- bits, in that build
    joined   boolean not null, -- one person, in that build
    drawn_at bigint  not null,
    primary key (build, review)
);

-- only grows: link_word
-- only grows: link_sample
