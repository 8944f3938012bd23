package dev.pgtrace.base.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class TasksTest {
    @Test
    void doesEachPieceOnceAndTheFirstHere() {
        AtomicIntegerArray done = new AtomicIntegerArray(5);
        Thread[] where = new Thread[5];
        Tasks.together("test", 5, piece -> {
            done.incrementAndGet(piece);
            where[piece] = Thread.currentThread();
        });
        for (int i = 0; i < 5; i++) {
            assertThat(done.get(i)).isEqualTo(1);
        }
        assertThat(where[0]).isSameAs(Thread.currentThread());
        assertThat(where).doesNotHaveDuplicates();
    }

    @Test
    void passesOnTheFaultOfAnotherThread() {
        assertThatThrownBy(() -> Tasks.together("test", 2, piece -> {
                    if (piece == 1) {
                        throw new IllegalArgumentException("no");
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
    }
}
