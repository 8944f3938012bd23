package dev.pgtrace.format.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real traces against a count by regular expressions.
class SharedTracesTest {
    private static final Path FOLDER = Path.of("../shared/traces/oracle");
    private static final Pattern CALL = Pattern.compile(
            "^(PARSE|EXEC|FETCH) #(\\d+):c=(\\d+),e=(\\d+),p=(\\d+),cr=(\\d+),cu=(\\d+),mis=\\d+,r=(\\d+),.*");
    private static final Pattern NUMBERED =
            Pattern.compile("^(PARSING IN CURSOR|PARSE ERROR|CLOSE|BINDS|WAIT|STAT) #([1-9]\\d*).*");
    private static final Pattern NODE = Pattern.compile("^STAT #\\d+ id=.*op='.*str=(\\d+).*'$");

    static Stream<Path> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".trc")).sorted().toList().stream();
        }
    }

    @Test
    void isThereWhereItMustBe() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER) || System.getenv("CI") != null);
        assertThat(files()).hasSize(6);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("files")
    void countsWhatAPlainCountFinds(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);

        Trace trace = OracleTraces.read(MemorySource.of(bytes));

        assertThat(trace.info().counts()).isEqualTo(count(new String(bytes, StandardCharsets.UTF_8)));
        assertThat(trace.info().dialect()).isEqualTo(Dialect.ORACLE_10046);
        assertThat(trace.info().complete()).isTrue();
        assertThat(trace.info().bytes()).isEqualTo(bytes.length);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("files")
    void readsTheSameWithOtherLineEnds(Path file) throws IOException {
        String text = Files.readString(file);

        Trace trace = OracleTraces.read(text.replace("\n", "\r\n"));

        assertThat(trace.info().counts()).isEqualTo(count(text));
    }

    private static TraceCounts count(String text) {
        Set<String> cursors = new HashSet<>();
        long[] calls = new long[3];
        long[] sums = new long[6]; // e of PARSE, e of the others, c, cr + cu, p, r
        long[] others = new long[7]; // binds, null binds, plans, nodes, executed nodes, waits, binds without buffer
        boolean inSql = false;
        boolean inPlan = false;
        for (String line : text.lines().toList()) {
            inSql = line.startsWith("PARSING IN CURSOR #") || (inSql && !line.equals("END OF STMT"));
            Matcher numbered = NUMBERED.matcher(line);
            Matcher call = CALL.matcher(line);
            Matcher node = NODE.matcher(line);
            if (numbered.matches() && (!line.startsWith("STAT") || node.matches())) {
                cursors.add(numbered.group(2));
            }
            if (inSql) {
                continue;
            }
            if (call.matches()) {
                cursors.add(call.group(2));
                int kind = List.of("PARSE", "EXEC", "FETCH").indexOf(call.group(1));
                calls[kind]++;
                sums[kind == 0 ? 0 : 1] += Long.parseLong(call.group(4));
                sums[2] += Long.parseLong(call.group(3));
                sums[3] += Long.parseLong(call.group(6)) + Long.parseLong(call.group(7));
                sums[4] += Long.parseLong(call.group(5));
                sums[5] += Long.parseLong(call.group(8));
            }
            others[0] += line.startsWith(" Bind#") ? 1 : 0;
            others[2] += node.matches() && !inPlan ? 1 : 0;
            others[3] += node.matches() ? 1 : 0;
            others[4] += node.matches() && Long.parseLong(node.group(1)) > 0 ? 1 : 0;
            others[5] += line.startsWith("WAIT #") ? 1 : 0;
            inPlan = line.startsWith("STAT #");
        }
        return new TraceCounts(
                calls[0],
                cursors.size(),
                calls[1],
                calls[1],
                others[0],
                others[1],
                others[2],
                others[3],
                others[4],
                others[5],
                0,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5]);
    }
}
