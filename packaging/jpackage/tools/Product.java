import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The product's names and version as `pom.xml` has them: the one place for both.
record Product(SortedMap<String, String> values) {
    private static final String PREFIX = "package.";

    static Product read() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        SortedMap<String, String> values = new TreeMap<>();
        values.put("name", text(project, "artifactId"));
        values.put("version", text(project, "version"));
        values.put("title", text(project, "name"));
        values.put("summary", text(project, "description"));
        values.put("year", text(project, "inceptionYear"));
        values.put("group", text(project, "groupId"));
        Element properties = child(project, "properties");
        values.put("built", text(properties, "project.build.outputTimestamp"));
        for (Node each = properties.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().startsWith(PREFIX)) {
                values.put(each.getNodeName().substring(PREFIX.length()).replace('.', '_'), each.getTextContent().strip());
            }
        }
        values.put("date", values.get("built").substring(0, 10));
        return new Product(values);
    }

    Instant builtAt() {
        return Instant.parse(values.get("built"));
    }

    String shell() {
        return values.entrySet().stream()
                .map(each -> "product_" + each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }

    String json() {
        return values.entrySet().stream().map(Product::member).collect(Collectors.joining(",", "{", "}\n"));
    }

    private static String member(Map.Entry<String, String> each) {
        return '"' + each.getKey() + "\":\"" + each.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }

    private static Element child(Element parent, String name) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        throw new IllegalStateException("pom.xml has no <" + name + ">; start this in the folder where it lies.");
    }
}
