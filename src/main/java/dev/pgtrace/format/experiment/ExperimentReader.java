package dev.pgtrace.format.experiment;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.experiment.ExperimentFile.MalformedException;
import dev.pgtrace.format.experiment.ExperimentFile.NewerException;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.model.experiment.VariantTrace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// An experiment from JSON. Members may come in any order, after the first, which tells the version; unknown ones are
/// passed over.
final class ExperimentReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE - 8)
                    .maxNestingDepth(20)
                    .build())
            .build();

    private final OptionsReader options = new OptionsReader();
    private String title = "";
    private List<Variant> variants = List.of();
    private List<ParameterSet> parameters = List.of();
    private String serverName = "";
    private String serverVersion = "";
    private Map<String, String> serverSettings = Map.of();
    private long startMicros;
    private ExperimentEnd.@Nullable Reason reason;
    private String message = "";
    private List<String> notes = List.of();
    private @Nullable RunColumns runs;
    private List<VariantTrace> traces = List.of();

    static Experiment read(InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (first(parser) != JsonToken.START_OBJECT) {
                throw new MalformedException(Texts.get("format.experiment.else"));
            }
            version(parser);
            ExperimentReader reader = new ExperimentReader();
            JsonReader json = new JsonReader(parser);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                reader.member(name, json);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new MalformedException(Texts.get("format.experiment.early"));
            }
            return reader.experiment();
        }
    }

    /// What does not even begin as JSON, such as a trace, is not a damaged experiment.
    private static @Nullable JsonToken first(JsonParser parser) throws IOException {
        try {
            return parser.nextToken();
        } catch (StreamReadException e) {
            throw new MalformedException(Texts.get("format.experiment.else"));
        }
    }

    private static void version(JsonParser parser) throws IOException {
        boolean named = parser.nextToken() == JsonToken.PROPERTY_NAME
                && parser.currentName().equals("format")
                && parser.nextToken() == JsonToken.VALUE_STRING
                && parser.getString().startsWith(ExperimentFile.FORMAT);
        Optional<Integer> version =
                named ? number(parser.getString().substring(ExperimentFile.FORMAT.length())) : Optional.empty();
        if (version.isEmpty()) {
            throw new MalformedException(Texts.get("format.experiment.else"));
        }
        if (version.get() != ExperimentFile.VERSION) {
            throw new NewerException(ExperimentFile.FORMAT + version.get());
        }
    }

    private static Optional<Integer> number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number > 0 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void member(String name, JsonReader json) throws IOException {
        switch (name) {
            case "title" -> title = json.text();
            case "variants" -> variants = json.list(ExperimentReader::variant);
            case "parameters" -> parameters = json.list(set -> new ParameterSet(set.textsOrNulls()));
            case "options" -> options.read(json);
            case "server" -> json.object(this::server);
            case "startMicros" -> startMicros = json.integer();
            case "end" -> json.object(this::end);
            case "notes" -> notes = json.list(JsonReader::text);
            case "runs" -> runs = RunColumns.read(json);
            case "traces" -> traces = json.list(ExperimentReader::trace);
            default -> json.skip();
        }
    }

    private static Variant variant(JsonReader json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> settings = new HashMap<>();
        List<TriedIndex> indexes = new ArrayList<>();
        json.object((name, in) -> {
            switch (name) {
                case "name", "sql" -> texts.put(name, in.text());
                case "settings" -> settings.putAll(in.texts());
                case "indexes" -> indexes.addAll(in.list(ExperimentReader::index));
                default -> in.skip();
            }
        });
        return new Variant(need(texts.get("name")), need(texts.get("sql")), settings, indexes);
    }

    private static TriedIndex index(JsonReader json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<TriedIndex.Kind> kind = new ArrayList<>();
        json.object((name, in) -> {
            switch (name) {
                case "definition" -> texts.put(name, in.text());
                case "kind" -> kind.add(in.word(TriedIndex.Kind.class));
                default -> in.skip();
            }
        });
        return new TriedIndex(need(texts.get("definition")), need(kind.isEmpty() ? null : kind.getFirst()));
    }

    private static VariantTrace trace(JsonReader json) throws IOException {
        int[] variant = {-1};
        Map<String, String> texts = new HashMap<>();
        json.object((name, in) -> {
            switch (name) {
                case "variant" -> variant[0] = in.count();
                case "text" -> texts.put(name, in.text());
                default -> in.skip();
            }
        });
        return new VariantTrace(variant[0], need(texts.get("text")));
    }

    private void server(String name, JsonReader in) throws IOException {
        switch (name) {
            case "name" -> serverName = in.text();
            case "version" -> serverVersion = in.text();
            case "settings" -> serverSettings = in.texts();
            default -> in.skip();
        }
    }

    private void end(String name, JsonReader in) throws IOException {
        switch (name) {
            case "reason" -> reason = in.word(ExperimentEnd.Reason.class);
            case "message" -> message = in.text();
            default -> in.skip();
        }
    }

    private Experiment experiment() throws IOException {
        for (VariantTrace trace : traces) {
            if (trace.variant() < 0 || trace.variant() >= variants.size()) {
                throw new MalformedException(Texts.get("format.experiment.trace"));
            }
        }
        try {
            return new Experiment(
                    new ExperimentRequest(title, variants, parameters, options.options()),
                    new ExperimentServer(serverName, serverVersion, serverSettings),
                    startMicros,
                    need(runs).runs(variants.size(), parameters.size()),
                    traces,
                    new ExperimentEnd(need(reason), message),
                    notes);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(Texts.get("format.experiment.cannotBe", e.getMessage()));
        }
    }

    static <T> T need(@Nullable T value) throws MalformedException {
        if (value == null) {
            throw new MalformedException(Texts.get("format.experiment.part"));
        }
        return value;
    }
}
