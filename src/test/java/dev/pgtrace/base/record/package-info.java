/// Tests of records as bytes.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.record;
