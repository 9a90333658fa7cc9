-- +goose Up

-- Which field a member leads for the team: '' none. Who leads the
-- neighbourhood answers for the team.
alter table team_member add column leads text not null default '';
update team_member set leads = 'neighbourhood' where lead;

-- Where a worker works and worked, and as what. The post that is open is in
-- team_worker too.
create table team_post (
    worker   text   not null references team_worker (id),
    agency   text   not null references team_agency (id),
    job      text   not null,
    from_on  bigint not null,
    to_on    bigint not null,
    primary key (worker, from_on)
);

insert into team_post (worker, agency, job, from_on, to_on)
select id, agency, job, from_on, to_on from team_worker;

-- Who is away, from when to when, and who stands in: '' the leads of the team.
create table team_leave (
    number    bigint generated always as identity primary key,
    worker    text   not null references team_worker (id),
    cover     text   not null,
    from_on   bigint not null,
    to_on     bigint not null check (to_on > from_on), -- first day back
    noted_by  text   not null references team_worker (id),
    check (worker <> cover)
);

create index team_leave_worker on team_leave (worker, to_on);
create index team_leave_cover on team_leave (cover, to_on);

-- How much work a person is for who leads (1 light, 2 usual, 4 heavy), and
-- what was said when the lead was handed over.
alter table team_care add column weight bigint not null default 2;
alter table team_care add column words text not null default '';
alter table team_care add column handed_by text not null default '';
