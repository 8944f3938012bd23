import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Classes compiled for Java 5, as picocli's: without the maps of the stack that the verifier uses since, an archive of
/// classes does not take them. Every start looked for four of them in fifty jars and verified them the old way. They get
/// these maps and the version that has them; their code stays as it is.
final class OldClasses implements AutoCloseable {
    private static final int FIRST_WITH_MAPS = ClassFile.JAVA_6_VERSION;
    private static final int HEAD = 8;

    private final URLClassLoader jar;
    private final ClassFile files;

    /// @param jar where the classes are, and those that they are made of
    OldClasses(Path jar) throws IOException {
        this.jar = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        files = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(this.jar)));
    }

    static boolean isOld(ZipFile zip, ZipEntry entry) {
        if (!entry.getName().endsWith(".class")) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] head = in.readNBytes(HEAD);
            return ((head[6] & 0xff) << 8 | head[7] & 0xff) < FIRST_WITH_MAPS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] renewed(byte[] old) {
        return files.transformClass(
                files.parse(old),
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen(ClassTransform.endHandler(made -> made.withVersion(ClassFile.JAVA_8_VERSION, 0))));
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
