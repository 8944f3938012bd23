/// What every feature of the window shares and none owns: texts, the open trace and its selection, actions.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit;
