package dev.pgtrace.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import org.junit.jupiter.api.Test;

class PgbenchLoadTest {
    @Test
    void readsTheRateWithoutTheTimeToConnect() throws TraceException {
        assertThat(PgbenchLoad.result("""
                transaction type: <builtin: select only>
                number of transactions actually processed: 11628
                number of failed transactions: 0 (0.000%)
                latency average = 0.516 ms
                initial connection time = 4.511 ms
                tps = 1938.107651 (without initial connection time)
                """)).isEqualTo(new LoadResult(11628, 1938.107651));
    }

    @Test
    void readsTheRateOfPgbench13() throws TraceException {
        assertThat(PgbenchLoad.result("""
                number of transactions actually processed: 100
                tps = 90.5 (including connections establishing)
                tps = 99.25 (excluding connections establishing)
                """)).isEqualTo(new LoadResult(100, 99.25));
    }

    @Test
    void quotesWhatPgbenchPrintedInstead() {
        assertThatThrownBy(() -> PgbenchLoad.result("pgbench: error: no such table\n"))
                .isInstanceOf(TraceException.class)
                .hasMessage("pgbench printed no rate but: pgbench: error: no such table.");
    }
}
