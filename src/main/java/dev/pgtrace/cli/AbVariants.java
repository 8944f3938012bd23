package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `ab` compares.
final class AbVariants {
    @Option(names = "--a", paramLabel = "FILE", description = "The first variant: a statement (- for standard input).")
    private @Nullable String a;

    @Option(names = "--b", paramLabel = "FILE", description = "The second one; without it, B is A's statement.")
    private @Nullable String b;

    @Option(names = "--sql", paramLabel = "NAME=FILE", description = "A further variant.")
    private Map<String, String> more = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "NAME:SETTING=VALUE",
            description = "A server setting for one variant alone, such as B:work_mem=64MB.")
    private List<String> settings = List.of();

    @Option(
            names = "--index",
            paramLabel = "NAME:SQL",
            description =
                    "An index for one variant, such as B:'CREATE INDEX ON orders (customer_id)': really built, in a"
                            + " transaction that is rolled back; writers of the table wait until then.")
    private List<String> indexes = List.of();

    @Option(
            names = "--hypothetical",
            paramLabel = "NAME:SQL",
            description = "An index that the planner alone knows (extension hypopg): a plan, and no times.")
    private List<String> hypothetical = List.of();

    boolean isEmpty() {
        return a == null && b == null && more.isEmpty();
    }

    /// Where the statements are read from.
    List<Path> files() {
        return Stream.concat(Stream.of(a, b), more.values().stream())
                .filter(file -> file != null && !file.equals("-"))
                .map(Path::of)
                .toList();
    }

    List<Variant> read(Terminal terminal) throws TraceException {
        Map<String, String> files = new LinkedHashMap<>();
        if (a != null) {
            files.put("A", a);
        }
        if (b != null) {
            files.put("B", b);
        }
        files.putAll(more);
        if (files.isEmpty()) {
            throw usage(Texts.get("cli.ab.variants.none"));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            texts.put(file.getKey(), Input.text(file.getValue(), terminal));
        }
        String first = texts.values().iterator().next();
        Map<String, Map<String, String>> set = settings();
        Map<String, List<TriedIndex>> tried = tried();
        Set<String> changed = new LinkedHashSet<>(set.keySet());
        changed.addAll(tried.keySet());
        changed.forEach(name -> texts.putIfAbsent(name, first));
        if (texts.size() < 2) {
            throw usage(Texts.get("cli.ab.variants.one"));
        }
        List<Variant> variants = new ArrayList<>();
        texts.forEach((name, sql) -> variants.add(
                new Variant(name, sql, set.getOrDefault(name, Map.of()), tried.getOrDefault(name, List.of()))));
        return variants;
    }

    private Map<String, Map<String, String>> settings() throws TraceException {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String setting : settings) {
            int colon = setting.indexOf(':');
            int equals = setting.indexOf('=', colon + 1);
            if (colon < 1 || equals < colon + 2) {
                throw usage(Texts.get("cli.ab.variants.set", setting));
            }
            all.computeIfAbsent(setting.substring(0, colon), name -> new LinkedHashMap<>())
                    .put(
                            setting.substring(colon + 1, equals).strip(),
                            setting.substring(equals + 1).strip());
        }
        return all;
    }

    private Map<String, List<TriedIndex>> tried() throws TraceException {
        Map<String, List<TriedIndex>> all = new LinkedHashMap<>();
        addTried(all, indexes, TriedIndex.Kind.REAL, "--index");
        addTried(all, hypothetical, TriedIndex.Kind.HYPOTHETICAL, "--hypothetical");
        return all;
    }

    private static void addTried(
            Map<String, List<TriedIndex>> all, List<String> given, TriedIndex.Kind kind, String option)
            throws TraceException {
        for (String index : given) {
            int colon = index.indexOf(':');
            if (colon < 1 || colon == index.length() - 1) {
                throw usage(Texts.get("cli.ab.variants.index", option, index));
            }
            all.computeIfAbsent(index.substring(0, colon), name -> new ArrayList<>())
                    .add(new TriedIndex(index.substring(colon + 1).strip(), kind));
        }
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}
