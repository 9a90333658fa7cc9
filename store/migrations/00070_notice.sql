-- +goose Up

-- A notice is about somebody or nobody, is for a team's leads or for all of
-- it, and is dealt with by whoever comes first.
alter table team_notice add column person bigint not null default 0; -- 0: about nobody
alter table team_notice add column whole boolean not null default false; -- for everybody of the team

create table team_settled (
    notice  bigint primary key references team_notice (number),
    worker  text   not null, -- who dealt with it; '' the program
    at      bigint not null
);

create index team_notice_worker on team_notice (worker, number);
create index team_notice_team on team_notice (team, number);

-- only grows: team_settled
