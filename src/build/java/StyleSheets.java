import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Puts beside each style sheet of a folder, `x.css`, the same in the toolkit's binary form, `x.bss`, which the toolkit
/// prefers: to parse the texts took a tenth of the processor time of a start. Where Maven runs on a Java that is too old
/// for the toolkit, they are left out, and the toolkit takes the texts.
///
/// Argument: the folder, of the compiled classes.
public final class StyleSheets {
    private StyleSheets() {}

    public static void main(String[] args) throws Exception {
        Method convert;
        try {
            convert = Class.forName("javafx.css.Stylesheet").getMethod("convertToBinary", File.class, File.class);
        } catch (UnsupportedClassVersionError e) {
            System.err.println("no style sheets in binary form: " + e.getMessage());
            return;
        }
        for (Path text : texts(Path.of(args[0]))) {
            String name = text.toString();
            convert.invoke(null, text.toFile(), new File(name.substring(0, name.length() - 4) + ".bss"));
        }
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        }
    }
}
