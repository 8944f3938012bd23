/// Connecting to a server: one field that takes any address, the form that it fills, and a test that says what is
/// missing. Passwords go through and are kept nowhere here.
@NullMarked
package dev.pgtrace.ui.connect;

import org.jspecify.annotations.NullMarked;
