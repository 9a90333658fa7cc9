-- +goose Up

-- A person's word on two records: the same person, or not. The last word on a
-- pair holds; "withdrawn" leaves it to linking again.
create table link_ruling (
    number     bigint generated always as identity primary key,
    left_key   text   not null,
    right_key  text   not null,
    says       text   not null check (says in ('same', 'different', 'withdrawn')),
    reason     text   not null,
    worker     text   not null references team_worker (id),
    at         bigint not null,
    check (left_key < right_key)
);

create index link_ruling_pair on link_ruling (left_key, right_key);

-- Records that moved from one person id to another between two builds.
create table population_change (
    number    bigint generated always as identity primary key,
    build     bigint  not null,
    person    bigint  not null, -- they were
    became    bigint  not null, -- they are
    records   bigint  not null,
    gone      boolean not null, -- nobody is the old id any more: an alias
    returned  boolean not null, -- a join undone
    reason    text    not null,
    at        bigint  not null,
    unique (build, person, became)
);

create index population_change_person on population_change (person);

-- When a programme first found somebody, and when it no longer did.
create table signal_seen (
    person     bigint not null,
    anchor     text   not null,
    programme  text   not null,
    theme      text   not null,
    first_on   bigint not null,
    gone_on    bigint not null, -- 0: still found
    primary key (person, programme, first_on)
);

create index signal_seen_open on signal_seen (gone_on, person);

-- What a team did about a finding. The last act holds.
create table signal_act (
    number     bigint generated always as identity primary key,
    person     bigint not null,
    anchor     text   not null,
    programme  text   not null,
    act        text   not null check (act in ('plan started', 'not now', 'not right', 'already known')),
    until_on   bigint not null, -- of "not now"
    words      text   not null, -- why, or to whom
    worker     text   not null references team_worker (id),
    at         bigint not null
);

create index signal_act_person on signal_act (person, programme);

-- One plan, for one person or several.
create table plan_plan (
    id         bigint generated always as identity primary key,
    opened_at  bigint not null,
    closed_at  bigint not null,
    version    bigint not null -- how many changes it has
);

create table plan_person (
    plan    bigint not null references plan_plan (id),
    line    bigint not null,
    person  bigint not null,
    anchor  text   not null,
    primary key (plan, person)
);

create index plan_person_person on plan_person (person);

-- Every change of a plan, in order, as JSON that package plan reads.
create table plan_change (
    plan     bigint not null references plan_plan (id),
    version  bigint not null check (version > 0),
    worker   text   not null references team_worker (id),
    at       bigint not null,
    change   text   not null,
    primary key (plan, version)
);

-- Steps as they stand now, to find whose turn it is. Made from the changes.
create table plan_step (
    plan    bigint not null references plan_plan (id),
    step    bigint not null,
    agency  text   not null,
    worker  text   not null, -- '' when it is the agency's
    state   text   not null,
    due_on  bigint not null,
    primary key (plan, step)
);

create index plan_step_agency on plan_step (agency, state);

-- only grows: link_ruling
-- only grows: population_change
-- only grows: signal_act
-- only grows: plan_change
