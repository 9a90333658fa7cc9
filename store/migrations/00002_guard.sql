-- +goose Up

create table guard_account (
    worker        text   primary key references team_worker (id),
    login         text   not null unique,
    password      text   not null, -- argon2id; '' cannot sign in with one
    roles         text   not null, -- separated by spaces
    made_at       bigint not null,
    closed_at     bigint not null,
    wrong         bigint not null, -- wrong passwords since the last right one
    wrong_at      bigint not null,
    signed_in_at  bigint not null
);

-- Sessions, and the tokens of services. Only the hash of the secret is kept.
create table guard_ticket (
    hash     bytea   primary key,
    worker   text    not null references guard_account (worker),
    service  boolean not null,
    made_at  bigint  not null,
    used_at  bigint  not null,
    ends_at  bigint  not null
);

create index guard_ticket_worker on guard_ticket (worker);

-- The audit: one row an entry, numbered from 0 without a gap, as JSON. The
-- other columns are for finding rows and are checked against it.
create table guard_audit (
    number  bigint primary key check (number >= 0),
    at      bigint not null, -- milliseconds
    worker  text   not null,
    entry   text   not null
);

create index guard_audit_worker on guard_audit (worker);

-- Whom an entry names.
create table guard_audit_person (
    person  bigint not null,
    number  bigint not null references guard_audit (number),
    primary key (person, number)
);

create index guard_audit_person_number on guard_audit_person (number);

-- The hashes of the tree over the audit, in the order of x/mod/sumdb/tlog.
create table guard_audit_hash (
    place  bigint primary key,
    hash   bytea  not null
);

-- How many entries there are: servers that write at once meet here.
create table guard_audit_size (
    one   bigint primary key check (one = 1),
    size  bigint not null
);

insert into guard_audit_size (one, size) values (1, 0);

-- Emergencies, to be reviewed: one row a person.
create table guard_emergency (
    id           bigint generated always as identity primary key,
    number       bigint  not null references guard_audit (number),
    person       bigint  not null,
    reviewed_at  bigint  not null,
    reviewer     text    references team_worker (id),
    justified    boolean not null,
    words        text    not null,
    unique (number, person)
);

-- Whose leads are told of an emergency.
create table guard_emergency_team (
    emergency  bigint not null references guard_emergency (id),
    team       text   not null references team_team (id),
    primary key (emergency, team)
);

-- Who is named as needing what is restricted about a person.
create table guard_need (
    id        bigint generated always as identity primary key,
    person    bigint not null,
    anchor    text   not null,
    worker    text   not null references team_worker (id),
    reason    text   not null,
    named_by  text   not null references team_worker (id),
    from_on   bigint not null,
    to_on     bigint not null,
    check (worker <> named_by)
);

create index guard_need_person on guard_need (person);

-- only grows: guard_audit
-- only grows: guard_audit_person
-- only grows: guard_audit_hash
