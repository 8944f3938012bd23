package dev.pgtrace.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.text.FileLine.Edge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FileLinesTest {
    @Test
    void readsLinesFromAPlaceOn() throws TraceException {
        FileLines lines = MemoryText.lines("one\ntwo\r\n\nfour");
        assertThat(lines.forward(4, 10))
                .containsExactly(
                        new FileLine(4, 5, "two", Edge.LINE_BREAK, Edge.LINE_BREAK, LineKind.TEXT),
                        new FileLine(9, 1, "", Edge.LINE_BREAK, Edge.LINE_BREAK, LineKind.TEXT),
                        new FileLine(10, 4, "four", Edge.LINE_BREAK, Edge.LINE_BREAK, LineKind.TEXT));
    }

    @Test
    void findsTheStartOfTheLineThatAPlaceIsIn() throws TraceException {
        FileLines lines = MemoryText.lines("one\ntwo\nthree\n");
        assertThat(lines.startOf(0)).isZero();
        assertThat(lines.startOf(3)).isZero();
        assertThat(lines.startOf(4)).isEqualTo(4);
        assertThat(lines.startOf(10)).isEqualTo(8);
        assertThat(lines.startOf(99)).isEqualTo(8);
    }

    @Test
    void goesBackAndStopsAtTheBeginning() throws TraceException {
        FileLines lines = MemoryText.lines("one\ntwo\nthree\n");
        assertThat(lines.back(8, 1)).isEqualTo(4);
        assertThat(lines.back(8, 2)).isZero();
        assertThat(lines.back(8, 50)).isZero();
    }

    @Test
    void cutsALongLineIntoPiecesAndSplitsNoCharacter() throws TraceException {
        String text = "x".repeat(FileLines.LONGEST - 1) + "ż" + "y".repeat(10) + "\nend\n";
        List<FileLine> lines = MemoryText.lines(text).forward(0, 10);
        assertThat(lines)
                .extracting(FileLine::text)
                .containsExactly("x".repeat(FileLines.LONGEST - 1), "ż" + "y".repeat(10), "end");
        assertThat(lines).extracting(FileLine::end).containsExactly(Edge.CUT, Edge.LINE_BREAK, Edge.LINE_BREAK);
        assertThat(MemoryText.lines(text).back(lines.get(2).offset(), 2)).isZero();
    }

    @Test
    void forwardAndBackAgreeOnALargeText() throws TraceException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("line ")
                    .append(i)
                    .append(i % 500 == 0 ? "w".repeat(9_000) : "")
                    .append('\n');
        }
        FileLines lines = MemoryText.lines(text.toString());
        List<Long> starts = new ArrayList<>();
        long at = 0;
        while (at < lines.to()) {
            List<FileLine> some = lines.forward(at, 777);
            some.forEach(line -> starts.add(line.offset()));
            at = some.getLast().endOffset();
        }
        for (int i = 0; i < starts.size(); i += 997) {
            assertThat(lines.startOf(starts.get(i))).isEqualTo(starts.get(i));
            assertThat(lines.back(starts.get(i), 40)).isEqualTo(starts.get(Math.max(0, i - 40)));
        }
    }

    @Test
    void staysWithinARange() throws TraceException {
        FileLines lines = FileLines.of(
                MemoryText.trace("one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), 4, 8);
        assertThat(lines.forward(4, 10)).extracting(FileLine::text).containsExactly("two");
        assertThat(lines.back(8, 10)).isEqualTo(4);
    }

    @Test
    void replacesBadBytesAndShowsControlCharactersAsSymbols() throws TraceException {
        byte[] bytes = {'a', (byte) 0xff, 0, '\t', 'b', '\n'};
        FileLine line =
                MemoryText.lines(bytes, StandardCharsets.UTF_8).forward(0, 1).getFirst();
        assertThat(line.shown()).isEqualTo("a\uFFFD\u2400 b");
    }

    @Test
    void tellsRecordsRulesAndHeadersApart() throws TraceException {
        String text = """
                *** PID: 42
                =====================================================================
                PARSE #1
                SQL: select 1
                """;
        assertThat(MemoryText.lines(text).forward(0, 9).stream()
                        .map(FileLine::kind)
                        .collect(Collectors.toList()))
                .containsExactly(LineKind.HEADER, LineKind.RULE, LineKind.RECORD, LineKind.TEXT);
    }

    @Test
    void hasNothingInAnEmptyFile() throws TraceException {
        FileLines lines = MemoryText.lines("");
        assertThat(lines.forward(0, 5)).isEmpty();
        assertThat(lines.startOf(0)).isZero();
        assertThat(lines.back(0, 3)).isZero();
    }
}
