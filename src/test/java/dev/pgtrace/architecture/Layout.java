package dev.pgtrace.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table of packages: which may use which. Every name is relative to a root package, so that the same rules
/// hold for the product and for the planted one.
final class Layout {
    static final Map<String, List<String>> MAY_USE = table();

    private final String root;

    Layout(String root) {
        this.root = root;
    }

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("base", List.of());
        table.put("model", List.of("base"));
        table.put("source", List.of("base"));
        table.put("format", List.of("base", "model", "source"));
        table.put("store", List.of("base", "model"));
        table.put("analysis", List.of("base", "model"));
        table.put("advice", List.of("base", "model", "analysis"));
        table.put("redact", List.of("base", "model", "analysis"));
        table.put("server", List.of("base", "model", "source", "format", "advice"));
        table.put("export", List.of("base", "model", "analysis", "advice"));
        table.put(
                "app",
                List.of(
                        "base",
                        "model",
                        "source",
                        "format",
                        "store",
                        "analysis",
                        "advice",
                        "redact",
                        "server",
                        "export"));
        table.put("cli", List.of("base", "model", "analysis", "advice", "redact", "export", "app"));
        table.put("ui", List.of("base", "model", "analysis", "advice", "redact", "app"));
        table.put("", List.of("app", "cli", "ui"));
        return table;
    }

    String root() {
        return root;
    }

    /// The package with all below it, or for the root only itself.
    String pattern(String name) {
        return name.isEmpty() ? root : root + "." + name + "..";
    }

    String[] patterns(List<String> names) {
        return names.stream().map(this::pattern).toArray(String[]::new);
    }

    /// The product's packages that a package may not use.
    List<String> forbidden(String name) {
        List<String> forbidden = new ArrayList<>(MAY_USE.keySet());
        forbidden.remove(name);
        forbidden.removeAll(MAY_USE.get(name));
        return forbidden;
    }

    /// The features of the window: the packages right below `ui` save for `kit` and `shell`.
    DescribedPredicate<JavaClass> inFeature() {
        return DescribedPredicate.describe("lie in a feature of ui", type -> isFeature(part(type)));
    }

    /// The part of the window a class lies in (`kit`, `shell`, a feature), or empty for `ui` itself and all
    /// outside.
    String part(JavaClass type) {
        String prefix = root + ".ui.";
        String name = type.getPackageName();
        if (!name.startsWith(prefix)) {
            return "";
        }
        int end = name.indexOf('.', prefix.length());
        return end < 0 ? name.substring(prefix.length()) : name.substring(prefix.length(), end);
    }

    static boolean isFeature(String part) {
        return !part.isEmpty() && !part.equals("kit") && !part.equals("shell");
    }
}
