/// The sessions of a server: who is there, what they wait for, who blocks whom, and starting a trace of them. The
/// view models know no scene.
@NullMarked
package dev.pgtrace.ui.sessions;

import org.jspecify.annotations.NullMarked;
