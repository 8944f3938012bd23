package dev.pgtrace.ui.statements;

import java.util.Map;
import java.util.Set;

/// Names of PostgreSQL's built-in types, whose OIDs are the same in every database (pg_type.dat).
final class PgTypes {
    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(16L, "boolean"),
            Map.entry(17L, "bytea"),
            Map.entry(18L, "\"char\""),
            Map.entry(19L, "name"),
            Map.entry(20L, "bigint"),
            Map.entry(21L, "smallint"),
            Map.entry(23L, "integer"),
            Map.entry(25L, "text"),
            Map.entry(26L, "oid"),
            Map.entry(114L, "json"),
            Map.entry(142L, "xml"),
            Map.entry(199L, "json[]"),
            Map.entry(600L, "point"),
            Map.entry(650L, "cidr"),
            Map.entry(700L, "real"),
            Map.entry(701L, "double precision"),
            Map.entry(705L, "unknown"),
            Map.entry(790L, "money"),
            Map.entry(829L, "macaddr"),
            Map.entry(869L, "inet"),
            Map.entry(1000L, "boolean[]"),
            Map.entry(1001L, "bytea[]"),
            Map.entry(1005L, "smallint[]"),
            Map.entry(1007L, "integer[]"),
            Map.entry(1009L, "text[]"),
            Map.entry(1015L, "varchar[]"),
            Map.entry(1016L, "bigint[]"),
            Map.entry(1021L, "real[]"),
            Map.entry(1022L, "double precision[]"),
            Map.entry(1028L, "oid[]"),
            Map.entry(1042L, "char"),
            Map.entry(1043L, "varchar"),
            Map.entry(1082L, "date"),
            Map.entry(1083L, "time"),
            Map.entry(1114L, "timestamp"),
            Map.entry(1115L, "timestamp[]"),
            Map.entry(1182L, "date[]"),
            Map.entry(1184L, "timestamptz"),
            Map.entry(1185L, "timestamptz[]"),
            Map.entry(1186L, "interval"),
            Map.entry(1231L, "numeric[]"),
            Map.entry(1266L, "timetz"),
            Map.entry(1560L, "bit"),
            Map.entry(1562L, "varbit"),
            Map.entry(1700L, "numeric"),
            Map.entry(2205L, "regclass"),
            Map.entry(2206L, "regtype"),
            Map.entry(2249L, "record"),
            Map.entry(2278L, "void"),
            Map.entry(2950L, "uuid"),
            Map.entry(2951L, "uuid[]"),
            Map.entry(3614L, "tsvector"),
            Map.entry(3615L, "tsquery"),
            Map.entry(3802L, "jsonb"),
            Map.entry(3807L, "jsonb[]"),
            Map.entry(3904L, "int4range"),
            Map.entry(3906L, "numrange"),
            Map.entry(3908L, "tsrange"),
            Map.entry(3910L, "tstzrange"),
            Map.entry(3912L, "daterange"),
            Map.entry(3926L, "int8range"));

    private static final Set<Long> NUMBERS = Set.of(20L, 21L, 23L, 26L, 700L, 701L, 1700L);

    /// No type of a value that could be cast to it.
    private static final Set<Long> PSEUDO = Set.of(705L, 2249L, 2278L);

    private PgTypes() {}

    /// The type's name, or the number where it is none of PostgreSQL's own; empty where there is none.
    static String name(long oid) {
        return oid <= 0 ? "" : NAMES.getOrDefault(oid, Long.toString(oid));
    }

    static boolean isNumber(long oid) {
        return NUMBERS.contains(oid);
    }

    /// Whether a value can be cast to the type by name.
    static boolean isCastable(long oid) {
        return NAMES.containsKey(oid) && !PSEUDO.contains(oid);
    }
}
