package dev.pgtrace.cli;

import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Texts;

/// What the reports of all measurements say.
final class BenchWords {
    private BenchWords() {}

    /// `median of 5 runs`.
    static String runs(int runs) {
        return Texts.count("cli.bench.runs", runs, runs);
    }

    /// `heap limit 512 MB`.
    static String heap() {
        return Texts.get("cli.bench.heap", Bytes.format(Runtime.getRuntime().maxMemory()));
    }

    /// `2 processors`.
    static String processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Texts.count("cli.bench.processors", processors, processors);
    }
}
