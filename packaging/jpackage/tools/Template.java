import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with holes, `@name@`.
final class Template {
    private static final Pattern HOLE = Pattern.compile("@([a-z][a-z0-9_]*)@");

    private Template() {}

    static void fill(Path template, Path out, SortedMap<String, String> values) throws Exception {
        String text = HOLE.matcher(Files.readString(template)).replaceAll(hole -> {
            String value = values.get(hole.group(1));
            if (value == null) {
                throw new IllegalStateException(template + " wants @" + hole.group(1) + "@, which nothing gives.");
            }
            return Matcher.quoteReplacement(value);
        });
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, text);
    }
}
