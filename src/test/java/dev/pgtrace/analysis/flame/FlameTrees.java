package dev.pgtrace.analysis.flame;

import dev.pgtrace.analysis.flame.FlameBuilder.Siblings;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.List;
import java.util.Random;

/// Graphs for tests and measurements.
public final class FlameTrees {
    private static final List<String> STATEMENTS = List.of(
            "SELECT o.*, c.name FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.placed > $1",
            "UPDATE inventory SET qty = qty - $1 WHERE sku = $2",
            "SELECT * FROM orders WHERE customer_id = $1",
            "INSERT INTO order_lines VALUES ($1, $2, $3)",
            "SELECT sku FROM inventory WHERE qty < $1",
            "SELECT count(*) FROM sessions");
    private static final List<String> NODES = List.of(
            "Index Scan using orders_pkey",
            "Seq Scan on orders",
            "Hash Join",
            "Hash",
            "Bitmap Heap Scan",
            "Nested Loop",
            "Aggregate",
            "Materialize",
            "Index Only Scan",
            "Sort");
    private static final List<Component> PARTS =
            List.of(Component.CPU, Component.TIER1, Component.TIER2, Component.TIER3, Component.LOCK_WAITS);

    private FlameTrees() {}

    /// trace 170: a 60 (a1 20, a2 30) · b 40 (b1 10) · a 70 (b1 5).
    public static FlameGraph small() {
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "trace");
        int a = builder.frame(0, builder.name("a"), FlameKind.STATEMENT, 60, 0);
        builder.frame(a, builder.name("a1"), FlameKind.CALL, 20, 0);
        builder.frame(a, builder.name("a2"), FlameKind.CALL, 30, 1);
        int b = builder.frame(0, builder.name("b"), FlameKind.STATEMENT, 40, 1);
        builder.frame(b, builder.name("b1"), FlameKind.CALL, 10, 2);
        int again = builder.frame(0, builder.name("a"), FlameKind.STATEMENT, 70, 0);
        builder.frame(again, builder.name("b1"), FlameKind.CALL, 5, 3);
        return builder.build();
    }

    /// Any tree: weights, widths and depths of every size, zero too.
    public static FlameGraph random(long seed, int frames) {
        Random random = new Random(seed);
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "all");
        for (int i = 1; i < frames; i++) {
            int parent = random.nextInt(4) == 0 ? random.nextInt(builder.size()) : builder.size() - 1;
            if (random.nextInt(3) == 0) {
                parent = 0;
            }
            int name = builder.name("n" + random.nextInt(20));
            if (random.nextInt(5) == 0) {
                builder.group(parent, name, FlameKind.NODE, i);
            } else {
                long weight = random.nextInt(10) == 0 ? 0 : (long) Math.pow(10, random.nextDouble() * 6);
                builder.frame(parent, name, FlameKind.NODE, weight, i);
            }
        }
        return builder.build();
    }

    /// A trace as a session has it: statement › call › nodes › parts, about so many frames, 37.94 s.
    public static FlameGraph session(int frames) {
        Random random = new Random(10046);
        FlameBuilder builder = new FlameBuilder(FlameWeight.TIME, Siblings.KEEP, "checkout_session.trc");
        double left = 37_940_000;
        int statement = 0;
        int share = Math.max(1, frames / 8);
        while (builder.size() < frames) {
            double weight = statement < 6 ? left * (statement == 0 ? 0.39 : 0.3) : left * 8 / frames;
            left -= weight;
            addStatement(builder, random, statement++, Math.round(weight), statement < 6 ? share : 40);
        }
        return builder.build();
    }

    private static void addStatement(FlameBuilder builder, Random random, int number, long weight, int frames) {
        int kind = number < 6 ? number : random.nextInt(STATEMENTS.size());
        int statement =
                builder.frame(0, builder.name(STATEMENTS.get(kind)), FlameKind.STATEMENT, Math.max(20, weight), kind);
        builder.figures(statement, 1 + random.nextInt(20_000), random.nextInt(1_000_000));
        long parse = Math.max(1, weight / 50);
        builder.frame(statement, builder.name("PARSE"), FlameKind.CALL, parse, number);
        long exec = Math.max(10, Math.round(weight * 0.97));
        int call = builder.frame(statement, builder.name("EXEC"), FlameKind.CALL, exec, number);
        builder.figures(call, 1 + random.nextInt(20_000), random.nextInt(1_000_000));
        addNodes(builder, random, call, Math.round(exec * 0.99), 2, frames);
    }

    private static void addNodes(FlameBuilder builder, Random random, int parent, long weight, int depth, int frames) {
        int node = builder.frame(
                parent, builder.name(NODES.get(random.nextInt(NODES.size()))), FlameKind.NODE, weight, depth);
        builder.figures(node, 1 + random.nextInt(20_000), random.nextInt(1_000_000));
        long left = weight;
        if (frames < 6 || depth > 40) {
            for (Component part : PARTS) {
                long some = Math.round(left * random.nextDouble() * 0.6);
                left -= some;
                Provenance how = part == Component.TIER1 ? Provenance.ESTIMATED : Provenance.MEASURED;
                builder.part(node, part, how, some);
            }
            return;
        }
        int children = depth < 4 ? 1 : 1 + random.nextInt(3);
        if (frames > 1000 && depth > 3) {
            children = 20 + random.nextInt(40);
        }
        for (int i = 0; i < children; i++) {
            double part = i == children - 1 ? 0.97 : random.nextDouble() * 2 / children;
            long some = Math.min(left, Math.round(left * Math.min(0.97, part)));
            left -= some;
            addNodes(builder, random, node, some, depth + 1, (frames - 1) / children);
        }
    }
}
