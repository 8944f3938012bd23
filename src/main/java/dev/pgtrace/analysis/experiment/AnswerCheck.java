package dev.pgtrace.analysis.experiment;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares what the variants returned, set of parameters by set: numbers of rows, and digests where they were taken.
final class AnswerCheck {
    private final Experiment experiment;
    private final List<Warning> warnings = new ArrayList<>();

    /// What a variant returned for a set, as far as it is known.
    private static final class Answer {
        long rows = -1;
        ResultHash hash = ResultHash.NONE;
        boolean changes;

        void add(ExperimentRun run) {
            changes |= rows >= 0 && rows != run.rows();
            changes |= hash.known() && run.answer().known() && !hash.equals(run.answer());
            rows = run.rows();
            hash = run.answer().known() ? run.answer() : hash;
        }

        boolean differs(Answer other) {
            return rows != other.rows || (hash.known() && other.hash.known() && !hash.equals(other.hash));
        }
    }

    AnswerCheck(Experiment experiment) {
        this.experiment = experiment;
    }

    List<Warning> warnings() {
        return warnings;
    }

    Answers check() {
        int variants = experiment.request().variants().size();
        int sets = experiment.request().parameters().size();
        @Nullable Answer[][] answers = answers(variants, sets);
        boolean unknown = changes(answers);
        boolean different = false;
        for (int v = 1; v < variants; v++) {
            for (int s = 0; s < sets && !different; s++) {
                Answer first = answers[0][s];
                Answer other = answers[v][s];
                if (first == null || other == null || first.changes || other.changes) {
                    unknown = true;
                } else if (first.differs(other)) {
                    different = true;
                    warnings.add(difference(v, s, first, other));
                }
            }
        }
        return different ? Answers.DIFFERENT : unknown ? Answers.UNKNOWN : Answers.SAME;
    }

    private @Nullable Answer[][] answers(int variants, int sets) {
        @Nullable Answer[][] answers = new @Nullable Answer[variants][sets];
        for (ExperimentRun run : experiment.runs()) {
            if (run.phase() != RunPhase.EXPLAINED && run.rows() >= 0) {
                Answer answer = answers[run.variant()][run.parameters()];
                if (answer == null) {
                    answer = new Answer();
                    answers[run.variant()][run.parameters()] = answer;
                }
                answer.add(run);
            }
        }
        return answers;
    }

    private boolean changes(@Nullable Answer[][] answers) {
        boolean any = false;
        for (int v = 0; v < answers.length; v++) {
            for (@Nullable Answer answer : answers[v]) {
                if (answer != null && answer.changes) {
                    any = true;
                    warnings.add(
                            new Warning(Warning.Kind.DIFFERENT_ANSWER, KeptTexts.of("kept.ab.warn.changed", name(v))));
                    break;
                }
            }
        }
        return any;
    }

    private Warning difference(int variant, int set, Answer first, Answer other) {
        String ofSet = experiment.request().parameters().size() == 1 ? "" : ".set";
        String message = first.rows == other.rows
                ? KeptTexts.of("kept.ab.warn.values" + ofSet, first.rows, set + 1)
                : KeptTexts.of("kept.ab.warn.rows" + ofSet, name(0), first.rows, name(variant), other.rows, set + 1);
        return new Warning(Warning.Kind.DIFFERENT_ANSWER, message);
    }

    private String name(int variant) {
        return experiment.request().variants().get(variant).name();
    }
}
