/// Controls that more than one feature uses. They draw what they are given and compute nothing about traces.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.control;
