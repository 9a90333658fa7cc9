-- +goose Up

-- Codes that let people in at their own door. Of the code itself only its name
-- and a slow hash are kept.
create table door_code (
    number    bigint generated always as identity primary key,
    name      text   not null unique, -- the first four letters of the code
    hash      text   not null,        -- argon2id
    person    bigint not null,
    anchor    text   not null,
    age       bigint not null, -- how old they were when it was made; -1: nobody knew
    reach     text   not null, -- whom they can ring, in words
    uses      bigint not null check (uses >= 0), -- how often it opens yet
    wrong     bigint not null, -- wrong tries since the last right one
    wrong_at  bigint not null,
    worker    text   not null references team_worker (id), -- who gave it
    made_at   bigint not null,
    ends_at   bigint not null,
    ended_at  bigint not null, -- 0: not taken back
    ended_by  text   references team_worker (id)
);

create index door_code_person on door_code (person, number);

-- Who is at their door now. Only the hash of the secret is kept.
create table door_visit (
    hash     bytea  primary key,
    code     bigint not null references door_code (number),
    made_at  bigint not null,
    used_at  bigint not null,
    ends_at  bigint not null
);
