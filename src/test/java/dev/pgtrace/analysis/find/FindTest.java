package dev.pgtrace.analysis.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class FindTest {
    private static final Set<FindKind> ALL = EnumSet.allOf(FindKind.class);

    private final SmallTrace text = new SmallTrace();
    private final Trace trace = sample(text);

    private static Trace sample(SmallTrace trace) {
        int one = trace.parse(1, "select *\n  from Orders o -- all orders\n where note = 'EXEC #7'");
        int first = trace.execute(one, "orders", "value=\"x\" in Order");
        trace.plan(first, "HASHJOIN", "SEQSCAN items", "INDEXSCAN orders orders_pkey", "SEQSCAN orders");
        trace.line("orders outside of everything");
        int outer = trace.execute(trace.parse(2, "select f($1)"), "größe 12");
        trace.execute(trace.parse(3, "update größe set a = 1"));
        trace.plan(outer, "RESULT orders_archive");
        trace.parse(4, "commit");
        return trace.trace();
    }

    @Test
    void findsInSqlBindsAndNamesInOrderOfTheFile() throws TraceException {
        assertThat(find("order"))
                .containsExactly(
                        "SQL cursor 0 execution 0: select * from [Order]s o -- all orders where note = 'EXEC #7'",
                        "SQL cursor 0 execution 0: select * from Orders o -- all [order]s where note = 'EXEC #7'",
                        "BIND cursor 0 execution 0 bind 0: [order]s",
                        "BIND cursor 0 execution 0 bind 1: value=\"x\" in [Order]",
                        "OBJECT cursor 0 execution 0: [order]s",
                        "OBJECT cursor 0 execution 0: [order]s_pkey",
                        "OBJECT cursor 1 execution 1: [order]s_archive");
    }

    @Test
    void findsWholeNamesOnce() throws TraceException {
        assertThat(find("orders_pkey")).containsExactly("OBJECT cursor 0 execution 0: [orders_pkey]");
        assertThat(find("items")).containsExactly("OBJECT cursor 0 execution 0: [items]");
    }

    @Test
    void findsNothingInWhatTheTracerPrintsAround() throws TraceException {
        assertThat(find("value=")).containsExactly("BIND cursor 0 execution 0 bind 1: [value=]\"x\" in Order");
        assertThat(find("oacdef")).isEmpty();
        assertThat(find("PARSE #")).isEmpty();
        assertThat(find("Relation")).isEmpty();
        assertThat(find("SEQSCAN")).isEmpty();
        assertThat(find("exec #"))
                .containsExactly("SQL cursor 0 execution 0: …m Orders o -- all orders where note = '[EXEC #]7'");
    }

    @Test
    void findsLettersBeyondAscii() throws TraceException {
        assertThat(find("größe"))
                .containsExactly(
                        "BIND cursor 1 execution 1 bind 0: [größe] 12",
                        "SQL cursor 2 execution 2: update [größe] set a = 1");
        assertThat(find("\u2603")).isEmpty();
        assertThat(find("commit")).containsExactly("SQL cursor 3 execution -1: [commit]");
    }

    @Test
    void looksWhereAskedOnly() throws TraceException {
        assertThat(find(new FindQuery("order", EnumSet.of(FindKind.BIND), 100))).hasSize(2);
        assertThat(find(new FindQuery("order", EnumSet.of(FindKind.OBJECT), 100)))
                .hasSize(3);
        assertThat(find(new FindQuery("order", EnumSet.of(FindKind.SQL), 100))).hasSize(2);
    }

    @Test
    void stopsAtLimit() throws TraceException {
        List<FindHit> hits = new ArrayList<>();

        assertThat(Find.run(trace, new FindQuery("order", ALL, 3), hits::add, Progress.NONE, new CancelToken()))
                .isFalse();
        assertThat(hits).hasSize(3);
        assertThat(Find.run(trace, new FindQuery("", ALL, 3), hits::add, Progress.NONE, new CancelToken()))
                .isTrue();
        assertThat(hits).hasSize(3);
    }

    @Test
    void givesThePlaceInTheFile() throws TraceException {
        List<FindHit> hits = new ArrayList<>();
        Find.run(trace, new FindQuery("order", ALL, 100), hits::add, Progress.NONE, new CancelToken());

        for (FindHit hit : hits) {
            assertThat(text.raw(hit.offsetBytes(), hit.lengthBytes())).isEqualToIgnoringCase("order");
        }
    }

    @Test
    void findsTheSameWithPiecesOfAnySize() throws TraceException {
        for (String query : List.of("o", "order", "größe", "a = 1", "EXEC", "orders_archive")) {
            List<FindHit> whole = new ArrayList<>();
            Find.run(trace, new FindQuery(query, ALL, 100), whole::add, Progress.NONE, new CancelToken());
            for (int size = 1; size < 100; size++) {
                List<FindHit> hits = new ArrayList<>();
                Find.run(trace, new FindQuery(query, ALL, 100), hits::add, Progress.NONE, new CancelToken(), size, 2);
                assertThat(hits).isEqualTo(whole);
            }
        }
    }

    @Test
    void cutsLongExcerptsAtWholeCharacters() throws TraceException {
        SmallTrace small = new SmallTrace();
        small.parse(1, "ä".repeat(500) + " here " + "ö".repeat(500));
        Trace made = small.trace();

        assertThat(find(made, FindQuery.everywhere("here")))
                .containsExactly("SQL cursor 0 execution -1: …" + "ä".repeat(19) + " [here] " + "ö".repeat(59) + "…");
    }

    @Test
    void readsOtherCharacterSets() throws TraceException {
        SmallTrace small = new SmallTrace(StandardCharsets.ISO_8859_1);
        int execution = small.execute(small.parse(1, "select größe"), "Maß");
        small.plan(execution, "SEQSCAN maße");
        Trace made = small.trace();

        assertThat(find(made, FindQuery.everywhere("ß")))
                .containsExactly(
                        "SQL cursor 0 execution 0: select grö[ß]e",
                        "BIND cursor 0 execution 0 bind 0: Ma[ß]",
                        "OBJECT cursor 0 execution 0: ma[ß]e");
        assertThat(find(made, FindQuery.everywhere("€"))).isEmpty();
    }

    @Test
    void stopsWhenCancelledOrClosed() {
        CancelToken cancel = new CancelToken();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        Find.run(trace, FindQuery.everywhere("o"), hit -> cancel.cancel(), Progress.NONE, cancel));
        text.close();
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(
                        () -> Find.run(trace, FindQuery.everywhere("o"), hit -> {}, Progress.NONE, new CancelToken()));
    }

    private List<String> find(String query) throws TraceException {
        return find(FindQuery.everywhere(query));
    }

    private List<String> find(FindQuery query) throws TraceException {
        return find(trace, query);
    }

    private static List<String> find(Trace trace, FindQuery query) throws TraceException {
        List<String> lines = new ArrayList<>();
        Find.run(trace, query, hit -> lines.add(shown(hit)), Progress.NONE, new CancelToken());
        return lines;
    }

    private static String shown(FindHit hit) {
        return hit.kind() + " cursor " + hit.cursor() + " execution " + hit.execution()
                + (hit.position() < 0 ? "" : " bind " + hit.position())
                + ": " + hit.excerpt().substring(0, hit.from())
                + "[" + hit.excerpt().substring(hit.from(), hit.to()) + "]"
                + hit.excerpt().substring(hit.to());
    }
}
