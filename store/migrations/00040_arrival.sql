-- +goose Up

-- One event that an agency sent in the day, about one of its own records. The
-- newest of a row holds: it takes the place of those before.
create table feed_arrival (
    number    bigint generated always as identity primary key,
    row_key   text    not null, -- agency/data set/the agency's own id for the row
    kind      text    not null, -- '' takes back what the row said
    event     text    not null, -- all of it as JSON; '' once retention has erased it
    mark      text    not null check (mark in ('', 'objects', 'restricted')), -- what it changes of how the person may be shown
    worker    text    not null references team_worker (id),
    at        bigint  not null,
    newest    boolean not null, -- of its row
    person    bigint  not null, -- whom it is about, as far as the current build knows; 0: nobody knows
    delivery  bigint  not null, -- in which builds find it; 0: none yet
    waits     boolean not null  -- the current build was made without it
);

create index feed_arrival_row on feed_arrival (row_key, newest);
create index feed_arrival_person on feed_arrival (person, waits);
create index feed_arrival_delivery on feed_arrival (delivery);

-- The early signs, as of now, of those of whose home something came in the
-- day: they stand in the place of what the current build says.
create table signal_now (
    person         bigint primary key,
    build          bigint not null, -- over which they stand; no other
    neighbourhood  text   not null,
    anchor         text   not null, -- a record of theirs
    signals        text   not null, -- as JSON; none is an empty list
    at             bigint not null
);

create index signal_now_neighbourhood on signal_now (neighbourhood);
