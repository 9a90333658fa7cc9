-- The place's programmes as SQL, made by go run ./bench/signs -sql. Kinds, roles and agencies are numbers.
create temp table people as select *, (20260630 - (year((date '1899-12-31' + born)) * 10000 + month((date '1899-12-31' + born)) * 100 + day((date '1899-12-31' + born)))) // 10000 as age from read_parquet('people.parquet');
create temp table events as select event, person, home, moment, day, until, case when isnan(value) then null else value end as value, kind, agency, role
from read_parquet('events.parquet') where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 43, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 105, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 140, 144, 145, 147, 148, 152, 153, 154, 156, 157, 158, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 172, 173, 174, 175, 178, 181, 182, 183, 185, 186);

-- ageing_well
create temp table found_ageing_well as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 30, 31, 32, 33, 34, 35, 36, 37, 55, 95, 100, 101, 102, 103, 105, 108, 163)),
a as (select person, count(*) filter (where kind in (102) and day >= 45107) as c0,
  count(*) filter (where kind in (30, 35, 36, 37, 108) and day >= 45837) as c1,
  max(moment) filter (where kind in (35, 36) and (until = 0 or until > 46202)) as c2,
  max(moment) filter (where kind in (32)) as c3,
  count(*) filter (where kind in (105) and day >= 46022) as c4,
  count(*) filter (where kind in (103) and day >= 46022) as c5,
  count(*) filter (where kind in (55)) as c6,
  count(*) filter (where kind in (95) and day >= 45472) as c7,
  count(*) filter (where kind in (30, 37) and day >= 45837) as c8,
  count(*) filter (where kind in (101, 102) and day >= 45107) as c9,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 163) and day >= 46022) as c10,
  count(*) filter (where kind in (30, 31, 32, 33, 34, 35, 36, 37) and day >= 46022) as c11
  from ev group by person),
asked as (select person, home,
  ((coalesce(c0 > 0, false) and coalesce(c1 = 0, true)) and ((not (c2 is not null and (c3 is null or c3 < c2))) and (coalesce(c4 > 0, false) or coalesce(c5 = 0, true)))) as s0,
  ((coalesce(c6 > 0, false) and coalesce(c7 > 0, false)) and ((not (c2 is not null and (c3 is null or c3 < c2))) and coalesce(c8 = 0, true))) as s1,
  ((coalesce(c9 > 0, false) and coalesce(coalesce(c4, 0) >= 2, false)) and (coalesce(c10 > 0, false) and coalesce(c11 = 0, true))) as s2
  from people
  left join a using (person)
  where coalesce(age >= 65, false))
select * from asked where s0 or s1 or s2;
insert into found select 'ageing_well.severely_frail_unreviewed', count(*) from found_ageing_well where s0;
insert into found select 'ageing_well.dementia_alone', count(*) from found_ageing_well where s1;
insert into found select 'ageing_well.fading_from_view', count(*) from found_ageing_well where s2;
create temp table reasons_ageing_well as select person, list(event) as events from (
select f.person, e.event from found_ageing_well f join events e on e.person = f.person
  where s0 and kind in (100, 101, 102) and day >= 45107
  or s0 and kind in (105) and day >= 45837
  or s0 and kind in (103) and day >= 45837
  or s1 and kind in (55)
  or s1 and kind in (95) and day >= 45472
  or s1 and kind in (11, 12, 13, 14, 15, 16, 17, 105) and day >= 46022
  or s2 and kind in (101, 102) and day >= 45107
  or s2 and kind in (105) and day >= 46022
  or s2 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 163) and day >= 46022) group by person;
insert into signals select f.person, 'ageing_well', r.events from found_ageing_well f left join reasons_ageing_well r using (person);
drop table found_ageing_well; drop table reasons_ageing_well;

-- bed_every_night
create temp table found_bed_every_night as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 40, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 109, 112, 113, 114, 115, 116, 140, 153)),
a as (select person, count(*) filter (where kind in (115) and day >= 46112) as c0,
  max(day) filter (where kind in (115)) as c1,
  count(*) filter (where kind in (115) and day >= 45837) as c3,
  count(*) filter (where kind in (5, 88, 112) and day >= 46142) as c4,
  count(*) filter (where kind in (140, 153) and role in (1) and day >= 46142) as c5,
  count(*) filter (where kind in (114) and day >= 46082) as c6,
  max(day) filter (where kind in (114)) as c7,
  count(*) filter (where kind in (88, 140, 153) and role in (0, 1) and day >= 46142) as c9,
  count(*) filter (where kind in (113, 114) and day >= 45962) as c10,
  max(day) filter (where kind in (113, 114)) as c11,
  max(day) filter (where kind in (112)) as c15
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (109, 116) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (109, 116) and day >= coalesce(c7, 0)) as c8,
  count(*) filter (where kind in (109, 116) and day >= coalesce(c11, 0)) as c12,
  count(*) filter (where kind in (5, 88, 112) and day >= 46142 and day >= coalesce(c11, 0)) as c13,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 40, 88, 112, 140, 153) and role in (0, 1) and day >= 46142 and day >= coalesce(c11, 0)) as c14,
  count(*) filter (where kind in (109, 116) and day >= coalesce(c15, 0)) as c16
  from ev join a using (person) group by person),
ep0 as (select person, count(*) as ep0 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (112) and day >= 46112)
  where gap is null or gap > 3 group by person),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(c2 = 0, true)) as s0,
  ((coalesce(c3 > 0, false) and coalesce(c2 = 0, true)) and (coalesce(c4 > 0, false) or coalesce(c5 > 0, false))) as s1,
  ((coalesce(c6 > 0, false) and coalesce(c8 = 0, true)) and (coalesce(c9 > 0, false) or coalesce(c4 > 0, false))) as s2,
  ((coalesce(c10 > 0, false) and coalesce(c12 = 0, true)) and (coalesce(c13 > 0, false) and coalesce(coalesce(c14, 0) >= 2, false))) as s3,
  (coalesce(coalesce(ep0, 0) >= 2, false) and coalesce(c16 = 0, true)) as s4
  from people
  left join a using (person)
  left join a2 using (person)
  left join ep0 using (person)
  where true)
select * from asked where s0 or s1 or s2 or s3 or s4;
insert into found select 'bed_every_night.seen_rough', count(*) from found_bed_every_night where s0;
insert into found select 'bed_every_night.rough_and_met_again', count(*) from found_bed_every_night where s1;
insert into found select 'bed_every_night.owed_relief_and_cold', count(*) from found_bed_every_night where s2;
insert into found select 'bed_every_night.losing_home_and_outside', count(*) from found_bed_every_night where s3;
insert into found select 'bed_every_night.no_address_again', count(*) from found_bed_every_night where s4;
create temp table reasons_bed_every_night as select person, list(event) as events from (
select f.person, e.event from found_bed_every_night f join events e on e.person = f.person
  where s0 and kind in (115) and day >= 46112
  or s0 and kind in (113, 114) and day >= 45837
  or s0 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46142
  or s0 and kind in (140, 153) and role in (1) and day >= 46112
  or s0 and kind in (40) and day >= 46082
  or s1 and kind in (115) and day >= 45837
  or s1 and kind in (5, 88, 112) and day >= 46142
  or s1 and kind in (140, 153) and role in (1) and day >= 46142
  or s1 and kind in (40) and day >= 46082
  or s2 and kind in (113, 114) and day >= 45837
  or s2 and kind in (88, 140, 153) and role in (0, 1) and day >= 46142
  or s2 and kind in (5, 88, 112) and day >= 46142
  or s3 and kind in (113, 114) and day >= 45837
  or s3 and kind in (5, 88, 112) and day >= 46142
  or s3 and kind in (140, 153) and role in (1) and day >= 46142
  or s3 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) and day >= 46142
  or s3 and kind in (40) and day >= 46142
  or s4 and kind in (112) and day >= 46112
  or s4 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46112) group by person;
insert into signals select f.person, 'bed_every_night', r.events from found_bed_every_night f left join reasons_bed_every_night r using (person);
drop table found_bed_every_night; drop table reasons_bed_every_night;

-- breathe_easy
create temp table found_breathe_easy as with
ev as (select * from events where kind in (2, 4, 12, 54, 86, 125, 126, 164)),
a as (select person, count(*) filter (where kind in (54)) as c0,
  count(*) filter (where kind in (4)) as c1,
  count(*) filter (where kind in (2, 4) and day >= 46082) as c2,
  count(*) filter (where kind in (2, 4, 86) and day >= 46082) as c3
  from ev group by person),
h as (select home, count(*) filter (where kind in (125, 126) and day >= 46082) as c4
  from ev group by home),
ep0 as (select person, count(*) as ep0 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (2, 4) and day >= 45837)
  where gap is null or gap > 3 group by person),
ep1 as (select person, count(*) as ep1 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (12, 86) and day >= 46112)
  where gap is null or gap > 1 group by person),
asked as (select person, home,
  (coalesce(coalesce(ep0, 0) >= 2, false) and coalesce(c2 > 0, false)) as s0,
  coalesce(coalesce(ep1, 0) >= 2, false) as s1,
  (coalesce(c3 > 0, false) and coalesce(c4 > 0, false)) as s2
  from people
  left join a using (person)
  left join h using (home)
  left join ep0 using (person)
  left join ep1 using (person)
  where (coalesce(c0 > 0, false) or coalesce(c1 > 0, false)))
select * from asked where s0 or s1 or s2;
insert into found select 'breathe_easy.in_hospital_again', count(*) from found_breathe_easy where s0;
insert into found select 'breathe_easy.breathless_at_home', count(*) from found_breathe_easy where s1;
insert into found select 'breathe_easy.lungs_and_cold', count(*) from found_breathe_easy where s2;
create temp table reasons_breathe_easy as select person, list(event) as events from (
select f.person, e.event from found_breathe_easy f join events e on e.person = f.person
  where s0 and kind in (2, 4) and day >= 45837
  or s0 and kind in (54)
  or s0 and kind in (164) and day >= 45472
  or s1 and kind in (12, 86) and day >= 46112
  or s1 and kind in (54)
  or s2 and kind in (2, 4, 86) and day >= 46082
union
select f.person, e.event from found_breathe_easy f join events e on e.home = f.home
  where s2 and kind in (125, 126) and day >= 46082) group by person;
