-- +goose Up

-- What came of a programme against people it had not reached yet, the last
-- time it was counted: JSON that package work makes, small numbers protected.
create table programme_effect (
    programme  text   not null primary key,
    build      bigint not null,
    effect     text   not null,
    by_worker  text   not null,
    counted_on bigint not null
);
