-- +goose Up

-- The day of the build that first told it, so that a finding can be judged by
-- what came after: 0 for those told before this was kept.
alter table signal_seen add column told_on bigint not null default 0;

-- How good early signs were, as counted over everybody of a build: JSON that
-- package programme's verdicts make. Counts are of people, so they are shown
-- only as outcome protects them.
create table signal_judged (
    build     bigint not null,
    manner    text   not null check (manner in ('looking back', 'as told', 'invented truth')),
    verdicts  text   not null,
    by_worker text   not null,
    judged_on bigint not null,
    primary key (build, manner)
);
