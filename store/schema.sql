-- What the migrations make, as SQLite tells it.
-- Made by: go test ./store -run TestSchema -update

CREATE TRIGGER fund_account_delete before delete on fund_account begin select raise(abort, 'fund_account only grows'); end;

CREATE TRIGGER fund_account_update before update on fund_account begin select raise(abort, 'fund_account only grows'); end;

CREATE TABLE fund_account (
    id     integer primary key autoincrement,
    pool   text   not null references fund_pool (id),
    kind   text   not null,
    year   integer not null,
    place  text   not null, -- '' where there is none
    name   text   not null,
    unique (pool, kind, year, place, name)
) strict;

CREATE TRIGGER fund_answer_delete before delete on fund_answer begin select raise(abort, 'fund_answer only grows'); end;

CREATE TRIGGER fund_answer_update before update on fund_answer begin select raise(abort, 'fund_answer only grows'); end;

CREATE TABLE fund_answer (
    pool        text    not null,
    spend       integer  not null, -- the entry that held the money
    entry       integer  not null,
    yes         integer not null,
    reason      text    not null,
    worker      text    not null,
    written_at  integer  not null,
    primary key (pool, spend),
    foreign key (pool, spend) references fund_spend (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
) strict;

CREATE TRIGGER fund_benefit_delete before delete on fund_benefit begin select raise(abort, 'fund_benefit only grows'); end;

CREATE TRIGGER fund_benefit_update before update on fund_benefit begin select raise(abort, 'fund_benefit only grows'); end;

CREATE TABLE fund_benefit (
    id           integer primary key autoincrement,
    pool         text   not null references fund_pool (id),
    year         integer not null,
    place        text   not null,
    code         text   not null,
    name         text   not null,
    unit         text   not null,
    gains        text   not null,
    value_pence  integer not null,
    grade        text   not null,
    stage        text   not null check (stage in ('forecast', 'measured')),
    number       text   not null, -- exact decimal
    evidence     text   not null,
    worker       text   not null,
    written_at   integer not null
) strict;

CREATE INDEX fund_benefit_year on fund_benefit (pool, year, place, id);

CREATE TRIGGER fund_entry_delete before delete on fund_entry begin select raise(abort, 'fund_entry only grows'); end;

CREATE TRIGGER fund_entry_update before update on fund_entry begin select raise(abort, 'fund_entry only grows'); end;

CREATE TABLE fund_entry (
    pool          text   not null references fund_pool (id),
    number        integer not null check (number > 0),
    key           text   not null,
    round         integer not null, -- how often the deed was reversed before
    effective_on  integer not null,
    written_at    integer not null,
    worker        text   not null,
    why           text   not null,
    decision      text   not null,
    reverses      integer, -- an entry of the same pool
    primary key (pool, number),
    unique (pool, key, round),
    unique (pool, reverses),
    foreign key (pool, reverses) references fund_entry (pool, number)
) strict;

CREATE TRIGGER fund_gains_delete before delete on fund_gains begin select raise(abort, 'fund_gains only grows'); end;

CREATE TRIGGER fund_gains_update before update on fund_gains begin select raise(abort, 'fund_gains only grows'); end;

CREATE TABLE fund_gains (
    pool     text   not null,
    partner  text   not null,
    line     integer not null,
    label    text   not null,
    primary key (pool, partner, line),
    foreign key (pool, partner) references fund_partner (pool, id)
) strict;

CREATE TRIGGER fund_need_delete before delete on fund_need begin select raise(abort, 'fund_need only grows'); end;

CREATE TRIGGER fund_need_update before update on fund_need begin select raise(abort, 'fund_need only grows'); end;

CREATE TABLE fund_need (
    pool        text   not null,
    entry       integer not null,
    line        integer not null,
    place       text   not null,
    name        text   not null,
    population  integer not null,
    score       text   not null,
    primary key (pool, entry, line),
    foreign key (pool, entry) references fund_entry (pool, number)
) strict;

CREATE TRIGGER fund_partner_delete before delete on fund_partner begin select raise(abort, 'fund_partner only grows'); end;

CREATE TRIGGER fund_partner_update before update on fund_partner begin select raise(abort, 'fund_partner only grows'); end;

CREATE TABLE fund_partner (
    pool   text   not null references fund_pool (id),
    line   integer not null, -- order in the agreement
    id     text   not null,
    name   text   not null,
    primary key (pool, id)
) strict;

CREATE TRIGGER fund_pool_delete before delete on fund_pool begin select raise(abort, 'fund_pool only grows'); end;

CREATE TRIGGER fund_pool_update before update on fund_pool begin select raise(abort, 'fund_pool only grows'); end;

CREATE TABLE fund_pool (
    id          text   primary key,
    title       text   not null,
    host        text   not null,
    first_year  integer not null, -- 2024 is 2024/25
    last_year   integer not null,
    decision    text   not null, -- of the board that agreed it
    worker      text   not null,
    written_at  integer not null
) strict;

CREATE TRIGGER fund_posting_delete before delete on fund_posting begin select raise(abort, 'fund_posting only grows'); end;

CREATE TRIGGER fund_posting_update before update on fund_posting begin select raise(abort, 'fund_posting only grows'); end;

CREATE TABLE fund_posting (
    pool          text   not null,
    entry         integer not null,
    line          integer not null,
    from_account  integer not null references fund_account (id),
    to_account    integer not null references fund_account (id),
    pence         integer not null check (pence > 0),
    primary key (pool, entry, line),
    foreign key (pool, entry) references fund_entry (pool, number),
    check (from_account <> to_account)
) strict;

CREATE INDEX fund_posting_from on fund_posting (from_account);

CREATE INDEX fund_posting_to on fund_posting (to_account);

CREATE TABLE fund_scheme (
    pool   text not null references fund_pool (id),
    place  text not null,
    id     text not null,
    name   text not null,
    primary key (pool, place, id)
) strict;

CREATE TRIGGER fund_spend_delete before delete on fund_spend begin select raise(abort, 'fund_spend only grows'); end;

CREATE TRIGGER fund_spend_update before update on fund_spend begin select raise(abort, 'fund_spend only grows'); end;

CREATE TABLE fund_spend (
    pool        text    not null,
    entry       integer  not null,
    ref         text    not null,
    year        integer  not null,
    place       text    not null,
    scheme      text    not null, -- '' is the team's budget
    person      integer  not null, -- 0 is nobody in particular
    anchor      text    not null, -- a record key of the person, to find them again after a roll-back
    what        text    not null,
    reason      text    not null,
    pence       integer  not null check (pence > 0),
    held        integer not null, -- waits, or waited, for the lead
    worker      text    not null,
    written_at  integer  not null,
    primary key (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
) strict;

CREATE INDEX fund_spend_budget on fund_spend (pool, year, place, person);

CREATE TRIGGER fund_terms_delete before delete on fund_terms begin select raise(abort, 'fund_terms only grows'); end;

CREATE TRIGGER fund_terms_update before update on fund_terms begin select raise(abort, 'fund_terms only grows'); end;

CREATE TABLE fund_terms (
    id                integer primary key autoincrement,
    pool              text   not null references fund_pool (id),
    from_on           integer not null,
    decision          text   not null,
    reserve           text   not null,
    base              text   not null,
    need              text   not null,
    team              text   not null,
    one_person_pence  integer not null check (one_person_pence > 0),
    cashable          text   not null
) strict;

CREATE INDEX fund_terms_pool on fund_terms (pool, from_on, id);

CREATE TABLE team_agency (
    id           text   primary key,
    kind         text   not null,
    name         text   not null,
    short_name   text   not null,
    from_on      integer not null,
    to_on        integer not null default 0, -- 0: still there
    successor    text   references team_agency (id)
) strict;

CREATE TABLE team_caseload (
    person   integer not null,
    anchor   text   not null, -- a record key of the person, to find them again after a roll-back
    team     text   not null references team_team (id),
    worker   text   not null references team_worker (id),
    from_on  integer not null,
    to_on    integer not null default 0,
    primary key (person, from_on, worker)
) strict;

CREATE INDEX team_caseload_worker on team_caseload (worker);

CREATE TABLE team_member (
    team     text    not null references team_team (id),
    worker   text    not null references team_worker (id),
    lead     integer not null,
    from_on  integer  not null,
    to_on    integer  not null default 0,
    primary key (team, worker, from_on)
) strict;

CREATE INDEX team_member_worker on team_member (worker);

CREATE TABLE team_team (
    id             text   primary key,
    name           text   not null,
    neighbourhood  text   not null,
    from_on        integer not null,
    to_on          integer not null default 0
) strict;

CREATE TABLE team_worker (
    id        text   primary key,
    agency    text   not null references team_agency (id),
    name      text   not null,
    job       text   not null,
    from_on   integer not null,
    to_on     integer not null default 0
) strict;
