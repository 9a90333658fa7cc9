-- What the migrations make, as SQLite tells it.
-- Made by: go test ./store -run TestSchema -update

CREATE TABLE bed_cold (
    from_on  integer not null,
    to_on    integer not null, -- the first night it is no more
    worker   text   not null references team_worker (id),
    at       integer not null,
    reason   text   not null,
    primary key (from_on, at)
) strict;

CREATE TABLE bed_ended (
    request  integer primary key references bed_request (number),
    worker   text   not null references team_worker (id),
    at       integer not null,
    reason   text   not null
) strict;

CREATE TABLE bed_move (
    stay    integer not null references bed_stay (number),
    seq     integer not null,
    state   text   not null,
    reason  text   not null,
    worker  text   not null, -- '' the program
    at      integer not null,
    primary key (stay, seq)
) strict;

CREATE TABLE bed_person (
    request  integer not null references bed_request (number),
    person   integer not null,
    anchor   text   not null, -- a record of theirs
    primary key (request, person)
) strict;

CREATE INDEX bed_person_person on bed_person (person);

CREATE TABLE bed_property (
    property  text   not null,
    version   integer not null check (version > 0),
    worker    text   not null references team_worker (id),
    at        integer not null,
    text      text   not null, -- JSON that package bed reads
    primary key (property, version)
) strict;

CREATE TABLE bed_request (
    number  integer primary key autoincrement,
    worker  text   not null references team_worker (id),
    agency  text   not null,
    day     integer not null,
    at      integer not null,
    text    text   not null -- JSON: what each needs, and why their turn is as it is
) strict;

CREATE TABLE bed_sighting (
    person  integer not null,
    anchor  text   not null,
    day     integer not null,
    what    text   not null,
    worker  text   not null references team_worker (id),
    at      integer not null,
    primary key (person, day, what)
) strict;

CREATE TABLE bed_stay (
    number    integer primary key autoincrement,
    request   integer not null references bed_request (number),
    property  text   not null,
    provider  text   not null, -- the agency whose workers may know who comes
    room      text   not null,
    beds      integer not null check (beds > 0),
    held      integer not null, -- until when the bed waits for them, UTC minutes
    at        integer not null
) strict;

CREATE INDEX bed_stay_request on bed_stay (request);

CREATE TABLE crisis_incident (
    number   text   not null, -- of chance, given when it was logged
    version  integer not null check (version > 0),
    person   integer not null, -- 0 not known
    anchor   text   not null,
    worker   text   not null references team_worker (id),
    agency   text   not null,
    at       integer not null,
    text     text   not null, -- JSON that package crisis reads
    primary key (number, version)
) strict;

CREATE INDEX crisis_incident_person on crisis_incident (person);

CREATE TABLE crisis_sheet (
    person     integer  not null,
    version    integer  not null check (version > 0),
    anchor     text    not null, -- a record of theirs
    worker     text    not null references team_worker (id),
    at         integer  not null,
    withdrawn  integer not null,
    text       text    not null, -- JSON that package crisis reads
    primary key (person, version)
) strict;

CREATE TABLE directory_version (
    service  text   not null,
    version  integer not null check (version > 0),
    worker   text   not null references team_worker (id),
    at       integer not null,
    text     text   not null, -- JSON that package directory reads
    primary key (service, version)
) strict;

CREATE TRIGGER directory_version_delete before delete on directory_version begin select raise(abort, 'directory_version only grows'); end;

CREATE TRIGGER directory_version_update before update on directory_version begin select raise(abort, 'directory_version only grows'); end;

CREATE TABLE discharge_change (
    stay    integer not null references discharge_stay (number),
    seq     integer not null check (seq > 0),
    worker  text   not null references team_worker (id),
    text    text   not null, -- JSON that package discharge reads
    primary key (stay, seq)
) strict;

CREATE TABLE discharge_holder (
    stay    integer not null references discharge_stay (number),
    agency  text   not null,
    primary key (stay, agency)
) strict;

CREATE TABLE discharge_left (
    stay     integer primary key references discharge_stay (number),
    left_on  integer not null
) strict;

CREATE TABLE discharge_stay (
    number         integer primary key autoincrement,
    person         integer not null,
    anchor         text   not null, -- a record of theirs
    agency         text   not null, -- the hospital
    neighbourhood  text   not null, -- whose team they come home to
    worker         text   not null references team_worker (id),
    at             integer not null
) strict;

CREATE INDEX discharge_stay_person on discharge_stay (person);

CREATE TABLE door_code (
    number    integer primary key autoincrement,
    name      text   not null unique, -- the first four letters of the code
    hash      text   not null,        -- argon2id
    person    integer not null,
    anchor    text   not null,
    age       integer not null, -- how old they were when it was made; -1: nobody knew
    reach     text   not null, -- whom they can ring, in words
    uses      integer not null check (uses >= 0), -- how often it opens yet
    wrong     integer not null, -- wrong tries since the last right one
    wrong_at  integer not null,
    worker    text   not null references team_worker (id), -- who gave it
    made_at   integer not null,
    ends_at   integer not null,
    ended_at  integer not null, -- 0: not taken back
    ended_by  text   references team_worker (id)
) strict;

CREATE INDEX door_code_person on door_code (person, number);

CREATE TABLE door_felt (
    feeling  integer primary key
) strict;

CREATE TRIGGER door_felt_delete before delete on door_felt begin select raise(abort, 'door_felt only grows'); end;

CREATE TRIGGER door_felt_update before update on door_felt begin select raise(abort, 'door_felt only grows'); end;

