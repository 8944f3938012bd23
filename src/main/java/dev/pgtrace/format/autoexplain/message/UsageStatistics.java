package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.model.Table;

/// The `! system usage stats:` of `log_statement_stats`, from getrusage: of one protocol message. Missing where the
/// platform does not count it.
///
/// @param userMicros          time in user mode
/// @param systemMicros        time in the kernel
/// @param elapsedMicros       wall time
/// @param deviceReadBytes     read from devices (512-byte units times 512)
/// @param majorFaults         pages of files that had to be read
/// @param voluntarySwitches   times that it waited
/// @param involuntarySwitches times that it was interrupted
public record UsageStatistics(
        long userMicros,
        long systemMicros,
        long elapsedMicros,
        long deviceReadBytes,
        long majorFaults,
        long voluntarySwitches,
        long involuntarySwitches) {
    private static final int SECTOR = 512;

    public long cpuMicros() {
        return userMicros + systemMicros;
    }

    /// Whether a detail is one: the same text in every language.
    static boolean isIn(String detail) {
        return detail.startsWith("! ") && detail.contains(" s user, ");
    }

    /// Reads the detail; lines begin with `!` and a tab:
    ///
    ///     0.000135 s user, 0.000000 s system, 0.000155 s elapsed
    ///     0/0 [40/0] filesystem blocks in/out
    ///     0/5 [0/609] page faults/reclaims, 0 [0] swaps
    ///     0/0 [5/13] voluntary/involuntary context switches
    static UsageStatistics read(String detail) {
        int times = lineStart(detail, detail.indexOf(" s user, "));
        int system = detail.indexOf(" s user, ") + 9;
        int elapsed = detail.indexOf(" s system, ", times);
        int blocks = lineStart(detail, detail.indexOf(" filesystem blocks in/out"));
        int faults = lineStart(detail, detail.indexOf(" page faults/reclaims"));
        int switches = lineStart(detail, detail.indexOf(" voluntary/involuntary context switches"));
        long sectors = number(detail, blocks);
        return new UsageStatistics(
                micros(detail, times),
                micros(detail, system),
                elapsed < 0 ? Table.MISSING : micros(detail, elapsed + 11),
                sectors == Table.MISSING ? Table.MISSING : sectors * SECTOR,
                number(detail, faults),
                number(detail, switches),
                switches < 0 ? Table.MISSING : number(detail, detail.indexOf('/', switches) + 1));
    }

    private static int lineStart(String text, int within) {
        if (within < 0) {
            return -1;
        }
        int at = within;
        while (at > 0 && text.charAt(at - 1) != '\t' && text.charAt(at - 1) != '!' && text.charAt(at - 1) != '\n') {
            at--;
        }
        while (at < within && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static long micros(String text, int from) {
        return from < 0 ? Table.MISSING : Decimal.scaled(text, from, 6);
    }

    private static long number(String text, int from) {
        return from < 0 ? Table.MISSING : Decimal.scaled(text, from, 0);
    }
}
