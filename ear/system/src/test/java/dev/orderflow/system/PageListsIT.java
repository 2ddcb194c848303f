package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Long lists at the page. What is in them stands in the tables only: it is the lists that are tested, not what filled them. */
@OrderflowRunning
@DisplayName("Lists of ten thousand")
class PageListsIT {

    private static final int PAGE = 50;
    private static final int MOST_ELEMENTS = 2_000;

    private final Credentials credentials;
    private final Sql database;
    private final Shop shop;
    private final String mark = "many-" + UUID.randomUUID().toString().substring(0, 8);
    private Visitor operator;

    PageListsIT(Stack stack, Sql database, Shop shop) {
        credentials = stack.credentials();
        this.database = database;
        this.shop = shop;
    }

    @BeforeEach
    void open() {
        operator = Visitor.operator(credentials);
    }

    @AfterEach
    void close() {
        if (operator != null) {
            operator.close();
        }
    }

    @Test
    @DisplayName("orders come page by page, each once, and a filter finds those of a status")
    void orders() throws SQLException {
        try {
            keepsOrders();
            operator.view("orders?customerId=" + mark);
            rowsAre(PAGE);
            for (int pages = 2; pages <= 5; pages++) {
                operator.presses("Show more");
                rowsAre(pages * PAGE);
            }
            assertThat(operator.browser.runs("return new Set([...document.querySelectorAll('main tbody a')].map(it => it.href)).size"))
                    .isEqualTo(5L * PAGE);
            isBounded(5);

            operator.view("orders?status=CANCELLED&customerId=" + mark);
            rowsAre(3);
            operator.looksAround("orders");
        } finally {
            removesOrders();
        }
    }

    @Test
    @DisplayName("whoever asks for more orders while one comes gets them, and is told of the new one, which a button shows")
    void ordersCome() throws SQLException {
        try {
            keepsOrders();
            // What the page does a moment after an order has come, it does when it is told to.
            operator.browser.runs("const later = setTimeout; setTimeout = (act, millis, ...more) => millis === 1500"
                    + " ? (window.comes = act, 1) : later(act, millis, ...more);");
            operator.view("orders?customerId=" + mark);
            rowsAre(PAGE);
            operator.browser.sees(".live:not(.stale)");
            // It looks anew where the stream was open after the first look.
            operator.browser.runs("const look = window.comes; window.comes = undefined; look?.();");
            String order = comes();
            operator.browser.until(page -> (Boolean) operator.browser.runs("return window.comes !== undefined"));

            operator.presses("Show more");
            rowsAre(2 * PAGE);
            operator.browser.runs("window.comes()");
            operator.browser.seesText(".news", "1 new order");
            assertThat(operator.browser.all("main tbody tr")).hasSize(2 * PAGE);

            operator.browser.sees(".news").click();
            operator.browser.sees("main tbody tr:first-child a[href='#/orders/" + order + "']");
            rowsAre(PAGE);
            shop.eventually(order, "CONFIRMED");
        } finally {
            removesOrders();
        }
    }

    @Test
    @DisplayName("dead letters are one row in their group, come page by page, and a search finds the one that is meant")
    void deadLetters() throws SQLException {
        try {
            // Those that died a moment ago get some time before it counts that their messages are missing: these are of the future.
            database.executes("insert into deadletters.dead_letter (id, subscription, message_key, message_id, arrived_as, type,"
                    + " subject, cause,"
                    + " state, rounds, dead_since, happened_at, body, properties) select '" + mark + "-' || i, 'payment.orders', '" + mark
                    + "-' || i, '" + mark + "-' || i, '" + mark + "-' || i, '" + mark
                    + "', 'order-' || i, case when i = 7 then 'The " + mark
                    + " needle' else 'Fault of " + mark
                    + "' end, 'DEAD', 1, now() + interval '1 day' - i * interval '1 second', now(), '{}', '{}'"
                    + " from generate_series(1, 10000) i");
            operator.view("dead-letters");
            operator.searches(mark, 2);
            operator.sees("9,999");
            isBounded(0);

            operator.view("dead-letters/group?type=" + mark);
            rowsAre(PAGE);
            operator.presses("Show more");
            rowsAre(2 * PAGE);
            isBounded(2);
            operator.searches(mark + " needle", 1);
            operator.looksAround("dead-letters-one-by-one");
        } finally {
            database.executes("delete from deadletters.dead_letter where type = '" + mark + "'");
        }
    }

