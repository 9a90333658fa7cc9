-- +goose Up

-- What somebody wrote at their own door, and what was answered.
create table door_said (
    number       bigint generated always as identity primary key,
    person       bigint not null,
    anchor       text   not null,
    code         bigint not null references door_code (number), -- by which they came in
    about        text   not null check (about in ('wrong', 'no', 'yes')), -- something is wrong; no to all sharing; no longer
    words        text   not null,
    at           bigint not null,
    answered_at  bigint not null, -- 0: not yet
    answered_by  text   references team_worker (id),
    answer       text   not null
);

create index door_said_person on door_said (person, number);

-- Which answers to how they are managing (plan_feeling) they gave by
-- themselves; the worker there is then who gave them the code.
create table door_felt (
    feeling  bigint primary key
);

-- only grows: door_felt
