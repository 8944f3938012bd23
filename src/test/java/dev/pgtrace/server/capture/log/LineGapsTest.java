package dev.pgtrace.server.capture.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.autoexplain.log.LogNumber;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogRecordBuilder;
import dev.pgtrace.format.autoexplain.log.LogText;
import org.junit.jupiter.api.Test;

class LineGapsTest {
    private final LineGaps gaps = new LineGaps();

    private static LogRecord record(String session, long pid, long line, long rows) {
        return new LogRecordBuilder()
                .set(LogText.SESSION_ID, session)
                .set(LogNumber.PID, pid)
                .set(LogNumber.LINE_NUMBER, line)
                .set(LogNumber.ROWS, rows)
                .build();
    }

    @Test
    void countsWhatIsMissingOfASession() {
        assertThat(gaps.missingBefore(record("a.1", 1, 5, 1))).isZero();
        assertThat(gaps.missingBefore(record("b.1", 1, 9, 1))).isZero();
        assertThat(gaps.missingBefore(record("a.1", 1, 8, 1))).isEqualTo(2);
    }

    @Test
    void countsTheRowsOfPlainText() {
        assertThat(gaps.missingBefore(record("a.1", 1, 5, 3))).isZero();
        assertThat(gaps.missingBefore(record("a.1", 1, 8, 1))).isZero();
    }

    @Test
    void tellsSessionsApartByTheirProcessWhereTheyHaveNoName() {
        assertThat(gaps.missingBefore(record("", 1, 5, 1))).isZero();
        assertThat(gaps.missingBefore(record("", 2, 50, 1))).isZero();
        assertThat(gaps.missingBefore(record("", 1, 7, 1))).isEqualTo(1);
        assertThat(gaps.missingBefore(record("", 1, 1, 1)))
                .as("another process with the number")
                .isZero();
    }
}
