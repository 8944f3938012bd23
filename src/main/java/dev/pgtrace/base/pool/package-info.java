/// Small dictionaries for readers: bytes and hashes to dense ids.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.pool;