insert into signals select f.person, 'breathe_easy', r.events from found_breathe_easy f left join reasons_breathe_easy r using (person);
drop table found_breathe_easy; drop table reasons_breathe_easy;

-- cancer_early
create temp table found_cancer_early as with
ev as (select * from events where kind in (19, 21, 22, 23, 24, 25, 26, 27, 28, 105, 161, 162, 163, 164, 165, 166, 167, 168, 170)),
a as (select person, count(*) filter (where kind in (21)) as c0,
  count(*) filter (where kind in (161) and day >= 46082) as c1,
  count(*) filter (where kind in (162) and day >= 46082) as c2,
  count(*) filter (where kind in (163) and day >= 46082) as c3,
  arg_max(kind in (164), moment) filter (where kind in (164, 165, 170)) as c4,
  arg_max(kind in (166), moment) filter (where kind in (166, 167, 168)) as c5,
  count(*) filter (where kind in (165)) as c6,
  max(day) filter (where kind in (161, 162, 163)) as c7,
  count(*) filter (where kind in (28) and day >= 46112) as c9,
  max(day) filter (where kind in (28)) as c10,
  count(*) filter (where kind in (26) and day >= 44377) as c12,
  count(*) filter (where kind in (26) and day >= 45837) as c13,
  max(day) filter (where kind in (26)) as c14,
  count(*) filter (where kind in (164, 165)) as c16,
  count(*) filter (where kind in (23) and day >= 45837) as c17,
  max(day) filter (where kind in (23)) as c18
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (19, 21, 24, 27) and day >= coalesce(c7, 0)) as c8,
  count(*) filter (where kind in (19, 21, 24, 27) and day >= coalesce(c10, 0)) as c11,
  count(*) filter (where kind in (25) and day >= coalesce(c14, 0)) as c15,
  count(*) filter (where kind in (22) and day >= coalesce(c18, 0)) as c19
  from ev join a using (person) group by person),
asked as (select person, home,
  ((coalesce(age >= 60, false) and ((coalesce(c1 > 0, false) or coalesce(c2 > 0, false)) or (coalesce(c3 > 0, false) and (coalesce(c4, c5, false) or coalesce(c6 > 0, false))))) and coalesce(c8 = 0, true)) as s0,
  (coalesce(c9 > 0, false) and coalesce(c11 = 0, true)) as s1,
  ((coalesce(coalesce(c12, 0) >= 2, false) and coalesce(c13 > 0, false)) and coalesce(c15 = 0, true)) as s2,
  (((coalesce(age >= 55, false) and (not coalesce(age >= 75, false))) and coalesce(c16 > 0, false)) and (coalesce(c17 > 0, false) and coalesce(c19 = 0, true))) as s3
  from people
  left join a using (person)
  left join a2 using (person)
  where (coalesce(age >= 25, false) and coalesce(c0 = 0, true)))
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'cancer_early.sign_without_test', count(*) from found_cancer_early where s0;
insert into found select 'cancer_early.kit_not_back', count(*) from found_cancer_early where s1;
insert into found select 'cancer_early.screening_missed_twice', count(*) from found_cancer_early where s2;
insert into found select 'cancer_early.lung_check_missed', count(*) from found_cancer_early where s3;
create temp table reasons_cancer_early as select person, list(event) as events from (
select f.person, e.event from found_cancer_early f join events e on e.person = f.person
  where s0 and kind in (161, 162, 163) and day >= 46082
  or s0 and kind in (164, 165)
  or s0 and kind in (105) and day >= 46082
  or s1 and kind in (27, 28) and day >= 46022
  or s1 and kind in (161, 162, 163) and day >= 46022
  or s2 and kind in (25, 26) and day >= 44377
  or s3 and kind in (22, 23) and day >= 45837
  or s3 and kind in (164, 165)) group by person;
insert into signals select f.person, 'cancer_early', r.events from found_cancer_early f left join reasons_cancer_early r using (person);
drop table found_cancer_early; drop table reasons_cancer_early;

-- cancer_in_time
create temp table found_cancer_in_time as with
ev as (select * from events where kind in (19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 105)),
a as (select person, max(day) filter (where kind in (24) and day >= 46082) as c0,
  max(day) filter (where kind in (24)) as c1,
  max(day) filter (where kind in (24) and day >= 46022) as c3,
  max(day) filter (where kind in (20) and day >= 46082) as c6,
  max(day) filter (where kind in (20)) as c7,
  count(*) filter (where kind in (28) and day >= 46160) as c9,
  count(*) filter (where kind in (24) and day >= 46112) as c10,
  max(day) filter (where kind in (28)) as c11
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (19, 21, 29) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (21) and day >= coalesce(c1, 0)) as c4,
  count(*) filter (where kind in (19, 29) and day >= coalesce(c1, 0)) as c5,
  count(*) filter (where kind in (29) and day >= coalesce(c7, 0)) as c8,
  count(*) filter (where kind in (19, 21, 29) and day >= coalesce(c11, 0)) as c12
  from ev join a using (person) group by person),
asked as (select person, home,
  (coalesce((46202 - c0) >= 21, false) and coalesce(c2 = 0, true)) as s0,
  ((coalesce((46202 - c3) >= 45, false) and coalesce(c4 > 0, false)) and coalesce(c5 = 0, true)) as s1,
  (coalesce((46202 - c6) >= 21, false) and coalesce(c8 = 0, true)) as s2,
  ((coalesce(c9 > 0, false) and coalesce(c10 > 0, false)) and coalesce(c12 = 0, true)) as s3
  from people
  left join a using (person)
  left join a2 using (person)
  where true)
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'cancer_in_time.day_21_no_answer', count(*) from found_cancer_in_time where s0;
insert into found select 'cancer_in_time.day_45_no_treatment', count(*) from found_cancer_in_time where s1;
insert into found select 'cancer_in_time.decided_three_weeks_ago', count(*) from found_cancer_in_time where s2;
insert into found select 'cancer_in_time.missed_a_test', count(*) from found_cancer_in_time where s3;
create temp table reasons_cancer_in_time as select person, list(event) as events from (
select f.person, e.event from found_cancer_in_time f join events e on e.person = f.person
  where s0 and kind in (19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29) and day >= 46082
  or s0 and kind in (105) and day >= 46142
  or s1 and kind in (19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29) and day >= 46022
  or s2 and kind in (19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29) and day >= 46022
  or s3 and kind in (19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29) and day >= 46112) group by person;
insert into signals select f.person, 'cancer_in_time', r.events from found_cancer_in_time f left join reasons_cancer_in_time r using (person);
drop table found_cancer_in_time; drop table reasons_cancer_in_time;

-- carers
create temp table found_carers as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 31, 35, 36, 38, 39, 51, 55, 56, 64, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 102, 105, 133, 134, 135, 136, 160, 163)),
a as (select person, count(*) filter (where kind in (39)) as c0,
  count(*) filter (where kind in (31) and day >= 45472) as c2,
  count(*) filter (where kind in (35, 36, 55, 64, 102)) as c3,
  count(*) filter (where kind in (38) and day >= 45802) as c4,
  count(*) filter (where kind in (105) and day >= 45837) as c5,
  count(*) filter (where kind in (163) and day >= 46022) as c6,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46082) as c7,
  count(*) filter (where kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46082) as c8,
  count(*) filter (where kind in (51, 56, 133, 134, 135, 136) and day >= 45837) as c9,
  count(*) filter (where kind in (160) and day >= 46022 and value >= 10) as c10
  from ev group by person),
h as (select home, count(*) filter (where kind in (31) and day >= 45472) as c1
  from ev group by home),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(((coalesce(coalesce(c5, 0) >= 1, false))::int + (coalesce(coalesce(c5, 0) >= 2, false))::int + (coalesce(c6 > 0, false))::int + (coalesce(c7 > 0, false))::int + (coalesce(c8 > 0, false))::int + (coalesce(c9 > 0, false))::int + (coalesce(c10 > 0, false))::int) >= 2, false)) as s0,
  ((coalesce(c1, 0) - coalesce(c2, 0)) > 0 and coalesce(((coalesce(c5 > 0, false))::int + (coalesce(c6 > 0, false))::int + (coalesce(c7 > 0, false))::int + (coalesce(c8 > 0, false))::int + (coalesce(c9 > 0, false))::int + (coalesce(c10 > 0, false))::int) >= 2, false)) as s1
  from people
  left join a using (person)
  left join h using (home)
  where ((coalesce(c0 > 0, false) or (((coalesce(c1, 0) - coalesce(c2, 0)) > 0 and (not coalesce(age < 16, false))) and coalesce(c3 = 0, true))) and coalesce(c4 = 0, true)))
select * from asked where s0 or s1;
insert into found select 'carers.under_strain', count(*) from found_carers where s0;
insert into found select 'carers.named_and_under_strain', count(*) from found_carers where s1;
create temp table reasons_carers as select person, list(event) as events from (
select f.person, e.event from found_carers f join events e on e.person = f.person
  where s0 and kind in (39)
  or s0 and kind in (105) and day >= 45837
  or s0 and kind in (163) and day >= 46022
  or s0 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46082
  or s0 and kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46082
  or s0 and kind in (51, 56, 133, 134, 135, 136) and day >= 45837
  or s0 and kind in (160) and day >= 46022 and value >= 10
  or s1 and kind in (105) and day >= 45837
  or s1 and kind in (163) and day >= 46022
  or s1 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46082
  or s1 and kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46082
  or s1 and kind in (51, 56, 133, 134, 135, 136) and day >= 45837
  or s1 and kind in (160) and day >= 46022 and value >= 10
union
select f.person, e.event from found_carers f join events e on e.home = f.home
  where s0 and kind in (35, 36, 55, 64, 102) and e.person <> f.person
  or s1 and kind in (31) and day >= 45472 and e.person <> f.person) group by person;
insert into signals select f.person, 'carers', r.events from found_carers f left join reasons_carers r using (person);
drop table found_carers; drop table reasons_carers;

