package dev.orderflow.orders.jpa;

import dev.orderflow.database.FakeTransaction;
import dev.orderflow.launcher.Stack;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderLine;
import dev.orderflow.orders.Product;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.archive.scan.internal.DisabledScanner;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.postgresql.ds.PGSimpleDataSource;

/** The module's entities and tables on a PostgreSQL of their own, without a server around them: to see what Hibernate sends. */
final class OrdersOnPostgreSql implements AutoCloseable {

    private final Stack stack;
    private final EntityManagerFactory persistence;

    private OrdersOnPostgreSql(Stack stack, StatementInspector inspector) {
        this.stack = stack;
        Flyway.configure(OrdersOnPostgreSql.class.getClassLoader())
                .dataSource(source())
                .schemas("orders")
                .locations("classpath:db/migration/orders")
                .load()
                .migrate();
        persistence = Persistence.createEntityManagerFactory("orders", Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", source(),
                // The server's transactions end elsewhere; these end with the connection.
                "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION",
                // Where the unit has them from, a jar beside it, is so in a WAR only.
                "hibernate.loaded_classes", List.of(Order.class, OrderLine.class, OrderGivenUp.class, Product.class),
                "hibernate.archive.scanner", new DisabledScanner(),
                "hibernate.session_factory.statement_inspector", inspector));
    }

    /** Starts it; the inspector sees every statement that Hibernate prepares, and may change it. */
    static OrdersOnPostgreSql start(StatementInspector inspector) {
        Path home = Path.of(System.getProperty("portability.directory"), "orders-on-postgresql");
        return new OrdersOnPostgreSql(Stack.in(home).withPostgres().start(), inspector);
    }

    EntityManager open() {
        return persistence.createEntityManager();
    }

    static JpaOrders with(EntityManager entities) {
        JpaOrders orders = new JpaOrders();
        orders.entities = entities;
        orders.transaction = new FakeTransaction();
        return orders;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Connection connect() throws SQLException {
        return source().getConnection();
    }

    private DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(stack.postgres().url());
        source.setUser(stack.credentials().get("db.user"));
        source.setPassword(stack.credentials().get("db.password"));
        return source;
    }

    @Override
    public void close() {
        persistence.close();
        stack.close();
    }
}
