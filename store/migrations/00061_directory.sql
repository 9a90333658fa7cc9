-- +goose Up

-- What was written about a service in the directory, each time as a whole:
-- the last version of a service holds. Services that nobody wrote about are in
-- the place's own files.
create table directory_version (
    service  text   not null,
    version  bigint not null check (version > 0),
    worker   text   not null references team_worker (id),
    at       bigint not null,
    text     text   not null, -- JSON that package directory reads
    primary key (service, version)
);

-- only grows: directory_version
