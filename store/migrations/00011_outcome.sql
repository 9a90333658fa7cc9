-- +goose Up

-- What was counted in a build: by measure, neighbourhood and period. Counts
-- are of people, so they are shown only as outcome protects them.
create table outcome_count (
    build        bigint not null,
    measure      text   not null,
    line         bigint not null, -- 0 is the latest period
    area         text   not null,
    period       text   not null,
    first_on     bigint not null,
    last_on      bigint not null,
    numerator    bigint not null,
    denominator  bigint not null,
    refused      text   not null, -- why there is no number; '' when there is
    primary key (build, measure, line, area)
);
