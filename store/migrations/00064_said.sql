-- +goose Up

-- In whose words an objection is. One that somebody wrote down themselves has
-- no worker.
create table govern_no (
    id           bigint generated always as identity primary key,
    person       bigint not null,
    anchor       text   not null,
    scope        text   not null check (scope in ('all', 'planning')),
    voice        text   not null check (voice in ('person', 'parent', 'appointed')),
    words        text   not null,
    worker       text   references team_worker (id),
    from_on      bigint not null,
    to_on        bigint not null, -- 0 while it holds
    ended_by     text   references team_worker (id),
    ended_words  text   not null
);

insert into govern_no (person, anchor, scope, voice, words, worker, from_on, to_on, ended_by, ended_words)
select person, anchor, scope, 'person', words, worker, from_on, to_on, ended_by, ended_words from govern_objection order by id;

drop table govern_objection;

alter table govern_no rename to govern_objection;

create index govern_objection_person on govern_objection (person);
