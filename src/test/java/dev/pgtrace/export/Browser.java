package dev.pgtrace.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A headless Chromium that does what a user does, spoken to by the WebDriver protocol. It has a profile of its own,
/// reaches no network, and is gone when this is closed.
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("successfully on port (\\d+)");
    private static final List<Path> FOLDERS = Stream.of(
                    System.getenv().getOrDefault("PATH", "").split(":"))
            .map(Path::of)
            .toList();

    private final Process driver;
    private final HttpClient client = HttpClient.newBuilder().build();
    private final URI session;

    private Browser(Process driver, int port, Path profile, Path chromium) throws IOException {
        this.driver = driver;
        URI sessions = URI.create("http://127.0.0.1:" + port + "/session");
        Map<String, Object> options = Map.of(
                "binary",
                chromium.toString(),
                "args",
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--force-color-profile=srgb",
                        "--window-size=1440,900",
                        "--user-data-dir=" + profile));
        JsonNode made = send(
                "POST",
                sessions,
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "browserName",
                                        "chrome",
                                        "goog:chromeOptions",
                                        options,
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL", "performance", "ALL")))));
        this.session = URI.create(sessions + "/" + made.path("sessionId").asString());
    }

    /// Why there is no browser here, or nothing.
    static Optional<String> missing() {
        for (String program : List.of("chromium", "chromedriver")) {
            if (find(program).isEmpty()) {
                return Optional.of("no " + program + " on the PATH (Debian: apt install chromium chromium-driver)");
            }
        }
        return Optional.empty();
    }

    /// @param folder for its profile and its log
    static Browser start(Path folder) throws IOException {
        Path log = folder.resolve("chromedriver.log");
        Process driver = new ProcessBuilder(find("chromedriver").orElseThrow().toString(), "--port=0")
                .redirectErrorStream(true)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int port = port(driver.inputReader(StandardCharsets.UTF_8), log);
            return new Browser(
                    driver,
                    port,
                    Files.createTempDirectory(folder, "profile"),
                    find("chromium").orElseThrow());
        } catch (IOException | RuntimeException e) {
            stop(driver);
            throw e;
        }
    }

    private static Optional<Path> find(String program) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int port(BufferedReader out, Path log) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return Integer.parseInt(port.group(1));
            }
        }
        Files.write(log, lines);
        throw new IOException("chromedriver did not start: " + lines);
    }

    void open(Path page) {
        console();
        requests();
        send("POST", "/url", Map.of("url", page.toUri().toString()));
    }

    /// Runs a script of the test, which may do what the page itself is forbidden, and returns its result.
    JsonNode run(String script, Object... arguments) {
        return send("POST", "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    String text(String selector) {
        return run("return document.querySelector(arguments[0]).textContent", selector)
                .asString();
    }

    int count(String selector) {
        return run("return document.querySelectorAll(arguments[0]).length", selector)
                .asInt();
    }

    /// How many of them can be seen.
    int seen(String selector) {
        return run(
                        "return Array.from(document.querySelectorAll(arguments[0]))"
                                + ".filter(e => e.getClientRects().length > 0).length",
                        selector)
                .asInt();
    }

    /// A click of the mouse on the first such element.
    void click(String selector) {
        send("POST", "/element/" + element(selector) + "/click", Map.of());
    }

    /// Keys, typed into the first such element.
    void type(String selector, String keys) {
        send("POST", "/element/" + element(selector) + "/value", Map.of("text", keys));
    }

    /// What the system's settings say: `light` or `dark`.
    void preferTheme(String theme) {
        media("", theme);
    }

    /// As on paper.
    void print(String theme) {
        media("print", theme);
    }

    private void media(String media, String theme) {
        send(
                "POST",
                "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of(
                                "media",
                                media,
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", theme)))));
    }

    /// Everything on the console, of any level.
    List<String> console() {
        List<String> lines = new ArrayList<>();
        send("POST", "/se/log", Map.of("type", "browser"))
                .forEach(entry -> lines.add(entry.path("level").asString() + " "
                        + entry.path("message").asString()));
        return lines;
    }

    /// Addresses that were asked for since the page was opened, or since the last call.
    List<String> requests() {
        List<String> addresses = new ArrayList<>();
        for (JsonNode entry : send("POST", "/se/log", Map.of("type", "performance"))) {
            JsonNode message = JSON.readTree(entry.path("message").asString()).path("message");
            boolean ofBrowser = message.at("/params/documentURL").asString("").startsWith("chrome:"); // its first tab
            if (message.path("method").asString().equals("Network.requestWillBeSent") && !ofBrowser) {
                addresses.add(message.path("params").path("request").path("url").asString());
            }
        }
        return addresses;
    }

    void resize(int width, int height) {
        send("POST", "/window/rect", Map.of("width", width, "height", height));
    }

    void screenshot(Path file) throws IOException {
        Files.write(
                file,
                Base64.getDecoder().decode(send("GET", "/screenshot", null).asString()));
    }

    private String element(String selector) {
        JsonNode found = send("POST", "/element", Map.of("using", "css selector", "value", selector));
        return found.iterator().next().asString();
    }

    private JsonNode send(String method, String path, Object body) {
        try {
            return send(method, URI.create(session + path), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode send(String method, URI address, Object body) throws IOException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(response.body()).path("value");
            if (response.statusCode() != 200) {
                throw new IOException(
                        method + " " + address + ": " + value.path("message").asString());
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        try {
            send("DELETE", session, null);
        } catch (IOException e) {
            // it is stopped below in any case
        } finally {
            stop(driver);
            client.close();
        }
    }

    private static void stop(Process driver) {
        List<ProcessHandle> all = new ArrayList<>(driver.descendants().toList());
        all.add(driver.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!driver.waitFor(10, TimeUnit.SECONDS)) {
                driver.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
