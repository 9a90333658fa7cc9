-- +goose Up

-- Who is behind a number that was counted in a build, with the day of the
-- latest event that counted each: a roll of outcome. Read only with a Pass,
-- and gone with the build's grids.
create table outcome_roll (
    build    bigint not null,
    measure  text   not null,
    area     text   not null,
    period   text   not null,
    people   bytea  not null,
    primary key (build, measure, area, period)
);
