package dev.pgtrace.analysis.experiment;

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
                            new Warning(
                                    Warning.Kind.DIFFERENT_ANSWER,
                                    "The answer of " + name(v)
                                            + " changed between runs, so that answers cannot be compared:"
                                            + " the statement depends on the time or on chance, or somebody changed the rows."));
                    break;
                }
            }
        }
        return any;
    }

    private Warning difference(int variant, int set, Answer first, Answer other) {
        String where = experiment.request().parameters().size() == 1 ? "" : " for parameter set " + (set + 1);
        String what = first.rows == other.rows
                ? "both return " + first.rows + " rows, with different values"
                : name(0) + " returns " + first.rows + " rows, " + name(variant) + " returns " + other.rows;
        return new Warning(Warning.Kind.DIFFERENT_ANSWER, "Different answers" + where + ": " + what + ".");
    }

    private String name(int variant) {
        return experiment.request().variants().get(variant).name();
    }
}
