-- +goose Up

-- What was written about a property where people sleep, each time as a whole:
-- the last version holds.
create table bed_property (
    property  text   not null,
    version   bigint not null check (version > 0),
    worker    text   not null references team_worker (id),
    at        bigint not null,
    text      text   not null, -- JSON that package bed reads
    primary key (property, version)
);

-- Somebody asks for a bed from a day on, for one or several who come together.
create table bed_request (
    number  bigint generated always as identity primary key,
    worker  text   not null references team_worker (id),
    agency  text   not null,
    day     bigint not null,
    at      bigint not null,
    text    text   not null -- JSON: what each needs, and why their turn is as it is
);

create table bed_person (
    request  bigint not null references bed_request (number),
    person   bigint not null,
    anchor   text   not null, -- a record of theirs
    primary key (request, person)
);
create index bed_person_person on bed_person (person);

create table bed_ended (
    request  bigint primary key references bed_request (number),
    worker   text   not null references team_worker (id),
    at       bigint not null,
    reason   text   not null
);

-- One offer of a room to one request, and what came of it: the last move is
-- how far it is.
create table bed_stay (
    number    bigint generated always as identity primary key,
    request   bigint not null references bed_request (number),
    property  text   not null,
    provider  text   not null, -- the agency whose workers may know who comes
    room      text   not null,
    beds      bigint not null check (beds > 0),
    held      bigint not null, -- until when the bed waits for them, UTC minutes
    at        bigint not null
);
create index bed_stay_request on bed_stay (request);

create table bed_move (
    stay    bigint not null references bed_stay (number),
    seq     bigint not null,
    state   text   not null,
    reason  text   not null,
    worker  text   not null, -- '' the program
    at      bigint not null,
    primary key (stay, seq)
);

-- Nights on which every bed there is is opened, for it is cold.
create table bed_cold (
    from_on  bigint not null,
    to_on    bigint not null, -- the first night it is no more
    worker   text   not null references team_worker (id),
    at       bigint not null,
    reason   text   not null,
    primary key (from_on, at)
);

-- Somebody without a home was met, or is no longer to be looked for.
create table bed_sighting (
    person  bigint not null,
    anchor  text   not null,
    day     bigint not null,
    what    text   not null,
    worker  text   not null references team_worker (id),
    at      bigint not null,
    primary key (person, day, what)
);

-- only grows: bed_property bed_request bed_person bed_ended bed_stay bed_move bed_cold bed_sighting