-- children_minds
create temp table found_children_minds as with
ev as (select * from events where kind in (9, 93, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 157, 160)),
a as (select person, max(day) filter (where kind in (133, 134, 135, 136) and day >= 45837) as c0,
  max(day) filter (where kind in (133, 134, 135, 136)) as c1,
  count(*) filter (where kind in (130, 132) and day >= 46082) as c4,
  max(day) filter (where kind in (130, 132)) as c5,
  count(*) filter (where kind in (160) and day >= 46082 and value >= 10) as c7,
  count(*) filter (where kind in (157) and day >= 46002 and value < 90) as c8,
  count(*) filter (where kind in (133, 134, 135, 136) and day >= 46082) as c9,
  count(*) filter (where kind in (128, 131) and day >= 46082) as c10
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (128, 131) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (129, 130, 131) and day >= coalesce(c1, 0)) as c3,
  count(*) filter (where kind in (128, 131) and day >= coalesce(c5, 0)) as c6
  from ev join a using (person) group by person),
asked as (select person, home,
  ((coalesce((46202 - c0) >= 28, false) and coalesce(c2 = 0, true)) and coalesce(c3 = 0, true)) as s0,
  (coalesce(c4 > 0, false) and coalesce(c6 = 0, true)) as s1,
  ((coalesce(c7 > 0, false) and coalesce(c8 > 0, false)) and (coalesce(c9 = 0, true) and coalesce(c10 = 0, true))) as s2
  from people
  left join a using (person)
  left join a2 using (person)
  where coalesce(age < 18, false))
select * from asked where s0 or s1 or s2;
insert into found select 'children_minds.waiting_four_weeks', count(*) from found_children_minds where s0;
insert into found select 'children_minds.was_not_brought', count(*) from found_children_minds where s1;
insert into found select 'children_minds.away_from_school_and_low', count(*) from found_children_minds where s2;
create temp table reasons_children_minds as select person, list(event) as events from (
select f.person, e.event from found_children_minds f join events e on e.person = f.person
  where s0 and kind in (128, 129, 130, 131, 132, 133, 134, 135, 136, 137) and day >= 45837
  or s0 and kind in (157) and day >= 46002 and value < 90
  or s0 and kind in (9, 93) and day >= 45837
  or s1 and kind in (128, 129, 130, 131, 132, 133, 134, 135, 136, 137) and day >= 45837
  or s1 and kind in (157) and day >= 46002 and value < 90
  or s2 and kind in (160) and day >= 46082
  or s2 and kind in (157) and day >= 45802 and value < 90) group by person;
insert into signals select f.person, 'children_minds', r.events from found_children_minds f left join reasons_children_minds r using (person);
drop table found_children_minds; drop table reasons_children_minds;

-- crisis
create temp table found_crisis as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 40, 57, 84, 86, 87, 88, 90, 91, 93, 119, 121, 122, 128, 133, 134, 135, 136, 137, 145, 147, 148, 152, 157, 160, 163, 185, 186)),
a as (select person, count(*) filter (where kind in (9, 93) and day >= 46112) as c0,
  max(day) filter (where kind in (9, 93)) as c1,
  count(*) filter (where kind in (9, 93) and day >= 46052) as c3,
  count(*) filter (where kind in (163) and day >= 46019) as c5,
  regr_slope(value, day) filter (where kind in (157) and day >= 45802) as c6,
  min(day) filter (where kind in (157) and day >= 45802 and value is not null) as c7,
  max(day) filter (where kind in (157) and day >= 45802 and value is not null) as c8,
  count(*) filter (where kind in (133, 134, 135, 136) and day >= 46052) as c9,
  max(day) filter (where kind in (133, 134, 135, 136)) as c10,
  count(*) filter (where kind in (148) and role in (1) and day >= 46052) as c12,
  count(*) filter (where kind in (119, 121) and day >= 46127) as c14,
  max(day) filter (where kind in (119, 121)) as c15,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 84, 86, 87, 88, 90, 93) and day >= 46127) as c17,
  arg_max(value, moment) filter (where kind in (160) and day >= 46112) as c18,
  count(*) filter (where kind in (40) and day >= 46127) as c19,
  count(*) filter (where kind in (185, 186) and day >= 46127) as c20,
  count(*) filter (where kind in (137, 147, 152) and role in (0, 1) and day >= 46127) as c21
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (128) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (91) and day >= coalesce(c1, 0)) as c4,
  count(*) filter (where kind in (128) and day >= coalesce(c10, 0)) as c11,
  count(*) filter (where kind in (122) and day >= coalesce(c15, 0)) as c16
  from ev join a using (person) group by person),
hp as (select home, count(*) filter (where age < 18) as c13
  from people group by home),
ep0 as (select person, count(*) as ep0 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (145) and role in (2) and day >= 46019)
  where gap is null or gap > 1 group by person),
asked as (select person, home,
  ((coalesce(age < 19, false) and coalesce(c0 > 0, false)) and coalesce(c2 = 0, true)) as s0,
  ((coalesce(age < 19, false) and coalesce(c3 > 0, false)) and coalesce(((coalesce(c4 > 0, false))::int + (coalesce(c5 > 0, false))::int + (coalesce((case when c8 > c7 then c6 * (c8 - c7) end) <= -8, false))::int + ((coalesce(c9 > 0, false) and coalesce(c11 = 0, true)))::int + (coalesce(c12 > 0, false))::int) >= 2, false)) as s1,
  (coalesce(coalesce(ep0, 0) >= 3, false) and coalesce(c13 = 0, false)) as s2,
  ((coalesce(c14 > 0, false) and coalesce(c16 = 0, true)) and coalesce(((coalesce(c17 > 0, false))::int + (coalesce(c18 >= 10, false))::int + (coalesce(c19 > 0, false))::int + (coalesce(c20 > 0, false))::int + (coalesce(c21 > 0, false))::int) >= 2, false)) as s3
  from people
  left join a using (person)
  left join a2 using (person)
  left join hp using (home)
  left join ep0 using (person)
  where true)
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'crisis.young_and_unseen', count(*) from found_crisis where s0;
insert into found select 'crisis.young_and_worse', count(*) from found_crisis where s1;
insert into found select 'crisis.abuse_again', count(*) from found_crisis where s2;
insert into found select 'crisis.losing_home_and_health', count(*) from found_crisis where s3;
create temp table reasons_crisis as select person, list(event) as events from (
select f.person, e.event from found_crisis f join events e on e.person = f.person
  where s0 and kind in (9, 93) and day >= 46019
  or s0 and kind in (91) and day >= 46112
  or s0 and kind in (163) and day >= 46019
  or s0 and kind in (157) and day >= 46002 and value < 90
  or s0 and kind in (133, 134, 135, 136) and day >= 46082
  or s1 and kind in (9, 93) and day >= 46019
  or s1 and kind in (91) and day >= 46112
  or s1 and kind in (163) and day >= 46019
  or s1 and kind in (157) and day >= 46002 and value < 90
  or s1 and kind in (133, 134, 135, 136) and day >= 46052
  or s1 and kind in (148) and role in (1) and day >= 46052
  or s2 and kind in (145) and role in (2) and day >= 46019
  or s3 and kind in (119, 121) and day >= 46112
  or s3 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 84, 86, 87, 88, 90, 93) and day >= 46127
  or s3 and kind in (160) and day >= 46112
  or s3 and kind in (40) and day >= 46127
  or s3 and kind in (185, 186) and day >= 46127
  or s3 and kind in (57)
  or s3 and kind in (137, 147, 152) and role in (0, 1) and day >= 46127) group by person;
insert into signals select f.person, 'crisis', r.events from found_crisis f left join reasons_crisis r using (person);
drop table found_crisis; drop table reasons_crisis;

-- eating_disorders
create temp table found_eating_disorders as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 58, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 128, 131, 133, 134, 135, 136, 157, 163)),
a as (select person, count(*) filter (where kind in (58) and day >= 45837) as c0,
  max(day) filter (where kind in (58)) as c1,
  max(day) filter (where kind in (135) and day >= 46082) as c3,
  max(day) filter (where kind in (135)) as c4,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 163) and day >= 46082) as c6,
  max(day) filter (where kind in (135) and day >= 46022) as c7,
  count(*) filter (where kind in (163) and day >= 46082) as c8,
  count(*) filter (where kind in (9, 93) and day >= 46019) as c9,
  max(day) filter (where kind in (163)) as c10
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (128, 133, 134, 135, 136) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (128) and day >= coalesce(c4, 0)) as c5,
  count(*) filter (where kind in (128, 131) and day >= coalesce(c10, 0)) as c11
  from ev join a using (person) group by person),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(c2 = 0, true)) as s0,
  ((coalesce((46202 - c3) >= 7, false) and coalesce(c5 = 0, true)) and coalesce(c6 > 0, false)) as s1,
  (coalesce((46202 - c7) >= 21, false) and coalesce(c5 = 0, true)) as s2,
  (((coalesce(age >= 10, false) and coalesce(age < 26, false)) and coalesce(c8 > 0, false)) and (coalesce(c9 > 0, false) and coalesce(c11 = 0, true))) as s3
  from people
  left join a using (person)
  left join a2 using (person)
  where true)
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'eating_disorders.known_and_not_referred', count(*) from found_eating_disorders where s0;
insert into found select 'eating_disorders.referred_a_week_ago', count(*) from found_eating_disorders where s1;
insert into found select 'eating_disorders.referred_three_weeks_ago', count(*) from found_eating_disorders where s2;
insert into found select 'eating_disorders.young_losing_weight_and_hurt', count(*) from found_eating_disorders where s3;
create temp table reasons_eating_disorders as select person, list(event) as events from (
select f.person, e.event from found_eating_disorders f join events e on e.person = f.person
  where s0 and kind in (58)
  or s0 and kind in (163) and day >= 46019
  or s1 and kind in (135) and day >= 46082
  or s1 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 163) and day >= 46082
  or s2 and kind in (135) and day >= 46022
  or s3 and kind in (163) and day >= 46019
  or s3 and kind in (9, 93) and day >= 46019
  or s3 and kind in (157) and day >= 46002 and value < 90
  or s3 and kind in (133, 134, 135, 136) and day >= 46082) group by person;
insert into signals select f.person, 'eating_disorders', r.events from found_eating_disorders f left join reasons_eating_disorders r using (person);
drop table found_eating_disorders; drop table reasons_eating_disorders;

