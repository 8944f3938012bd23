#!/usr/bin/env bash
# Makes the pairs of plans that PlanPairsTest compares, with real servers:
#   PG15='postgresql://postgres@127.0.0.1:5415/postgres' PG18='postgresql://…:5418/…' ./make.sh
# Each side is EXPLAIN (ANALYZE, BUFFERS, VERBOSE, FORMAT JSON) in a transaction of its own that is rolled back, into
# NN-name.old.json and NN-name.new.json. Figures differ from run to run; read the expected matches (matches.txt) anew
# after making them.
set -euo pipefail
cd "$(dirname "$0")"
url=""

schema() {
  psql -qX "$1" <<'SQL'
drop schema if exists cmp cascade; create schema cmp; set search_path = cmp;
create table customers (id int primary key, name text, region text, city text);
create table orders (id int primary key, customer_id int, status text, total numeric, placed date);
create table items (order_id int, product_id int, quantity int, price numeric);
create table products (id int primary key, name text, category text);
create table reviews (product_id int, customer_id int, stars int);
create table staff (id int primary key, boss int, name text);
create table events (id int, at date, kind text, customer_id int) partition by range (at);
create table events_01 partition of events for values from ('2026-01-01') to ('2026-02-01');
create table events_02 partition of events for values from ('2026-02-01') to ('2026-03-01');
create table events_03 partition of events for values from ('2026-03-01') to ('2026-04-01');
create table events_04 partition of events for values from ('2026-04-01') to ('2026-05-01');
insert into customers select i, 'c' || i, 'r' || i % 7, 'city' || i % 50 from generate_series(1, 4000) i;
insert into orders select i, 1 + i * 7919 % 4000, (array['open','paid','sent'])[1 + i % 3], i % 900, date '2026-01-01' + i % 120 from generate_series(1, 30000) i;
insert into items select 1 + i * 31 % 30000, 1 + i * 17 % 800, 1 + i % 5, i % 100 from generate_series(1, 60000) i;
insert into products select i, 'p' || i, 'cat' || i % 12 from generate_series(1, 800) i;
insert into reviews select 1 + i * 13 % 800, 1 + i * 29 % 4000, 1 + i % 5 from generate_series(1, 8000) i;
insert into staff select i, case when i > 1 then i / 4 + 1 - (i % 4 = 0)::int end, 's' || i from generate_series(1, 2000) i;
insert into events select i, date '2026-01-01' + i % 120, 'k' || i % 5, 1 + i % 4000 from generate_series(1, 20000) i;
create index orders_customer on orders (customer_id);
create index items_order on items (order_id);
create index events_customer on events (customer_id);
analyze customers, orders, items, products, reviews, staff, events;
SQL
}

side() { # file, setup, query
  {
    echo "begin; set local search_path = cmp; set local max_parallel_workers_per_gather = 0; set local jit = off;"
    echo "$2"
    echo "explain (analyze, buffers, verbose, format json) $3;"
    echo "rollback;"
  } | psql -qAtX -v ON_ERROR_STOP=1 "$url" >"$1"
}

pair() { # name, old setup, old query, new setup, new query ("=" is the old one)
  local query=$5; [[ $query != '=' ]] || query=$3
  side "$1.old.json" "$2" "$3"
  side "$1.new.json" "$4" "$query"
}

parallel='set local max_parallel_workers_per_gather = 2; set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0; set local min_parallel_table_scan_size = 0;'
explicit='set local join_collapse_limit = 1; set local from_collapse_limit = 1;'
join3='select o.id, c.name, i.price from orders o join customers c on c.id = o.customer_id join items i on i.order_id = o.id'

