@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.sql;
