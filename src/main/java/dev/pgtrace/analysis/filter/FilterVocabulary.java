package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.NodeNames;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The texts that a trace has for the fields of a filter, in alphabetical order: its tables, indexes, users and so on.
/// Not for the window's thread where the trace is big. Immutable.
public final class FilterVocabulary {
    public static final FilterVocabulary EMPTY = new FilterVocabulary(Map.of());
    private static final int MOST = 500;
    private static final int MOST_SHAPES = 50_000;
    private static final List<String> COMMANDS = List.of(
            "begin",
            "call",
            "commit",
            "copy",
            "delete",
            "execute",
            "fetch",
            "insert",
            "merge",
            "rollback",
            "select",
            "set",
            "truncate",
            "update",
            "vacuum",
            "with");

    private final Map<FilterText, List<String>> texts;

    private FilterVocabulary(Map<FilterText, List<String>> texts) {
        this.texts = texts;
    }

    public static FilterVocabulary of(Trace trace) {
        Map<FilterText, List<String>> texts = new EnumMap<>(FilterText.class);
        plans(trace, texts);
        texts.put(FilterText.USER, ofBackends(trace, Backend::user));
        texts.put(FilterText.DATABASE, ofBackends(trace, Backend::database));
        texts.put(FilterText.APPLICATION, ofBackends(trace, Backend::application));
        texts.put(FilterText.CLIENT, ofBackends(trace, Backend::client));
        texts.put(FilterText.WAIT, waits(trace));
        texts.put(FilterText.COMMAND, COMMANDS);
        return new FilterVocabulary(texts);
    }

    /// What a field may be compared with; empty where the trace does not tell, or has too much to tell it.
    List<String> values(FilterText field) {
        return texts.getOrDefault(field, List.of());
    }

    private static void plans(Trace trace, Map<FilterText, List<String>> texts) {
        PlanShapes shapes = trace.shapes();
        BitSet tables = new BitSet();
        BitSet indexes = new BitSet();
        BitSet labels = new BitSet();
        for (int shape = 0; shape < Math.min(shapes.size(), MOST_SHAPES); shape++) {
            for (int node = 0; node < shapes.nodeCount(shape); node++) {
                set(tables, shapes.relation(shape, node));
                set(indexes, shapes.index(shape, node));
                set(labels, shapes.label(shape, node));
            }
        }
        texts.put(FilterText.TABLE, names(trace, tables, name -> name));
        texts.put(FilterText.INDEX, names(trace, indexes, name -> name));
        texts.put(FilterText.NODE, names(trace, labels, NodeNames::kind));
    }

    private static List<String> waits(Trace trace) {
        BitSet events = new BitSet();
        for (int wait = 0; wait < trace.waits().size(); wait++) {
            set(events, (int) trace.waits().get(wait, WaitColumn.NAME));
        }
        return names(trace, events, name -> name);
    }

    private static void set(BitSet names, int name) {
        if (name >= 0) {
            names.set(name);
        }
    }

    private static List<String> names(Trace trace, BitSet ids, Function<String, String> shown) {
        SortedSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int id = ids.nextSetBit(0); id >= 0 && names.size() < MOST; id = ids.nextSetBit(id + 1)) {
            names.add(shown.apply(trace.name(id)));
        }
        return new ArrayList<>(names);
    }

    private static List<String> ofBackends(Trace trace, Function<Backend, String> text) {
        SortedSet<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Session session : trace.info().sessions()) {
            String value = text.apply(session.backend());
            if (!value.isEmpty() && found.size() < MOST) {
                found.add(value);
            }
        }
        return new ArrayList<>(found);
    }
}
