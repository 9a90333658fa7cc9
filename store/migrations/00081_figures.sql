-- +goose Up

-- Files of published figures that somebody loaded. A figure that is in two
-- files is taken from the later one.
create table outcome_load (
    id      bigint generated always as identity primary key,
    name    text   not null,
    sum     text   not null unique, -- of the file's bytes: the same file twice is one load
    rows    bigint not null,
    notes   text   not null, -- what was left out or changed, one a line
    worker  text   not null,
    at      bigint not null
);

create table outcome_figure (
    load         bigint           not null references outcome_load (id),
    indicator    text             not null,
    sex          text             not null,
    age          text             not null,
    division     text             not null, -- of some other way to divide people
    area         text             not null,
    period       text             not null,
    value        double precision not null,
    lower        double precision not null,
    upper        double precision not null,
    confidence   double precision not null, -- 0: there is no interval
    numerator    bigint           not null,
    denominator  double precision not null,
    method       text             not null,
    refused      text             not null, -- why there is no value
    primary key (load, indicator, sex, age, division, area, period)
);

-- What is being done about a target; the latest of an area holds.
create table outcome_note (
    id       bigint generated always as identity primary key,
    measure  text   not null,
    area     text   not null,
    words    text   not null,
    worker   text   not null,
    day_on   bigint not null
);

create index outcome_note_area on outcome_note (area, measure);
