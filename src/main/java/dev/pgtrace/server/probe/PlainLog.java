package dev.pgtrace.server.probe;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.autoexplain.log.LogLinePrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the log that a server writes as plain text (`stderr`) tells of each record, by its `log_line_prefix`.
///
/// @param setting the value of `log_line_prefix`
/// @param major   of the server
public record PlainLog(String setting, int major) {
    /// Without these no record can be put beside another.
    public static final Set<PrefixPart> OF_A_BACKEND = Set.of(PrefixPart.TIME, PrefixPart.PROCESS);

    /// Our own connections are left out by the names of their application.
    public static final Set<PrefixPart> OF_ALL = Set.of(PrefixPart.TIME, PrefixPart.PROCESS, PrefixPart.APPLICATION);

    /// Whether a server writes its log as plain text, and in no form that tells everything.
    ///
    /// @param destination the value of `log_destination`
    public static boolean isOnly(String destination) {
        return destination.contains("stderr") && !destination.contains("jsonlog") && !destination.contains("csvlog");
    }

    public LogLinePrefix prefix() {
        return LogLinePrefix.of(setting);
    }

    /// Those that it does not print, in the order of their importance.
    public List<PrefixPart> lacking(Set<PrefixPart> needed) {
        LogLinePrefix prefix = prefix();
        return EnumSet.allOf(PrefixPart.class).stream()
                .filter(part -> needed.contains(part) && part.isLacking(prefix, major))
                .toList();
    }

    List<PrefixPart> lacking() {
        return lacking(EnumSet.allOf(PrefixPart.class));
    }

    /// `the role (%u) and the database (%d)`
    static String words(List<PrefixPart> parts) {
        List<String> all = parts.stream().map(PrefixPart::words).toList();
        int last = all.size() - 1;
        return last < 1
                ? String.join("", all)
                : String.join(", ", all.subList(0, last)) + ' ' + KeptTexts.of("kept.and") + ' ' + all.get(last);
    }

    /// What it does not print.
    public String lack(List<PrefixPart> missing) {
        return KeptTexts.of("kept.log.lack", setting, words(missing));
    }

    /// What it does not print, and the statements that add it, a sentence.
    ///
    /// @param missing at least one
    public String fault(List<PrefixPart> missing) {
        return KeptTexts.of("kept.log.fault", lack(missing), sql(missing).replace('\n', ' '));
    }

    /// Adds parts to the end of the prefix, so that whoever reads the log already goes on to find the rest in its
    /// place.
    String sql(Collection<PrefixPart> missing) {
        String added = missing.stream()
                .map(part -> part.escape().charAt(1) + "=" + part.escape())
                .collect(Collectors.joining(" "));
        String before = setting.stripTrailing();
        String prefix = before + (before.isEmpty() ? "" : " ") + added + " ";
        return "ALTER SYSTEM SET log_line_prefix = '" + prefix.replace("'", "''") + "';\nSELECT pg_reload_conf();";
    }

    /// What a recording of it does not know, a sentence each.
    public List<String> limits() {
        List<PrefixPart> lacking = new ArrayList<>(lacking());
        List<String> limits = new ArrayList<>();
        if (lacking.remove(PrefixPart.LINE)) {
            limits.add(KeptTexts.of("kept.log.numbers"));
        }
        if (lacking.remove(PrefixPart.SESSION)) {
            limits.add(KeptTexts.of("kept.log.process"));
        }
        if (!lacking.isEmpty()) {
            limits.add(KeptTexts.of("kept.log.without", words(lacking)));
        }
        return limits;
    }
}
