/// Addresses of servers as people write them: libpq's URIs and keyword strings, JDBC URLs, services, the PG*
/// variables and password files. Reads files, opens no connection.
@NullMarked
package dev.pgtrace.server.address;

import org.jspecify.annotations.NullMarked;
