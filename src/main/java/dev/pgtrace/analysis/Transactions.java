package dev.pgtrace.analysis;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which statements begin and end transactions, by their texts.
final class Transactions {
    private static final List<String> BEGIN = List.of(
            "begin",
            "begin work",
            "begin transaction",
            "start transaction",
            "begin read only",
            "begin read write",
            "begin isolation level read committed",
            "begin isolation level repeatable read",
            "begin isolation level serializable",
            "start transaction read only");
    private static final List<String> END = List.of(
            "commit",
            "commit work",
            "commit transaction",
            "end",
            "end transaction",
            "rollback",
            "rollback work",
            "rollback transaction",
            "abort");

    /// What a statement does to the transaction.
    enum Step {
        BEGIN,
        END,
        NONE
    }

    private final byte[] steps;

    Transactions(Trace trace) {
        this.steps = new byte[trace.statements().size()];
        long[] begins = fingerprints(BEGIN);
        long[] ends = fingerprints(END);
        for (int i = 0; i < steps.length; i++) {
            long fingerprint = trace.statements().get(i, StatementColumn.FINGERPRINT);
            steps[i] = (byte) (has(begins, fingerprint) ? 1 : has(ends, fingerprint) ? 2 : 0);
        }
    }

    /// @param statement row, or -1
    Step of(int statement) {
        return statement < 0 || steps[statement] == 0 ? Step.NONE : steps[statement] == 1 ? Step.BEGIN : Step.END;
    }

    private static boolean has(long[] fingerprints, long wanted) {
        for (long fingerprint : fingerprints) {
            if (fingerprint == wanted) {
                return true;
            }
        }
        return false;
    }

    private static long[] fingerprints(List<String> texts) {
        SqlFingerprinter fingerprinter = new SqlFingerprinter();
        return texts.stream()
                .mapToLong(text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    return fingerprinter.of(bytes, 0, bytes.length);
                })
                .toArray();
    }
}
