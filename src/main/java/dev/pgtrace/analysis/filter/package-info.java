/// A small language that chooses executions, for the command line's `--filter` and the window's filter chips:
///
/// ```
/// elapsed > 10ms and (table = orders or sql ~ "from orders") and not nested
/// ```
///
/// Comparisons `= != < <= > >=` and `~` (contains, whatever the case), `and`, `or`, `not`, parentheses. Terms
/// beside each other are joined by `and`. A word or quoted text alone is looked for in the SQL; `#12` is `id =
/// 12`. [dev.pgtrace.analysis.filter.FilterField] lists the fields. A figure that the trace does not have
/// compares as false.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.filter;
