-- +goose Up

create table govern_agreement (
    id           text   primary key,
    agency       text   not null references team_agency (id),
    legal_basis  text   not null,
    from_on      bigint not null,
    to_on        bigint not null, -- first day it is not in force
    ended_by     text   references team_worker (id), -- when it was ended early
    ended_why    text   not null
);

-- What an agreement is about: data sets, purposes, receivers and who signed.
create table govern_agreement_part (
    agreement  text   not null references govern_agreement (id),
    part       text   not null check (part in ('data set', 'purpose', 'receiver', 'signed')),
    line       bigint not null,
    what       text   not null,
    primary key (agreement, part, line)
);

-- Objections written down by a worker; those that extracts bring are in the builds.
create table govern_objection (
    id           bigint generated always as identity primary key,
    person       bigint not null,
    anchor       text   not null,
    words        text   not null,
    worker       text   not null references team_worker (id),
    from_on      bigint not null,
    to_on        bigint not null,
    ended_by     text   references team_worker (id),
    ended_words  text   not null
);

create index govern_objection_person on govern_objection (person);

create table govern_board (
    id      text   primary key,
    name    text   not null,
    about   text   not null,
    quorum  bigint not null check (quorum > 0)
);

create table govern_seat (
    board    text   not null references govern_board (id),
    id       text   not null,
    line     bigint not null,
    partner  text   not null,
    office   text   not null,
    holder   text   references team_worker (id), -- none: empty
    from_on  bigint not null,
    to_on    bigint not null,
    primary key (board, id)
);

create table govern_question (
    id          text   primary key,
    board       text   not null references govern_board (id),
    title       text   not null,
    paper       text   not null,
    plain       text   not null, -- for residents
    put_on      bigint not null,
    worker      text   not null references team_worker (id),
    effects     text   not null, -- JSON
    decided_on  bigint not null,
    result      text   not null check (result in ('open', 'carried', 'lost')),
    came_of_it  text   not null
);

create table govern_present (
    question  text   not null references govern_question (id),
    line      bigint not null,
    seat      text   not null,
    primary key (question, seat)
);

create table govern_interest (
    question  text   not null references govern_question (id),
    line      bigint not null,
    seat      text   not null,
    what      text   not null,
    primary key (question, seat)
);

create table govern_vote (
    question  text   not null references govern_question (id),
    line      bigint not null,
    seat      text   not null,
    choice    text   not null check (choice in ('for', 'against', 'abstain')),
    words     text   not null,
    struck    boolean not null, -- the seat declared an interest afterwards
    primary key (question, seat)
);

-- What residents said. No name is asked for.
create table govern_response (
    id             bigint generated always as identity primary key,
    neighbourhood  text   not null,
    about          text   not null, -- a question, or ''
    theme          text   not null, -- '' until somebody has read it
    words          text   not null,
    channel        text   not null,
    language       text   not null,
    day_on         bigint not null
);

create index govern_response_neighbourhood on govern_response (neighbourhood, theme);

-- What the board answered in public; the last to a theme holds.
create table govern_answer (
    id             bigint generated always as identity primary key,
    neighbourhood  text   not null,
    theme          text   not null,
    words          text   not null,
    worker         text   not null references team_worker (id),
    day_on         bigint not null
);
