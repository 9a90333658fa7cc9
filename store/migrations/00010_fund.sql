-- +goose Up

-- What partners agreed to hold together, for which years.
create table fund_pool (
    id          text   primary key,
    title       text   not null,
    host        text   not null,
    first_year  bigint not null, -- 2024 is 2024/25
    last_year   bigint not null,
    decision    text   not null, -- of the board that agreed it
    worker      text   not null,
    written_at  bigint not null
);

create table fund_partner (
    pool   text   not null references fund_pool (id),
    line   bigint not null, -- order in the agreement
    id     text   not null,
    name   text   not null,
    primary key (pool, id)
);

-- The neighbourhoods among which a pool is shared out, in the order that
-- decides ties.
create table fund_place (
    pool   text   not null references fund_pool (id),
    line   bigint not null,
    place  text   not null,
    primary key (pool, place)
);

-- What unit-cost lines call a partner.
create table fund_gains (
    pool     text   not null,
    partner  text   not null,
    line     bigint not null,
    label    text   not null,
    primary key (pool, partner, line),
    foreign key (pool, partner) references fund_partner (pool, id)
);

-- Rules of a pool, each set holding from its day on. Percentages and weights
-- are exact decimals, as text.
create table fund_terms (
    id                bigint generated always as identity primary key,
    pool              text   not null references fund_pool (id),
    from_on           bigint not null,
    decision          text   not null,
    reserve           text   not null,
    base              text   not null,
    need              text   not null,
    team              text   not null,
    one_person_pence  bigint not null check (one_person_pence > 0),
    cashable          text   not null
);

create index fund_terms_pool on fund_terms (pool, from_on, id);

create table fund_scheme (
    pool   text not null references fund_pool (id),
    place  text not null,
    id     text not null,
    name   text not null,
    primary key (pool, place, id)
);

-- Where money of a pool and a year can be.
create table fund_account (
    id     bigint generated always as identity primary key,
    pool   text   not null references fund_pool (id),
    kind   text   not null,
    year   bigint not null,
    place  text   not null, -- '' where there is none
    name   text   not null,
    unique (pool, kind, year, place, name)
);

-- The ledger: entries, numbered without a gap in each pool, and their postings.
create table fund_entry (
    pool          text   not null references fund_pool (id),
    number        bigint not null check (number > 0),
    key           text   not null,
    round         bigint not null, -- how often the deed was reversed before
    effective_on  bigint not null,
    written_at    bigint not null,
    worker        text   not null,
    why           text   not null,
    decision      text   not null,
    reverses      bigint, -- an entry of the same pool
    primary key (pool, number),
    unique (pool, key, round),
    unique (pool, reverses),
    foreign key (pool, reverses) references fund_entry (pool, number)
);

create table fund_posting (
    pool          text   not null,
    entry         bigint not null,
    line          bigint not null,
    from_account  bigint not null references fund_account (id),
    to_account    bigint not null references fund_account (id),
    pence         bigint not null check (pence > 0),
    primary key (pool, entry, line),
    foreign key (pool, entry) references fund_entry (pool, number),
    check (from_account <> to_account)
);

create index fund_posting_from on fund_posting (from_account);
create index fund_posting_to on fund_posting (to_account);

-- What a neighbourhood's part of a year rested on when it was shared out.
create table fund_need (
    pool        text   not null,
    entry       bigint not null,
    line        bigint not null,
    place       text   not null,
    name        text   not null,
    population  bigint not null,
    score       text   not null,
    primary key (pool, entry, line),
    foreign key (pool, entry) references fund_entry (pool, number)
);

-- What was asked for from a team's budget or a scheme. The reason is about a
-- person, so it is here and not in the ledger.
create table fund_spend (
    pool        text    not null,
    entry       bigint  not null,
    ref         text    not null,
    year        bigint  not null,
    place       text    not null,
    scheme      text    not null, -- '' is the team's budget
    person      bigint  not null, -- 0 is nobody in particular
    anchor      text    not null, -- a record key of the person, to find them again after a roll-back
    what        text    not null,
    reason      text    not null,
    pence       bigint  not null check (pence > 0),
    held        boolean not null, -- waits, or waited, for the lead
    worker      text    not null,
    written_at  bigint  not null,
    primary key (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
);

create index fund_spend_ref on fund_spend (pool, ref);
create index fund_spend_budget on fund_spend (pool, year, place, person);

-- What the lead said to what was asked.
create table fund_answer (
    pool        text    not null,
    spend       bigint  not null, -- the entry that held the money
    entry       bigint  not null,
    yes         boolean not null,
    reason      text    not null,
    worker      text    not null,
    written_at  bigint  not null,
    primary key (pool, spend),
    foreign key (pool, spend) references fund_spend (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
);

-- Benefit by unit-cost line, forecast and measured; the last written holds.
create table fund_benefit (
    id           bigint generated always as identity primary key,
    pool         text   not null references fund_pool (id),
    year         bigint not null,
    place        text   not null,
    code         text   not null,
    name         text   not null,
    unit         text   not null,
    gains        text   not null,
    value_pence  bigint not null,
    grade        text   not null,
    stage        text   not null check (stage in ('forecast', 'measured')),
    number       text   not null, -- exact decimal
    evidence     text   not null,
    worker       text   not null,
    written_at   bigint not null
);

create index fund_benefit_year on fund_benefit (pool, year, place, id);

-- only grows: fund_pool
-- only grows: fund_partner
-- only grows: fund_place
-- only grows: fund_gains
-- only grows: fund_terms
-- only grows: fund_account
-- only grows: fund_entry
-- only grows: fund_posting
-- only grows: fund_need
-- only grows: fund_spend
-- only grows: fund_answer
-- only grows: fund_benefit
