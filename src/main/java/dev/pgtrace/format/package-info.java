/// Every file grammar, one sub-package each: detect it, read it into a `TraceSink`, decode details on demand.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format;
