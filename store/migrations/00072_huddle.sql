-- +goose Up

-- A team's meetings: planned, begun, closed.
create table team_huddle (
    number     bigint generated always as identity primary key,
    team       text   not null references team_team (id),
    at         bigint not null, -- when it is to begin
    begun_at   bigint not null, -- 0: not yet
    closed_at  bigint not null,
    others     bigint not null  -- people who were left for another day
);

create index team_huddle_team on team_huddle (team, at);

-- Who is invited, is here, or has gone: a worker, or a guest without an
-- account, who may hear of nobody.
create table team_huddle_present (
    huddle  bigint not null references team_huddle (number),
    worker  text   not null, -- '' a guest
    guest   text   not null,
    state   text   not null check (state in ('invited', 'here', 'gone')),
    primary key (huddle, worker, guest)
);

-- Of whom a huddle speaks, and why.
create table team_huddle_item (
    number    bigint generated always as identity primary key,
    huddle    bigint not null references team_huddle (number),
    person    bigint not null,
    anchor    text   not null,
    why       text   not null, -- concerns, with spaces between
    since_on  bigint not null,
    heard_at  bigint not null, -- 0: not yet
    unique (huddle, person)
);

-- Who stepped out while an item was spoken of.
create table team_huddle_out (
    item    bigint not null references team_huddle_item (number),
    worker  text   not null,
    guest   text   not null,
    primary key (item, worker, guest)
);

-- What happened, line by line: the minutes.
create table team_minute (
    number  bigint generated always as identity primary key,
    huddle  bigint not null references team_huddle (number),
    item    bigint not null, -- 0: about nobody
    kind    text   not null check (kind in ('began', 'came', 'went', 'out', 'opened', 'said', 'agreed', 'nothing', 'going', 'answered', 'closed')),
    words   text   not null,
    plan    bigint not null, -- of a step that was agreed or asked about
    step    bigint not null,
    worker  text   not null, -- who wrote it down
    at      bigint not null
);

create index team_minute_huddle on team_minute (huddle, number);

-- only grows: team_huddle_out
-- only grows: team_minute
