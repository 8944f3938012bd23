package dev.pgtrace.model.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockingTreeTest {
    @Test
    void isEmptyWhereNobodyWaits() {
        assertThat(tree(session(1), session(2))).isEmpty();
    }

    @Test
    void showsChainsAndWhoWaitsForSeveral() {
        assertThat(tree(session(4493), session(4472, 4493), session(4480, 4472, 4493), session(7)))
                .isEqualTo("4493(4472(4480) 4480)");
    }

    @Test
    void marksARingThatTheServerHasNotBrokenYet() {
        assertThat(tree(session(3, 5), session(4, 3), session(5, 6), session(6, 5)))
                .isEqualTo("5(3(4) 6(5!))");
    }

    @Test
    void keepsAHolderThatIsNoSession() {
        assertThat(tree(session(2, 0))).isEqualTo("0(2)");
    }

    @Test
    void staysBoundedWhereEverybodyWaitsForEverybodyBefore() {
        List<ServerSession> sessions = new ArrayList<>();
        for (int pid = 1; pid <= 200; pid++) {
            sessions.add(session(pid, LongStream.range(1, pid).toArray()));
        }
        assertThat(count(BlockingTree.of(sessions))).isLessThan(20_000);
    }

    private static int count(List<Blocker> blockers) {
        return blockers.stream()
                .mapToInt(blocker -> 1 + count(blocker.waiters()))
                .sum();
    }

    private static String tree(ServerSession... sessions) {
        return text(BlockingTree.of(List.of(sessions)));
    }

    private static String text(List<Blocker> blockers) {
        return String.join(
                " ",
                blockers.stream()
                        .map(blocker -> blocker.session().pid()
                                + (blocker.deadlock() ? "!" : "")
                                + (blocker.waiters().isEmpty() ? "" : "(" + text(blocker.waiters()) + ")"))
                        .toList());
    }

    static ServerSession session(long pid, long... blockedBy) {
        return new ServerSession(
                pid,
                -1,
                "client backend",
                "u",
                "d",
                "a",
                "local",
                "active",
                "",
                "",
                Component.CPU,
                0,
                0,
                0,
                0,
                -1,
                "",
                LongStream.of(blockedBy).boxed().toList(),
                true);
    }
}
