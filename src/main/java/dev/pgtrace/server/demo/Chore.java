package dev.pgtrace.server.demo;

import java.sql.SQLException;
import java.util.Random;

/// Something that a program of the shop does now and then. What it does is decided by the random numbers alone, so
/// the same seed gives the same statements, whatever the timing.
enum Chore {
    /// A customer looks at the orders of the last year: there is no index for them.
    LIST_ORDERS(DemoRole.WEBAPP, 4) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            int customer = customer(random);
            shop.read("SELECT customer_id, name, loyalty FROM customers WHERE email = ?", email(customer));
            shop.read(
                    "SELECT order_id, status, total, ordered_at FROM orders WHERE customer_id = ?"
                            + " ORDER BY ordered_at DESC LIMIT 20",
                    customer);
        }
    },
    /// A cart is shown by asking for each of its products: N+1.
    SHOW_CART(DemoRole.WEBAPP, 5) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            int cart = 1 + random.nextInt(CARTS);
            for (int product : shop.numbers("SELECT product_id FROM cart_items WHERE cart_id = ?", cart)) {
                shop.read("SELECT name, category, price FROM products WHERE product_id = ?", product);
                shop.read("SELECT available FROM inventory WHERE product_id = ?", product);
            }
        }
    },
    /// An order is placed. Everybody wants the same few products, and the nightly job counts them.
    PLACE_ORDER(DemoRole.WEBAPP, 5) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            int customer = customer(random);
            int product = wanted(random);
            int quantity = 1 + random.nextInt(3);
            shop.transaction(() -> {
                shop.change(
                        "UPDATE inventory SET available = available - ?, reserved = reserved + ? WHERE product_id = ?",
                        quantity,
                        quantity,
                        product);
                int order = shop.numbers(
                                "INSERT INTO orders (customer_id, status, total, ordered_at)"
                                        + " VALUES (?, 'paid', ?, now()) RETURNING order_id",
                                customer,
                                10 * quantity)
                        .getFirst();
                shop.change(
                        "INSERT INTO order_items SELECT ?, 1, product_id, ?, price FROM products WHERE product_id = ?",
                        order,
                        quantity,
                        product);
            });
        }
    },
    /// A product that is sold out is ordered: the check of the table refuses.
    ORDER_SOLD_OUT(DemoRole.WEBAPP, 1) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            int product = 50 * (1 + random.nextInt(PRODUCTS / 50));
            shop.change("UPDATE inventory SET available = available - 1 WHERE product_id = ?", product);
        }
    },
    /// The stock of a wanted product is counted while its row is held.
    COUNT_STOCK(DemoRole.BATCH, 3) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            int product = wanted(random);
            double seconds = 0.2 + random.nextInt(8) / 10.0;
            shop.transaction(() -> {
                shop.read("SELECT available, reserved FROM inventory WHERE product_id = ? FOR UPDATE", product);
                shop.read("SELECT sum(quantity) FROM order_items WHERE product_id = ?", product);
                shop.read("SELECT pg_sleep(?)", seconds);
                shop.change("UPDATE inventory SET counted_at = now(), reserved = 0 WHERE product_id = ?", product);
            });
        }
    },
    /// Loyalty points by a function that runs a statement for each order.
    AWARD_POINTS(DemoRole.BATCH, 3) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            shop.read("SELECT loyalty_points(?)", customer(random));
        }
    },
    /// A sort of all that was sold, with too little memory.
    RANK_SALES(DemoRole.BATCH, 1) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            int fewest = 1 + random.nextInt(3);
            shop.read(
                    "SELECT count(*), max(place) FROM (SELECT row_number() OVER (ORDER BY price * quantity DESC,"
                            + " order_id) AS place FROM order_items WHERE quantity >= ?) ranked",
                    fewest);
        }
    },
    /// The orders that this demo placed are removed now and then, so that the shop does not grow.
    FORGET_NEW_ORDERS(DemoRole.BATCH, 1) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            shop.transaction(() -> {
                shop.change("DELETE FROM order_items WHERE order_id > ?", OLD_ORDERS);
                shop.change("DELETE FROM orders WHERE order_id > ?", OLD_ORDERS);
            });
        }
    },
    /// A table of the sales by country and month.
    SALES_BY_MONTH(DemoRole.REPORT, 3) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            String category = CATEGORIES[random.nextInt(CATEGORIES.length)];
            shop.read(
                    "SELECT c.country, date_trunc('month', o.ordered_at) AS month, sum(i.quantity * i.price)"
                            + " FROM orders o JOIN customers c USING (customer_id) JOIN order_items i USING (order_id)"
                            + " JOIN products p USING (product_id) WHERE p.category = ? GROUP BY 1, 2 ORDER BY 1, 2",
                    category);
        }
    },
    /// The tool divides by the pieces returned, and there are none.
    RETURN_RATE(DemoRole.REPORT, 1) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            shop.read("SELECT sum(available) / sum(reserved - reserved) FROM inventory WHERE product_id = ?", 1);
        }
    },
    /// A question without a join condition, which the tool gives up after its time limit.
    FORGOTTEN_JOIN(DemoRole.REPORT, 1) {
        @Override
        void run(ShopSession shop, Random random) throws SQLException {
            shop.change("SET statement_timeout = '400ms'");
            try {
                shop.read("SELECT count(*) FROM orders o, products p WHERE o.total > p.price");
            } finally {
                shop.change("RESET statement_timeout");
            }
        }
    };

    private static final int CUSTOMERS = 20_000;
    private static final int PRODUCTS = 2_000;
    private static final int CARTS = 3_000;
    private static final int WANTED = 3;
    private static final long OLD_ORDERS = 150_000;
    private static final String[] CATEGORIES = {"living", "kitchen", "office", "garden"};

    private final DemoRole role;
    private final int weight;

    Chore(DemoRole role, int weight) {
        this.role = role;
        this.weight = weight;
    }

    abstract void run(ShopSession shop, Random random) throws SQLException;

    /// One of the role's chores, by weight.
    static Chore next(DemoRole role, Random random) {
        int all = 0;
        for (Chore chore : values()) {
            all += chore.role == role ? chore.weight : 0;
        }
        int left = random.nextInt(all);
        for (Chore chore : values()) {
            left -= chore.role == role ? chore.weight : 0;
            if (left < 0) {
                return chore;
            }
        }
        throw new IllegalStateException("no chore for " + role);
    }

    private static int customer(Random random) {
        return 1 + random.nextInt(CUSTOMERS);
    }

    private static String email(int customer) {
        return "customer" + customer + "@example.com";
    }

    /// One of the few products that everybody wants; never sold out.
    private static int wanted(Random random) {
        return 1 + random.nextInt(WANTED);
    }
}
