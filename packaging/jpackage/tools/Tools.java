import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// What the scripts that make packages share, whatever their language: run with `java packaging/jpackage/tools/Tools.java`.
///
///     names                          the product's names and version, as NAME='value' lines for a shell
///     names json                     the same as one JSON object, for PowerShell
///     fill IN OUT [NAME=VALUE...]    copies a template; @NAME@ is replaced by the product's name or the one given
///     gather CLASSPATH-FILE OUT      the class path's jars with the natives of this platform only, beside them
///     foreign FOLDER                 fails where a jar or file holds a native of another platform
///     licences CLASSPATH-FILE OUT    the licence and notice files that lie in the jars
///     icon PNG-FOLDER OUT            a Windows or macOS icon (.ico, .icns) of the PNGs in all sizes
///     same-pictures FOLDER FOLDER    fails where the PNGs of two folders differ by more than rounding
///     screenshot SCREEN PNG          the screen of an Xvfb; fails where it is (nearly) of one colour
///     first-frame SCREEN COMMAND...  milliseconds until a program has painted, wall and processor
///     stamp FOLDER                   sets every time in it to that of the build, so that builds are alike
final class Tools {
    private Tools() {}

    public static void main(String[] args) throws Exception {
        List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        switch (args.length == 0 ? "" : args[0]) {
            case "names" -> System.out.print(rest.contains("json") ? Product.read().json() : Product.read().shell());
            case "fill" -> fill(path(rest, 0), path(rest, 1), rest.subList(2, rest.size()));
            case "gather" -> Jars.gather(Jars.listed(path(rest, 0)), path(rest, 1), Platform.here());
            case "foreign" -> Natives.check(path(rest, 0), Platform.here());
            case "licences" -> Licences.collect(Jars.listed(path(rest, 0)), path(rest, 1));
            case "icon" -> IconFile.write(path(rest, 0), path(rest, 1));
            case "same-pictures" -> Pictures.same(path(rest, 0), path(rest, 1));
            case "screenshot" -> {
                FrameBuffer.save(path(rest, 0), path(rest, 1));
                Pictures.ofSomething(path(rest, 1));
            }
            case "first-frame" -> FrameBuffer.timeFirstFrame(path(rest, 0), rest.subList(1, rest.size()));
            case "stamp" -> Times.set(path(rest, 0), Product.read().builtAt());
            default -> {
                System.err.println("Tools.java: its head says what it can do.");
                System.exit(2);
            }
        }
    }

    private static Path path(List<String> words, int index) {
        return Path.of(words.get(index));
    }

    private static void fill(Path template, Path out, List<String> pairs) throws Exception {
        TreeMap<String, String> values = new TreeMap<>(Product.read().values());
        for (String pair : pairs) {
            values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        Template.fill(template, out, values);
    }
}
