-- +goose Up

-- Files taken in, in the order they came. Their accepted rows are Parquet.
create table feed_delivery (
    number     bigint generated always as identity primary key,
    hash       text    not null unique, -- of what came: the same file twice changes nothing
    file       text    not null,
    agency     text    not null references team_agency (id),
    data_set   text    not null,
    mapping    text    not null, -- hash of the mapping it was read by
    agreement  text    not null references govern_agreement (id),
    snapshot   boolean not null, -- of everybody; else changes
    accepted   bigint  not null, -- rows
    refused    bigint  not null, -- rows
    worker     text    not null,
    taken_at   bigint  not null,
    erased_at  bigint  not null  -- by retention; 0: kept
);

create index feed_delivery_set on feed_delivery (agency, data_set, number);

-- What was not taken, and what to do about it. A row may have several.
create table feed_refusal (
    delivery  bigint  not null references feed_delivery (number),
    line      bigint  not null, -- in the file
    part      bigint  not null, -- of the row, from 0
    row_id    text    not null,
    field     text    not null,
    reason    text    not null,
    to_do     text    not null,
    whole     boolean not null, -- the row was left out, not only the field
    raw       text    not null, -- the row as it came, for who corrects it
    came_again bigint not null default 0, -- the delivery in which the row came again; 0: still to be corrected
    primary key (delivery, line, part)
);
