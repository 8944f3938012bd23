package dev.pgtrace.server.address;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.AddressSyntaxException;
import java.util.Map;
import java.util.Set;

/// Parameters of JDBC URLs by their meaning in libpq. Those that only tune a driver are left out, with a note.
final class JdbcParameters {
    private static final Map<String, String> KEYWORDS = Map.ofEntries(
            Map.entry("user", "user"),
            Map.entry("password", "password"),
            Map.entry("PGHOST", "host"),
            Map.entry("PGPORT", "port"),
            Map.entry("PGDBNAME", "dbname"),
            Map.entry("service", "service"),
            Map.entry("options", "options"),
            Map.entry("connectTimeout", "connect_timeout"),
            Map.entry("loginTimeout", "connect_timeout"),
            Map.entry("sslmode", "sslmode"),
            Map.entry("sslrootcert", "sslrootcert"),
            Map.entry("sslcert", "sslcert"),
            Map.entry("sslkey", "sslkey"),
            Map.entry("sslpassword", "sslpassword"),
            Map.entry("sslNegotiation", "sslnegotiation"),
            Map.entry("channelBinding", "channel_binding"),
            Map.entry("requireAuth", "require_auth"),
            Map.entry("gssEncMode", "gssencmode"),
            Map.entry("kerberosServerName", "krbsrvname"));

    private static final Map<String, String> TARGETS = Map.of(
            "any", "any",
            "primary", "primary",
            "master", "primary",
            "secondary", "standby",
            "slave", "standby",
            "preferSecondary", "prefer-standby",
            "preferSlave", "prefer-standby",
            "preferPrimary", "any");

    private static final Set<String> DRIVER = Set.of(
            "ApplicationName",
            "assumeMinServerVersion",
            "autosave",
            "binaryTransfer",
            "defaultRowFetchSize",
            "prepareThreshold",
            "preparedStatementCacheQueries",
            "preferQueryMode",
            "readOnly",
            "reWriteBatchedInserts",
            "socketTimeout",
            "sslfactory",
            "sslhostnameverifier",
            "stringtype",
            "socketFactory",
            "loggerLevel",
            "cancelSignalTimeout");

    private JdbcParameters() {}

    static void put(Said said, String name, String value, int column) throws AddressSyntaxException {
        String keyword = KEYWORDS.get(name);
        if (keyword != null) {
            said.put(keyword, value, column);
            return;
        }
        switch (name) {
            case "ssl" -> {
                if (said.get("sslmode").isEmpty()) {
                    // The driver's own meaning of ssl=true, stricter than libpq's.
                    said.put("sslmode", value.equals("false") ? "prefer" : "verify-full", column);
                }
            }
            case "targetServerType" -> {
                String target = TARGETS.get(value);
                if (target == null) {
                    throw new AddressSyntaxException(column, Texts.get("server.address.jdbcTarget"));
                }
                said.put("target_session_attrs", target, column);
            }
            case "currentSchema" ->
                said.put(
                        "options",
                        (said.text("options") + " -c search_path="
                                        + value.replace("\\", "\\\\").replace(" ", "\\ "))
                                .strip(),
                        column);
            case "loadBalanceHosts" ->
                said.put("load_balance_hosts", value.equals("true") ? "random" : "disable", column);
            case "tcpKeepAlive" -> said.put("keepalives", value.equals("true") ? "1" : "0", column);
            default ->
                said.note(
                        Keyword.of(name).isPresent() || isName(name)
                                ? Texts.get("server.address.jdbcLeftOut", name)
                                : Texts.get("server.address.jdbcOneLeftOut"));
        }
    }

    /// A word that can be shown: a driver's parameter, not a piece of a password with an ampersand in it.
    private static boolean isName(String name) {
        return DRIVER.contains(name);
    }
}
