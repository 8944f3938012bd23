package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConditionsTest {
    private final List<Truth> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Asked.class)
    void andAsksOnWhereItMattersOnly(Asked asked) throws TraceException {
        Condition all = new Conditions.All(List.of(tells(Truth.UNKNOWN), tells(Truth.NO), tells(Truth.YES)), asked);
        assertThat(all.test(0)).isEqualTo(asked == Asked.IF_YES ? Truth.UNKNOWN : Truth.NO);
        assertThat(told).hasSize(asked == Asked.IF_YES ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void orAsksOnWhereItMattersOnly(Asked asked) throws TraceException {
        Condition any = new Conditions.Any(List.of(tells(Truth.UNKNOWN), tells(Truth.YES), tells(Truth.NO)), asked);
        assertThat(any.test(0)).isEqualTo(asked == Asked.IF_NO ? Truth.UNKNOWN : Truth.YES);
        assertThat(told).hasSize(asked == Asked.IF_NO ? 1 : 2);
    }

    private Condition tells(Truth truth) {
        return new Condition() {
            @Override
            public Truth test(int execution) {
                told.add(truth);
                return truth;
            }

            @Override
            public Cost cost() {
                return Cost.COLUMN;
            }
        };
    }
}
