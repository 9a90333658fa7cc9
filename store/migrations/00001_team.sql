-- +goose Up

-- Agencies begin, end and are followed by others; none is ever removed.
create table team_agency (
    id          text    primary key,
    kind        text    not null,
    name        text    not null,
    short_name  text    not null,
    code        text    not null, -- in the NHS Organisation Data Service, or ''
    invented    boolean not null,
    from_on     bigint  not null, -- 0: not known
    to_on       bigint  not null  -- first day it was no more; 0: still there
);

create table team_successor (
    agency     text not null references team_agency (id),
    successor  text not null references team_agency (id),
    primary key (agency, successor)
);

create table team_worker (
    id       text   primary key,
    agency   text   not null references team_agency (id),
    name     text   not null,
    job      text   not null,
    from_on  bigint not null,
    to_on    bigint not null
);

create table team_team (
    id             text   primary key,
    name           text   not null,
    neighbourhood  text   not null,
    from_on        bigint not null,
    to_on          bigint not null
);

create index team_team_neighbourhood on team_team (neighbourhood);

create table team_belongs (
    team    text not null references team_team (id),
    agency  text not null references team_agency (id),
    primary key (team, agency)
);

-- Who is in a team, from when to when, and who leads it.
create table team_member (
    team     text    not null references team_team (id),
    worker   text    not null references team_worker (id),
    lead     boolean not null,
    from_on  bigint  not null,
    to_on    bigint  not null,
    primary key (team, worker, from_on)
);

create index team_member_worker on team_member (worker);

-- The one worker who leads for a person, from when to when.
create table team_care (
    person   bigint not null,
    anchor   text   not null, -- a record key of the person, to find them again after a roll-back
    team     text   not null references team_team (id),
    worker   text   not null references team_worker (id),
    from_on  bigint not null,
    to_on    bigint not null,
    primary key (person, from_on)
);

create index team_care_worker on team_care (worker);