-- falls
create temp table found_falls as with
ev as (select * from events where kind in (6, 14, 15, 30, 31, 32, 33, 34, 35, 36, 37, 41, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 89, 95, 96, 100, 101, 102, 105, 118, 120, 122, 126)),
a as (select person, count(*) filter (where kind in (51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 100, 101, 102)) as c0,
  count(*) filter (where kind in (6, 15, 89) and day >= 46022) as c1,
  max(day) filter (where kind in (6, 15, 89)) as c2,
  count(*) filter (where kind in (6, 15, 89) and day >= 46112) as c4,
  count(*) filter (where kind in (6, 14, 15, 89) and day >= 46112) as c5,
  count(*) filter (where kind in (101, 102) and day >= 45472) as c6,
  max(moment) filter (where kind in (35, 36) and (until = 0 or until > 46202)) as c7,
  max(moment) filter (where kind in (32)) as c8,
  max(day) filter (where kind in (6, 14, 15, 89)) as c9,
  count(*) filter (where kind in (96) and day >= 45837 and value >= 4) as c11,
  count(*) filter (where kind in (100, 101, 102) and day >= 45472) as c13,
  count(*) filter (where kind in (95) and day >= 45837) as c14,
  count(*) filter (where kind in (126) and day >= 46142) as c15,
  count(*) filter (where kind in (120) and day >= 46022) as c16,
  count(*) filter (where kind in (118) and day >= 46082) as c17,
  max(day) filter (where kind in (118)) as c18,
  count(*) filter (where kind in (105) and day >= 46022) as c20,
  count(*) filter (where kind in (55, 62, 64)) as c21
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (30, 35, 36) and day >= coalesce(c2, 0)) as c3,
  count(*) filter (where kind in (30, 31, 32, 33, 34, 35, 36, 37, 41) and day >= coalesce(c9, 0)) as c10,
  count(*) filter (where kind in (30, 31, 32, 33, 34, 35, 36, 37, 41) and day >= coalesce(c2, 0)) as c12,
  count(*) filter (where kind in (122) and day >= coalesce(c18, 0)) as c19
  from ev join a using (person) group by person),
ep0 as (select person, count(*) as ep0 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (6, 15, 89) and day >= 45837)
  where gap is null or gap > 3 group by person),
ep1 as (select person, count(*) as ep1 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (6, 14, 15, 89) and day >= 46022)
  where gap is null or gap > 3 group by person),
asked as (select person, home,
  (((coalesce(age >= 65, false) or coalesce(c0 > 0, false)) and coalesce(coalesce(ep0, 0) >= 2, false)) and (coalesce(c1 > 0, false) and coalesce(c3 = 0, true))) as s0,
  (((coalesce(age >= 65, false) and (coalesce(c4 > 0, false) or (coalesce(coalesce(ep1, 0) >= 2, false) and coalesce(c5 > 0, false)))) and coalesce(c6 > 0, false)) and ((not (c7 is not null and (c8 is null or c8 < c7))) and coalesce(c10 = 0, true))) as s1,
  ((coalesce(c1 > 0, false) and coalesce(c11 > 0, false)) and coalesce(c3 = 0, true)) as s2,
  ((coalesce(age >= 65, false) and coalesce(c4 > 0, false)) and (coalesce(c12 = 0, true) and coalesce(((coalesce(c13 > 0, false))::int + (coalesce(c14 > 0, false))::int + (coalesce(c15 > 0, false))::int + (coalesce(coalesce(c16, 0) >= 2, false))::int + ((coalesce(c17 > 0, false) and coalesce(c19 = 0, true)))::int + (coalesce(c20 > 0, false))::int + (coalesce(c21 > 0, false))::int) >= 2, false))) as s3,
  (coalesce(c11 > 0, false) and coalesce(coalesce(c16, 0) >= 2, false)) as s4
  from people
  left join a using (person)
  left join a2 using (person)
  left join ep0 using (person)
  left join ep1 using (person)
  where coalesce(age >= 50, false))
select * from asked where s0 or s1 or s2 or s3 or s4;
insert into found select 'falls.two_falls', count(*) from found_falls where s0;
insert into found select 'falls.fall_and_frail', count(*) from found_falls where s1;
insert into found select 'falls.fall_in_clutter', count(*) from found_falls where s2;
insert into found select 'falls.fall_and_more', count(*) from found_falls where s3;
insert into found select 'falls.shut_in_by_clutter', count(*) from found_falls where s4;
create temp table reasons_falls as select person, list(event) as events from (
select f.person, e.event from found_falls f join events e on e.person = f.person
  where s0 and kind in (6, 15, 89) and day >= 45837
  or s0 and kind in (101, 102) and day >= 45472
  or s0 and kind in (118) and day >= 46112
  or s1 and kind in (6, 14, 15, 89) and day >= 45837
  or s1 and kind in (101, 102) and day >= 45472
  or s2 and kind in (6, 15, 89) and day >= 45837
  or s2 and kind in (96) and day >= 45837 and value >= 4
  or s2 and kind in (120) and day >= 46022
  or s2 and kind in (100, 101, 102) and day >= 45472
  or s3 and kind in (6, 15, 89) and day >= 45837
  or s3 and kind in (100, 101, 102) and day >= 45472
  or s3 and kind in (95) and day >= 45837
  or s3 and kind in (126) and day >= 46142
  or s3 and kind in (120) and day >= 46022
  or s3 and kind in (118) and day >= 46082
  or s3 and kind in (105) and day >= 46022
  or s3 and kind in (55, 62, 64)
  or s4 and kind in (96) and day >= 45837 and value >= 4
  or s4 and kind in (120) and day >= 46022) group by person;
insert into signals select f.person, 'falls', r.events from found_falls f left join reasons_falls r using (person);
drop table found_falls; drop table reasons_falls;

-- families
create temp table found_families as with
ev as (select * from events where kind in (1, 9, 40, 43, 63, 84, 93, 109, 111, 113, 114, 116, 117, 118, 119, 121, 122, 128, 131, 132, 133, 134, 135, 136, 137, 140, 144, 145, 148, 152, 157, 158, 160, 185, 186)),
a as (select person, count(*) filter (where kind in (117) and day >= 45837) as c1,
  max(day) filter (where kind in (116)) as c24,
  count(*) filter (where kind in (40, 43, 185, 186) and day >= 46082) as c26
  from ev group by person),
h as (select home, count(*) filter (where kind in (157) and day >= 46022 and value < 90) as c2,
  count(*) filter (where kind in (158) and day >= 46022) as c3,
  count(*) filter (where kind in (145) and role in (2, 3) and day >= 46022) as c4,
  count(*) filter (where kind in (111, 113, 114, 116, 119, 121) and day >= 45992) as c5,
  max(day) filter (where kind in (111, 113, 114, 116, 119, 121)) as c6,
  count(*) filter (where kind in (118, 119, 121) and day >= 46082) as c8,
  max(day) filter (where kind in (118, 119, 121)) as c9,
  count(*) filter (where kind in (40, 43, 185, 186) and day >= 46082) as c11,
  count(*) filter (where kind in (148) and role in (1) and day >= 46082) as c12,
  count(*) filter (where kind in (140, 144) and role in (1) and day >= 46022) as c13,
  count(*) filter (where kind in (9, 63, 93, 137, 152) and day >= 46022) as c14,
  count(*) filter (where kind in (160) and day >= 46022 and value >= 15) as c15,
  count(*) filter (where kind in (132, 133, 134, 135, 136) and day >= 46022) as c16,
  max(day) filter (where kind in (132, 133, 134, 135, 136)) as c17,
  count(*) filter (where kind in (1, 84) and day >= 46022) as c19,
  count(*) filter (where kind in (157) and day >= 46022 and value < 80) as c20,
  count(*) filter (where kind in (40) and day >= 46082) as c21,
  count(*) filter (where kind in (185, 186) and day >= 46082) as c22,
  count(*) filter (where kind in (43) and day >= 46082) as c23,
  count(*) filter (where kind in (157) and day >= 46022 and value < 75) as c27
  from ev group by home),
a2 as (select person, count(*) filter (where kind in (109) and day >= coalesce(c24, 0)) as c25
  from ev join a using (person) group by person),
h2 as (select home, count(*) filter (where kind in (109) and day >= coalesce(c6, 0)) as c7,
  count(*) filter (where kind in (122) and day >= coalesce(c9, 0)) as c10,
  count(*) filter (where kind in (128, 131) and day >= coalesce(c17, 0)) as c18
  from ev join h using (home) group by home),
hp as (select home, count(*) filter (where age < 18) as c0
  from people group by home),
ep0 as (select home, count(*) as ep0 from (select home, day - lag(day) over (partition by home order by moment) as gap from ev where kind in (145) and role in (2) and day >= 46022)
  where gap is null or gap > 1 group by home),
ep1 as (select person, count(*) as ep1 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (116) and day >= 45837)
  where gap is null or gap > 14 group by person),
asked as (select person, home,
  coalesce((((coalesce(c2 > 0, false) or coalesce(c3 > 0, false)))::int + (coalesce(c4 > 0, false))::int + ((coalesce(c5 > 0, false) and coalesce(c7 = 0, true)))::int + (((coalesce(c8 > 0, false) and coalesce(c10 = 0, true)) or coalesce(c11 > 0, false)))::int + (coalesce(c12 > 0, false))::int + (coalesce(c13 > 0, false))::int + (((coalesce(c14 > 0, false) or coalesce(c15 > 0, false)) or (coalesce(c16 > 0, false) and coalesce(c18 = 0, true))))::int + (coalesce(c19 > 0, false))::int) >= 3, false) as s0,
  (coalesce(coalesce(ep0, 0) >= 2, false) and ((coalesce(c2 > 0, false) or (coalesce(c5 > 0, false) and coalesce(c7 = 0, true))) or ((coalesce(c8 > 0, false) and coalesce(c10 = 0, true)) or coalesce(c11 > 0, false)))) as s1,
  ((coalesce(c20 > 0, false) or coalesce(c3 > 0, false)) and coalesce((((coalesce(c8 > 0, false) and coalesce(c10 = 0, true)))::int + (coalesce(c21 > 0, false))::int + (coalesce(c22 > 0, false))::int + (coalesce(c23 > 0, false))::int) >= 2, false)) as s2,
  ((coalesce(coalesce(ep1, 0) >= 2, false) and coalesce(c1 > 0, false)) and (coalesce(c25 = 0, true) and coalesce(c26 > 0, false))) as s3,
  (coalesce(c27 > 0, false) and ((coalesce(c12 > 0, false) or coalesce(c4 > 0, false)) or (coalesce(c5 > 0, false) and coalesce(c7 = 0, true)))) as s4
  from people
  left join a using (person)
  left join h using (home)
  left join a2 using (person)
  left join h2 using (home)
  left join hp using (home)
  left join ep0 using (home)
  left join ep1 using (person)
  where (coalesce(c0 >= 1, false) or coalesce(c1 > 0, false)))
