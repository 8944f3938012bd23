package dev.pgtrace.format.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordFieldsTest {
    private final RecordFields fields = new RecordFields();

    @ParameterizedTest
    @EnumSource(Field.class)
    void findsEveryFieldByItsName(Field field) {
        assertThat(Field.indexOf(field.key())).isEqualTo(field.ordinal());
    }

    @Test
    void readsNumbersAndPassesOverTheRest() {
        read("type=TEMPORARY LOB,bytes=5,c=169,e= 170,ad='x c=9',nonsense,plh=7,tim=4715494390970000,cr=");

        assertThat(fields.get(Field.C)).isEqualTo(169);
        assertThat(fields.get(Field.E)).isEqualTo(170);
        assertThat(fields.get(Field.TIM)).isEqualTo(4_715_494_390_970_000L);
        assertThat(fields.get(Field.P)).isEqualTo(-1);
        assertThat(fields.isBad(Field.CR)).isTrue();
        assertThat(fields.isBad(Field.C)).isFalse();
    }

    @Test
    void marksWhatNoFigureCanBe() {
        read("c=-1,e=100000000000001,p=9999999999999999999999,cr=1x2,r=3");

        assertThat(fields.get(Field.R)).isEqualTo(3);
        assertThat(fields.hasGarbageElapsed()).isTrue();
        assertThat(fields.isBad(Field.C)).isTrue();
        assertThat(fields.isBad(Field.E)).isFalse();
        assertThat(fields.isBad(Field.P)).isTrue();
        assertThat(fields.isBad(Field.CR)).isTrue();
    }

    private void read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        fields.read(bytes, 0, bytes.length);
    }
}
