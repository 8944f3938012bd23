package dev.pgtrace.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.autoexplain.ExplainFormat;
import dev.pgtrace.format.autoexplain.ReadLog;
import dev.pgtrace.format.autoexplain.ServerLogFormat;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Tag;

/// Any bytes read as a server log and as an output of EXPLAIN: read or refused, and every text can be decoded.
@Tag("fuzz")
class ServerLogFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void readsAnyBytes(byte[] bytes) throws TraceException {
        MemorySegment head = MemorySegment.ofArray(bytes);
        if (new ServerLogFormat().matches(head)) {
            ReadLog.everything(new ServerLogFormat(), bytes);
        }
        if (new ExplainFormat().matches(head)) {
            ReadLog.everything(new ExplainFormat(), bytes);
        }
    }
}
