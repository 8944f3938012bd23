/// Pure functions from a `Trace` to result records: ledger, profile, plans, tiers, hotspots, flame geometry.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis;
