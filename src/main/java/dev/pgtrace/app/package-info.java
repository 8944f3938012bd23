/// One class per user intention, blocking and cancellable, free of any toolkit.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.app;
