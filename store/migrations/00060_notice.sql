-- +goose Up

-- That somebody should look somewhere. A notice names nobody: what is there is
-- read on the page it links to, by whoever may.
create table team_notice (
    number  bigint generated always as identity primary key,
    worker  text   not null, -- whom it is for: a worker,
    team    text   not null, -- or the leads of a team,
    agency  text   not null, -- or all workers of an agency; '' for the other two
    kind    text   not null, -- what happened, as work/notice.go lists it
    link    text   not null, -- where to look
    about   text   not null, -- what it is told of, so that it is told once
    at      bigint not null
);

create unique index team_notice_once on team_notice (worker, team, agency, kind, about);
create index team_notice_agency on team_notice (agency, number);

-- only grows: team_notice
