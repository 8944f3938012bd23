/// Manual pages (`man pgtrace`, `man pgtrace-analyze`, …) made from the declarations of the commands, so that they say
/// what `-h` says. The language is roff with the macros of man(7), which every Unix has.
@NullMarked
package dev.pgtrace.cli.manual;

import org.jspecify.annotations.NullMarked;