schema "$PG18"; schema "$PG15"
url=$PG18
pair 01-index-added '' "select * from orders where status = 'paid' and placed = '2026-03-01'" 'create index orders_placed on orders (placed); set local enable_bitmapscan = off;' =
pair 02-index-to-bitmap 'set local enable_bitmapscan = off; set local enable_seqscan = off;' 'select * from orders where customer_id between 100 and 120' 'set local enable_indexscan = off; set local enable_seqscan = off;' =
pair 03-other-index 'create index orders_status on orders (status); set local enable_bitmapscan = off; set local enable_seqscan = off;' "select * from orders where status = 'paid' and placed = '2026-03-01'" 'create index orders_status_placed on orders (placed, status); set local enable_bitmapscan = off; set local enable_seqscan = off;' =
pair 04-index-only 'create index orders_ct on orders (customer_id); set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_indexonlyscan = off;' 'select customer_id from orders where customer_id < 50' 'create index orders_ct on orders (customer_id); set local enable_seqscan = off; set local enable_bitmapscan = off;' =
pair 05-bitmap-or '' "select * from orders where customer_id = 7 or id = 9" 'set local enable_bitmapscan = off; set local enable_indexscan = off;' =
pair 06-join-order "$explicit" "select count(*) from (orders o join customers c on c.id = o.customer_id) join items i on i.order_id = o.id where c.region = 'r1'" "$explicit" "select count(*) from customers c join (orders o join items i on i.order_id = o.id) on c.id = o.customer_id where c.region = 'r1'"
pair 07-join-order-five "$explicit set local enable_nestloop = off;" "select count(*) from customers c join orders o on o.customer_id = c.id join items i on i.order_id = o.id join products p on p.id = i.product_id join reviews r on r.product_id = p.id and r.customer_id = c.id where p.category = 'cat3'" "$explicit set local enable_nestloop = off;" "select count(*) from ((products p join reviews r on r.product_id = p.id) join items i on i.product_id = p.id) join (orders o join customers c on c.id = o.customer_id) on i.order_id = o.id and r.customer_id = c.id where p.category = 'cat3'"
pair 08-hash-to-nestloop 'set local enable_nestloop = off; set local enable_mergejoin = off;' "$join3 where c.city = 'city3'" 'set local enable_hashjoin = off; set local enable_mergejoin = off;' =
pair 09-hash-to-merge 'set local enable_nestloop = off; set local enable_mergejoin = off;' 'select o.id, c.name from orders o join customers c on c.id = o.customer_id' 'set local enable_nestloop = off; set local enable_hashjoin = off;' =
pair 10-hash-sides-swapped 'set local enable_nestloop = off; set local enable_mergejoin = off;' 'select o.id, c.name from orders o join customers c on c.id = o.customer_id' 'set local enable_nestloop = off; set local enable_mergejoin = off;' "select o.id, c.name from orders o join customers c on c.id = o.customer_id where o.placed = '2026-02-02' and o.status = 'paid' and o.total < 50"
pair 11-left-to-inner '' 'select c.id, o.id from customers c left join orders o on o.customer_id = c.id' '' 'select c.id, o.id from customers c join orders o on o.customer_id = c.id'
pair 12-parallel-aggregate '' 'select count(*), sum(total) from orders' "$parallel" =
pair 13-parallel-join 'set local enable_nestloop = off; set local enable_mergejoin = off;' 'select c.region, count(*) from orders o join customers c on c.id = o.customer_id group by c.region' "$parallel set local enable_nestloop = off; set local enable_mergejoin = off;" =
pair 14-parallel-sort '' 'select * from orders order by total, id' "$parallel" =
pair 15-partition-pruned '' "select count(*) from events where kind = 'k1'" '' "select count(*) from events where kind = 'k1' and at = '2026-02-03'"
pair 16-partitions-two-of-four '' "select e.kind, c.region from events e join customers c on c.id = e.customer_id" '' "select e.kind, c.region from events e join customers c on c.id = e.customer_id where e.at between '2026-02-10' and '2026-03-10'"
pair 17-partitions-at-run-time 'set local plan_cache_mode = force_custom_plan; prepare q(date) as select count(*) from events where at >= $1;' "execute q('2026-03-05')" 'set local plan_cache_mode = force_generic_plan; prepare q(date) as select count(*) from events where at >= $1;' =
pair 18-cte-inlined '' "with recent as materialized (select * from orders where placed > '2026-04-01') select c.name, r.total from recent r join customers c on c.id = r.customer_id where r.status = 'open'" '' "with recent as not materialized (select * from orders where placed > '2026-04-01') select c.name, r.total from recent r join customers c on c.id = r.customer_id where r.status = 'open'"
pair 19-cte-used-twice '' "with t as materialized (select customer_id, sum(total) s from orders group by customer_id) select a.s from t a join t b on a.customer_id = b.customer_id where b.s > 100" '' "with t as not materialized (select customer_id, sum(total) s from orders group by customer_id) select a.s from t a join t b on a.customer_id = b.customer_id where b.s > 100"
pair 20-subplan-to-join '' "select c.id, (select sum(o.total) from orders o where o.customer_id = c.id) from customers c where c.region = 'r2'" '' "select c.id, s.total from customers c left join (select customer_id, sum(total) as total from orders o group by customer_id) s on s.customer_id = c.id where c.region = 'r2'"
pair 21-exists-to-semi-join '' "select c.id from customers c where exists (select 1 from orders o where o.customer_id = c.id and o.total > 800 offset 0)" '' "select c.id from customers c where exists (select 1 from orders o where o.customer_id = c.id and o.total > 800)"
pair 22-not-in-to-anti-join '' 'select c.id from customers c where c.id not in (select customer_id from orders where total > 850)' '' 'select c.id from customers c where not exists (select 1 from orders where customer_id = c.id and total > 850)'
pair 23-initplan '' 'select * from orders where total = (select max(total) from orders)' '' 'select o.* from orders o join (select max(total) as m from orders) x on o.total = x.m'
pair 24-sort-to-index-order '' 'select * from orders order by placed limit 10' 'create index orders_placed on orders (placed);' =
url=$PG15
pair 25-incremental-sort 'set local enable_incremental_sort = off; create index orders_placed on orders (placed);' 'select * from orders order by placed, total limit 200' 'create index orders_placed on orders (placed);' =
pair 26-hash-to-group-aggregate '' 'select customer_id, count(*) from orders group by customer_id' 'set local enable_hashagg = off;' =
pair 27-memoize 'set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_memoize = off;' 'select i.price, p.name from items i join products p on p.id = i.product_id' 'set local enable_hashjoin = off; set local enable_mergejoin = off;' =
pair 28-union-all-to-union '' "select id from orders where status = 'open' union all select order_id from items where quantity = 5" '' "select id from orders where status = 'open' union select order_id from items where quantity = 5"
pair 29-window-index-order '' 'select customer_id, row_number() over (partition by customer_id order by placed) from orders' 'create index orders_cp on orders (customer_id, placed); set local enable_sort = off; set local enable_seqscan = off; set local enable_bitmapscan = off;' =
pair 30-lateral-to-window '' "select c.id, o.id from customers c cross join lateral (select * from orders o where o.customer_id = c.id order by placed desc limit 1) o where c.region = 'r1'" '' "select c.id, o.id from customers c join (select o.*, row_number() over (partition by customer_id order by placed desc) n from orders o) o on o.customer_id = c.id and o.n = 1 where c.region = 'r1'"
pair 31-update-with-index '' "update orders set status = 'sent' where placed = '2026-02-02'" 'create index orders_placed on orders (placed); set local enable_bitmapscan = off; set local enable_seqscan = off;' =
pair 32-self-join "$explicit" 'select a.id from orders a join orders b on b.customer_id = a.customer_id and b.id <> a.id where a.id = 77' "$explicit" 'select a.id from orders b join orders a on b.customer_id = a.customer_id and b.id <> a.id where b.placed = '"'2026-02-02'"' and a.total = 5'
pair 33-function-and-values '' "select c.name, g from customers c join generate_series(1, 100) g on g = c.id join (values (1), (2), (3)) v(n) on v.n = g" 'set local enable_hashjoin = off; set local enable_mergejoin = off;' =
pair 34-recursion 'set local enable_hashjoin = on;' "with recursive t as (select id, boss from staff where id = 1 union all select s.id, s.boss from staff s join t on s.boss = t.id) select count(*) from t" 'create index staff_boss on staff (boss); set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_bitmapscan = off;' =
pair 35-distinct-sorted '' 'select distinct region from customers' 'set local enable_hashagg = off;' =
pair 36-same '' "$join3 where c.id = 17" '' =
# another version of the server, the same statement
url=$PG15; side 37-other-version.old.json '' "select c.region, (select count(*) from products), sum(o.total) from orders o join customers c on c.id = o.customer_id group by c.region order by 1"
url=$PG18; side 37-other-version.new.json '' "select c.region, (select count(*) from products), sum(o.total) from orders o join customers c on c.id = o.customer_id group by c.region order by 1"
