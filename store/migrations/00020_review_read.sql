-- +goose Up

-- Who has read the answer of a pair, or what others said of it, without
-- having judged it. They judge it blind no more, but may settle it.
create table link_read (
    review   bigint not null references link_review (number),
    worker   text   not null references team_worker (id),
    at       bigint not null,
    primary key (review, worker)
);
