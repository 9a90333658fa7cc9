-- +goose Up

-- One visit to somebody at home, by one worker.
create table visit_visit (
    number  bigint generated always as identity primary key,
    person  bigint not null,
    anchor  text   not null, -- a record of theirs
    agency  text   not null, -- of who came
    worker  text   not null references team_worker (id),
    at      bigint not null
);
create index visit_visit_person on visit_visit (person);

-- A visit is the sum of its changes.
create table visit_change (
    visit   bigint not null references visit_visit (number),
    seq     bigint not null check (seq > 0),
    worker  text   not null references team_worker (id),
    text    text   not null, -- JSON that package visit reads
    primary key (visit, seq)
);

-- only grows: visit_visit visit_change
