package dev.pgtrace.cli;

/// What the process ends with. The numbers are part of the interface: scripts know them.
final class ExitCode {
    /// Done; also when the trace has issues.
    static final int OK = 0;
    /// A gate failed.
    static final int GATE = 1;
    /// The command line, an expression or an output cannot be used.
    static final int USAGE = 2;
    /// The input is no trace or cannot be read.
    static final int INPUT = 3;
    /// The server refused.
    static final int SERVER = 4;
    /// Cancelled by the user.
    static final int CANCELLED = 5;
    /// A fault of the product.
    static final int INTERNAL = 70;

    private ExitCode() {}
}
