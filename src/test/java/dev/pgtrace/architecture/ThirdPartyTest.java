package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The list of libraries and their licences is the class path's. Libraries of the tests are named here: a new library
/// of the product is in neither list, and has to be looked at.
class ThirdPartyTest {
    private static final Pattern LINE = Pattern.compile("([a-z][\\w.-]*):([\\w.-]+) +([\\w.-]+) +(\\S.*)");

    private static final Pattern TEST = Pattern.compile(
            "(junit|opentest4j|open-test-reporting|apiguardian|assertj"
                    + "|byte-buddy|archunit|testfx|hamcrest|org\\.osgi\\.core|jazzer|surefire|jmh|jopt-simple|commons-math3).*");

    private record Library(String artifact, String version, String licence) {
        String jar() {
            return artifact + "-" + version;
        }
    }

    private static List<Library> listed() throws IOException {
        try (InputStream in = ThirdPartyTest.class.getResourceAsStream("/dev/pgtrace/THIRD-PARTY.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(LINE::matcher)
                    .filter(line -> line.matches())
                    .map(line -> new Library(line.group(2), line.group(3), line.group(4)))
                    .toList();
        }
    }

    /// Names of the product's jars without their ending and without the platform in it.
    private static List<String> classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> new File(entry).getName())
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.replaceFirst("\\.jar$", ""))
                .filter(name -> !TEST.matcher(name).matches())
                .map(name -> name.replaceFirst("^(javafx-.*?)-(linux|mac|win)(-aarch64)?$", "$1"))
                .distinct()
                .toList();
    }

    @Test
    void namesEveryLibraryOfTheProductInItsVersion() throws IOException {
        assertThat(listed()).extracting(Library::jar).containsExactlyInAnyOrderElementsOf(classPath());
    }

    @Test
    void namesALicenceForEach() throws IOException {
        assertThat(listed()).allSatisfy(library -> assertThat(library.licence())
                .containsPattern("Apache-2\\.0|MIT|BSD|GPL-2\\.0 WITH Classpath-exception-2\\.0"));
    }
}
