package dev.pgtrace.model.capture;

import dev.pgtrace.base.text.KeptTexts;

/// Whom a recording covers.
public sealed interface CaptureScope {
    /// In words, as the file says it: `role webapp`.
    String words();

    /// Statements that the recorder runs itself.
    record OwnSession() implements CaptureScope {
        @Override
        public String words() {
            return KeptTexts.of("kept.scope.own");
        }
    }

    /// Sessions of a role.
    record Role(String role) implements CaptureScope {
        @Override
        public String words() {
            return KeptTexts.of("kept.scope.role", role);
        }
    }

    /// Sessions of a database.
    record Database(String database) implements CaptureScope {
        @Override
        public String words() {
            return KeptTexts.of("kept.scope.database", database);
        }
    }

    /// Sessions of a role in a database.
    record RoleInDatabase(String role, String database) implements CaptureScope {
        @Override
        public String words() {
            return KeptTexts.of("kept.scope.roleInDatabase", role, database);
        }
    }

    /// Sessions that call themselves so.
    record Application(String application) implements CaptureScope {
        @Override
        public String words() {
            return KeptTexts.of("kept.scope.application", application);
        }
    }

    /// All sessions of the server.
    record All() implements CaptureScope {
        @Override
        public String words() {
            return KeptTexts.of("kept.scope.all");
        }
    }

    /// One session that runs already.
    record Pid(long pid) implements CaptureScope {
        @Override
        public String words() {
            return KeptTexts.of("kept.scope.pid", pid);
        }
    }
}
