-- +goose Up

-- What somebody says no to: all sharing, as every objection did before this
-- was kept, or planning use alone.
alter table govern_objection add column scope text not null default 'all' check (scope in ('all', 'planning'));
