-- +goose Up

-- What a worker had typed when their session had ended: kept for them alone,
-- until they send it or throw it away, a week at most.
create table plan_draft (
    number  bigint generated always as identity primary key,
    worker  text   not null references team_worker (id),
    path    text   not null, -- where it was to be sent
    form    text   not null, -- as sent, as JSON
    at      bigint not null
);

create index plan_draft_worker on plan_draft (worker);
