-- +goose Up

-- Each time another build became the current one: a whole one, a joined one,
-- or one that somebody chose.
create table population_turn (
    number  bigint generated always as identity primary key,
    build   bigint not null,
    before  bigint not null, -- the build that was current; 0: none
    way     text   not null check (way in ('built', 'joined', 'chosen')),
    worker  text   not null, -- who chose it; '' the program
    at      bigint not null
);

-- Records that moved from one person id to another in a turn, and why.
create table population_move (
    number    bigint generated always as identity primary key,
    turn      bigint  not null references population_turn (number),
    person    bigint  not null, -- they were
    became    bigint  not null, -- they are
    records   bigint  not null,
    gone      boolean not null, -- nobody is the old id any more: an alias
    returned  boolean not null, -- a join undone
    cause     text    not null,
    because   text    not null, -- the records that caused it, one a line
    fields    text    not null, -- what they say otherwise than before: names of fields, no values
    ruling    bigint  not null, -- the link_ruling that caused it; 0: none
    unique (turn, person, became)
);

create index population_move_person on population_move (person);
create index population_move_became on population_move (became);

-- Which records moved.
create table population_moved (
    move        bigint not null references population_move (number),
    record_key  text   not null,
    primary key (move, record_key)
);

-- What was written down build by build is kept turn by turn.
insert into population_turn (build, before, way, worker, at)
select build, 0, 'built', '', min(at) from population_change group by build order by build;

insert into population_move (turn, person, became, records, gone, returned, cause, because, fields, ruling)
select t.number, c.person, c.became, c.records, c.gone, c.returned, c.reason, '', '', 0
from population_change c join population_turn t on t.build = c.build order by c.number;

drop table population_change;

-- only grows: population_turn
-- only grows: population_move
-- only grows: population_moved