select * from asked where s0 or s1 or s2 or s3 or s4;
insert into found select 'families.three_needs', count(*) from found_families where s0;
insert into found select 'families.abuse_again', count(*) from found_families where s1;
insert into found select 'families.school_and_money', count(*) from found_families where s2;
insert into found select 'families.moved_and_short', count(*) from found_families where s3;
insert into found select 'families.losing_touch_with_school', count(*) from found_families where s4;
create temp table reasons_families as select person, list(event) as events from (
select f.person, e.event from found_families f join events e on e.person = f.person
  where s3 and kind in (116) and day >= 45837
  or s3 and kind in (117) and day >= 45837
  or s3 and kind in (40, 43, 185, 186) and day >= 46082
union
select f.person, e.event from found_families f join events e on e.home = f.home
  where s0 and kind in (157) and day >= 46022 and value < 90
  or s0 and kind in (158) and day >= 46022
  or s0 and kind in (145) and role in (2, 3) and day >= 46022
  or s0 and kind in (111, 113, 114, 116, 119, 121) and day >= 45992
  or s0 and kind in (118, 119, 121) and day >= 46082
  or s0 and kind in (40, 43, 185, 186) and day >= 46082
  or s0 and kind in (148) and role in (1) and day >= 46082
  or s0 and kind in (140, 144) and role in (1) and day >= 46022
  or s0 and kind in (9, 63, 93, 137, 152) and day >= 46022
  or s0 and kind in (160) and day >= 46022 and value >= 15
  or s0 and kind in (132, 133, 134, 135, 136) and day >= 46022
  or s0 and kind in (1, 84) and day >= 46022
  or s1 and kind in (145) and role in (2, 3) and day >= 46022
  or s1 and kind in (157) and day >= 46022 and value < 90
  or s1 and kind in (118, 119, 121) and day >= 46082
  or s1 and kind in (40, 43, 185, 186) and day >= 46082
  or s2 and kind in (157) and day >= 46022 and value < 90
  or s2 and kind in (158) and day >= 46022
  or s2 and kind in (118, 119, 121) and day >= 46082
  or s2 and kind in (40, 43, 185, 186) and day >= 46082
  or s4 and kind in (157) and day >= 45802 and value < 90
  or s4 and kind in (148) and role in (1) and day >= 46082
  or s4 and kind in (145) and role in (2, 3) and day >= 46022
  or s4 and kind in (111, 113, 114, 116, 119, 121) and day >= 45992) group by person;
insert into signals select f.person, 'families', r.events from found_families f left join reasons_families r using (person);
drop table found_families; drop table reasons_families;

-- home_from_hospital
create temp table found_home_from_hospital as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 45, 46, 47, 48, 49, 50, 99, 126)),
a as (select person, max(moment) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) and day >= 46019 and (until = 0 or until > 46202)) as c0,
  arg_max(until, moment) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) and day >= 46019 and (until = 0 or until > 46202)) as c1,
  max(moment) filter (where kind in (49)) as c2,
  max(day) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) as c3
  from ev group by person),
a2 as (select person, max(day) filter (where kind in (50) and day >= coalesce(c3, 0)) as c4,
  count(*) filter (where kind in (45, 46, 47, 48) and day >= coalesce(c3, 0)) as c5
  from ev join a using (person) group by person),
asked as (select person, home,
  (coalesce((46202 - c4) >= 1, false) and coalesce(c5 > 0, false)) as s0,
  coalesce((46202 - c4) >= 2, false) as s1
  from people
  left join a using (person)
  left join a2 using (person)
  where (c0 is not null and (c1 <> 0 or c2 is null or c2 < c0)))
select * from asked where s0 or s1;
insert into found select 'home_from_hospital.kept_by_something_outside', count(*) from found_home_from_hospital where s0;
insert into found select 'home_from_hospital.ready_two_days', count(*) from found_home_from_hospital where s1;
create temp table reasons_home_from_hospital as select person, list(event) as events from (
select f.person, e.event from found_home_from_hospital f join events e on e.person = f.person
  where s0 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) and day >= 46019 and (until = 0 or until > 46202)
  or s0 and kind in (126) and day >= 46142
  or s0 and kind in (30) and day >= 46142
  or s0 and kind in (99) and day >= 46142
  or s1 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) and day >= 46019 and (until = 0 or until > 46202)) group by person;
insert into signals select f.person, 'home_from_hospital', r.events from found_home_from_hospital f left join reasons_home_from_hospital r using (person);
drop table found_home_from_hospital; drop table reasons_home_from_hospital;

-- in_school
create temp table found_in_school as with
ev as (select * from events where kind in (156, 157, 158)),
a as (select person, count(*) filter (where kind in (156) and day >= 46082) as c0,
  regr_slope(value, day) filter (where kind in (157) and day >= 45802) as c1,
  min(day) filter (where kind in (157) and day >= 45802 and value is not null) as c2,
  max(day) filter (where kind in (157) and day >= 45802 and value is not null) as c3,
  arg_max(value, moment) filter (where kind in (157) and day >= 46082) as c4,
  count(*) filter (where kind in (158) and day >= 45837) as c5,
  count(*) filter (where kind in (158) and day >= 46082) as c6
  from ev group by person),
asked as (select person, home,
  coalesce(c0 > 0, false) as s0,
  (coalesce((case when c3 > c2 then c1 * (c3 - c2) end) <= -25, false) and coalesce(c4 < 70, false)) as s1,
  (coalesce(coalesce(c5, 0) >= 2, false) and coalesce(c6 > 0, false)) as s2
  from people
  left join a using (person)
  where ((not coalesce(age < 5, false)) and (not coalesce(age >= 17, false))))
select * from asked where s0 or s1 or s2;
insert into found select 'in_school.half_missed', count(*) from found_in_school where s0;
insert into found select 'in_school.fast_fall', count(*) from found_in_school where s1;
insert into found select 'in_school.excluded_twice', count(*) from found_in_school where s2;
create temp table reasons_in_school as select person, list(event) as events from (
select f.person, e.event from found_in_school f join events e on e.person = f.person
  where s0 and kind in (157) and day >= 45802
  or s1 and kind in (157) and day >= 45802
  or s2 and kind in (158) and day >= 45837
  or s2 and kind in (157) and day >= 45802 and value < 90) group by person;
insert into signals select f.person, 'in_school', r.events from found_in_school f left join reasons_in_school r using (person);
drop table found_in_school; drop table reasons_in_school;

-- keep_your_home
create temp table found_keep_your_home as with
ev as (select * from events where kind in (109, 110, 111, 113, 114, 116, 118, 119, 120, 121, 122, 123, 124, 125, 126)),
a as (select person, count(*) filter (where kind in (119) and day >= 46157) as c0,
  max(day) filter (where kind in (119)) as c1,
  count(*) filter (where kind in (110, 111, 113, 114, 116) and day >= 46082) as c3,
  count(*) filter (where kind in (121) and day >= 46142) as c4,
  count(*) filter (where kind in (118) and day >= 46022) as c5,
  max(day) filter (where kind in (121)) as c6,
  max(day) filter (where kind in (113)) as c8,
  count(*) filter (where kind in (113) and day >= 46112) as c9,
  max(day) filter (where kind in (114)) as c11,
  count(*) filter (where kind in (114) and day >= 46112) as c12
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (122) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (122) and day >= coalesce(c6, 0)) as c7,
  count(*) filter (where kind in (109, 111, 114, 116) and day >= coalesce(c8, 0)) as c10,
  count(*) filter (where kind in (109, 111) and day >= coalesce(c11, 0)) as c13
  from ev join a using (person) group by person),
asked as (select person, home,
  ((coalesce(c0 > 0, false) and coalesce(c2 = 0, true)) and coalesce(c3 = 0, true)) as s0,
  ((coalesce(c4 > 0, false) and coalesce(coalesce(c5, 0) >= 2, false)) and (coalesce(c7 = 0, true) and coalesce(c3 = 0, true))) as s1,
  ((coalesce((46202 - c8) >= 42, false) and coalesce(c9 > 0, false)) and coalesce(c10 = 0, true)) as s2,
  ((coalesce((46202 - c11) >= 42, false) and coalesce(c12 > 0, false)) and coalesce(c13 = 0, true)) as s3
  from people
  left join a using (person)
  left join a2 using (person)
  where true)
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'keep_your_home.court_and_no_council', count(*) from found_keep_your_home where s0;
insert into found select 'keep_your_home.notice_and_no_council', count(*) from found_keep_your_home where s1;
insert into found select 'keep_your_home.prevention_day_42', count(*) from found_keep_your_home where s2;
insert into found select 'keep_your_home.relief_day_42', count(*) from found_keep_your_home where s3;
create temp table reasons_keep_your_home as select person, list(event) as events from (
select f.person, e.event from found_keep_your_home f join events e on e.person = f.person
  where s0 and kind in (118, 119, 120, 121, 122, 123, 124, 125, 126) and day >= 46022
  or s1 and kind in (118, 119, 120, 121, 122, 123, 124, 125, 126) and day >= 46022
  or s2 and kind in (110, 111, 113, 114, 116) and day >= 46082
  or s2 and kind in (118, 119, 120, 121, 122, 123, 124, 125, 126) and day >= 46082
  or s3 and kind in (110, 111, 113, 114, 116) and day >= 46082) group by person;
insert into signals select f.person, 'keep_your_home', r.events from found_keep_your_home f left join reasons_keep_your_home r using (person);
drop table found_keep_your_home; drop table reasons_keep_your_home;

