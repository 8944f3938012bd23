package dev.pgtrace.model.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitComponentsTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', CPU",
        "Lock, transactionid, LOCK_WAITS",
        "IO, DataFileRead, READS_UNSPLIT",
        "IO, AioIoCompletion, READS_UNSPLIT",
        "IO, BuffileRead, TEMP_IO",
        "IO, BufFileWrite, TEMP_IO",
        "IO, WALSync, WAL_WRITES",
        "IO, WalSync, WAL_WRITES",
        "IO, DataFileExtend, WAL_WRITES",
        "IO, SlruRead, READS_UNSPLIT",
        "LWLock, WALWrite, WAL_WRITES",
        "LWLock, BufferMapping, OTHER_WAITS",
        "IPC, SyncRep, WAL_WRITES",
        "Client, ClientRead, CLIENT",
        "Timeout, PgSleep, OTHER_WAITS",
    })
    void findsTheComponentOfAWait(String waitClass, String event, Component component) {
        assertThat(WaitComponents.of(waitClass, event)).isEqualTo(component);
    }
}
