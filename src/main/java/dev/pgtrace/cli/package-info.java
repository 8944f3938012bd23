/// The command line: picocli commands and exit codes. Standard output is data, standard error is progress.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.cli;
