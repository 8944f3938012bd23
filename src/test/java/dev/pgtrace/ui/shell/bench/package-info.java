@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.shell.bench;
