package dev.pgtrace.server.capture.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes as one line of JSON: the value of the mark on the server, and the heart of the journal.
final class ChangesText {
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What a text tells: which recording, and what it changed.
    record Parsed(String id, List<SettingChange> changes) {}

    private ChangesText() {}

    static String write(String id, List<SettingChange> changes) {
        return JSON.writeValueAsString(node(id, changes));
    }

    static ObjectNode node(String id, List<SettingChange> changes) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        root.put("id", id);
        ArrayNode list = root.putArray("changes");
        for (SettingChange change : changes) {
            ObjectNode entry = list.addObject();
            switch (change.scope()) {
                case SettingScope.Server server -> entry.put("scope", "server");
                case SettingScope.Sessions sessions -> {
                    entry.put("scope", "sessions");
                    entry.put("role", sessions.role());
                    entry.put("database", sessions.database());
                }
            }
            entry.put("name", change.name());
            entry.put("value", change.value());
            change.previous().ifPresent(old -> entry.put("previous", old));
        }
        return root;
    }

    /// @return empty where the text is none of ours, or of a later version
    static Optional<Parsed> parse(String text) {
        try {
            return parse(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static Optional<Parsed> parse(JsonNode root) {
        if (root.path("version").asInt(0) != VERSION || !root.path("id").isString()) {
            return Optional.empty();
        }
        List<SettingChange> changes = new ArrayList<>();
        for (JsonNode entry : root.path("changes")) {
            String name = entry.path("name").asString("");
            if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*")) {
                return Optional.empty();
            }
            SettingScope scope = entry.path("scope").asString("").equals("server")
                    ? new SettingScope.Server()
                    : new SettingScope.Sessions(
                            entry.path("role").asString(""),
                            entry.path("database").asString(""));
            changes.add(new SettingChange(
                    scope,
                    name,
                    entry.path("value").asString(""),
                    entry.has("previous") ? Optional.of(entry.path("previous").asString("")) : Optional.empty()));
        }
        return Optional.of(new Parsed(root.path("id").asString(""), changes));
    }
}
