package dev.pgtrace.analysis.sql;

import dev.pgtrace.model.Dialect;
import java.util.Map;
import java.util.Set;

/// What the type numbers of bind values mean.
public enum BindTypes {
    /// OIDs of built-in types, which are the same in every database (pg_type.dat).
    POSTGRESQL(
            Map.ofEntries(
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
                    Map.entry(3926L, "int8range")),
            Set.of(20L, 21L, 23L, 26L, 700L, 701L, 1700L),
            Set.of(25L, 705L, 2249L, 2278L)),
    /// Codes of Oracle's `dty`.
    ORACLE(
            Map.ofEntries(
                    Map.entry(1L, "VARCHAR2"),
                    Map.entry(2L, "NUMBER"),
                    Map.entry(8L, "LONG"),
                    Map.entry(11L, "ROWID"),
                    Map.entry(12L, "DATE"),
                    Map.entry(23L, "RAW"),
                    Map.entry(24L, "LONG RAW"),
                    Map.entry(96L, "CHAR"),
                    Map.entry(100L, "BINARY_FLOAT"),
                    Map.entry(101L, "BINARY_DOUBLE"),
                    Map.entry(102L, "REF CURSOR"),
                    Map.entry(112L, "CLOB"),
                    Map.entry(113L, "BLOB"),
                    Map.entry(123L, "VARRAY"),
                    Map.entry(180L, "TIMESTAMP"),
                    Map.entry(181L, "TIMESTAMP WITH TIME ZONE"),
                    Map.entry(182L, "INTERVAL YEAR TO MONTH"),
                    Map.entry(183L, "INTERVAL DAY TO SECOND"),
                    Map.entry(208L, "UROWID"),
                    Map.entry(231L, "TIMESTAMP WITH LOCAL TIME ZONE")),
            Set.of(2L, 100L, 101L),
            Set.of());

    private final Map<Long, String> names;
    private final Set<Long> numbers;
    private final Set<Long> uncast;

    BindTypes(Map<Long, String> names, Set<Long> numbers, Set<Long> uncast) {
        this.names = names;
        this.numbers = numbers;
        this.uncast = uncast;
    }

    public static BindTypes of(Dialect dialect) {
        return dialect == Dialect.ORACLE_10046 ? ORACLE : POSTGRESQL;
    }

    /// The type's name, or the number where it is none of the known ones; empty where there is none.
    public String name(long type) {
        return type <= 0 ? "" : names.getOrDefault(type, Long.toString(type));
    }

    public boolean isNumber(long type) {
        return numbers.contains(type);
    }

    /// What makes a literal the type that the bind was: `::date`, or the empty text.
    String cast(long type) {
        return this == POSTGRESQL && names.containsKey(type) && !uncast.contains(type) ? "::" + names.get(type) : "";
    }
}