    private void keepsOrders() throws SQLException {
        database.executes("with placed as (insert into orders.orders (id, customer_id, currency, total, payment_token, status, reason,"
                + " payment_authorized, stock_reserved, placed_at, updated_at, version) select gen_random_uuid()::text, '" + mark
                + "', 'EUR',"
                + " 1.00, 'tok', case when i <= 3 then 'CANCELLED' else 'REJECTED' end, 'of a test', false, false,"
                + " now() - i * interval '1 second', now(), 0 from generate_series(1, 10000) i returning id)"
                + " insert into orders.order_line (order_id, position, sku, quantity, unit_price) select id, 0, 'BOOK-1', 1, 1.00"
                + " from placed");
    }

    private void removesOrders() throws SQLException {
        String those = "customer_id = '" + mark + "' and payment_token = 'tok'";
        database.executes("delete from orders.order_line where order_id in (select id from orders.orders where " + those + ")");
        database.executes("delete from orders.orders where " + those);
    }

    /** An order of the same customer, which stays: its events go on. */
    private String comes() {
        Map<String, Object> order = new HashMap<>(shop.order(shop.sells("1.00", 1), 1, "tok_visa"));
        order.put("customerId", mark);
        return shop.operator().contentType("application/json").body(order).post("/api/orders").then().statusCode(201).extract().path("id");
    }

    @Test
    @DisplayName("dead letters of more groups than are shown: the page says that these are the largest, and claims no total")
    void groups() throws SQLException {
        try {
            database.executes("insert into deadletters.dead_letter (id, subscription, message_key, message_id, arrived_as, type,"
                    + " subject, cause,"
                    + " state, rounds, dead_since, happened_at, body, properties) select '" + mark + "-' || i, 'payment.orders', '" + mark
                    + "-' || i, '" + mark + "-' || i, '" + mark + "-' || i, '" + mark
                    + "', 'order-' || i, 'Fault ' || i, 'DEAD', 1, now() + interval '1 day', now(), '{}', '{}'"
                    + " from generate_series(1, 201) i");
            operator.view("dead-letters");
            operator.sees("the 200 largest groups");
            operator.browser.until(page -> operator.rows() == 200);
            assertThat(operator.browser.sees("main .filters").getText()).doesNotContain("in 200 groups");
            operator.presses("Retry all…");
            assertThat(operator.browser.sees("dialog h2").getText()).isEqualTo("Retry all of these?");
            operator.browser.sees("dialog .buttons button").click();
        } finally {
            database.executes("delete from deadletters.dead_letter where type = '" + mark + "'");
        }
    }

    @Test
    @DisplayName("goods are shown up to sixty, and the page says how many more a search finds")
    void goods() throws SQLException {
        try {
            database.executes("insert into orders.product (sku, name, unit_price, currency) select '" + mark
                    + "-' || i, 'Good ' || i, 1.00, 'EUR' from generate_series(1, 1000) i");
            operator.view("orders/new");
            operator.browser.sees(".shop input[type=search]").sendKeys(mark);
            operator.sees("60 of 1,000, search for the others");
            assertThat(operator.browser.all("main .goods li")).hasSize(60);
            operator.looksAround("place-an-order-of-many-goods");
            operator.browser.sees(".shop input[type=search]").sendKeys("-100");
            operator.browser.until(page -> operator.browser.all("main .goods li").size() == 2);
            assertThat(operator.browser.sees("main").getText()).doesNotContain("search for the others");
        } finally {
            database.executes("delete from orders.product where sku like '" + mark + "-%'");
        }
    }

    private void rowsAre(int count) {
        operator.browser.until(page -> operator.rows() == count);
    }

    /** What the browser has to lay out grows with the pages that were asked for, and not with what there is. */
    private void isBounded(int pages) {
        assertThat((long) operator.browser.runs("return document.getElementsByTagName('*').length"))
                .isLessThan(MOST_ELEMENTS + (long) pages * PAGE * 20);
    }
}
