-- +goose Up

-- What was counted in a build of one measure at one level of areas: a grid of
-- outcome, compressed. Counts are of people, so they are shown only as outcome
-- protects them.
create table outcome_grid (
    build    bigint not null,
    measure  text   not null,
    level    text   not null,
    cells    bytea  not null,
    primary key (build, measure, level)
);

drop table outcome_count;
