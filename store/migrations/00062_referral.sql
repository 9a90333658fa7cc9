-- +goose Up

-- Referrals as they stand now, to find whose turn it is. Made from the turns.
create table plan_referral (
    number       bigint generated always as identity primary key,
    plan         bigint  not null, -- of which it carries out a step; 0 for none
    step         bigint  not null,
    person       bigint  not null,
    anchor       text    not null,
    service      text    not null, -- of the directory; '' when it is to a team
    agency       text    not null, -- of the service
    team         text    not null,
    sender       text    not null, -- the agency that asked
    worker       text    not null references team_worker (id), -- who asked
    stand        text    not null,
    open         boolean not null, -- somebody there has it in hand, or should
    claimed      text    not null,
    answer_at    bigint  not null, -- by when it is to be answered; 0 when it is
    finish_at    bigint  not null,
    turned_at    bigint  not null,
    version      bigint  not null
);

create index plan_referral_agency on plan_referral (agency, open);
create index plan_referral_person on plan_referral (person);
create index plan_referral_worker on plan_referral (worker);

-- Every turn of a referral, in order, as JSON that package plan reads.
create table plan_turn (
    referral bigint not null references plan_referral (number),
    version  bigint not null check (version > 0),
    worker   text   not null references team_worker (id),
    at       bigint not null,
    turn     text   not null,
    primary key (referral, version)
);

-- only grows: plan_turn