CREATE TABLE door_said (
    number       integer primary key autoincrement,
    person       integer not null,
    anchor       text   not null,
    code         integer not null references door_code (number), -- by which they came in
    about        text   not null check (about in ('wrong', 'no', 'yes')), -- something is wrong; no to all sharing; no longer
    words        text   not null,
    at           integer not null,
    answered_at  integer not null, -- 0: not yet
    answered_by  text   references team_worker (id),
    answer       text   not null
) strict;

CREATE INDEX door_said_person on door_said (person, number);

CREATE TABLE door_visit (
    hash     blob  primary key,
    code     integer not null references door_code (number),
    made_at  integer not null,
    used_at  integer not null,
    ends_at  integer not null
) strict;

CREATE TABLE feed_arrival (
    number    integer primary key autoincrement,
    row_key   text    not null, -- agency/data set/the agency's own id for the row
    kind      text    not null, -- '' takes back what the row said
    event     text    not null, -- all of it as JSON; '' once retention has erased it
    mark      text    not null check (mark in ('', 'objects', 'restricted')), -- what it changes of how the person may be shown
    worker    text    not null references team_worker (id),
    at        integer  not null,
    newest    integer not null, -- of its row
    person    integer  not null, -- whom it is about, as far as the current build knows; 0: nobody knows
    delivery  integer  not null, -- in which builds find it; 0: none yet
    waits     integer not null  -- the current build was made without it
) strict;

CREATE INDEX feed_arrival_delivery on feed_arrival (delivery);

CREATE INDEX feed_arrival_person on feed_arrival (person, waits);

CREATE INDEX feed_arrival_row on feed_arrival (row_key, newest);

CREATE TABLE feed_delivery (
    number     integer primary key autoincrement,
    hash       text    not null unique, -- of what came: the same file twice changes nothing
    file       text    not null,
    agency     text    not null references team_agency (id),
    data_set   text    not null,
    mapping    text    not null, -- hash of the mapping it was read by
    agreement  text    not null references govern_agreement (id),
    snapshot   integer not null, -- of everybody; else changes
    accepted   integer  not null, -- rows
    refused    integer  not null, -- rows
    worker     text    not null,
    taken_at   integer  not null,
    erased_at  integer  not null  -- by retention; 0: kept
) strict;

CREATE INDEX feed_delivery_set on feed_delivery (agency, data_set, number);

CREATE TABLE feed_refusal (
    delivery  integer  not null references feed_delivery (number),
    line      integer  not null, -- in the file
    part      integer  not null, -- of the row, from 0
    row_id    text    not null,
    field     text    not null,
    reason    text    not null,
    to_do     text    not null,
    whole     integer not null, -- the row was left out, not only the field
    raw       text    not null, -- the row as it came, for who corrects it
    came_again integer not null default 0, -- the delivery in which the row came again; 0: still to be corrected
    primary key (delivery, line, part)
) strict;

CREATE TABLE fund_account (
    id     integer primary key autoincrement,
    pool   text   not null references fund_pool (id),
    kind   text   not null,
    year   integer not null,
    place  text   not null, -- '' where there is none
    name   text   not null,
    unique (pool, kind, year, place, name)
) strict;

CREATE TRIGGER fund_account_delete before delete on fund_account begin select raise(abort, 'fund_account only grows'); end;

CREATE TRIGGER fund_account_update before update on fund_account begin select raise(abort, 'fund_account only grows'); end;

