package dev.pgtrace.server.experiment;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.experiment.ExperimentOptions.CacheState;
import dev.pgtrace.model.experiment.ExperimentRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/// Throws the blocks of relations out of the server's shared buffers, with functions of pg_buffercache: PostgreSQL 17
/// can evict one block, 18 a relation at a time. What the operating system keeps stays there.
///
/// @param way      how
/// @param schema   of the extension
/// @param problem  why it is not done though it was asked for, a sentence, or empty
public record CacheEviction(Way way, String schema, String problem) {
    /// How blocks are thrown out.
    public enum Way {
        NONE,
        BLOCKS,
        RELATIONS
    }

    private static final int FIRST_VERSION = 17;
    private static final String EXTENSION = "SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_extension e"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_buffercache'";
    /// A relation, its indexes, and the relation and index of its long values.
    private static final String PARTS = """
            WITH named AS (SELECT pg_catalog.to_regclass(name)::oid AS oid FROM unnest(?::text[]) AS name),
            tables AS (
              SELECT oid FROM named
              UNION SELECT c.reltoastrelid FROM named JOIN pg_catalog.pg_class c USING (oid)
                WHERE c.reltoastrelid <> 0),
            parts AS (
              SELECT oid FROM tables
              UNION SELECT i.indexrelid FROM tables t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid)
            """;

    static CacheEviction of(Connection connection, int major, ExperimentRequest request) throws SQLException {
        if (request.options().cache() == CacheState.AS_FOUND) {
            return new CacheEviction(Way.NONE, "", "");
        }
        if (major < FIRST_VERSION) {
            return refused(KeptTexts.of("kept.ab.eviction.version"));
        }
        String schema = schema(connection);
        if (schema.isEmpty()) {
            return refused(KeptTexts.of("kept.ab.eviction.extension"));
        }
        if (may(connection, schema + ".pg_buffercache_evict_relation(regclass)")) {
            return new CacheEviction(Way.RELATIONS, schema, "");
        }
        if (may(connection, schema + ".pg_buffercache_evict(integer)")) {
            return new CacheEviction(Way.BLOCKS, schema, "");
        }
        return refused(KeptTexts.of("kept.ab.eviction.right"));
    }

    private static CacheEviction refused(String problem) {
        return new CacheEviction(Way.NONE, "", problem);
    }

    private static String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EXTENSION)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /// Everybody may call the functions, and they refuse whoever is no superuser.
    private static boolean may(Connection connection, String function) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.to_regprocedure(?) IS NOT NULL"
                        + " AND pg_catalog.current_setting('is_superuser')::boolean")) {
            statement.setString(1, function);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /// What is run, for whoever has to agree.
    public String statement() {
        return switch (way) {
            case NONE -> "";
            case RELATIONS -> "SELECT " + schema + ".pg_buffercache_evict_relation(…) for each relation of the plan";
            case BLOCKS -> "SELECT " + schema + ".pg_buffercache_evict(…) for each block of each relation of the plan";
        };
    }

    /// Throws out what is there of relations.
    ///
    /// @return blocks that are still there, because somebody uses them
    long evict(Connection connection, Collection<String> relations) throws SQLException {
        String evict =
                switch (way) {
                    case NONE -> "";
                    case RELATIONS ->
                        "SELECT coalesce(sum(e.buffers_skipped), 0) FROM parts, LATERAL " + schema
                                + ".pg_buffercache_evict_relation(parts.oid::regclass) e";
                    case BLOCKS ->
                        "SELECT count(*) FROM (SELECT " + evictBlock(connection) + " AS gone FROM " + schema
                                + ".pg_buffercache b JOIN parts ON b.relfilenode ="
                                + " pg_catalog.pg_relation_filenode(parts.oid::regclass) WHERE b.reldatabase = (SELECT oid"
                                + " FROM pg_catalog.pg_database WHERE datname = current_database())) e WHERE NOT gone";
                };
        if (evict.isEmpty() || relations.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(PARTS + evict)) {
            statement.setArray(1, connection.createArrayOf("text", relations.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// The function returns a truth in version 1.5 of the extension (PostgreSQL 17) and a record from 1.6 on.
    private String evictBlock(Connection connection) throws SQLException {
        String call = schema + ".pg_buffercache_evict(b.bufferid)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT prorettype = 'boolean'::regtype FROM pg_catalog.pg_proc"
                        + " WHERE oid = pg_catalog.to_regprocedure('" + schema
                        + ".pg_buffercache_evict(integer)')::oid")) {
            return row.next() && row.getBoolean(1) ? call : "(" + call + ").buffer_evicted";
        }
    }
}
