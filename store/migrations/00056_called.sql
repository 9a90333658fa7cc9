-- +goose Up

-- A team was told that ambulance, fire or police came to somebody again and
-- again.
create table visit_called (
    person         bigint not null,
    anchor         text   not null, -- a record of theirs
    neighbourhood  text   not null, -- whose team was told
    times          bigint not null,
    day_on         bigint not null, -- on which the team was told
    primary key (person, day_on)
);
create index visit_called_day on visit_called (neighbourhood, day_on);

-- only grows: visit_called
