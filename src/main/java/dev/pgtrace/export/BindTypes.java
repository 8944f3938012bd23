package dev.pgtrace.export;

import dev.pgtrace.model.Dialect;

/// Names of the usual types of bind values.
final class BindTypes {
    private BindTypes() {}

    /// `int8`, `type 16400` for a type of the database's own, empty where the trace names none.
    static String name(long type, Dialect dialect) {
        if (type < 0) {
            return "";
        }
        String name = dialect == Dialect.ORACLE_10046 ? oracle(type) : postgres(type);
        return name.isEmpty() ? ReportTexts.get("text.type", Long.toString(type)) : name;
    }

    private static String postgres(long oid) {
        return switch ((int) Math.min(oid, Integer.MAX_VALUE)) {
            case 16 -> "bool";
            case 17 -> "bytea";
            case 18 -> "char";
            case 19 -> "name";
            case 20 -> "int8";
            case 21 -> "int2";
            case 23 -> "int4";
            case 25 -> "text";
            case 26 -> "oid";
            case 114 -> "json";
            case 700 -> "float4";
            case 701 -> "float8";
            case 705 -> "unknown";
            case 869 -> "inet";
            case 1007 -> "int4[]";
            case 1009 -> "text[]";
            case 1016 -> "int8[]";
            case 1042 -> "bpchar";
            case 1043 -> "varchar";
            case 1082 -> "date";
            case 1083 -> "time";
            case 1114 -> "timestamp";
            case 1184 -> "timestamptz";
            case 1186 -> "interval";
            case 1700 -> "numeric";
            case 2950 -> "uuid";
            case 3802 -> "jsonb";
            default -> "";
        };
    }

    private static String oracle(long code) {
        return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
            case 1 -> "VARCHAR2";
            case 2 -> "NUMBER";
            case 8 -> "LONG";
            case 12 -> "DATE";
            case 23 -> "RAW";
            case 69 -> "ROWID";
            case 96 -> "CHAR";
            case 112 -> "CLOB";
            case 113 -> "BLOB";
            case 180 -> "TIMESTAMP";
            default -> "";
        };
    }
}
