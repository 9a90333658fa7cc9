-- What the migrations make, as SQLite tells it.
-- Made by: go test ./store -run TestSchema -update

CREATE TABLE team_agency (
    id           text   primary key,
    kind         text   not null,
    name         text   not null,
    short_name   text   not null,
    from_on      integer not null,
    to_on        integer not null default 0, -- 0: still there
    successor    text   references team_agency (id)
) strict;

CREATE TABLE team_caseload (
    person   integer not null,
    anchor   text   not null, -- a record key of the person, to find them again after a roll-back
    team     text   not null references team_team (id),
    worker   text   not null references team_worker (id),
    from_on  integer not null,
    to_on    integer not null default 0,
    primary key (person, from_on, worker)
) strict;

CREATE INDEX team_caseload_worker on team_caseload (worker);

CREATE TABLE team_member (
    team     text    not null references team_team (id),
    worker   text    not null references team_worker (id),
    lead     integer not null,
    from_on  integer  not null,
    to_on    integer  not null default 0,
    primary key (team, worker, from_on)
) strict;

CREATE INDEX team_member_worker on team_member (worker);

CREATE TABLE team_team (
    id             text   primary key,
    name           text   not null,
    neighbourhood  text   not null,
    from_on        integer not null,
    to_on          integer not null default 0
) strict;

CREATE TABLE team_worker (
    id        text   primary key,
    agency    text   not null references team_agency (id),
    name      text   not null,
    job       text   not null,
    from_on   integer not null,
    to_on     integer not null default 0
) strict;
