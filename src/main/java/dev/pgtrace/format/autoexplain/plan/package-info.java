/// Plans as EXPLAIN and auto_explain print them, in JSON and in text, of PostgreSQL 13 to 18: made into the same
/// nodes, whatever the form.
///
/// Labels are those of the text form (`Parallel Seq Scan`, `Finalize GroupAggregate`, `Hash Left Join`, `Update`).
/// EXPLAIN prints times and rows as averages of a loop, here they are sums over all loops; blocks are sums already.
/// Everything that has no field is in the details, as the text form spells it, one `Name: value` each.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.autoexplain.plan;
