package dev.pgtrace.app;

import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterNames;
import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.nio.file.Path;
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

    private final KeptFile<Content> file;

    /// The file.
    ///
    /// @param filters expressions by name
    record Content(int version, Map<String, String> filters) {
        Content {
            filters = filters == null ? Map.of() : Map.copyOf(filters);
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

    /// Keeps an expression under a name, instead of what had the name.
    ///
    /// @throws TraceException when the name or the expression cannot be used, or the file not be written
    public synchronized void keep(String name, String expression) throws TraceException {
        if (!isName(name)) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    "“" + name + "” is no name for a filter: use letters, digits, - and _ only.");
        }
        String text = FilterExpression.parse(expression, this).text();
        Map<String, String> filters = all();
        String before = filters.put(name, text);
        try {
            FilterExpression.parse("@" + name, names(filters));
        } catch (TraceException e) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    "The filter “" + name + "” would name itself" + (before == null ? "." : ", through others."),
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

    /// Whether it can stand in an expression after `@`.
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')
                && name.length() <= LONGEST_NAME;
    }

    private Map<String, String> all() {
        Map<String, String> filters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        file.load().content().ifPresent(content -> filters.putAll(content.filters()));
        return filters;
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
        try {
            file.save(new Content(VERSION, filters));
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, "The named filters cannot be written to " + file.path() + ".", e);
        }
    }
}
