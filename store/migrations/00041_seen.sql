-- +goose Up

-- Where somebody lived when they were found: whose list they were on.
alter table signal_seen add column neighbourhood text not null default ''; -- '' of those found before this was kept

create index signal_seen_neighbourhood on signal_seen (neighbourhood, first_on);
