package dev.pgtrace.server.address;

import dev.pgtrace.base.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The keywords that an address may have.
///
/// @param name     as libpq spells it
/// @param variable of the environment, or empty
/// @param use      what becomes of it
record Keyword(String name, String variable, Use use) {
    enum Use {
        /// Has a field of its own in the address.
        FIELD,
        /// Kept as it was said.
        MORE,
        /// A password.
        SECRET,
        /// Understood, but of no use to us.
        IGNORED
    }

    /// Beyond this a word is no misspelt keyword.
    private static final int LONGEST = 40;

    private static final List<Keyword> ALL = List.of(
            field("service", "PGSERVICE"),
            field("host", "PGHOST"),
            field("hostaddr", "PGHOSTADDR"),
            field("port", "PGPORT"),
            field("dbname", "PGDATABASE"),
            field("user", "PGUSER"),
            new Keyword("password", "PGPASSWORD", Use.SECRET),
            more("passfile", "PGPASSFILE"),
            field("options", "PGOPTIONS"),
            field("connect_timeout", "PGCONNECT_TIMEOUT"),
            // Ours, as libpq has none: milliseconds for each statement of the product.
            field("statement_timeout", ""),
            field("sslmode", "PGSSLMODE"),
            field("sslrootcert", "PGSSLROOTCERT"),
            field("sslcert", "PGSSLCERT"),
            field("sslkey", "PGSSLKEY"),
            field("sslcrl", "PGSSLCRL"),
            new Keyword("sslpassword", "", Use.SECRET),
            field("target_session_attrs", "PGTARGETSESSIONATTRS"),
            more("load_balance_hosts", "PGLOADBALANCEHOSTS"),
            more("sslnegotiation", "PGSSLNEGOTIATION"),
            more("channel_binding", "PGCHANNELBINDING"),
            more("require_auth", "PGREQUIREAUTH"),
            more("gssencmode", "PGGSSENCMODE"),
            more("krbsrvname", "PGKRBSRVNAME"),
            more("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION"),
            more("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION"),
            more("keepalives", ""),
            ignored("application_name"),
            ignored("fallback_application_name"),
            ignored("client_encoding"),
            ignored("keepalives_idle"),
            ignored("keepalives_interval"),
            ignored("keepalives_count"),
            ignored("tcp_user_timeout"),
            ignored("replication"),
            ignored("gsslib"),
            ignored("gssdelegation"),
            ignored("sslcompression"),
            ignored("sslcertmode"),
            ignored("sslcrldir"),
            ignored("sslsni"),
            ignored("sslkeylogfile"),
            ignored("requirepeer"),
            ignored("requiressl"),
            ignored("min_protocol_version"),
            ignored("max_protocol_version"),
            ignored("scram_client_key"),
            ignored("scram_server_key"),
            ignored("servicefile"),
            ignored("oauth_issuer"),
            ignored("oauth_client_id"),
            ignored("oauth_client_secret"),
            ignored("oauth_scope"));

    private static Keyword field(String name, String variable) {
        return new Keyword(name, variable, Use.FIELD);
    }

    private static Keyword more(String name, String variable) {
        return new Keyword(name, variable, Use.MORE);
    }

    private static Keyword ignored(String name) {
        return new Keyword(name, "", Use.IGNORED);
    }

    static List<Keyword> all() {
        return ALL;
    }

    static Optional<Keyword> of(String name) {
        return ALL.stream().filter(keyword -> keyword.name.equals(name)).findFirst();
    }

    /// A keyword that was likely meant. The word itself is not quoted in messages: it may be part of a password.
    static String hint(String word) {
        if (word.length() > LONGEST) {
            return "";
        }
        String wanted = word.toLowerCase(Locale.ROOT).replace("-", "_");
        for (Keyword keyword : ALL) {
            if (distance(wanted, keyword.name) <= (wanted.length() < 6 ? 1 : 2)) {
                return Texts.get("server.address.meant", keyword.name);
            }
        }
        return "";
    }

    /// Letters to change, add, leave out or swap with their neighbour.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
