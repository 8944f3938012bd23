/// Numbers and times as people read them: the one place of rounding and formatting.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.text;