-- new_mothers
create temp table found_new_mothers as with
ev as (select * from events where kind in (9, 40, 51, 56, 63, 93, 105, 113, 114, 116, 127, 128, 131, 145, 154, 160)),
a as (select person, count(*) filter (where kind in (127) and day >= 45837) as c0,
  count(*) filter (where kind in (154) and day >= 45552) as c1,
  arg_max(value, moment) filter (where kind in (160) and day >= 46052) as c3,
  max(day) filter (where kind in (160)) as c4,
  count(*) filter (where kind in (63) and day >= 46022) as c6,
  max(day) filter (where kind in (63)) as c7,
  count(*) filter (where kind in (127) and day >= 46052) as c9,
  max(day) filter (where kind in (127)) as c10,
  count(*) filter (where kind in (40, 113, 114, 116) and day >= 46082) as c12,
  count(*) filter (where kind in (51, 56) and day >= 45472) as c13,
  max(day) filter (where kind in (51, 56)) as c14,
  count(*) filter (where kind in (145) and role in (2) and day >= 45837) as c16,
  count(*) filter (where kind in (9, 93) and day >= 45837) as c17
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (128) and day >= coalesce(c4, 0)) as c5,
  count(*) filter (where kind in (128, 131) and day >= coalesce(c7, 0)) as c8,
  count(*) filter (where kind in (105) and day >= coalesce(c10, 0)) as c11,
  count(*) filter (where kind in (131) and day >= coalesce(c14, 0)) as c15
  from ev join a using (person) group by person),
hp as (select home, count(*) filter (where age < 1) as c2
  from people group by home),
asked as (select person, home,
  ((((coalesce(c0 > 0, false) or coalesce(c1 > 0, false)) or (coalesce(case sex when 1 then 'female' when 2 then 'male' else 'not stated' end = 'female', false) and coalesce((c2 - (people.age < 1)::int) >= 1, false))) and coalesce(c3 >= 13, false)) and coalesce(c5 = 0, true)) as s0,
  (coalesce(c6 > 0, false) and coalesce(c8 = 0, true)) as s1,
  ((coalesce(c9 > 0, false) and coalesce(c11 > 0, false)) and coalesce(((coalesce(c12 > 0, false))::int + ((coalesce(c13 > 0, false) and coalesce(c15 = 0, true)))::int + (coalesce(c16 > 0, false))::int + (coalesce(c17 > 0, false))::int) >= 1, false)) as s2
  from people
  left join a using (person)
  left join a2 using (person)
  left join hp using (home)
  where (not coalesce(age < 13, false)))
select * from asked where s0 or s1 or s2;
insert into found select 'new_mothers.high_score', count(*) from found_new_mothers where s0;
insert into found select 'new_mothers.diagnosed', count(*) from found_new_mothers where s1;
insert into found select 'new_mothers.slipping_from_view', count(*) from found_new_mothers where s2;
create temp table reasons_new_mothers as select person, list(event) as events from (
select f.person, e.event from found_new_mothers f join events e on e.person = f.person
  where s0 and kind in (127) and day >= 45837
  or s0 and kind in (154) and day >= 45902
  or s0 and kind in (160) and day >= 46052 and value >= 13
  or s0 and kind in (105) and day >= 46082
  or s0 and kind in (40, 113, 114, 116) and day >= 46082
  or s1 and kind in (63) and day >= 46022
  or s1 and kind in (127) and day >= 45837
  or s1 and kind in (105) and day >= 46082
  or s1 and kind in (40, 113, 114, 116) and day >= 46082
  or s2 and kind in (127) and day >= 46052
  or s2 and kind in (105) and day >= 46052
  or s2 and kind in (40, 113, 114, 116) and day >= 46082
  or s2 and kind in (51, 56) and day >= 45472
  or s2 and kind in (145) and role in (2) and day >= 45837
  or s2 and kind in (9, 93) and day >= 45837) group by person;
insert into signals select f.person, 'new_mothers', r.events from found_new_mothers f left join reasons_new_mothers r using (person);
drop table found_new_mothers; drop table reasons_new_mothers;

-- often_at_hospital
create temp table found_often_at_hospital as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 40, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 105, 112, 113, 114, 115, 130, 132, 153, 185)),
a as (select person, count(*) filter (where kind in (83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46112) as c0,
  count(*) filter (where kind in (84, 88, 92, 93, 112) and day >= 45837) as c1,
  count(*) filter (where kind in (153) and role in (1) and day >= 45837) as c2,
  count(*) filter (where kind in (130, 132) and day >= 45837) as c3,
  count(*) filter (where kind in (105) and day >= 45837) as c4,
  count(*) filter (where kind in (40) and day >= 45837) as c5,
  count(*) filter (where kind in (113, 114, 115) and day >= 45837) as c6,
  count(*) filter (where kind in (185) and day >= 45837) as c7,
  count(*) filter (where kind in (83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46142) as c8,
  count(*) filter (where kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46172) as c9,
  count(*) filter (where kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46112) as c10,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) and day >= 46142) as c11
  from ev group by person),
ep0 as (select person, count(*) as ep0 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 45837)
  where gap is null or gap > 1 group by person),
ep1 as (select person, count(*) as ep1 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 45837)
  where gap is null or gap > 1 group by person),
ep2 as (select person, count(*) as ep2 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) and day >= 45837)
  where gap is null or gap > 3 group by person),
asked as (select person, home,
  ((coalesce(coalesce(ep0, 0) >= 5, false) and coalesce(c0 > 0, false)) and coalesce(((coalesce(coalesce(c1, 0) >= 2, false))::int + (coalesce(c2 > 0, false))::int + (coalesce(c3 > 0, false))::int + (coalesce(coalesce(c4, 0) >= 2, false))::int + (coalesce(c5 > 0, false))::int + (coalesce(c6 > 0, false))::int + (coalesce(c7 > 0, false))::int) >= 2, false)) as s0,
  (coalesce(coalesce(ep1, 0) >= 10, false) and coalesce(c8 > 0, false)) as s1,
  (coalesce(coalesce(c9, 0) >= 5, false) or coalesce(coalesce(c10, 0) >= 12, false)) as s2,
  (coalesce(coalesce(ep2, 0) >= 4, false) and coalesce(c11 > 0, false)) as s3
  from people
  left join a using (person)
  left join ep0 using (person)
  left join ep1 using (person)
  left join ep2 using (person)
  where coalesce(age >= 18, false))
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'often_at_hospital.five_times_and_more_to_it', count(*) from found_often_at_hospital where s0;
insert into found select 'often_at_hospital.ten_times', count(*) from found_often_at_hospital where s1;
insert into found select 'often_at_hospital.calls_ambulances_often', count(*) from found_often_at_hospital where s2;
insert into found select 'often_at_hospital.admitted_four_times', count(*) from found_often_at_hospital where s3;
create temp table reasons_often_at_hospital as select person, list(event) as events from (
select f.person, e.event from found_often_at_hospital f join events e on e.person = f.person
  where s0 and kind in (83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 45837
  or s0 and kind in (153) and role in (1) and day >= 45837
  or s0 and kind in (130, 132) and day >= 45837
  or s0 and kind in (40) and day >= 45837
  or s1 and kind in (83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 45837
  or s2 and kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46112
  or s3 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) and day >= 45837) group by person;
insert into signals select f.person, 'often_at_hospital', r.events from found_often_at_hospital f left join reasons_often_at_hospital r using (person);
drop table found_often_at_hospital; drop table reasons_often_at_hospital;

-- place_of_safety
create temp table found_place_of_safety as with
ev as (select * from events where kind in (92, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 147, 152)),
a as (select person, count(*) filter (where kind in (137, 152) and role in (0, 1) and day >= 46195) as c0,
  max(day) filter (where kind in (137, 152)) as c1,
  count(*) filter (where kind in (147) and role in (1) and day >= 46188) as c3,
  count(*) filter (where kind in (128, 129, 130, 131, 132, 133, 134, 135, 136, 137) and day >= 45472) as c4,
  max(day) filter (where kind in (147)) as c5,
  count(*) filter (where kind in (92) and day >= 46195) as c7,
  max(day) filter (where kind in (92)) as c8
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (128) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (128) and day >= coalesce(c5, 0)) as c6,
  count(*) filter (where kind in (128) and day >= coalesce(c8, 0)) as c9
  from ev join a using (person) group by person),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(c2 = 0, true)) as s0,
  ((coalesce(c3 > 0, false) and coalesce(c4 > 0, false)) and coalesce(c6 = 0, true)) as s1,
  (coalesce(c7 > 0, false) and coalesce(c9 = 0, true)) as s2
  from people
  left join a using (person)
  left join a2 using (person)
  where true)
select * from asked where s0 or s1 or s2;
insert into found select 'place_of_safety.detained_and_unseen', count(*) from found_place_of_safety where s0;
insert into found select 'place_of_safety.known_and_met_by_police', count(*) from found_place_of_safety where s1;
insert into found select 'place_of_safety.left_emergency_unseen', count(*) from found_place_of_safety where s2;
create temp table reasons_place_of_safety as select person, list(event) as events from (
select f.person, e.event from found_place_of_safety f join events e on e.person = f.person
  where s0 and kind in (137, 152) and role in (0, 1) and day >= 46172
  or s0 and kind in (147, 152) and role in (1) and day >= 46112
  or s0 and kind in (129, 130, 131) and day >= 45837
  or s1 and kind in (147) and role in (1) and day >= 46112
  or s1 and kind in (128, 129, 130, 131, 132, 133, 134, 135, 136, 137) and day >= 45472
  or s2 and kind in (92) and day >= 46112
  or s2 and kind in (128, 129, 130, 131, 132, 133, 134, 135, 136, 137) and day >= 45837) group by person;
insert into signals select f.person, 'place_of_safety', r.events from found_place_of_safety f left join reasons_place_of_safety r using (person);
drop table found_place_of_safety; drop table reasons_place_of_safety;

-- safe_and_well
create temp table found_safe_and_well as with
ev as (select * from events where kind in (11, 12, 13, 14, 15, 16, 17, 30, 31, 32, 33, 34, 35, 36, 37, 41, 55, 64, 94, 95, 96, 97, 98, 99, 101, 102, 120, 164, 165, 166, 167, 168, 170)),
a as (select person, count(*) filter (where kind in (94) and day >= 46112) as c0,
  max(day) filter (where kind in (94)) as c1,
  arg_max(kind in (164), moment) filter (where kind in (164, 165, 170)) as c3,
  arg_max(kind in (166), moment) filter (where kind in (166, 167, 168)) as c4,
  count(*) filter (where kind in (97) and day >= 45472) as c5,
  count(*) filter (where kind in (55, 64, 101, 102)) as c6,
  count(*) filter (where kind in (98, 99) and day >= 45837) as c7,
  count(*) filter (where kind in (99) and day >= 45837) as c8,
  count(*) filter (where kind in (95) and day >= 45472) as c9,
  count(*) filter (where kind in (96) and day >= 45472 and value >= 4) as c10,
  count(*) filter (where kind in (120) and day >= 46022) as c11,
  count(*) filter (where kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46112) as c12,
  max(day) filter (where kind in (11, 12, 13, 14, 15, 16, 17)) as c13,
  count(*) filter (where kind in (98, 99) and day >= 45472) as c15,
  max(moment) filter (where kind in (35, 36) and (until = 0 or until > 46202)) as c16,
  max(moment) filter (where kind in (32)) as c17
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (98, 99) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (30, 31, 32, 33, 34, 35, 36, 37, 41, 98, 99) and day >= coalesce(c13, 0)) as c14
  from ev join a using (person) group by person),
