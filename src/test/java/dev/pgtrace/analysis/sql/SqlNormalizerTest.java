package dev.pgtrace.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlNormalizerTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "⟶", quoteCharacter = '¦', textBlock = """
            # constants
            select 1                                             ⟶ SELECT ?
            select 'a'                                           ⟶ SELECT ?
            select 'it''s', ''                                   ⟶ SELECT ?, ?
            select E'a\\'b', e'\\\\'                             ⟶ SELECT ?, ?
            select E'a''b\\''                                    ⟶ SELECT ?
            select U&'d\\0061t', u&'x' uescape '!'               ⟶ SELECT ?, ? uescape ?
            select B'101', b'1', X'1F', x'', N'n', n'n'          ⟶ SELECT ?, ?, ?, ?, ?, ?
            select $$a'b$$, $x$ $$ $y$ $x$, $_1$a$_1$            ⟶ SELECT ?, ?, ?
            select a$b$c, a$b$ from t                            ⟶ SELECT a$b$c, a$b$ FROM t
            select 1.5, .5, 1., 1e10, 1.5E-3, .5e+2              ⟶ SELECT ?, ?, ?, ?, ?, ?
            select 1_000, 0x1F, 0o17, 0b101, 0XFF_FF             ⟶ SELECT ?, ?, ?, ?, ?
            select 1a, 1e, 0xg                                   ⟶ SELECT ? a, ? e, ? xg
            for i in 1..10 loop                                  ⟶ FOR i IN ?..? loop
            select null, true, false                             ⟶ SELECT NULL, TRUE, FALSE
            where a is not null and b is true                    ⟶ WHERE a IS NOT NULL AND b IS TRUE
            select 'a'\\n  'b', 'c'                              ⟶ SELECT ?, ?
            select E'a'\\n '\\'b', 1                             ⟶ SELECT ?, ?
            select 'unclosed                                     ⟶ SELECT ?
            select $q$unclosed $$ x                              ⟶ SELECT ?
            # signs
            select -1, + 2, - - 3, a - 4, a -5, (a)-6, a[1]-7    ⟶ SELECT ?, ?, ?, a - ?, a - ?, (a) - ?, a[?] - ?
            select -a, - (1), a = -1, a=-1, a * -1, -'1'         ⟶ SELECT -a, -(?), a = ?, a = ?, a * ?, -?
            where x between -1 and -2 or y > all (select -3)     ⟶ WHERE x BETWEEN ? AND ? OR y > ALL (SELECT ?)
            case when a then -1 else -2 end - 3                  ⟶ CASE WHEN a THEN ? ELSE ? END - ?
            select t.end - 1, current_date - 30, null - 1        ⟶ SELECT t.end - ?, CURRENT_DATE - ?, NULL - ?
            # parameters
            select $1, $22 + 1, :1, :b2, :"SYS_B_0", ?           ⟶ SELECT $1, $22 + ?, :1, :b2, :"sys_b_0", ?
            where a=? and b like ? and c in (?,?) and (?)>0      ⟶ WHERE a = ? AND b LIKE ? AND c IN (…) AND (?) > ?
            where j ? 'k' and j ?| $1 and (j) ?& a               ⟶ WHERE j ? ? AND j ?| $1 AND (j) ?& a
            where j @? '$.a' and j @@ $1                         ⟶ WHERE j @? ? AND j @@ $1
            # lists
            a in (1)                                             ⟶ a IN (…)
            a in (1, 2,3 , -4)                                   ⟶ a IN (…)
            a not in ('x','y', null)                             ⟶ a NOT IN (…)
            a in ($1,$2,$3)                                      ⟶ a IN (…)
            a in ($1::int, '2'::numeric(10,2), '{3}'::int[])     ⟶ a IN (…)
            a in ('x'::character varying(3), 1::pg_catalog.int4) ⟶ a IN (…)
            d in (date '2020-01-01', DATE '2020-01-02')          ⟶ d IN (…)
            (a,b) in ((1,2),(3,4))                               ⟶ (a, b) IN (…)
            a in (1, b)                                          ⟶ a IN (?, b)
            a in (1, f(2), 3)                                    ⟶ a IN (?, f(?), ?)
            a in (select 1)                                      ⟶ a IN (SELECT ?)
            a in (1::numeric(b), 2)                              ⟶ a IN (?::numeric(b), ?)
            a in ()                                              ⟶ a IN ()
            a in (1, 2, 'cut                                     ⟶ a IN (…
            a in (1, 2,                                          ⟶ a IN (…
            a in (…) and b in (1,…)                              ⟶ a IN (…) AND b IN (…)
            a = any (array[1,2,3])                               ⟶ a = ANY (ARRAY[…])
            a = any(array['x']::text[])                          ⟶ a = ANY (ARRAY[…]::text[])
            select array[[1,2],[3,4]], array[array[1],array[2]]  ⟶ SELECT ARRAY[…], ARRAY[…]
            select array[a, 1], array[]                          ⟶ SELECT ARRAY[a, ?], ARRAY[]
            insert into t values (1,'a')                         ⟶ INSERT INTO t VALUES (?, ?)
            insert into t values (1,'a'),(2,'b')                 ⟶ INSERT INTO t VALUES (?, ?), …
            insert into t values (1,null),(2,'b'),(3,true)       ⟶ INSERT INTO t VALUES (?, ?), …
            insert into t(a,b) values (1,null) returning a       ⟶ INSERT INTO t(a, b) VALUES (?, NULL) RETURNING a
            values (1,now()),(2,f(3,(4))) on conflict do nothing ⟶ VALUES (?, now()), … ON CONFLICT DO NOTHING
            values (1, default), (2, (3                          ⟶ VALUES (?, DEFAULT), …
            values (1),                                          ⟶ VALUES (?), …
            values (?, ?), …                                     ⟶ VALUES (?, ?), …
            select (values (1),(2)), (values (3))                ⟶ SELECT (VALUES (?), …), (VALUES (?))
            values ((values (1),(2)), null), (3, 4)              ⟶ VALUES ((VALUES (?), (?)), ?), …
            # words and names
            SeLeCt Foo, "Foo", "a ""b"" c" FROM BaR                ⟶ SELECT foo, "Foo", "a ""b"" c" FROM bar
            select t."A".b, t . c, U&"d\\0061" from s.t          ⟶ SELECT t."A".b, t.c, U&"d\\0061" FROM s.t
            select größe, "Ä" from straße                        ⟶ SELECT größe, "Ä" FROM straße
            select left(a, 1) from t left join u on true         ⟶ SELECT left(a, ?) FROM t LEFT JOIN u ON TRUE
            select t.user, t.order from t                        ⟶ SELECT t.user, t.order FROM t
            select e, b, x, n, u from e                          ⟶ SELECT e, b, x, n, u FROM e
            # types
            select date '2020-01-01', interval '1 day'           ⟶ SELECT date ?, interval ?
            select '1'::int, a::numeric(10, 2), b::text[]        ⟶ SELECT ?::int, a::numeric(?, ?), b::text[]
            select cast('1' as int), a::timestamp with time zone ⟶ SELECT CAST (? AS int), a::timestamp WITH time zone
            # operators and punctuation
            select a<>b, a != b, a<=-1, a>=+b, a||-b             ⟶ SELECT a <> b, a <> b, a <= ?, a >= +b, a ||- b
            select a@-1, a<->b, a->'x'->>'y', a#>>'{}'           ⟶ SELECT a @- ?, a <-> b, a -> ? ->> ?, a #>> ?
            select a=-- comment\\n1, a*/* x */2, a+--\\n-1       ⟶ SELECT a = ?, a * ?, a + ?
            select a[1], a[1:2], a[:x], a[b:c]                   ⟶ SELECT a[?], a[?:?], a[:x], a[b:c]
            call f(a => 1, b := 2)                               ⟶ CALL f(a => ?, b := ?)
            select count(*), count ( * ), t.*, 2*3               ⟶ SELECT count(*), count(*), t.*, ? * ?
            select a(+), \\a, $ from dual@link                   ⟶ SELECT a(+), \\ a, $ FROM dual @ link
            # comments, white space, semicolons
            /* a /* nested */ b */ select -- c\\n 1              ⟶ SELECT ?
            select 1 /* unclosed                                 ⟶ SELECT ?
            select\\t1\\r\\n+\\f2                                ⟶ SELECT ? + ?
            select 1; ;                                          ⟶ SELECT ?
            ;select 1; select 2;                                 ⟶ SELECT ?; SELECT ?
            # statements
            select * from t limit 10 offset 20                   ⟶ SELECT * FROM t LIMIT ? OFFSET ?
            fetch 10 from c1                                     ⟶ FETCH ? FROM c1
            set work_mem = '64MB'                                ⟶ SET work_mem = ?
            set local x to -1                                    ⟶ SET local x TO ?
            select sum(a) over (partition by b order by c)       ⟶ SELECT sum(a) OVER (PARTITION BY b ORDER BY c)
            with w as (select 1) select * from w                 ⟶ WITH w AS (SELECT ?) SELECT * FROM w
            create table t(a int default -1, b varchar(10))      ⟶ CREATE TABLE t(a int DEFAULT ?, b varchar(?))
            begin                                                ⟶ BEGIN
            """)
    void normalises(String sql, String expected) {
        String text = unescaped(sql);

        assertThat(SqlNormalizer.text(text)).isEqualTo(unescaped(expected));
        assertThat(SqlNormalizer.text(unescaped(expected))).isEqualTo(unescaped(expected));
    }

    @Test
    void givesEmptyTextForWhatHasNoTokens() {
        assertThat(SqlNormalizer.text("")).isEmpty();
        assertThat(SqlNormalizer.text(" -- nothing\n/* */ ;")).isEmpty();
    }

    @Test
    void keepsNamesOfOtherCharacterSets() {
        byte[] sql = "select größe from t where a in ('ä', 'ö')".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SqlNormalizer.text(sql, 0, sql.length, StandardCharsets.ISO_8859_1))
                .isEqualTo("SELECT größe FROM t WHERE a IN (…)");
    }

    @Test
    void normalisesRangeOnly() {
        byte[] sql = "xx'select 1'yy".getBytes(StandardCharsets.UTF_8);

        assertThat(SqlNormalizer.text(sql, 3, 11, StandardCharsets.UTF_8)).isEqualTo("SELECT ?");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\f", "\f");
    }
}
