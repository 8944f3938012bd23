package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Table;
import java.util.List;

/// What the details of a plan say of the whole that its figures have no place for.
public final class PlanShares {
    private static final String WORKER = "Worker ";
    private static final String BUFFERS = " Buffers: ";

    private static final List<String> TEMP_TIMES =
            List.of(Counter.TEMP_READ_MICROS.json() + ": ", Counter.TEMP_WRITE_MICROS.json() + ": ");

    private PlanShares() {}

    /// Blocks that parallel workers read, of tables and of temporary files; missing where the plan tells no worker from
    /// another (it does with VERBOSE). Figures of a node include those below it, so the uppermost ones count.
    public static long workerReadBlocks(List<PlanNode> nodes) {
        boolean[] told = new boolean[nodes.size()];
        boolean any = false;
        long sum = 0;
        for (int i = 0; i < told.length; i++) {
            PlanNode node = nodes.get(i);
            boolean above = node.parent() >= 0 && node.parent() < i && told[node.parent()];
            boolean own = tellsWorkers(node);
            told[i] = above || own;
            any |= own;
            if (own && !above) {
                sum += reads(node);
            }
        }
        return any ? sum : Table.MISSING;
    }

    /// Time of reading and writing temporary files, as the root tells it; missing where that is not told. Servers
    /// before 15 do not time them.
    public static long tempMicros(PlanNode root) {
        return tempMicros(root.details());
    }

    /// Whether a detail with this name is such a time.
    static boolean isTempTime(String name) {
        return TEMP_TIMES.contains(name);
    }

    static long tempMicros(List<String> details) {
        long sum = Table.MISSING;
        for (int i = 0; i < details.size(); i++) {
            String detail = details.get(i);
            for (int named = 0; named < TEMP_TIMES.size(); named++) {
                String name = TEMP_TIMES.get(named);
                if (detail.startsWith(name)) {
                    int end = detail.indexOf(' ', name.length());
                    long micros = PrintedNumber.micros(detail, name.length(), end < 0 ? detail.length() : end);
                    sum = micros == Table.MISSING ? sum : Math.max(0, sum) + micros;
                }
            }
        }
        return sum;
    }

    private static boolean tellsWorkers(PlanNode node) {
        for (String detail : node.details()) {
            if (isOfWorker(detail)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfWorker(String detail) {
        return detail.length() > WORKER.length()
                && detail.startsWith(WORKER)
                && Character.isDigit(detail.charAt(WORKER.length()));
    }

    private static long reads(PlanNode node) {
        long sum = 0;
        for (String detail : node.details()) {
            int buffers = isOfWorker(detail) ? detail.indexOf(BUFFERS) : -1;
            if (buffers >= 0) {
                Usage usage = new Usage();
                UsageText.blocks(detail.substring(buffers + 1), usage);
                for (Counter counter : List.of(Counter.SHARED_READ, Counter.LOCAL_READ, Counter.TEMP_READ)) {
                    sum += Math.max(0, usage.get(counter));
                }
            }
        }
        return sum;
    }
}
