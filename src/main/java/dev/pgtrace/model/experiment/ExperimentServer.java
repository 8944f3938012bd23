package dev.pgtrace.model.experiment;

import java.util.Map;

/// Where an experiment ran.
///
/// @param name     as the user calls the server
/// @param version  as the server tells it
/// @param settings that matter for times and plans, by name
public record ExperimentServer(String name, String version, Map<String, String> settings) {
    public ExperimentServer {
        settings = Map.copyOf(settings);
    }
}
