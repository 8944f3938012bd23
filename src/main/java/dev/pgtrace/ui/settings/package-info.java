/// The settings: how the window looks and speaks.
@NullMarked
package dev.pgtrace.ui.settings;

import org.jspecify.annotations.NullMarked;
