package dev.orderflow.orders.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderflow.orders.OrderFilter;
import dev.orderflow.orders.OrderStatus;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How PostgreSQL finds a page of orders among many. What is explained is what Hibernate sends for {@link JpaOrders}, with its
 * parameters; what is looked at is the plan and the rows that it read, not the time.
 *
 * <p>{@code -Dplans.orders=1000000} takes more orders, and {@code -Dplans.file=<file>} keeps the plans, which is how
 * {@code ear/docs/list-plans.md} is made.
 */
@DisplayName("A page of orders")
class ListPlansIT {

    private static final int ORDERS = Integer.getInteger("plans.orders", 100_000);
    private static final int PAGE = 51;
    private static final Set<String> READS_TOO_MUCH = Set.of("Seq Scan", "Bitmap Heap Scan", "Sort", "Incremental Sort");

    private static OrdersOnPostgreSql orders;

    @BeforeAll
    static void fill() throws SQLException {
        orders = OrdersOnPostgreSql.start(new Explain());
        // A shop whose orders are nearly all confirmed, with one customer who has placed a twentieth of them.
        orders.execute(
                "truncate orders.orders cascade",
                "insert into orders.orders (id, customer_id, currency, total, payment_token, status, payment_authorized, stock_reserved,"
                        + " placed_at, updated_at, version) select gen_random_uuid()::text,"
                        + " case when n % 20 = 0 then 'c-1' else 'c-' || 2 + n % 2500 end, 'EUR', 59.98, 'tok_visa',"
                        + " case when n % 1009 = 0 then 'PLACED' when n % 101 = 0 then 'REJECTED' else 'CONFIRMED' end,"
                        + " true, true, at, at, 2"
                        + " from (select n, timestamptz '2026-01-01' + n * interval '2 seconds' as at from generate_series(1, " + ORDERS
                        + ") n) numbered",
                "vacuum analyze orders.orders");
    }

    @AfterAll
    static void close() {
        if (orders != null) {
            orders.close();
        }
    }

    @ParameterizedTest(name = "status={0} customerId={1} page={2}")
    @CsvSource({
        ",,first,orders_newest",
        ",,deep,orders_newest",
        "CONFIRMED,,first,orders_in_status",
        "CONFIRMED,,deep,orders_in_status",
        "PLACED,,first,orders_in_status",
        "PLACED,,deep,orders_in_status",
        ",c-1,first,orders_of_customer",
        ",c-1,deep,orders_of_customer",
        ",c-77,first,orders_of_customer",
        ",c-77,deep,orders_of_customer",
        "CONFIRMED,c-1,first,orders_of_customer_in_status",
        "CONFIRMED,c-1,deep,orders_of_customer_in_status",
        "PLACED,c-1,first,orders_of_customer_in_status",
        "PLACED,c-1,deep,orders_of_customer_in_status",
        "PLACED,c-77,first,orders_of_customer_in_status",
    })
    @DisplayName("is read from the index that has its order, and no more of it than the page")
    void plan(OrderStatus status, String customerId, String page, String index) throws Exception {
        Optional<String> after = page.equals("deep") ? Optional.of(inTheMiddle(status, customerId)) : Optional.empty();

        JsonNode plan = explained(new OrderFilter(Optional.ofNullable(status), Optional.ofNullable(customerId), after, PAGE));

        keep(status, customerId, page, plan);
        assertThat(plan.findValuesAsText("Node Type")).doesNotContainAnyElementsOf(READS_TOO_MUCH);
        assertThat(plan.findValuesAsText("Index Name")).containsExactly(index);
        assertThat(rowsRead(plan)).isLessThanOrEqualTo(PAGE + 1L);
    }

    /** What the database says about the query for the ids of the page: instead of ids it yields its plan. */
    private static JsonNode explained(OrderFilter filter) throws IOException {
        try (EntityManager entities = orders.open()) {
            return new ObjectMapper().readTree(OrdersOnPostgreSql.with(entities).pageOfIds(filter).get(0)).get(0).get("Plan");
        }
    }

    /** Sees every statement before it is sent. */
    private static final class Explain implements StatementInspector {

        @Override
        public String inspect(String sql) {
            return sql.contains("order by") ? "explain (analyze, buffers, format json) " + sql : sql;
        }
    }

    /** Rows that were found in the index, whether they passed the other conditions or not. */
    private static long rowsRead(JsonNode plan) {
        JsonNode scan = plan.findParents("Index Name").get(0);
        return scan.get("Actual Rows").asLong() + scan.path("Rows Removed by Filter").asLong();
    }

    private static String inTheMiddle(OrderStatus status, String customerId) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Optional.ofNullable(status).ifPresent(it -> conditions.add("status = '" + it + "'"));
        Optional.ofNullable(customerId).ifPresent(it -> conditions.add("customer_id = '" + it + "'"));
        String where = String.join(" and ", conditions);
        try (Connection connection = orders.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from orders.orders where " + where
                        + " order by placed_at desc offset (select count(*) / 2 from orders.orders where " + where + ") limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void keep(OrderStatus status, String customerId, String page, JsonNode plan) throws IOException {
        String file = System.getProperty("plans.file");
        if (file != null) {
            JsonNode scan = plan.findParents("Index Name").get(0);
            String line = "| %s | %s | %s | %s | `%s` | %d | %d | %.2f |%n".formatted(
                    status == null ? "" : status, customerId == null ? "" : customerId, page, scan.get("Node Type").asText(),
                    scan.get("Index Name").asText(), rowsRead(plan),
                    plan.get("Shared Hit Blocks").asLong() + plan.get("Shared Read Blocks").asLong(),
                    plan.get("Actual Total Time").asDouble());
            Files.writeString(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
