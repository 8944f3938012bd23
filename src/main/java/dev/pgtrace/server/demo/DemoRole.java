package dev.pgtrace.server.demo;

import java.util.Locale;

/// The roles of the shop and the programs that log in as them.
enum DemoRole {
    /// The shop's web application.
    WEBAPP("checkout"),
    /// The jobs of the night, which run at any time here.
    BATCH("nightly"),
    /// People with a reporting tool.
    REPORT("metabase");

    private final String application;

    DemoRole(String application) {
        this.application = application;
    }

    String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    String application() {
        return application;
    }
}
