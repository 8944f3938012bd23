package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// People are told nothing that stands in the code: what is thrown at them or said to them comes from a bundle.
class ToldTextsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/pgtrace");

    /// Where a sentence goes to people, by the beginning of the call.
    private static final Pattern TELLS = Pattern.compile("new (?:TraceException|TlsProblem|GapEvent|Remedy|Warning"
            + "|FilterSyntaxException|GateSyntaxException|AddressSyntaxException|MalformedException|ScriptException"
            + "|ParameterException|TypeConversionException)\\(|\\bterminal\\.say\\(|\\bplanner\\.note\\(");

    private static final Pattern WORDS = Pattern.compile("[a-z,.:;] [a-zA-Z]");

    /// Its own texts stand elsewhere, or it is a statement and no text.
    private static final Set<String> EXCEPT = Set.of("export", "ui");

    @Test
    void comeFromBundles() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (!EXCEPT.contains(SOURCES.relativize(file).getName(0).toString())) {
                    found.addAll(sentences(file.getFileName().toString(), Files.readString(file)));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void areFoundWhereTheyStandInTheCode() {
        assertThat(sentences("Some.java", """
                throw new TraceException(
                        Kind.USAGE, "There is no file " + name + ".");
                terminal.say(Texts.get("cli.nothing", "a b".length()));
                """)).hasSize(2);
        assertThat(sentences("Some.java", """
                throw new TraceException(Kind.USAGE, Texts.get("cli.noFile", name));
                log.info("There is no file " + name);
                """)).isEmpty();
    }

    private static List<String> sentences(String name, String code) {
        List<String> found = new ArrayList<>();
        Matcher call = TELLS.matcher(code);
        while (call.find()) {
            literals(code, call.end()).stream()
                    .filter(literal -> WORDS.matcher(literal).find())
                    .forEach(literal -> found.add(name + ": " + literal));
        }
        return found;
    }

    /// Those from here to where the parenthesis that is open ends.
    private static List<String> literals(String code, int from) {
        List<String> literals = new ArrayList<>();
        int depth = 1;
        for (int at = from; depth > 0 && at < code.length(); at++) {
            char c = code.charAt(at);
            if (c == '"' || c == '\'') {
                int close = at + 1;
                while (code.charAt(close) != c) {
                    close += code.charAt(close) == '\\' ? 2 : 1;
                }
                if (c == '"') {
                    literals.add(code.substring(at + 1, close));
                }
                at = close;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return literals;
    }
}
