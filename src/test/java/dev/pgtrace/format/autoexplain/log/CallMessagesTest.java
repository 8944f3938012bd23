package dev.pgtrace.format.autoexplain.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.autoexplain.message.MessageReader;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages of calls that are read in the bytes have to be what the reader of any message makes of them.
class CallMessagesTest {
    private static final List<String> MESSAGES = List.of(
            "duration: 0.026 ms  execute <unnamed>: SELECT abalance FROM pgbench_accounts WHERE aid = $1;",
            "duration: 12345.678 ms  execute S_1/C_2: select ': '",
            "duration: 0.655 ms  parse <unnamed>: select 1\nfrom t",
            "duration: 0.655 ms  bind a:b: select 1",
            "duration: 0.026 ms  execute fetch from <unnamed>/C_3: select ..",
            "duration: 0.251 ms  statement: select 'größer'",
            "duration: 0.251 ms  statement: ",
            "duration: 0.251 ms  statement: {\n{}",
            "duration: 0.251 ms  statement: x\nQuery Text: y",
            "duration: 0.251 ms  statement: a text of more than fifty characters before its line ends\n{}",
            "duration: 0.251 ms",
            "duration: 0.251 ms  plan:\nQuery Text: q\nResult  (cost=0.00..0.01 rows=1 width=4)",
            "Dauer: 0.251 ms  Anweisung: select 1",
            "duration: 0.251 ms  Anweisung: select 1",
            "duration: 0.251 ms  fastpath function call: \"f\" (OID 7)");
    private static final String LETTERS = ": \t\n{Q.<0xé";

    private final CallMessages calls = new CallMessages(StandardCharsets.UTF_8, LogDecoder.texts());
    private int read;

    @Test
    void saysWhatTheReaderOfAnyMessageSays() {
        MESSAGES.forEach(this::compare);

        assertThat(read).isEqualTo(7);
    }

    @Test
    void saysTheSameOfOtherMessages() {
        Random random = new Random(3);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder message = new StringBuilder(MESSAGES.get(random.nextInt(MESSAGES.size())));
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(Math.min(60, message.length()));
                char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
                if (random.nextBoolean()) {
                    message.insert(at, letter);
                } else {
                    message.setCharAt(at, letter);
                }
            }
            compare(message.toString());
        }

        assertThat(read).isGreaterThan(3_000);
    }

    @Test
    void makesTheTextOfAStatementOnce() {
        byte[] message = MESSAGES.getFirst().getBytes(StandardCharsets.UTF_8);

        assertThat(calls.read(message, 0, message.length).sql())
                .isSameAs(calls.read(message.clone(), 0, message.length).sql());
    }

    private void compare(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        LoggedCall call = calls.read(bytes, 0, bytes.length);
        if (call != null) {
            read++;
            LogRecordBuilder record = new LogRecordBuilder()
                    .set(LogText.SEVERITY, "LOG")
                    .set(LogText.DETAIL, "parameters: $1 = '5'")
                    .set(LogNumber.TIME, 7);
            ServerMessage found = new MessageReader().read(record.set(call).build());
            ServerMessage expected = new MessageReader()
                    .read(record.clear()
                            .set(LogText.SEVERITY, "LOG")
                            .set(LogText.DETAIL, "parameters: $1 = '5'")
                            .set(LogText.MESSAGE, message)
                            .build());
            assertThat(found).as(message).isEqualTo(expected);
        }
    }
}