ep0 as (select person, count(*) as ep0 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46112)
  where gap is null or gap > 1 group by person),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(c2 = 0, true)) as s0,
  (((coalesce(c3, c4, false) or coalesce(c5 > 0, false)) and coalesce(age >= 65, false)) and (coalesce(c6 > 0, false) and coalesce(c7 = 0, true))) as s1,
  (coalesce(c8 > 0, false) and coalesce((((coalesce(c3, c4, false) or coalesce(c5 > 0, false)))::int + (coalesce(c9 > 0, false))::int + (coalesce(c10 > 0, false))::int + (coalesce(c6 > 0, false))::int + (coalesce(coalesce(c11, 0) >= 2, false))::int + (coalesce(coalesce(c12, 0) >= 2, false))::int) >= 2, false)) as s2,
  (((coalesce(age >= 75, false) and coalesce(coalesce(ep0, 0) >= 2, false)) and coalesce(c14 = 0, true)) and (coalesce(c15 = 0, true) and (not (c16 is not null and (c17 is null or c17 < c16))))) as s3
  from people
  left join a using (person)
  left join a2 using (person)
  left join ep0 using (person)
  where coalesce(age >= 18, false))
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'safe_and_well.after_a_fire', count(*) from found_safe_and_well where s0;
insert into found select 'safe_and_well.smokes_and_slow', count(*) from found_safe_and_well where s1;
insert into found select 'safe_and_well.no_visit_and_at_risk', count(*) from found_safe_and_well where s2;
insert into found select 'safe_and_well.ambulance_twice', count(*) from found_safe_and_well where s3;
create temp table reasons_safe_and_well as select person, list(event) as events from (
select f.person, e.event from found_safe_and_well f join events e on e.person = f.person
  where s0 and kind in (94) and day >= 46112
  or s0 and kind in (95, 96, 97) and day >= 45472
  or s1 and kind in (164)
  or s1 and kind in (97) and day >= 45472
  or s1 and kind in (55, 64, 101, 102)
  or s2 and kind in (99) and day >= 45837
  or s2 and kind in (95, 96, 97) and day >= 45472
  or s2 and kind in (120) and day >= 46022
  or s2 and kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46112
  or s3 and kind in (11, 12, 13, 14, 15, 16, 17) and day >= 46112
  or s3 and kind in (95, 96, 97) and day >= 45472) group by person;
insert into signals select f.person, 'safe_and_well', r.events from found_safe_and_well f left join reasons_safe_and_well r using (person);
drop table found_safe_and_well; drop table reasons_safe_and_well;

-- school_ready
create temp table found_school_ready as with
ev as (select * from events where kind in (65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 105)),
a as (select person, count(*) filter (where kind in (66) and day >= 46022) as c0,
  max(day) filter (where kind in (66)) as c1,
  count(*) filter (where kind in (77, 78, 79, 80, 81) and day >= 45837) as c3,
  count(*) filter (where kind in (70, 71, 72, 73, 74) and day >= 45837) as c4,
  max(day) filter (where kind in (70, 71, 72, 73, 74, 77, 78, 79, 80, 81)) as c5,
  count(*) filter (where kind in (75) and day >= 45837) as c7,
  max(day) filter (where kind in (75)) as c8,
  count(*) filter (where kind in (68) and day >= 46022) as c10
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (65) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (82) and day >= coalesce(c5, 0)) as c6,
  count(*) filter (where kind in (76) and day >= coalesce(c8, 0)) as c9
  from ev join a using (person) group by person),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(c2 = 0, true)) as s0,
  ((coalesce(c3 > 0, false) or coalesce(coalesce(c4, 0) >= 2, false)) and coalesce(c6 = 0, true)) as s1,
  (coalesce(c7 > 0, false) and coalesce(c9 = 0, true)) as s2,
  coalesce(c10 > 0, false) as s3
  from people
  left join a using (person)
  left join a2 using (person)
  where coalesce(age < 7, false))
select * from asked where s0 or s1 or s2 or s3;
insert into found select 'school_ready.check_missed', count(*) from found_school_ready where s0;
insert into found select 'school_ready.below_in_one_area', count(*) from found_school_ready where s1;
insert into found select 'school_ready.no_place_at_two', count(*) from found_school_ready where s2;
insert into found select 'school_ready.behind_at_five', count(*) from found_school_ready where s3;
create temp table reasons_school_ready as select person, list(event) as events from (
select f.person, e.event from found_school_ready f join events e on e.person = f.person
  where s0 and kind in (65, 66, 67) and day >= 45837
  or s0 and kind in (105) and day >= 46022
  or s1 and kind in (77, 78, 79, 80, 81) and day >= 45837
  or s1 and kind in (70, 71, 72, 73, 74) and day >= 45837
  or s2 and kind in (75, 76) and day >= 45837
  or s2 and kind in (77, 78, 79, 80, 81) and day >= 45837
  or s3 and kind in (68, 69) and day >= 45837
  or s3 and kind in (70, 71, 72, 73, 74, 77, 78, 79, 80, 81)) group by person;
insert into signals select f.person, 'school_ready', r.events from found_school_ready f left join reasons_school_ready r using (person);
drop table found_school_ready; drop table reasons_school_ready;

-- smoke_free_homes
create temp table found_smoke_free_homes as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 40, 52, 54, 59, 64, 86, 118, 119, 120, 121, 122, 123, 124, 125, 126, 164, 165, 166, 167, 168, 169, 170, 172)),
a as (select person, arg_max(kind in (164), moment) filter (where kind in (164, 165, 170)) as c0,
  arg_max(kind in (166), moment) filter (where kind in (166, 167, 168)) as c1,
  count(*) filter (where kind in (169, 172) and day >= 45837) as c3,
  count(*) filter (where kind in (52, 54, 59, 64)) as c4,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 86) and day >= 45837) as c5,
  count(*) filter (where kind in (52, 86)) as c8
  from ev group by person),
h as (select home, count(*) filter (where kind in (118, 119, 120, 121, 122, 123, 124, 125, 126) and day >= 45107) as c2,
  count(*) filter (where kind in (52, 86)) as c7,
  count(*) filter (where kind in (118) and day >= 46082) as c10,
  max(day) filter (where kind in (118)) as c11,
  count(*) filter (where kind in (40) and day >= 46082) as c13
  from ev group by home),
h2 as (select home, count(*) filter (where kind in (122) and day >= coalesce(c11, 0)) as c12
  from ev join h using (home) group by home),
hp as (select home, count(*) filter (where age < 5) as c6,
  count(*) filter (where age < 1) as c9
  from people group by home),
asked as (select person, home,
  (coalesce(c4 > 0, false) and coalesce(c5 > 0, false)) as s0,
  (coalesce((c6 - (people.age < 5)::int) >= 1, false) and ((coalesce(c7, 0) - coalesce(c8, 0)) > 0 or coalesce((c9 - (people.age < 1)::int) >= 1, false))) as s1,
  ((coalesce(c10 > 0, false) and coalesce(c12 = 0, true)) and coalesce(c13 > 0, false)) as s2
  from people
  left join a using (person)
  left join h using (home)
  left join h2 using (home)
  left join hp using (home)
  where ((coalesce(age >= 18, false) and coalesce(c0, c1, false)) and (coalesce(c2 > 0, false) and coalesce(c3 = 0, true))))
select * from asked where s0 or s1 or s2;
insert into found select 'smoke_free_homes.tenant_with_ill_lungs', count(*) from found_smoke_free_homes where s0;
insert into found select 'smoke_free_homes.tenant_with_small_children', count(*) from found_smoke_free_homes where s1;
insert into found select 'smoke_free_homes.tenant_in_debt', count(*) from found_smoke_free_homes where s2;
create temp table reasons_smoke_free_homes as select person, list(event) as events from (
select f.person, e.event from found_smoke_free_homes f join events e on e.person = f.person
  where s0 and kind in (164)
  or s0 and kind in (52, 54, 59, 64)
  or s0 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 86) and day >= 45837
  or s1 and kind in (164)
  or s2 and kind in (164)
union
select f.person, e.event from found_smoke_free_homes f join events e on e.home = f.home
  where s1 and kind in (52, 86) and e.person <> f.person
  or s2 and kind in (118) and day >= 46082
  or s2 and kind in (40) and day >= 46082) group by person;
insert into signals select f.person, 'smoke_free_homes', r.events from found_smoke_free_homes f left join reasons_smoke_free_homes r using (person);
drop table found_smoke_free_homes; drop table reasons_smoke_free_homes;

-- stop_smoking
create temp table found_stop_smoking as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 49, 52, 54, 59, 95, 97, 105, 127, 154, 164, 165, 166, 167, 168, 170, 172)),
a as (select person, arg_max(kind in (164), moment) filter (where kind in (164, 165, 170)) as c0,
  arg_max(kind in (166), moment) filter (where kind in (166, 167, 168)) as c1,
  count(*) filter (where kind in (164, 165, 166, 167, 168, 170)) as c2,
  count(*) filter (where kind in (97) and day >= 45837) as c3,
  count(*) filter (where kind in (95) and day >= 45837) as c4,
  max(moment) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) and day >= 46019 and (until = 0 or until > 46202)) as c5,
  arg_max(until, moment) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) and day >= 46019 and (until = 0 or until > 46202)) as c6,
  max(moment) filter (where kind in (49)) as c7,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) and day >= 46172) as c8,
  count(*) filter (where kind in (172) and day >= 46022) as c9,
  count(*) filter (where kind in (52, 54, 59)) as c10,
  count(*) filter (where kind in (172) and day >= 45837) as c11,
  count(*) filter (where kind in (154) and day >= 45922) as c12,
  max(day) filter (where kind in (154)) as c13
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (127) and day >= coalesce(c13, 0)) as c14,
  count(*) filter (where kind in (172) and day >= coalesce(c13, 0)) as c15
  from ev join a using (person) group by person),
