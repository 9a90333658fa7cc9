-- +goose Up

-- How somebody says they are managing: five answers from 0 to 10, -1 where
-- they did not say. One row each time they were asked.
create table plan_feeling (
    number     bigint generated always as identity primary key,
    person     bigint not null,
    anchor     text   not null,
    day_on     bigint not null,
    satisfied  bigint not null check (satisfied >= -1 and satisfied <= 10),
    worthwhile bigint not null check (worthwhile >= -1 and worthwhile <= 10),
    happy      bigint not null check (happy >= -1 and happy <= 10),
    anxious    bigint not null check (anxious >= -1 and anxious <= 10),
    managing   bigint not null check (managing >= -1 and managing <= 10),
    worker     text   not null references team_worker (id), -- who asked
    at         bigint not null
);

create index plan_feeling_person on plan_feeling (person, number);

-- only grows: plan_feeling
