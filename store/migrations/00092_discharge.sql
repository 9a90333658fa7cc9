-- +goose Up

-- One time in hospital of one person.
create table discharge_stay (
    number         bigint generated always as identity primary key,
    person         bigint not null,
    anchor         text   not null, -- a record of theirs
    agency         text   not null, -- the hospital
    neighbourhood  text   not null, -- whose team they come home to
    worker         text   not null references team_worker (id),
    at             bigint not null
);
create index discharge_stay_person on discharge_stay (person);

-- A stay is the sum of its changes.
create table discharge_change (
    stay    bigint not null references discharge_stay (number),
    seq     bigint not null check (seq > 0),
    worker  text   not null references team_worker (id),
    text    text   not null, -- JSON that package discharge reads
    primary key (stay, seq)
);

-- An agency that has or had something to do before somebody can go home.
create table discharge_holder (
    stay    bigint not null references discharge_stay (number),
    agency  text   not null,
    primary key (stay, agency)
);

create table discharge_left (
    stay     bigint primary key references discharge_stay (number),
    left_on  bigint not null
);

-- only grows: discharge_stay discharge_change discharge_holder discharge_left
