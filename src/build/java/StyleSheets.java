import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sun.misc.Unsafe;

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
        fixOrderOfSets();
        for (Path text : texts(Path.of(args[0]))) {
            String name = text.toString();
            convert.invoke(null, text.toFile(), new File(name.substring(0, name.length() - 4) + ".bss"));
        }
    }

    /// The JDK gives its immutable sets another order in each process, and the toolkit writes sets of pseudo-classes in
    /// the order that they have: without this, two builds of the same sources differ.
    @SuppressWarnings("removal")
    private static void fixOrderOfSets() throws ReflectiveOperationException {
        Field access = Unsafe.class.getDeclaredField("theUnsafe");
        access.setAccessible(true);
        Unsafe unsafe = (Unsafe) access.get(null);
        Class<?> sets = Class.forName("java.util.ImmutableCollections");
        Field salt = sets.getDeclaredField("SALT32L");
        unsafe.putLong(unsafe.staticFieldBase(salt), unsafe.staticFieldOffset(salt), 1L);
        Field reverse = sets.getDeclaredField("REVERSE");
        unsafe.putBoolean(unsafe.staticFieldBase(reverse), unsafe.staticFieldOffset(reverse), false);
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
        }
    }
}