ep0 as (select person, count(*) as ep0 from (select person, day - lag(day) over (partition by person order by moment) as gap from ev where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) and day >= 45837)
  where gap is null or gap > 3 group by person),
asked as (select person, home,
  (((c5 is not null and (c6 <> 0 or c7 is null or c7 < c5)) or coalesce(c8 > 0, false)) and coalesce(c9 = 0, true)) as s0,
  ((coalesce(c10 > 0, false) and coalesce(coalesce(ep0, 0) >= 2, false)) and coalesce(c11 = 0, true)) as s1,
  ((coalesce(c12 > 0, false) and coalesce(c14 = 0, true)) and coalesce(c15 = 0, true)) as s2
  from people
  left join a using (person)
  left join a2 using (person)
  left join ep0 using (person)
  where (coalesce(c0, c1, false) or ((coalesce(c2 = 0, true) and coalesce(c3 > 0, false)) and coalesce(c4 > 0, false))))
select * from asked where s0 or s1 or s2;
insert into found select 'stop_smoking.on_the_ward', count(*) from found_stop_smoking where s0;
insert into found select 'stop_smoking.lungs', count(*) from found_stop_smoking where s1;
insert into found select 'stop_smoking.pregnant', count(*) from found_stop_smoking where s2;
create temp table reasons_stop_smoking as select person, list(event) as events from (
select f.person, e.event from found_stop_smoking f join events e on e.person = f.person
  where s0 and kind in (164, 166) and day >= 45472
  or s0 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) and day >= 46019
  or s0 and kind in (52, 54, 59)
  or s0 and kind in (97) and day >= 45837
  or s1 and kind in (164, 166) and day >= 45472
  or s1 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) and day >= 45837
  or s1 and kind in (52, 54, 59)
  or s2 and kind in (154) and day >= 45922
  or s2 and kind in (164, 166) and day >= 45472
  or s2 and kind in (105) and day >= 46112) group by person;
insert into signals select f.person, 'stop_smoking', r.events from found_stop_smoking f left join reasons_stop_smoking r using (person);
drop table found_stop_smoking; drop table reasons_stop_smoking;

-- urgent_response
create temp table found_urgent_response as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 35, 36, 39, 55, 64, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 101, 102, 173, 174, 175)),
a as (select person, count(*) filter (where kind in (173) and day >= 46200) as c0,
  max(day) filter (where kind in (173)) as c1,
  count(*) filter (where kind in (15) and day >= 46201) as c3,
  max(day) filter (where kind in (15)) as c4,
  count(*) filter (where kind in (35, 36, 55, 64, 101, 102)) as c7,
  count(*) filter (where kind in (39)) as c9,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17) and day >= 46200) as c11,
  count(*) filter (where kind in (175) and day >= 46200) as c12
  from ev group by person),
h as (select home, count(*) filter (where kind in (39)) as c8,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17) and day >= 46200) as c10
  from ev group by home),
a2 as (select person, count(*) filter (where kind in (175) and day >= coalesce(c1, 0)) as c2,
  count(*) filter (where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= coalesce(c4, 0)) as c5,
  count(*) filter (where kind in (175) and day >= coalesce(c4, 0)) as c6
  from ev join a using (person) group by person),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(c2 = 0, true)) as s0,
  ((coalesce(age >= 65, false) and coalesce(c3 > 0, false)) and (coalesce(c5 = 0, true) and coalesce(c6 = 0, true))) as s1,
  ((coalesce(c7 > 0, false) and (coalesce(c8, 0) - coalesce(c9, 0)) > 0) and ((coalesce(c10, 0) - coalesce(c11, 0)) > 0 and coalesce(c12 = 0, true))) as s2
  from people
  left join a using (person)
  left join h using (home)
  left join a2 using (person)
  where coalesce(age >= 18, false))
select * from asked where s0 or s1 or s2;
insert into found select 'urgent_response.waits_for_the_team', count(*) from found_urgent_response where s0;
insert into found select 'urgent_response.fell_and_stayed', count(*) from found_urgent_response where s1;
insert into found select 'urgent_response.carer_in_hospital', count(*) from found_urgent_response where s2;
create temp table reasons_urgent_response as select person, list(event) as events from (
select f.person, e.event from found_urgent_response f join events e on e.person = f.person
  where s0 and kind in (173, 174, 175) and day >= 46195
  or s0 and kind in (35, 36, 55, 64, 101, 102)
  or s1 and kind in (15) and day >= 46172
  or s1 and kind in (35, 36, 55, 64, 101, 102)
  or s2 and kind in (35, 36, 55, 64, 101, 102)
union
select f.person, e.event from found_urgent_response f join events e on e.home = f.home
  where s2 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17) and day >= 46200 and e.person <> f.person
  or s2 and kind in (39) and e.person <> f.person) group by person;
insert into signals select f.person, 'urgent_response', r.events from found_urgent_response f left join reasons_urgent_response r using (person);
drop table found_urgent_response; drop table reasons_urgent_response;

-- warm_home
create temp table found_warm_home as with
ev as (select * from events where kind in (2, 4, 5, 12, 52, 54, 59, 64, 86, 88, 100, 101, 102, 125, 126)),
a as (select person, count(*) filter (where kind in (2, 4, 5, 12, 86, 88) and day >= 46082) as c1,
  count(*) filter (where kind in (125, 126) and day >= 45837) as c2,
  count(*) filter (where kind in (125, 126) and day >= 46142) as c3,
  count(*) filter (where kind in (126) and day >= 46188) as c4
  from ev group by person),
h as (select home, count(*) filter (where kind in (125, 126) and day >= 46082) as c0,
  count(*) filter (where kind in (54, 59, 100, 101, 102)) as c5
  from ev group by home),
hp as (select home, count(*) filter (where age < 1) as c6
  from people group by home),
asked as (select person, home,
  (coalesce(c0 > 0, false) and coalesce(c1 > 0, false)) as s0,
  (coalesce(coalesce(c2, 0) >= 3, false) and coalesce(c3 > 0, false)) as s1,
  (coalesce(c4 > 0, false) and ((coalesce(age >= 75, false) and coalesce(c5 > 0, false)) or coalesce(c6 >= 1, false))) as s2
  from people
  left join a using (person)
  left join h using (home)
  left join hp using (home)
  where true)
select * from asked where s0 or s1 or s2;
insert into found select 'warm_home.ill_in_a_cold_home', count(*) from found_warm_home where s0;
insert into found select 'warm_home.asked_three_times', count(*) from found_warm_home where s1;
insert into found select 'warm_home.no_heating_and_frail', count(*) from found_warm_home where s2;
create temp table reasons_warm_home as select person, list(event) as events from (
select f.person, e.event from found_warm_home f join events e on e.person = f.person
  where s0 and kind in (2, 4, 5, 12, 86, 88) and day >= 46082
  or s0 and kind in (52, 54, 59, 64)
  or s1 and kind in (125, 126) and day >= 45837
  or s2 and kind in (125, 126) and day >= 46142
union
select f.person, e.event from found_warm_home f join events e on e.home = f.home
  where s0 and kind in (125, 126) and day >= 46082
  or s2 and kind in (54, 59, 100, 101, 102)) group by person;
insert into signals select f.person, 'warm_home', r.events from found_warm_home f left join reasons_warm_home r using (person);
drop table found_warm_home; drop table reasons_warm_home;

-- working_well
create temp table found_working_well as with
ev as (select * from events where kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 51, 53, 54, 56, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 130, 133, 134, 135, 136, 178, 181, 182, 183, 185, 186)),
a as (select person, count(*) filter (where kind in (181, 183, 185, 186) and day >= 45107) as c0,
  max(day) filter (where kind in (181, 183, 185, 186)) as c1,
  count(*) filter (where kind in (51, 53, 54, 56, 133, 134, 135, 136, 178) and day >= 44377) as c3,
  count(*) filter (where kind in (185, 186) and day >= 46112) as c4,
  count(*) filter (where kind in (183) and day >= 46019) as c5,
  max(day) filter (where kind in (181)) as c6,
  count(*) filter (where kind in (178) and day >= 44377) as c7,
  count(*) filter (where kind in (51, 53, 54, 56) and day >= 44377) as c8,
  count(*) filter (where kind in (130) and day >= 45837) as c9
  from ev group by person),
a2 as (select person, count(*) filter (where kind in (182) and day >= coalesce(c1, 0)) as c2
  from ev join a using (person) group by person),
asked as (select person, home,
  coalesce(c4 > 0, false) as s0,
  coalesce(coalesce(c5, 0) >= 2, false) as s1,
  (coalesce((46202 - c6) >= 365, false) and (coalesce(c7 > 0, false) or (coalesce(c8 > 0, false) and (coalesce(c5 > 0, false) or coalesce(c9 > 0, false))))) as s2
  from people
  left join a using (person)
  left join a2 using (person)
  where ((((not coalesce(age < 16, false)) and (not coalesce(age >= 67, false))) and coalesce(c0 > 0, false)) and (coalesce(c2 = 0, true) and coalesce(c3 > 0, false))))
select * from asked where s0 or s1 or s2;
insert into found select 'working_well.sanction_near', count(*) from found_working_well where s0;
insert into found select 'working_well.missing_appointments', count(*) from found_working_well where s1;
insert into found select 'working_well.a_year_out', count(*) from found_working_well where s2;
create temp table reasons_working_well as select person, list(event) as events from (
select f.person, e.event from found_working_well f join events e on e.person = f.person
  where s0 and kind in (181, 183, 185, 186) and day >= 45472
  or s0 and kind in (51, 53, 54, 56, 133, 134, 135, 136, 178) and day >= 44377
  or s0 and kind in (130) and day >= 45837
  or s0 and kind in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93) and day >= 46142
  or s1 and kind in (181, 183, 185, 186) and day >= 45472
  or s1 and kind in (51, 53, 54, 56, 133, 134, 135, 136, 178) and day >= 44377
  or s1 and kind in (130) and day >= 45837
  or s2 and kind in (181)
  or s2 and kind in (178)
  or s2 and kind in (51, 53, 54, 56) and day >= 44377
  or s2 and kind in (183) and day >= 46019
  or s2 and kind in (130) and day >= 45837) group by person;
insert into signals select f.person, 'working_well', r.events from found_working_well f left join reasons_working_well r using (person);
drop table found_working_well; drop table reasons_working_well;
