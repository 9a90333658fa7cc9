-- +goose Up

-- Every version of a programme's file that could run here, so that whoever
-- asks why a signal or a step was made can read what made it.
create table programme_version (
    number     bigint generated always as identity primary key,
    programme  text   not null,
    version    text   not null, -- begins the SHA-256 of the text
    content    text   not null, -- the file
    first_at   bigint not null,
    unique (programme, version)
);

-- only grows: programme_version
