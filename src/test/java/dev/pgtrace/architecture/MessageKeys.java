package dev.pgtrace.architecture;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The keys of texts that source code asks for.
///
/// @param asked    keys asked for as they stand: `Messages.get("open.title")`
/// @param prefixes beginnings of keys put together: `Messages.get("component." + name)`
/// @param literals every string literal that may be a key or, ending in a dot, the beginning of one: a key may
/// stand
///                 in a constant or be handed on by a caller
record MessageKeys(Set<String> asked, Set<String> prefixes, Set<String> literals) {
    private static final Pattern CALL = Pattern.compile("\\bMessages\\.\\w+\\(\\s*\"([^\"\\\\]+)\"\\s*([,)+])");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z][\\w.-]*)\"");

    static MessageKeys in(String source) {
        Set<String> asked = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        Set<String> literals = new TreeSet<>();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            (call.group(2).equals("+") ? prefixes : asked).add(call.group(1));
        }
        Matcher literal = LITERAL.matcher(source);
        while (literal.find()) {
            literals.add(literal.group(1));
        }
        return new MessageKeys(asked, prefixes, literals);
    }

    /// Keys asked for that the bundle does not hold, and beginnings that no key of it has.
    Set<String> missingFrom(Collection<String> bundle) {
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(bundle);
        prefixes.stream()
                .filter(prefix -> bundle.stream().noneMatch(key -> key.startsWith(prefix)))
                .forEach(prefix -> missing.add(prefix + "*"));
        return missing;
    }

    /// Keys of the bundle that nobody asks for.
    Set<String> unusedOf(Collection<String> bundle) {
        return bundle.stream().filter(key -> !isUsed(key)).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isUsed(String key) {
        return literals.contains(key)
                || prefixes.stream().anyMatch(key::startsWith)
                || literals.stream().anyMatch(literal -> literal.endsWith(".") && key.startsWith(literal));
    }
}
