/// The look: theme, colours with their meanings, fonts. The only place that names a colour.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.theme;
