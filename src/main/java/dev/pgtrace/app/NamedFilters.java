package dev.pgtrace.app;

import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterNames;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The filters that a person keeps under names, in the folder of the settings; window and command line share them. Each
/// question reads the file, so that what one window keeps another finds.
public final class NamedFilters implements FilterNames {
    private static final String FILE = "filters.json";
    private static final int VERSION = 1;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_RECENT = 12;

    private final KeptFile<Content> file;

    /// The file.
    ///
    /// @param filters expressions by name
    /// @param recent  expressions used last, newest first
    record Content(int version, Map<String, String> filters, List<String> recent) {
        static final Content NONE = new Content(VERSION, Map.of(), List.of());

        Content {
            filters = filters == null ? Map.of() : Map.copyOf(filters);
            recent = recent == null ? List.of() : List.copyOf(recent);
        }
    }

    public NamedFilters(Path folder) {
        this.file = new KeptFile<>(folder.resolve(FILE), Content.class);
    }

    /// Those of the user.
    public static NamedFilters ofUser() {
        return new NamedFilters(SettingsFile.folderOfUser());
    }

    @Override
    public Optional<String> expression(String name) {
        return Optional.ofNullable(all().get(name));
    }

    @Override
    public List<String> names() {
        return List.copyOf(all().keySet());
    }

    /// As they are now: one look at the file for any number of questions.
    public FilterNames now() {
        return names(all());
    }

    /// Keeps an expression under a name, instead of what had the name.
    ///
    /// @throws TraceException when the name or the expression cannot be used, or the file not be written
    public synchronized void keep(String name, String expression) throws TraceException {
        if (!isName(name)) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("app.filters.name", name));
        }
        String text = FilterExpression.parse(expression, this).text();
        Map<String, String> filters = all();
        String before = filters.put(name, text);
        try {
            FilterExpression.parse("@" + name, names(filters));
        } catch (TraceException e) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    Texts.get(before == null ? "app.filters.itself" : "app.filters.itself.others", name),
                    e);
        }
        save(filters);
    }

    /// Forgets a name.
    public synchronized void forget(String name) throws TraceException {
        Map<String, String> filters = all();
        if (filters.remove(name) != null) {
            save(filters);
        }
    }

    /// Notes that a filter was used; a blank one is none.
    public synchronized void used(String expression) throws TraceException {
        if (!expression.isBlank()) {
            Content content = content();
            List<String> recent = new ArrayList<>(content.recent());
            recent.remove(expression);
            recent.addFirst(expression);
            save(new Content(VERSION, content.filters(), recent.subList(0, Math.min(MOST_RECENT, recent.size()))));
        }
    }

    /// Filters used last, newest first.
    public List<String> recent() {
        return content().recent();
    }

    /// Whether it can stand in an expression after `@`.
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')
                && name.length() <= LONGEST_NAME;
    }

    private Map<String, String> all() {
        Map<String, String> filters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        filters.putAll(content().filters());
        return filters;
    }

    private Content content() {
        return file.load().content().orElse(Content.NONE);
    }

    private static FilterNames names(Map<String, String> filters) {
        return new FilterNames() {
            @Override
            public Optional<String> expression(String name) {
                return Optional.ofNullable(filters.get(name));
            }

            @Override
            public List<String> names() {
                return List.copyOf(filters.keySet());
            }
        };
    }

    private void save(Map<String, String> filters) throws TraceException {
        save(new Content(VERSION, filters, recent()));
    }

    private void save(Content content) throws TraceException {
        try {
            file.save(content);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.filters.unwritable", file.path()), e);
        }
    }
}
