-- +goose Up

-- How a worker wants to be told, and the address of their calendar: only its
-- hash is kept.
create table team_telling (
    worker    text   primary key references team_worker (id),
    email     text   not null, -- '' none
    way       text   not null check (way in ('list', 'once', 'digest')),
    hour      bigint not null check (hour >= 0 and hour <= 23), -- of a digest, by a clock in London
    since_at  bigint not null, -- when it was chosen: what was told before is not sent
    last_at   bigint not null, -- when the last letter was sent
    feed      bytea, -- null: no calendar
    feed_at   bigint not null
);

create unique index team_telling_feed on team_telling (feed);

-- What was written to whom.
create table team_told (
    notice  bigint not null references team_notice (number),
    worker  text   not null,
    at      bigint not null,
    primary key (notice, worker)
);
