package dev.pgtrace.analysis.sql;

import java.util.List;

/// Texts that are hard to read, for the tests of this package.
final class SqlCorpus {
    static final List<String> NASTY = List.of(
            "select 'a''b', E'\\'', U&'\\0041' uescape '!', $t$ $$ ' $t$, \"q\"\"q\", U&\"x\", B'1', X'F', N'n'",
            "/* a /* b */ c */ select 1 -- x\n + .5e-3 - 0x1F_F / 1..2 ** a[1:2] :: int4 @-1 #>> $1 ?| :b1",
            "insert into t(a) values (1, null, f('x')), (2, 'y', (select 3)), (4, '5', ((6))) on conflict do nothing;",
            "select * from t where (a, b) in ((1, -2), (date '2020-01-01', '3'::numeric(1, 2)[])) and c = array[[1],[2]]",
            "select a from t where x in ($1, $2, $3) and y not in ('a', 'b') and j ? 'k' and z = ? limit 10; select 2",
            "values ((values (1), (2)), (values (array[1, 2]), (in (3))), null), (((((((",
            "select größe, $_$ümläut$_$, \"Straße\" from \u00a0t\u3000",
            "a in (in (in (1, in (2), array[array[3], row(4)]), values (5),(6)) - - - - - - 7 + + 8",
            ":\"SYS_B_0\" :1 :x [:y] ::z := => .. . .5 5. 5.. $ $$ $a $1$ $a$ ' ",
            "\0\1\2 \\ ` ~ | & ^ % ! # @ { } \u007f");

    private SqlCorpus() {}
}
