/// The vocabulary of recording a running server: whom it covers, what is recorded, what it writes to the server, and
/// how it goes. Records only.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.model.capture;
