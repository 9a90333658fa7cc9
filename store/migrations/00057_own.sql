-- +goose Up

-- Whose own budget paid, as the ledger calls it; '' is the team's, or a
-- scheme's.
alter table fund_spend add column own text not null default '';

-- What a team set aside for one person from its own budget, and gave back. The
-- reason is about a person, so it is here and not in the ledger.
create table fund_aside (
    pool        text   not null,
    entry       bigint not null,
    year        bigint not null,
    place       text   not null,
    own         text   not null, -- name of the account
    plan        bigint not null, -- in which it is spent, and with which it ends
    person      bigint not null,
    anchor      text   not null, -- a record key of the person, to find them again after a roll-back
    reason      text   not null,
    pence       bigint not null check (pence <> 0), -- below nothing: given back
    worker      text   not null,
    written_at  bigint not null,
    primary key (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
);

create index fund_aside_plan on fund_aside (plan);
create index fund_aside_person on fund_aside (pool, year, place, person);

-- only grows: fund_aside
