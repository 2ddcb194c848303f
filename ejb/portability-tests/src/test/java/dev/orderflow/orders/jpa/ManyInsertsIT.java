package dev.orderflow.orders.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.orders.PlaceOrder.Item;
import dev.orderflow.orders.UnpublishedPlacement;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many orders in one transaction are few statements: what Hibernate prepares is counted. */
class ManyInsertsIT {

    private static final int ORDERS = 500;
    private static final int LINES = 2;
    /** {@code hibernate.jdbc.batch_size}. */
    private static final int BATCH = 50;

    @Test
    @DisplayName("many orders are inserted in batches, all orders before all lines, and nothing is selected before")
    void batches() {
        List<String> statements = new ArrayList<>();
        try (OrdersOnPostgreSql postgres = OrdersOnPostgreSql.start(sql -> {
                    statements.add(sql.replaceFirst("^(\\w+ \\w+ [\\w.]+).*$", "$1"));
                    return sql;
                });
                EntityManager entities = postgres.open()) {
            entities.getTransaction().begin();
            UnpublishedPlacement.in(OrdersOnPostgreSql.with(entities)).placeAll(Collections.nCopies(ORDERS, order()));
            entities.getTransaction().commit();
        }

        assertThat(statements).containsOnly("insert into orders.orders", "insert into orders.order_line");
        assertThat(statements.lastIndexOf("insert into orders.orders")).isLessThan(statements.indexOf("insert into orders.order_line"));
        assertThat(statements).hasSizeLessThanOrEqualTo((ORDERS + ORDERS * LINES) / BATCH);
    }

    private static PlaceOrder order() {
        Item item = new Item(UnpublishedPlacement.BOOK.sku(), 1);
        return new PlaceOrder("c-1", Currency.getInstance("EUR"), "tok_visa", Collections.nCopies(LINES, item));
    }
}
