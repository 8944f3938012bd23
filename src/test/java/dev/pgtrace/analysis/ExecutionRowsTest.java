package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import org.junit.jupiter.api.Test;

class ExecutionRowsTest {
    private final SmallTrace trace = new SmallTrace().backend(1, "a", "b");

    @Test
    void findsTheWaitsOfALogWhoseOffsetsAreInNoOrder() {
        int cursor = trace.parse(1, "select 1");
        int first = trace.execute(cursor);
        int second = trace.execute(cursor);
        int ofSecond = trace.waited(second, "transactionid", Component.LOCK_WAITS, 700);
        trace.set(ofSecond, WaitColumn.OFFSET_BYTES, 900_000);
        int ofFirst = trace.waited(first, "relation", Component.LOCK_WAITS, 500);
        int more = trace.waited(first, "tuple", Component.LOCK_WAITS, 20);
        trace.set(ofFirst, WaitColumn.OFFSET_BYTES, 3).set(more, WaitColumn.OFFSET_BYTES, 1);
        trace.set(first, ExecutionColumn.FIRST_WAIT, ofFirst).set(first, ExecutionColumn.WAIT_COUNT, 2);
        trace.set(second, ExecutionColumn.FIRST_WAIT, ofSecond).set(second, ExecutionColumn.WAIT_COUNT, 1);
        Trace read = trace.trace();

        assertThat(ExecutionRows.waits(read, first)).containsExactly(ofFirst, more);
        assertThat(ExecutionRows.waits(read, second)).containsExactly(ofSecond);
    }

    @Test
    void addsUpTheWaitsOfALogWhoseOffsetsAreInNoOrder() {
        int cursor = trace.parse(1, "select 1");
        int first = trace.execute(cursor);
        int second = trace.execute(cursor);
        trace.set(first, ExecutionColumn.ELAPSED_MICROS, 1_000).set(second, ExecutionColumn.ELAPSED_MICROS, 1_000);
        int ofSecond = trace.waited(second, "transactionid", Component.LOCK_WAITS, 700);
        int ofFirst = trace.waited(first, "relation", Component.LOCK_WAITS, 500);
        trace.set(ofSecond, WaitColumn.OFFSET_BYTES, 900_000).set(ofFirst, WaitColumn.OFFSET_BYTES, 1);

        ExecutionAccounts accounts = new ExecutionAccounts(trace.trace(), TierModel.standard());

        assertThat(accounts.of(first).ledger().micros(Component.LOCK_WAITS)).isEqualTo(500);
        assertThat(accounts.of(second).ledger().micros(Component.LOCK_WAITS)).isEqualTo(700);
    }

    @Test
    void findsTheWaitsOfOtherFormatsBetweenTheirRecords() {
        int cursor = trace.parse(1, "select 1");
        int first = trace.execute(cursor);
        int one = trace.waited(first, "a", Component.LOCK_WAITS, 1);
        int second = trace.execute(cursor);
        int two = trace.waited(second, "b", Component.LOCK_WAITS, 1);
        Trace read = trace.trace();

        assertThat(ExecutionRows.waits(read, first)).containsExactly(one);
        assertThat(ExecutionRows.waits(read, second)).containsExactly(two);
    }
}
