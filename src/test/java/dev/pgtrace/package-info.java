/// What the first word of a command line leads to.
@org.jspecify.annotations.NullMarked
package dev.pgtrace;
