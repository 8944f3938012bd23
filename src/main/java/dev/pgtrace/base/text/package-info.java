/// Numbers, times and texts as people read them: the one place of rounding and formatting, and of the language.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.text;
