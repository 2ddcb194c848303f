package dev.orderflow.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderflow.launcher.Stack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How PostgreSQL finds the past of one customer among that of a thousand. What is looked at is the plan, and the rows that were read. Half
 * of the events were kept before there was a column for the customer.
 */
@DisplayName("WEB-STREAM-P5 The past of a customer")
class PastOfCustomerIT {

    private static final int ORDERS = 20_000;
    private static final int CUSTOMERS = 1_000;
    private static final int PAGE = 50;

    private static Stack stack;

    @BeforeAll
    static void fill() throws SQLException {
        stack = Stack.in(Path.of(System.getProperty("portability.directory"), "past-of-customer")).withPostgres().start();
        execute("drop schema if exists history cascade");
        migrate("1");
        execute(orders(1, ORDERS / 2), odd("before"));
        migrate("latest");
        execute(orders(ORDERS / 2 + 1, ORDERS), odd("after"), "vacuum analyze history.event");
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    /** Four events an order; two of them tell of a status, and only the first of whose order it is. */
    private static String orders(int from, int to) {
        return "insert into history.event (id, order_id, type, time, body) select type || '-' || n, 'o-' || n, type, now(),"
                + " json_build_object('type', type, 'data', case when type = 'OrderPlaced'"
                + " then json_build_object('orderId', 'o-' || n, 'customerId', 'c-' || n % " + CUSTOMERS + ")"
                + " else json_build_object('orderId', 'o-' || n) end)"
                + " from generate_series(" + from + ", " + to + ") n, unnest(array['OrderPlaced', 'StockReserved', 'PaymentAuthorized',"
                + " 'OrderShipped']) with ordinality as t(type, o) order by n, o";
    }

    /** What some program sent as an order, and which this database takes for no JSON. */
    private static String odd(String id) {
        return "insert into history.event (id, order_id, type, time, body) values ('" + id + "', '" + id + "', 'OrderPlaced', now(),"
                + " '{\"data\":{\"customerId\":\"c-1\\u0000\"}}')";
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(longs = {0, ORDERS * 2, ORDERS * 4})
    @DisplayName("is read from indexes, no more of it than a page and what nobody owns")
    void plan(long after) throws Exception {
        JsonNode plan = new ObjectMapper().readTree(first("explain (analyze, format json) " + ofCustomer("c-77", after)))
                .get(0).get("Plan");

        assertThat(plan.findValuesAsText("Node Type")).doesNotContain("Seq Scan");
        // The two ranges of the table that are read, from whatever index the planner finds the shortest.
        List<JsonNode> scans = plan.findParents("Alias").stream().filter(scan -> scan.get("Alias").asText().matches("e(_\\d)?")).toList();
        assertThat(scans).hasSize(2);
        assertThat(scans.stream().mapToLong(scan -> scan.get("Actual Rows").asLong() + scan.path("Rows Removed by Filter").asLong()).sum())
                .isLessThanOrEqualTo(PAGE + 2L);
    }

    @Test
    @DisplayName("has all that was kept, before and after there was a column for it, what was shipped too, and what nobody can read")
    void whole() throws SQLException {
        List<String> found = all("select id from history.event where position in (select position from ("
                + ofCustomer("c-77", 0).replace("limit " + PAGE, "limit 1000") + ") page) order by id");

        List<String> expected = new ArrayList<>(List.of("after", "before"));
        for (int order = 77; order <= ORDERS; order += CUSTOMERS) {
            expected.add("OrderPlaced-" + order);
            expected.add("OrderShipped-" + order);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String ofCustomer(String customer, long after) {
        String sql = JdbcHistory.ofCustomer();
        for (Object parameter : List.of("'" + customer + "'", after, PAGE, after, PAGE, PAGE)) {
            sql = sql.replaceFirst("\\?", Matcher.quoteReplacement(parameter.toString()));
        }
        return sql;
    }

    private static void migrate(String target) {
        Flyway.configure(PastOfCustomerIT.class.getClassLoader())
                .dataSource(source())
                .schemas("history")
                .locations("classpath:db/migration/history")
                .target(target)
                .load()
                .migrate();
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String first(String sql) throws SQLException {
        return all(sql).get(0);
    }

    private static List<String> all(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(stack.postgres().url());
        source.setUser(stack.credentials().get("db.user"));
        source.setPassword(stack.credentials().get("db.password"));
        return source;
    }
}