CREATE TABLE fund_answer (
    pool        text    not null,
    spend       integer  not null, -- the entry that held the money
    entry       integer  not null,
    yes         integer not null,
    reason      text    not null,
    worker      text    not null,
    written_at  integer  not null,
    primary key (pool, spend),
    foreign key (pool, spend) references fund_spend (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
) strict;

CREATE TRIGGER fund_answer_delete before delete on fund_answer begin select raise(abort, 'fund_answer only grows'); end;

CREATE TRIGGER fund_answer_update before update on fund_answer begin select raise(abort, 'fund_answer only grows'); end;

CREATE TABLE fund_aside (
    pool        text   not null,
    entry       integer not null,
    year        integer not null,
    place       text   not null,
    own         text   not null, -- name of the account
    plan        integer not null, -- in which it is spent, and with which it ends
    person      integer not null,
    anchor      text   not null, -- a record key of the person, to find them again after a roll-back
    reason      text   not null,
    pence       integer not null check (pence <> 0), -- below nothing: given back
    worker      text   not null,
    written_at  integer not null,
    primary key (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
) strict;

CREATE TRIGGER fund_aside_delete before delete on fund_aside begin select raise(abort, 'fund_aside only grows'); end;

CREATE INDEX fund_aside_person on fund_aside (pool, year, place, person);

CREATE INDEX fund_aside_plan on fund_aside (plan);

CREATE TRIGGER fund_aside_update before update on fund_aside begin select raise(abort, 'fund_aside only grows'); end;

CREATE TABLE fund_benefit (
    id           integer primary key autoincrement,
    pool         text   not null references fund_pool (id),
    year         integer not null,
    place        text   not null,
    code         text   not null,
    name         text   not null,
    unit         text   not null,
    gains        text   not null,
    value_pence  integer not null,
    grade        text   not null,
    stage        text   not null check (stage in ('forecast', 'measured')),
    number       text   not null, -- exact decimal
    evidence     text   not null,
    worker       text   not null,
    written_at   integer not null
) strict;

CREATE TRIGGER fund_benefit_delete before delete on fund_benefit begin select raise(abort, 'fund_benefit only grows'); end;

CREATE TRIGGER fund_benefit_update before update on fund_benefit begin select raise(abort, 'fund_benefit only grows'); end;

CREATE INDEX fund_benefit_year on fund_benefit (pool, year, place, id);

CREATE TABLE fund_entry (
    pool          text   not null references fund_pool (id),
    number        integer not null check (number > 0),
    key           text   not null,
    round         integer not null, -- how often the deed was reversed before
    effective_on  integer not null,
    written_at    integer not null,
    worker        text   not null,
    why           text   not null,
    decision      text   not null,
    reverses      integer, -- an entry of the same pool
    primary key (pool, number),
    unique (pool, key, round),
    unique (pool, reverses),
    foreign key (pool, reverses) references fund_entry (pool, number)
) strict;

CREATE TRIGGER fund_entry_delete before delete on fund_entry begin select raise(abort, 'fund_entry only grows'); end;

CREATE TRIGGER fund_entry_update before update on fund_entry begin select raise(abort, 'fund_entry only grows'); end;

CREATE TABLE fund_gains (
    pool     text   not null,
    partner  text   not null,
    line     integer not null,
    label    text   not null,
    primary key (pool, partner, line),
    foreign key (pool, partner) references fund_partner (pool, id)
) strict;

CREATE TRIGGER fund_gains_delete before delete on fund_gains begin select raise(abort, 'fund_gains only grows'); end;

CREATE TRIGGER fund_gains_update before update on fund_gains begin select raise(abort, 'fund_gains only grows'); end;

CREATE TABLE fund_need (
    pool        text   not null,
    entry       integer not null,
    line        integer not null,
    place       text   not null,
    name        text   not null,
    population  integer not null,
    score       text   not null,
    primary key (pool, entry, line),
    foreign key (pool, entry) references fund_entry (pool, number)
) strict;

CREATE TRIGGER fund_need_delete before delete on fund_need begin select raise(abort, 'fund_need only grows'); end;

CREATE TRIGGER fund_need_update before update on fund_need begin select raise(abort, 'fund_need only grows'); end;

CREATE TABLE fund_partner (
    pool   text   not null references fund_pool (id),
    line   integer not null, -- order in the agreement
    id     text   not null,
    name   text   not null,
    primary key (pool, id)
) strict;

CREATE TRIGGER fund_partner_delete before delete on fund_partner begin select raise(abort, 'fund_partner only grows'); end;

CREATE TRIGGER fund_partner_update before update on fund_partner begin select raise(abort, 'fund_partner only grows'); end;

CREATE TABLE fund_place (
    pool   text   not null references fund_pool (id),
    line   integer not null,
    place  text   not null,
    primary key (pool, place)
) strict;

CREATE TRIGGER fund_place_delete before delete on fund_place begin select raise(abort, 'fund_place only grows'); end;

CREATE TRIGGER fund_place_update before update on fund_place begin select raise(abort, 'fund_place only grows'); end;

CREATE TABLE fund_pool (
    id          text   primary key,
    title       text   not null,
    host        text   not null,
    first_year  integer not null, -- 2024 is 2024/25
    last_year   integer not null,
    decision    text   not null, -- of the board that agreed it
    worker      text   not null,
    written_at  integer not null
) strict;

CREATE TRIGGER fund_pool_delete before delete on fund_pool begin select raise(abort, 'fund_pool only grows'); end;

CREATE TRIGGER fund_pool_update before update on fund_pool begin select raise(abort, 'fund_pool only grows'); end;

CREATE TABLE fund_posting (
    pool          text   not null,
    entry         integer not null,
    line          integer not null,
    from_account  integer not null references fund_account (id),
    to_account    integer not null references fund_account (id),
    pence         integer not null check (pence > 0),
    primary key (pool, entry, line),
    foreign key (pool, entry) references fund_entry (pool, number),
    check (from_account <> to_account)
) strict;

CREATE TRIGGER fund_posting_delete before delete on fund_posting begin select raise(abort, 'fund_posting only grows'); end;

CREATE INDEX fund_posting_from on fund_posting (from_account);

CREATE INDEX fund_posting_to on fund_posting (to_account);

CREATE TRIGGER fund_posting_update before update on fund_posting begin select raise(abort, 'fund_posting only grows'); end;

CREATE TABLE fund_scheme (
    pool   text not null references fund_pool (id),
    place  text not null,
    id     text not null,
    name   text not null,
    primary key (pool, place, id)
) strict;

CREATE TABLE fund_spend (
    pool        text    not null,
    entry       integer  not null,
    ref         text    not null,
    year        integer  not null,
    place       text    not null,
    scheme      text    not null, -- '' is the team's budget
    person      integer  not null, -- 0 is nobody in particular
    anchor      text    not null, -- a record key of the person, to find them again after a roll-back
    what        text    not null,
    reason      text    not null,
    pence       integer  not null check (pence > 0),
    held        integer not null, -- waits, or waited, for the lead
    worker      text    not null,
    written_at  integer  not null, own text not null default '',
    primary key (pool, entry),
    foreign key (pool, entry) references fund_entry (pool, number)
) strict;

CREATE INDEX fund_spend_budget on fund_spend (pool, year, place, person);

CREATE TRIGGER fund_spend_delete before delete on fund_spend begin select raise(abort, 'fund_spend only grows'); end;

CREATE INDEX fund_spend_ref on fund_spend (pool, ref);

CREATE TRIGGER fund_spend_update before update on fund_spend begin select raise(abort, 'fund_spend only grows'); end;

CREATE TABLE fund_terms (
    id                integer primary key autoincrement,
    pool              text   not null references fund_pool (id),
    from_on           integer not null,
    decision          text   not null,
    reserve           text   not null,
    base              text   not null,
    need              text   not null,
    team              text   not null,
    one_person_pence  integer not null check (one_person_pence > 0),
    cashable          text   not null
) strict;

CREATE TRIGGER fund_terms_delete before delete on fund_terms begin select raise(abort, 'fund_terms only grows'); end;

CREATE INDEX fund_terms_pool on fund_terms (pool, from_on, id);

CREATE TRIGGER fund_terms_update before update on fund_terms begin select raise(abort, 'fund_terms only grows'); end;

CREATE TABLE govern_agreement (
    id           text   primary key,
    agency       text   not null references team_agency (id),
    legal_basis  text   not null,
    from_on      integer not null,
    to_on        integer not null, -- first day it is not in force
    ended_by     text   references team_worker (id), -- when it was ended early
    ended_why    text   not null
) strict;

CREATE TABLE govern_agreement_part (
    agreement  text   not null references govern_agreement (id),
    part       text   not null check (part in ('data set', 'purpose', 'receiver', 'signed')),
    line       integer not null,
    what       text   not null,
    primary key (agreement, part, line)
) strict;

CREATE TRIGGER govern_agreement_part_delete before delete on govern_agreement_part begin select raise(abort, 'govern_agreement_part only grows'); end;

CREATE TRIGGER govern_agreement_part_update before update on govern_agreement_part begin select raise(abort, 'govern_agreement_part only grows'); end;

CREATE TABLE govern_answer (
    id             integer primary key autoincrement,
    neighbourhood  text   not null,
    theme          text   not null,
    words          text   not null,
    worker         text   not null references team_worker (id),
    day_on         integer not null
) strict;

CREATE TABLE govern_board (
    id      text   primary key,
    name    text   not null,
    about   text   not null,
    quorum  integer not null check (quorum > 0)
) strict;

CREATE TABLE govern_interest (
    question  text   not null references govern_question (id),
    line      integer not null,
    seat      text   not null,
    what      text   not null,
    primary key (question, seat)
) strict;

CREATE TABLE "govern_objection" (
    id           integer primary key autoincrement,
    person       integer not null,
    anchor       text   not null,
    scope        text   not null check (scope in ('all', 'planning')),
    voice        text   not null check (voice in ('person', 'parent', 'appointed')),
    words        text   not null,
    worker       text   references team_worker (id),
    from_on      integer not null,
    to_on        integer not null, -- 0 while it holds
    ended_by     text   references team_worker (id),
    ended_words  text   not null
) strict;

CREATE INDEX govern_objection_person on govern_objection (person);

CREATE TABLE govern_present (
    question  text   not null references govern_question (id),
    line      integer not null,
    seat      text   not null,
    primary key (question, seat)
) strict;

CREATE TABLE govern_question (
    id          text   primary key,
    board       text   not null references govern_board (id),
    title       text   not null,
    paper       text   not null,
    plain       text   not null, -- for residents
    put_on      integer not null,
    worker      text   not null references team_worker (id),
    effects     text   not null, -- JSON
    decided_on  integer not null,
    result      text   not null check (result in ('open', 'carried', 'lost')),
    came_of_it  text   not null
) strict;

CREATE TABLE govern_response (
    id             integer primary key autoincrement,
    neighbourhood  text   not null,
    about          text   not null, -- a question, or ''
    theme          text   not null, -- '' until somebody has read it
    words          text   not null,
    channel        text   not null,
    language       text   not null,
    day_on         integer not null
) strict;

CREATE INDEX govern_response_neighbourhood on govern_response (neighbourhood, theme);

CREATE TABLE govern_seat (
    board    text   not null references govern_board (id),
    id       text   not null,
    line     integer not null,
    partner  text   not null,
    office   text   not null,
    holder   text   references team_worker (id), -- none: empty
    from_on  integer not null,
    to_on    integer not null,
    primary key (board, id)
) strict;

CREATE TABLE govern_vote (
    question  text   not null references govern_question (id),
    line      integer not null,
    seat      text   not null,
    choice    text   not null check (choice in ('for', 'against', 'abstain')),
    words     text   not null,
    struck    integer not null, -- the seat declared an interest afterwards
    primary key (question, seat)
) strict;

CREATE TABLE guard_account (
    worker        text   primary key references team_worker (id),
    login         text   not null unique,
    password      text   not null, -- argon2id; '' cannot sign in with one
    roles         text   not null, -- separated by spaces
    made_at       integer not null,
    closed_at     integer not null,
    wrong         integer not null, -- wrong passwords since the last right one
    wrong_at      integer not null,
    signed_in_at  integer not null
) strict;

CREATE TABLE guard_audit (
    number  integer primary key check (number >= 0),
    at      integer not null, -- milliseconds
    worker  text   not null,
    entry   text   not null
) strict;

CREATE TRIGGER guard_audit_delete before delete on guard_audit begin select raise(abort, 'guard_audit only grows'); end;

CREATE TRIGGER guard_audit_update before update on guard_audit begin select raise(abort, 'guard_audit only grows'); end;

CREATE INDEX guard_audit_worker on guard_audit (worker);

CREATE TABLE guard_audit_hash (
    place  integer primary key,
    hash   blob  not null
) strict;

CREATE TRIGGER guard_audit_hash_delete before delete on guard_audit_hash begin select raise(abort, 'guard_audit_hash only grows'); end;

CREATE TRIGGER guard_audit_hash_update before update on guard_audit_hash begin select raise(abort, 'guard_audit_hash only grows'); end;

CREATE TABLE guard_audit_person (
    person  integer not null,
    number  integer not null references guard_audit (number),
    primary key (person, number)
) strict;

CREATE TRIGGER guard_audit_person_delete before delete on guard_audit_person begin select raise(abort, 'guard_audit_person only grows'); end;

CREATE INDEX guard_audit_person_number on guard_audit_person (number);

CREATE TRIGGER guard_audit_person_update before update on guard_audit_person begin select raise(abort, 'guard_audit_person only grows'); end;

CREATE TABLE guard_audit_size (
    one   integer primary key check (one = 1),
    size  integer not null
) strict;

CREATE TABLE guard_emergency (
    id           integer primary key autoincrement,
    number       integer  not null references guard_audit (number),
    person       integer  not null,
    reviewed_at  integer  not null,
    reviewer     text    references team_worker (id),
    justified    integer not null,
    words        text    not null,
    unique (number, person)
) strict;

CREATE TABLE guard_emergency_team (
    emergency  integer not null references guard_emergency (id),
    team       text   not null references team_team (id),
    primary key (emergency, team)
) strict;

CREATE TABLE guard_need (
    id        integer primary key autoincrement,
    person    integer not null,
    anchor    text   not null,
    worker    text   not null references team_worker (id),
    reason    text   not null,
    named_by  text   not null references team_worker (id),
    from_on   integer not null,
    to_on     integer not null,
    check (worker <> named_by)
) strict;

CREATE INDEX guard_need_person on guard_need (person);

CREATE TABLE guard_reason (
    id         integer primary key autoincrement,
    worker     text    not null references team_worker (id),
    person     integer  not null,
    purpose    text    not null,
    reason     text    not null,
    emergency  integer not null,
    given_at   integer  not null,
    until_at   integer  not null
) strict;

CREATE INDEX guard_reason_person on guard_reason (person, worker);

CREATE TABLE guard_ticket (
    hash     blob   primary key,
    worker   text    not null references guard_account (worker),
    service  integer not null,
    made_at  integer  not null,
    used_at  integer  not null,
    ends_at  integer  not null
) strict;

CREATE INDEX guard_ticket_worker on guard_ticket (worker);

CREATE TABLE link_read (
    review   integer not null references link_review (number),
    worker   text   not null references team_worker (id),
    at       integer not null,
    primary key (review, worker)
) strict;

CREATE TABLE link_review (
    number      integer primary key autoincrement,
    left_key    text    not null,
    right_key   text    not null,
    source      text    not null check (source in ('suspect', 'sample', 'asked')), -- what asked about it first
    build       integer  not null, -- in which it was found
    weight      real not null, -- bits, in that build
    joined      integer not null, -- one person, in that build
    why         text    not null, -- what makes it a suspect, in words without identity
    worth       real not null, -- what a word on it is worth: the order of the queue
    worker      text    not null, -- who asked, or ''
    asked_at    integer  not null,
    settled_at  integer  not null, -- 0: open
    says        text    not null check (says in ('', 'same', 'different', 'unsure')),
    unique (left_key, right_key),
    check (left_key < right_key)
) strict;

CREATE INDEX link_review_open on link_review (settled_at, worth);

CREATE TABLE link_ruling (
    number     integer primary key autoincrement,
    left_key   text   not null,
    right_key  text   not null,
    says       text   not null check (says in ('same', 'different', 'withdrawn')),
    reason     text   not null,
    worker     text   not null references team_worker (id),
    at         integer not null,
    check (left_key < right_key)
) strict;

CREATE TRIGGER link_ruling_delete before delete on link_ruling begin select raise(abort, 'link_ruling only grows'); end;

CREATE INDEX link_ruling_pair on link_ruling (left_key, right_key);

CREATE TRIGGER link_ruling_update before update on link_ruling begin select raise(abort, 'link_ruling only grows'); end;

CREATE TABLE link_sample (
    build    integer  not null,
    review   integer  not null references link_review (number),
    stratum  text    not null,
    chance   real not null check (chance > 0 and chance <= 1), -- that the pair was drawn
    weight   real not null, -- bits, in that build
    joined   integer not null, -- one person, in that build
    drawn_at integer  not null,
    primary key (build, review)
) strict;

CREATE TRIGGER link_sample_delete before delete on link_sample begin select raise(abort, 'link_sample only grows'); end;

CREATE TRIGGER link_sample_update before update on link_sample begin select raise(abort, 'link_sample only grows'); end;

CREATE TABLE link_word (
    number   integer primary key autoincrement,
    review   integer  not null references link_review (number),
    worker   text    not null references team_worker (id),
    says     text    not null check (says in ('same', 'different', 'unsure', 'withdrawn')),
    settles  integer not null, -- said as the third, who had read what two others said
    note     text    not null,
    at       integer  not null
) strict;

CREATE TRIGGER link_word_delete before delete on link_word begin select raise(abort, 'link_word only grows'); end;

CREATE INDEX link_word_review on link_word (review);

CREATE TRIGGER link_word_update before update on link_word begin select raise(abort, 'link_word only grows'); end;

CREATE INDEX link_word_worker on link_word (worker);

CREATE TABLE outcome_figure (
    load         integer           not null references outcome_load (id),
    indicator    text             not null,
    sex          text             not null,
    age          text             not null,
    division     text             not null, -- of some other way to divide people
    area         text             not null,
    period       text             not null,
    value        real not null,
    lower        real not null,
    upper        real not null,
    confidence   real not null, -- 0: there is no interval
    numerator    integer           not null,
    denominator  real not null,
    method       text             not null,
    refused      text             not null, -- why there is no value
    primary key (load, indicator, sex, age, division, area, period)
) strict;

CREATE TABLE outcome_grid (
    build    integer not null,
    measure  text   not null,
    level    text   not null,
    cells    blob  not null,
    primary key (build, measure, level)
) strict;

CREATE TABLE outcome_load (
    id      integer primary key autoincrement,
    name    text   not null,
    sum     text   not null unique, -- of the file's bytes: the same file twice is one load
    rows    integer not null,
    notes   text   not null, -- what was left out or changed, one a line
    worker  text   not null,
    at      integer not null
) strict;

CREATE TABLE outcome_note (
    id       integer primary key autoincrement,
    measure  text   not null,
    area     text   not null,
    words    text   not null,
    worker   text   not null,
    day_on   integer not null
) strict;

CREATE INDEX outcome_note_area on outcome_note (area, measure);

CREATE TABLE outcome_roll (
    build    integer not null,
    measure  text   not null,
    area     text   not null,
    period   text   not null,
    people   blob  not null,
    primary key (build, measure, area, period)
) strict;

CREATE TABLE plan_change (
    plan     integer not null references plan_plan (id),
    version  integer not null check (version > 0),
    worker   text   not null references team_worker (id),
    at       integer not null,
    change   text   not null,
    primary key (plan, version)
) strict;

CREATE TRIGGER plan_change_delete before delete on plan_change begin select raise(abort, 'plan_change only grows'); end;

CREATE TRIGGER plan_change_update before update on plan_change begin select raise(abort, 'plan_change only grows'); end;

CREATE TABLE plan_draft (
    number  integer primary key autoincrement,
    worker  text   not null references team_worker (id),
    path    text   not null, -- where it was to be sent
    form    text   not null, -- as sent, as JSON
    at      integer not null
) strict;

CREATE INDEX plan_draft_worker on plan_draft (worker);

CREATE TABLE plan_feeling (
    number     integer primary key autoincrement,
    person     integer not null,
    anchor     text   not null,
    day_on     integer not null,
    satisfied  integer not null check (satisfied >= -1 and satisfied <= 10),
    worthwhile integer not null check (worthwhile >= -1 and worthwhile <= 10),
    happy      integer not null check (happy >= -1 and happy <= 10),
    anxious    integer not null check (anxious >= -1 and anxious <= 10),
    managing   integer not null check (managing >= -1 and managing <= 10),
    worker     text   not null references team_worker (id), -- who asked
    at         integer not null
) strict;

CREATE TRIGGER plan_feeling_delete before delete on plan_feeling begin select raise(abort, 'plan_feeling only grows'); end;

CREATE INDEX plan_feeling_person on plan_feeling (person, number);

CREATE TRIGGER plan_feeling_update before update on plan_feeling begin select raise(abort, 'plan_feeling only grows'); end;

CREATE TABLE plan_person (
    plan    integer not null references plan_plan (id),
    line    integer not null,
    person  integer not null,
    anchor  text   not null,
    primary key (plan, person)
) strict;

CREATE INDEX plan_person_person on plan_person (person);

CREATE TABLE plan_plan (
    id         integer primary key autoincrement,
    opened_at  integer not null,
    closed_at  integer not null,
    version    integer not null -- how many changes it has
) strict;

CREATE TABLE plan_referral (
    number       integer primary key autoincrement,
    plan         integer  not null, -- of which it carries out a step; 0 for none
    step         integer  not null,
    person       integer  not null,
    anchor       text    not null,
    service      text    not null, -- of the directory; '' when it is to a team
    agency       text    not null, -- of the service
    team         text    not null,
    sender       text    not null, -- the agency that asked
    worker       text    not null references team_worker (id), -- who asked
    stand        text    not null,
    open         integer not null, -- somebody there has it in hand, or should
    claimed      text    not null,
    answer_at    integer  not null, -- by when it is to be answered; 0 when it is
    finish_at    integer  not null,
    turned_at    integer  not null,
    version      integer  not null
) strict;

CREATE INDEX plan_referral_agency on plan_referral (agency, open);

CREATE INDEX plan_referral_person on plan_referral (person);

CREATE INDEX plan_referral_worker on plan_referral (worker);

CREATE TABLE plan_step (
    plan    integer not null references plan_plan (id),
    step    integer not null,
    agency  text   not null,
    worker  text   not null, -- '' when it is the agency's
    state   text   not null,
    due_on  integer not null,
    primary key (plan, step)
) strict;

CREATE INDEX plan_step_agency on plan_step (agency, state);

CREATE TABLE plan_turn (
    referral integer not null references plan_referral (number),
    version  integer not null check (version > 0),
    worker   text   not null references team_worker (id),
    at       integer not null,
    turn     text   not null,
    primary key (referral, version)
) strict;

CREATE TRIGGER plan_turn_delete before delete on plan_turn begin select raise(abort, 'plan_turn only grows'); end;

CREATE TRIGGER plan_turn_update before update on plan_turn begin select raise(abort, 'plan_turn only grows'); end;

CREATE TABLE population_move (
    number    integer primary key autoincrement,
    turn      integer  not null references population_turn (number),
    person    integer  not null, -- they were
    became    integer  not null, -- they are
    records   integer  not null,
    gone      integer not null, -- nobody is the old id any more: an alias
    returned  integer not null, -- a join undone
    cause     text    not null,
    because   text    not null, -- the records that caused it, one a line
    fields    text    not null, -- what they say otherwise than before: names of fields, no values
    ruling    integer  not null, -- the link_ruling that caused it; 0: none
    unique (turn, person, became)
) strict;

CREATE INDEX population_move_became on population_move (became);

CREATE TRIGGER population_move_delete before delete on population_move begin select raise(abort, 'population_move only grows'); end;

CREATE INDEX population_move_person on population_move (person);

CREATE TRIGGER population_move_update before update on population_move begin select raise(abort, 'population_move only grows'); end;

CREATE TABLE population_moved (
    move        integer not null references population_move (number),
    record_key  text   not null,
    primary key (move, record_key)
) strict;

CREATE TRIGGER population_moved_delete before delete on population_moved begin select raise(abort, 'population_moved only grows'); end;

CREATE TRIGGER population_moved_update before update on population_moved begin select raise(abort, 'population_moved only grows'); end;

CREATE TABLE population_turn (
    number  integer primary key autoincrement,
    build   integer not null,
    before  integer not null, -- the build that was current; 0: none
    way     text   not null check (way in ('built', 'joined', 'chosen')),
    worker  text   not null, -- who chose it; '' the program
    at      integer not null
) strict;

CREATE TRIGGER population_turn_delete before delete on population_turn begin select raise(abort, 'population_turn only grows'); end;

CREATE TRIGGER population_turn_update before update on population_turn begin select raise(abort, 'population_turn only grows'); end;

CREATE TABLE programme_effect (
    programme  text   not null primary key,
    build      integer not null,
    effect     text   not null,
    by_worker  text   not null,
    counted_on integer not null
) strict;

CREATE TABLE programme_version (
    number     integer primary key autoincrement,
    programme  text   not null,
    version    text   not null, -- begins the SHA-256 of the text
    content    text   not null, -- the file
    first_at   integer not null,
    unique (programme, version)
) strict;

CREATE TRIGGER programme_version_delete before delete on programme_version begin select raise(abort, 'programme_version only grows'); end;

CREATE TRIGGER programme_version_update before update on programme_version begin select raise(abort, 'programme_version only grows'); end;

CREATE TABLE signal_act (
    number     integer primary key autoincrement,
    person     integer not null,
    anchor     text   not null,
    programme  text   not null,
    act        text   not null check (act in ('plan started', 'not now', 'not right', 'already known')),
    until_on   integer not null, -- of "not now"
    words      text   not null, -- why, or to whom
    worker     text   not null references team_worker (id),
    at         integer not null
) strict;

CREATE TRIGGER signal_act_delete before delete on signal_act begin select raise(abort, 'signal_act only grows'); end;

CREATE INDEX signal_act_person on signal_act (person, programme);

CREATE TRIGGER signal_act_update before update on signal_act begin select raise(abort, 'signal_act only grows'); end;

CREATE TABLE signal_judged (
    build     integer not null,
    manner    text   not null check (manner in ('looking back', 'as told', 'invented truth')),
    verdicts  text   not null,
    by_worker text   not null,
    judged_on integer not null,
    primary key (build, manner)
) strict;

CREATE TABLE signal_now (
    person         integer primary key,
    build          integer not null, -- over which they stand; no other
    neighbourhood  text   not null,
    anchor         text   not null, -- a record of theirs
    signals        text   not null, -- as JSON; none is an empty list
    at             integer not null
) strict;

CREATE INDEX signal_now_neighbourhood on signal_now (neighbourhood);

CREATE TABLE signal_seen (
    person     integer not null,
    anchor     text   not null,
    programme  text   not null,
    theme      text   not null,
    first_on   integer not null,
    gone_on    integer not null, neighbourhood text not null default '', told_on integer not null default 0, -- 0: still found
    primary key (person, programme, first_on)
) strict;

CREATE INDEX signal_seen_neighbourhood on signal_seen (neighbourhood, first_on);

CREATE INDEX signal_seen_open on signal_seen (gone_on, person);

CREATE TABLE team_agency (
    id          text    primary key,
    kind        text    not null,
    name        text    not null,
    short_name  text    not null,
    code        text    not null, -- in the NHS Organisation Data Service, or ''
    invented    integer not null,
    from_on     integer  not null, -- 0: not known
    to_on       integer  not null  -- first day it was no more; 0: still there
) strict;

CREATE TABLE team_belongs (
    team    text not null references team_team (id),
    agency  text not null references team_agency (id),
    primary key (team, agency)
) strict;

CREATE TABLE team_care (
    person   integer not null,
    anchor   text   not null, -- a record key of the person, to find them again after a roll-back
    team     text   not null references team_team (id),
    worker   text   not null references team_worker (id),
    from_on  integer not null,
    to_on    integer not null, weight integer not null default 2, words text not null default '', handed_by text not null default '',
    primary key (person, from_on)
) strict;

CREATE INDEX team_care_worker on team_care (worker);

CREATE TABLE team_huddle (
    number     integer primary key autoincrement,
    team       text   not null references team_team (id),
    at         integer not null, -- when it is to begin
    begun_at   integer not null, -- 0: not yet
    closed_at  integer not null,
    others     integer not null  -- people who were left for another day
) strict;

CREATE INDEX team_huddle_team on team_huddle (team, at);

CREATE TABLE team_huddle_item (
    number    integer primary key autoincrement,
    huddle    integer not null references team_huddle (number),
    person    integer not null,
    anchor    text   not null,
    why       text   not null, -- concerns, with spaces between
    since_on  integer not null,
    heard_at  integer not null, -- 0: not yet
    unique (huddle, person)
) strict;

CREATE TABLE team_huddle_out (
    item    integer not null references team_huddle_item (number),
    worker  text   not null,
    guest   text   not null,
    primary key (item, worker, guest)
) strict;

CREATE TRIGGER team_huddle_out_delete before delete on team_huddle_out begin select raise(abort, 'team_huddle_out only grows'); end;

CREATE TRIGGER team_huddle_out_update before update on team_huddle_out begin select raise(abort, 'team_huddle_out only grows'); end;

CREATE TABLE team_huddle_present (
    huddle  integer not null references team_huddle (number),
    worker  text   not null, -- '' a guest
    guest   text   not null,
    state   text   not null check (state in ('invited', 'here', 'gone')),
    primary key (huddle, worker, guest)
) strict;

CREATE TABLE team_leave (
    number    integer primary key autoincrement,
    worker    text   not null references team_worker (id),
    cover     text   not null,
    from_on   integer not null,
    to_on     integer not null check (to_on > from_on), -- first day back
    noted_by  text   not null references team_worker (id),
    check (worker <> cover)
) strict;

CREATE INDEX team_leave_cover on team_leave (cover, to_on);

CREATE INDEX team_leave_worker on team_leave (worker, to_on);

CREATE TABLE team_member (
    team     text    not null references team_team (id),
    worker   text    not null references team_worker (id),
    lead     integer not null,
    from_on  integer  not null,
    to_on    integer  not null, leads text not null default '',
    primary key (team, worker, from_on)
) strict;

CREATE INDEX team_member_worker on team_member (worker);

CREATE TABLE team_minute (
    number  integer primary key autoincrement,
    huddle  integer not null references team_huddle (number),
    item    integer not null, -- 0: about nobody
    kind    text   not null check (kind in ('began', 'came', 'went', 'out', 'opened', 'said', 'agreed', 'nothing', 'going', 'answered', 'closed')),
    words   text   not null,
    plan    integer not null, -- of a step that was agreed or asked about
    step    integer not null,
    worker  text   not null, -- who wrote it down
    at      integer not null
) strict;

CREATE TRIGGER team_minute_delete before delete on team_minute begin select raise(abort, 'team_minute only grows'); end;

CREATE INDEX team_minute_huddle on team_minute (huddle, number);

CREATE TRIGGER team_minute_update before update on team_minute begin select raise(abort, 'team_minute only grows'); end;

CREATE TABLE team_notice (
    number  integer primary key autoincrement,
    worker  text   not null, -- whom it is for: a worker,
    team    text   not null, -- or the leads of a team,
    agency  text   not null, -- or all workers of an agency; '' for the other two
    kind    text   not null, -- what happened, as work/notice.go lists it
    link    text   not null, -- where to look
    about   text   not null, -- what it is told of, so that it is told once
    at      integer not null
, person integer not null default 0, whole integer not null default false) strict;

CREATE INDEX team_notice_agency on team_notice (agency, number);

CREATE TRIGGER team_notice_delete before delete on team_notice begin select raise(abort, 'team_notice only grows'); end;

CREATE UNIQUE INDEX team_notice_once on team_notice (worker, team, agency, kind, about);

CREATE INDEX team_notice_team on team_notice (team, number);

CREATE TRIGGER team_notice_update before update on team_notice begin select raise(abort, 'team_notice only grows'); end;

CREATE INDEX team_notice_worker on team_notice (worker, number);

CREATE TABLE team_post (
    worker   text   not null references team_worker (id),
    agency   text   not null references team_agency (id),
    job      text   not null,
    from_on  integer not null,
    to_on    integer not null,
    primary key (worker, from_on)
) strict;

CREATE TABLE team_settled (
    notice  integer primary key references team_notice (number),
    worker  text   not null, -- who dealt with it; '' the program
    at      integer not null
) strict;

CREATE TRIGGER team_settled_delete before delete on team_settled begin select raise(abort, 'team_settled only grows'); end;

CREATE TRIGGER team_settled_update before update on team_settled begin select raise(abort, 'team_settled only grows'); end;

CREATE TABLE team_successor (
    agency     text not null references team_agency (id),
    successor  text not null references team_agency (id),
    primary key (agency, successor)
) strict;

CREATE TABLE team_team (
    id             text   primary key,
    name           text   not null,
    neighbourhood  text   not null,
    from_on        integer not null,
    to_on          integer not null
) strict;

CREATE INDEX team_team_neighbourhood on team_team (neighbourhood);

CREATE TABLE team_telling (
    worker    text   primary key references team_worker (id),
    email     text   not null, -- '' none
    way       text   not null check (way in ('list', 'once', 'digest')),
    hour      integer not null check (hour >= 0 and hour <= 23), -- of a digest, by a clock in London
    since_at  integer not null, -- when it was chosen: what was told before is not sent
    last_at   integer not null, -- when the last letter was sent
    feed      blob, -- null: no calendar
    feed_at   integer not null
) strict;

CREATE UNIQUE INDEX team_telling_feed on team_telling (feed);

CREATE TABLE team_told (
    notice  integer not null references team_notice (number),
    worker  text   not null,
    at      integer not null,
    primary key (notice, worker)
) strict;

CREATE TABLE team_worker (
    id       text   primary key,
    agency   text   not null references team_agency (id),
    name     text   not null,
    job      text   not null,
    from_on  integer not null,
    to_on    integer not null
) strict;

CREATE TABLE visit_called (
    person         integer not null,
    anchor         text   not null, -- a record of theirs
    neighbourhood  text   not null, -- whose team was told
    times          integer not null,
    day_on         integer not null, -- on which the team was told
    primary key (person, day_on)
) strict;

CREATE INDEX visit_called_day on visit_called (neighbourhood, day_on);

CREATE TRIGGER visit_called_delete before delete on visit_called begin select raise(abort, 'visit_called only grows'); end;

CREATE TRIGGER visit_called_update before update on visit_called begin select raise(abort, 'visit_called only grows'); end;

CREATE TABLE visit_change (
    visit   integer not null references visit_visit (number),
    seq     integer not null check (seq > 0),
    worker  text   not null references team_worker (id),
    text    text   not null, -- JSON that package visit reads
    primary key (visit, seq)
) strict;

CREATE TABLE visit_visit (
    number  integer primary key autoincrement,
    person  integer not null,
    anchor  text   not null, -- a record of theirs
    agency  text   not null, -- of who came
    worker  text   not null references team_worker (id),
    at      integer not null
) strict;

CREATE INDEX visit_visit_person on visit_visit (person);
