/// Where bytes come from: files, compressed files, standard input. Byte ranges, no grammar.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.source;
