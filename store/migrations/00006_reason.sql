-- +goose Up

-- Reasons that workers gave for opening somebody, for as long as they hold:
-- each page opened on one is still asked of guard and written down.
create table guard_reason (
    id         bigint generated always as identity primary key,
    worker     text    not null references team_worker (id),
    person     bigint  not null,
    purpose    text    not null,
    reason     text    not null,
    emergency  boolean not null,
    given_at   bigint  not null,
    until_at   bigint  not null
);

create index guard_reason_person on guard_reason (person, worker);
