-- +goose Up

-- What somebody agreed to have said of them when things go wrong, each time as
-- a whole: the last version holds, unless it was taken back.
create table crisis_sheet (
    person     bigint  not null,
    version    bigint  not null check (version > 0),
    anchor     text    not null, -- a record of theirs
    worker     text    not null references team_worker (id),
    at         bigint  not null,
    withdrawn  boolean not null,
    text       text    not null, -- JSON that package crisis reads
    primary key (person, version)
);

-- The log of street triage: an incident, each time as a whole.
create table crisis_incident (
    number   text   not null, -- of chance, given when it was logged
    version  bigint not null check (version > 0),
    person   bigint not null, -- 0 not known
    anchor   text   not null,
    worker   text   not null references team_worker (id),
    agency   text   not null,
    at       bigint not null,
    text     text   not null, -- JSON that package crisis reads
    primary key (number, version)
);
create index crisis_incident_person on crisis_incident (person);

-- only grows: crisis_sheet crisis_incident
