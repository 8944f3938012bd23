package dev.pgtrace.model.capture;

/// Whom a recording covers.
public sealed interface CaptureScope {
    /// In words, as the file says it: `role webapp`.
    String words();

    /// Statements that the recorder runs itself.
    record OwnSession() implements CaptureScope {
        @Override
        public String words() {
            return "own session";
        }
    }

    /// Sessions of a role.
    record Role(String role) implements CaptureScope {
        @Override
        public String words() {
            return "role " + role;
        }
    }

    /// Sessions of a database.
    record Database(String database) implements CaptureScope {
        @Override
        public String words() {
            return "database " + database;
        }
    }

    /// Sessions of a role in a database.
    record RoleInDatabase(String role, String database) implements CaptureScope {
        @Override
        public String words() {
            return "role " + role + " in database " + database;
        }
    }

    /// Sessions that call themselves so.
    record Application(String application) implements CaptureScope {
        @Override
        public String words() {
            return "application " + application;
        }
    }

    /// All sessions of the server.
    record All() implements CaptureScope {
        @Override
        public String words() {
            return "all sessions";
        }
    }

    /// One session that runs already.
    record Pid(long pid) implements CaptureScope {
        @Override
        public String words() {
            return "pid " + pid;
        }
    }
}
