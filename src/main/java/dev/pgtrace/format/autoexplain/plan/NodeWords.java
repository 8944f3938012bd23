package dev.pgtrace.format.autoexplain.plan;

import java.util.List;

/// Members of the JSON form that the text form puts together: into the node's label, or several into one line.
final class NodeWords {
    private String type = "";
    private String strategy = "";
    private String partial = "";
    private String operation = "";
    private String command = "";
    private String joinType = "";
    private String provider = "";
    private boolean parallel;
    private boolean async;
    private boolean backward;
    private String sortMethod = "";
    private String sortSpace = "";
    private String sortSpaceType = "";
    private String buckets = "";
    private String originalBuckets = "";
    private String batches = "";
    private String originalBatches = "";
    private String partitions = "";
    private String hashAggBatches = "";
    private String peakMemory = "";
    private String diskUsage = "";
    private long exactHeap;
    private long lossyHeap;
    private String relationship = "";
    private String subplan = "";

    /// Takes a member's value if it is one of these.
    boolean take(JsonText json, String key) throws JsonText.Malformed {
        switch (key) {
            case "Node Type" -> type = json.scalar();
            case "Strategy" -> strategy = json.scalar();
            case "Partial Mode" -> partial = json.scalar();
            case "Operation" -> operation = json.scalar();
            case "Command" -> command = json.scalar();
            case "Join Type" -> joinType = json.scalar();
            case "Custom Plan Provider" -> provider = json.scalar();
            case "Parallel Aware" -> parallel = json.isTrue();
            case "Async Capable" -> async = json.isTrue();
            case "Scan Direction" -> backward = json.scalar().equals("Backward");
            case "Parent Relationship" -> relationship = json.scalar();
            case "Subplan Name" -> subplan = json.scalar();
            default -> {
                return takeFigure(json, key);
            }
        }
        return true;
    }

    private boolean takeFigure(JsonText json, String key) throws JsonText.Malformed {
        switch (key) {
            case "Sort Method" -> sortMethod = json.scalar();
            case "Sort Space Used" -> sortSpace = json.scalar();
            case "Sort Space Type" -> sortSpaceType = json.scalar();
            case "Hash Buckets" -> buckets = json.scalar();
            case "Original Hash Buckets" -> originalBuckets = json.scalar();
            case "Hash Batches" -> batches = json.scalar();
            case "Original Hash Batches" -> originalBatches = json.scalar();
            case "Planned Partitions" -> partitions = json.scalar();
            case "HashAgg Batches" -> hashAggBatches = json.scalar();
            case "Peak Memory Usage" -> peakMemory = json.scalar();
            case "Disk Usage" -> diskUsage = json.scalar();
            case "Exact Heap Blocks" -> exactHeap = json.whole();
            case "Lossy Heap Blocks" -> lossyHeap = json.whole();
            default -> {
                return false;
            }
        }
        return true;
    }

    String label() {
        String name =
                switch (type) {
                    case "Aggregate" ->
                        (partial.isEmpty() || partial.equals("Simple") ? "" : partial + " ") + aggregate();
                    case "SetOp" -> (strategy.equals("Hashed") ? "HashSetOp" : "SetOp") + " " + command;
                    case "ModifyTable" -> operation.isEmpty() ? type : operation;
                    case "Foreign Scan" ->
                        operation.isEmpty() || operation.equals("Select") ? type : "Foreign " + operation;
                    case "Custom Scan" -> provider.isEmpty() ? type : type + " (" + provider + ")";
                    case "Nested Loop" -> isInner() ? type : type + " " + joinType + " Join";
                    case "Hash Join" -> isInner() ? type : "Hash " + joinType + " Join";
                    case "Merge Join" -> isInner() ? type : "Merge " + joinType + " Join";
                    default -> type;
                };
        return (async ? "Async " : "") + (parallel ? "Parallel " : "") + name.strip() + (backward ? " Backward" : "");
    }

    private boolean isInner() {
        return joinType.isEmpty() || joinType.equals("Inner");
    }

    private String aggregate() {
        return switch (strategy) {
            case "Sorted" -> "GroupAggregate";
            case "Hashed" -> "HashAggregate";
            case "Mixed" -> "MixedAggregate";
            default -> "Aggregate";
        };
    }

    /// Adds the lines that are put together.
    void details(List<String> into) {
        if (relationship.equals("InitPlan") || relationship.equals("SubPlan")) {
            into.add("Parent Relationship: " + relationship);
        }
        if (!subplan.isEmpty()) {
            into.add("Subplan Name: " + subplan);
        }
        if (!sortMethod.isEmpty()) {
            into.add("Sort Method: " + sortMethod
                    + (sortSpace.isEmpty() ? "" : "  " + sortSpaceType + ": " + sortSpace + "kB"));
        }
        if (!buckets.isEmpty()) {
            into.add("Buckets: " + buckets + original(buckets, originalBuckets) + "  Batches: " + batches
                    + original(batches, originalBatches) + memory());
        } else if (!hashAggBatches.isEmpty() || !partitions.isEmpty()) {
            String planned =
                    partitions.isEmpty() || partitions.equals("0") ? "" : "Planned Partitions: " + partitions + "  ";
            String disk = diskUsage.isEmpty() || diskUsage.equals("0") ? "" : "  Disk Usage: " + diskUsage + "kB";
            into.add(planned + "Batches: " + (hashAggBatches.isEmpty() ? "0" : hashAggBatches) + memory() + disk);
        } else if (!peakMemory.isEmpty()) {
            into.add("Peak Memory Usage: " + peakMemory + "kB");
        }
        if (exactHeap > 0 || lossyHeap > 0) {
            into.add("Heap Blocks:" + (exactHeap > 0 ? " exact=" + exactHeap : "")
                    + (lossyHeap > 0 ? " lossy=" + lossyHeap : ""));
        }
    }

    private String memory() {
        return peakMemory.isEmpty() ? "" : "  Memory Usage: " + peakMemory + "kB";
    }

    private static String original(String now, String before) {
        return before.isEmpty() || before.equals(now) ? "" : " (originally " + before + ")";
    }
}
