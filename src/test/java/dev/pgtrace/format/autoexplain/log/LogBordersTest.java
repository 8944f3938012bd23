package dev.pgtrace.format.autoexplain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a decoder says of the pieces between borders is what it says of the whole, records that are too long included.
class LogBordersTest {
    private static final int LONGEST = 900;
    private static final LogLinePrefix PREFIX =
            LogLinePrefix.of("m=%m n=%n p=%p c=%c l=%l v=%v x=%x e=%e a=%a u=%u d=%d h=%h b=%b i=%i Q=%Q P=%P ");

    @ParameterizedTest
    @ValueSource(strings = {"pg15-serverlog-csvlog.csv", "pg15-serverlog-jsonlog.json", "pg15-serverlog-stderr.log"})
    void saysTheSameOfPiecesAsOfTheWhole(String sample) throws IOException {
        byte[] whole = Decoded.sample(sample);
        Random random = new Random(4);
        int pieces = 0;
        for (int round = 0; round < 100; round++) {
            byte[] log = whole.clone();
            for (int i = random.nextInt(80); i > 0; i--) {
                log[random.nextInt(log.length)] = (byte) "\"\n\t,".charAt(random.nextInt(4));
            }
            Function<LogSink, LogDecoder> decoder = decoder(sample);
            Decoded expected = Decoded.of(log, 1 + random.nextInt(5_000), decoder);
            Decoded found = new Decoded();
            pieces += inPieces(log, borders(sample), random, decoder, found);
            assertThat(found.records).as("round %d", round).isEqualTo(expected.records);
            assertThat(found.issues).as("round %d", round).isEqualTo(expected.issues);
        }
        assertThat(pieces).isGreaterThan(300);
    }

    private static int inPieces(
            byte[] log, LogBorders borders, Random random, Function<LogSink, LogDecoder> make, Decoded into) {
        MemorySegment bytes = MemorySegment.ofArray(log);
        List<Long> cuts = new ArrayList<>(List.of(0L));
        for (long cut = 0; cut >= 0; ) {
            cut = borders.first(bytes, cut + random.nextInt(3_000), log.length);
            if (cut >= 0) {
                cuts.add(cut);
            }
        }
        long lines = 0;
        Decoded piece = new Decoded();
        LogDecoder decoder = make.apply(piece);
        for (int i = 0; i < cuts.size(); i++) {
            int from = Math.toIntExact(cuts.get(i));
            if (i + 1 < cuts.size()) {
                byte[] copy = Arrays.copyOfRange(log, from, Math.toIntExact(cuts.get(i + 1)));
                decoder.piece(copy, copy.length, from);
            } else {
                decoder.startsAt(from);
                decoder.feed(log, from, log.length);
                decoder.finish();
            }
            into.records.addAll(piece.records);
            for (String issue : piece.issues) {
                boolean zone = issue.startsWith("BAD_NUMBER"); // each piece tells it, the reader once
                if (!zone || into.issues.stream().noneMatch(told -> told.startsWith("BAD_NUMBER"))) {
                    into.issues.add(withLines(issue, lines));
                }
            }
            lines += decoder.lines();
            piece.records.clear();
            piece.issues.clear();
        }
        return cuts.size();
    }

    private static String withLines(String issue, long before) {
        int from = issue.indexOf(", line ") + 7;
        int to = issue.indexOf(':', from) < 0 ? issue.length() : issue.indexOf(':', from);
        return issue.substring(0, from) + (before + Long.parseLong(issue.substring(from, to))) + issue.substring(to);
    }

    private static Function<LogSink, LogDecoder> decoder(String sample) {
        Charset charset = StandardCharsets.UTF_8;
        return switch (sample.substring(sample.lastIndexOf('.'))) {
            case ".csv" -> sink -> new CsvLogDecoder(charset, sink, LONGEST, null, LogDecoder.texts());
            case ".json" -> sink -> new JsonLogDecoder(charset, sink, LONGEST, null, LogDecoder.texts());
            default -> sink -> new TextLogDecoder(PREFIX, charset, sink, LONGEST, null, LogDecoder.texts());
        };
    }

    private static LogBorders borders(String sample) {
        return switch (sample.substring(sample.lastIndexOf('.'))) {
            case ".csv" -> LogBorders.csv();
            case ".json" -> LogBorders.json();
            default -> LogBorders.text(PREFIX);
        };
    }
}
